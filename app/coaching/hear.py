"""What she typed becomes a turn: checked, read by the rules, answered with a direction."""

import unicodedata

from app.coaching.clock import now
from app.coaching.record import scenario_of
from app.spin.acts.classify import classify
from app.spin.acts.votes.rules import RuleBook
from app.spin.buyer.direct import direct
from app.spin.buyer.thread import thread_of
from app.spin.errors import EmptyTurn, PracticeEnded, StillSpeaking, TurnChanged, TurnTooLong
from app.spin.practice import replay
from app.store.clean import clean
from app.store.rows import Said, StoredTalk


def checked(text: str, longest: int) -> str:
    """The text as typed, without what no database can hold; raises EmptyTurn, TurnTooLong."""
    if len(text) > longest:
        raise TurnTooLong(len(text), longest)
    kept = clean(text)
    if not any(_is_seen(each) for each in kept):
        raise EmptyTurn
    return kept


def _is_seen(character: str) -> bool:
    """Whether a character puts anything on the page: blanks, control and zero-width characters do not."""
    return unicodedata.category(character)[0] not in "CZ"


def known(talk: StoredTalk, client_turn_id: str, text: str) -> int | None:
    """The number of the turn sent under this id before; raises TurnChanged where it had other words."""
    for each in talk.turns:
        if each.client_turn_id == client_turn_id:
            if each.turn.text != text:
                raise TurnChanged(talk.practice.id)
            return each.turn.number
    return None


def heard(talk: StoredTalk, client_turn_id: str, text: str, rules: RuleBook) -> Said:
    """The next turn of the talk with its reading and direction; raises PracticeEnded, StillSpeaking."""
    if talk.practice.ended:
        raise PracticeEnded(talk.practice.id)
    if talk.unanswered:
        raise StillSpeaking(talk.practice.id)
    scenario = scenario_of(talk.practice)
    state = replay(scenario, talk.spoken, talk.practice.carried)
    reading = classify(text, thread_of(state, scenario), rules)
    direction = direct(state, reading, scenario)
    return Said(len(talk.turns) + 1, client_turn_id, text, reading, direction, now())
