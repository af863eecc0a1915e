"""What earlier meetings of the account have settled, so that a later one is measured by what was left to do."""

from dataclasses import dataclass

from app.spin.practice import Record
from app.spin.scenario import Problem, Scenario


@dataclass(frozen=True, slots=True)
class Before:
    """Facts told, problems voiced and wanted, people heard of; all empty in a first meeting."""

    told: frozenset[str] = frozenset()
    voiced: frozenset[str] = frozenset()
    wants: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()

    def unopened(self, problem: Problem) -> int:
        """How many consequences of a problem nobody has opened yet."""
        return sum(link.fact.id not in self.told for link in problem.chain)


def before(record: Record) -> Before:
    """What the record's own meeting found settled."""
    carried, scenario = record.carried, record.scenario
    if carried is None:
        return Before()
    told = frozenset(carried.told)
    return Before(
        told=told,
        voiced=frozenset(each.problem for each in carried.strands if each.voiced),
        wants=frozenset(each.id for each in scenario.problems if each.want.id in told),
        people=_people(scenario, told),
    )


def _people(scenario: Scenario, told: frozenset[str]) -> frozenset[str]:
    heard_of = {fact.person for fact in scenario.facts if fact.person and fact.id in told}
    return frozenset(heard_of | {each.id for each in scenario.stakeholders if each.present})
