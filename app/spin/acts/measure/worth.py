"""What the labels would be without a rule: which utterances it alone saves, and which it spoils."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.spin.acts.measure.evaluate import Case, read
from app.spin.acts.votes.rules import Rule, RuleBook


@dataclass(frozen=True, slots=True)
class Worth:
    """A rule taken out: the cases then wrong that were right, and the cases then right that were wrong."""

    rule: Rule
    saves: tuple[Case, ...]
    spoils: tuple[Case, ...]

    @property
    def families(self) -> int:
        """In how many families it saves something; a line without a family is one of its own."""
        return len({case.sample.family or case.sample.text for case in self.saves})


def worth(cases: Iterable[Case], book: RuleBook) -> Iterator[Worth]:
    """Each rule with words of its own, in the book's order; compiles the book anew for each, so it takes seconds."""
    fired: dict[str, list[Case]] = {}
    for case in cases:
        for fired_id in {hit.rule for act in case.reading.acts for hit in act.hits}:
            fired.setdefault(fired_id, []).append(case)
    for rule in book.rules:
        if rule.pattern and rule.default is None:
            yield _worth(rule, fired.get(rule.id, []), book)


def _worth(rule: Rule, cases: list[Case], book: RuleBook) -> Worth:
    if not cases:
        return Worth(rule, (), ())
    others = RuleBook(tuple(each for each in (*book.rules, *book.deeds) if each is not rule), "", book.cues)
    without = read((case.sample for case in cases), others)
    pairs = list(zip(cases, without, strict=True))
    return Worth(
        rule,
        saves=tuple(case for case, other in pairs if case.right and not other.right),
        spoils=tuple(case for case, other in pairs if other.right and not case.right),
    )
