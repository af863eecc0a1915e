"""A practice that begins: the first meeting with an account, or the next after an Advance."""

from dataclasses import dataclass, replace
from uuid import uuid4

from app.coaching.clock import now
from app.coaching.record import scenario_of
from app.content.rubric import Rubrics
from app.content.scenario.library import Authored
from app.spin.buyer.state import left_behind
from app.spin.errors import NoNextMeeting
from app.spin.practice import Digests, Level, Mode, replay
from app.spin.scenario import Difficulty, Scenario, Step
from app.store.clean import clean
from app.store.rows import StoredPractice, StoredTalk
from app.voices.prompt import digest


@dataclass(frozen=True, slots=True)
class Played:
    """What a new practice is recorded with: the digest of the rules, the rubrics, the name of the voice or model."""

    rules: str
    rubrics: Rubrics
    model: str

    def digests(self, scenario: str, world: Scenario) -> Digests:
        """The digests of a practice in this world; `scenario` is that of its text."""
        return Digests(self.rules, self.rubrics.of(world).rubric.digest, scenario, digest(world.language))


def first_meeting(
    authored: Authored, mode: Mode, level: Level, trainee: str, visitor: str, by: Played
) -> StoredPractice:
    """A first meeting on this level (empty: the scenario's own)."""
    ident = uuid4().hex
    own = authored.scenario
    world = own.meeting_at(1, Difficulty(level) if level else own.difficulty)
    return StoredPractice(
        id=ident,
        visitor=clean(visitor),
        trainee=clean(trainee).strip(),
        scenario=world.slug,
        title=world.title,
        language=world.language,
        text=authored.text,
        digests=by.digests(authored.digest, world),
        rubric=by.rubrics.of(world).text,
        model=by.model,
        mode=mode,
        opening=_opening(world, ident),
        created_at=now(),
        level=world.difficulty.value,
    )


def next_meeting(talk: StoredTalk, by: Played) -> StoredPractice:
    """The meeting that the Advance of this one opened, in the same account as it was; raises NoNextMeeting."""
    before, scenario = talk.practice, scenario_of(talk.practice)
    if not opens_next(talk):
        raise NoNextMeeting(before.id)
    ident = uuid4().hex
    world = _account(before).meeting_at(before.meeting + 1, scenario.difficulty)
    left = left_behind(replay(scenario, talk.spoken, before.carried), scenario)
    return replace(
        before,
        id=ident,
        title=world.title,
        digests=by.digests(before.digests.scenario, world),
        rubric=by.rubrics.of(world).text,
        model=by.model,
        opening=_opening(world, ident),
        created_at=now(),
        ended="",
        ended_at=None,
        meeting=world.number,
        follows=before.id,
        carried=left,
    )


def opens_next(talk: StoredTalk) -> bool:
    """Whether this talk ended with an Advance in an account that has another meeting."""
    if not talk.practice.ended or talk.practice.meeting >= meetings_of(talk.practice):
        return False
    return any(event.kind == "commit" for turn in talk.spoken for event in turn.direction.events)


def agreed_before(practice: StoredPractice) -> Step | None:
    """The step agreed on in the meeting before, which opened this one; None in a first meeting."""
    step = practice.carried.step if practice.carried else ""
    if not step:
        return None
    account = _account(practice)
    ladder = account.meeting_at(practice.meeting - 1, account.difficulty).ladder
    return next((each for each in ladder if each.id == step), None)


def meetings_of(practice: StoredPractice) -> int:
    """How many meetings the account of this practice has."""
    return 1 + len(_account(practice).later)


def _account(practice: StoredPractice) -> Scenario:
    return scenario_of(replace(practice, meeting=1))


def _opening(world: Scenario, ident: str) -> str:
    openings = world.lines["opening"]
    return openings[int(ident[:8], 16) % len(openings)]
