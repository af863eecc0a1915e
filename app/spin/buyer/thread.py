"""The talk so far as the reader of acts needs it."""

import re
from functools import lru_cache

from app.spin.acts.act import Thread
from app.spin.buyer.direction import Cue
from app.spin.buyer.state import State
from app.spin.scenario import Scenario

_FIGURE = re.compile(r"\d[\d,.]*\d")


def thread_of(state: State, scenario: Scenario) -> Thread:
    """What decides how the seller's next words are read."""
    return Thread(
        topics=scenario.topics(),
        stands=state.stands,
        problem=state.problem,
        voiced=state.voiced(),
        wants=state.wants(),
        told=frozenset(state.told),
        public=frozenset(fact.id for fact in scenario.facts if fact.public),
        seller_said=state.seller_said,
        buyer_said=state.buyer_said,
        turns=state.turns,
        offered=state.offered,
        spoken_of=state.spoken_of,
        has_told=Cue.TELL in state.cues,
        ours=scenario.briefing.ours,
        figures=_figures(scenario.briefing.known),
        room=frozenset((scenario.buyer.id, *(each.person for each in state.room))),
    )


@lru_cache(maxsize=64)
def _figures(known: tuple[str, ...]) -> frozenset[str]:
    """The numbers of two digits and more in these sentences, as they are written."""
    return frozenset(figure for each in known for figure in _FIGURE.findall(each))
