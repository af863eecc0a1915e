"""What the buyer's words leave in the air, which a bare "why?" takes up."""

from collections.abc import Iterable, Mapping

from app.spin.acts.act import Stands
from app.spin.buyer.direction import Cue, Part
from app.spin.scenario import Scenario


def standing(parts: Iterable[Part], scenario: Scenario) -> tuple[Stands, str]:
    """What the last of these parts leaves in the air, and the problem it belongs to."""
    places = places_of(scenario)
    found = (Stands.NOTHING, "")
    for part in parts:
        if part.cue is Cue.TELL:
            found = places.get(part.ref, (Stands.FACT, ""))
        elif part.cue is Cue.HINT:
            found = (Stands.IMPLIED, part.ref)
        elif part.cue is Cue.OBJECT:
            found = (Stands.OBJECTION, "")
        elif part.cue is Cue.DOUBT:
            found = (Stands.DOUBT, "")
        elif part.cue is Cue.RESOLVE:
            found = (Stands.FACT, "")
    return found


def places_of(scenario: Scenario) -> Mapping[str, tuple[Stands, str]]:
    """For each fact of a problem: what it is in the problem, and which problem."""
    places: dict[str, tuple[Stands, str]] = {}
    for each in scenario.problems:
        places[each.voiced.id] = (Stands.IMPLIED, each.id)
        places.update((link.fact.id, (Stands.CONSEQUENCE, each.id)) for link in each.chain)
        places[each.want.id] = (Stands.WANT, each.id)
        places[each.payoff.id] = (Stands.BENEFIT, each.id)
    return places
