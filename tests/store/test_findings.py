"""What the guard found is kept with the turn and counted, on both databases."""

from dataclasses import replace
from datetime import timedelta

from app.spin.finding import Finding, Kind, Remedy
from app.store.store import Store
from tests.store import rows

AGAIN = Finding(Kind.NUMBER, "一共 999 台", 1, Remedy.AGAIN)
HELPS = Finding(Kind.HELPS, "有什么可以帮您", 2, Remedy.SCRIPT)


def answered(store: Store, *findings: Finding, after: timedelta = timedelta()) -> str:
    practice = rows.practice()
    store.practices.add(practice)
    store.turns.append(rows.said(), rows.lease(practice.id))
    answer = replace(rows.answer(), findings=findings, at=rows.NOON + after)
    assert store.turns.answer(rows.lease(practice.id), answer)
    return practice.id


def test_findings_come_back_by_turn_in_their_order(store: Store) -> None:
    practice = answered(store, AGAIN, HELPS)
    assert store.findings.of(practice) == {1: (AGAIN, HELPS)}
    assert store.findings.of(answered(store)) == {}


def test_who_lost_the_lease_keeps_nothing(store: Store) -> None:
    practice = answered(store, AGAIN)
    assert not store.turns.answer(rows.lease(practice), replace(rows.answer(), findings=(HELPS,)))
    assert store.findings.of(practice) == {1: (AGAIN,)}


def test_the_tally_counts_by_kind_and_remedy_and_has_the_newest_words(store: Store) -> None:
    since = rows.NOON + timedelta(days=400)
    answered(store, AGAIN, HELPS, after=timedelta(days=401))
    newer = Finding(Kind.NUMBER, "一年停 77 回", 1, Remedy.AGAIN)
    answered(store, newer, Finding(Kind.NUMBER, "八成", 2, Remedy.SCRIPT), after=timedelta(days=402))
    number, helps = store.findings.since(since)
    assert (number.kind, number.count, number.words) == (Kind.NUMBER, 3, "八成")
    assert number.remedies == {Remedy.AGAIN: 2, Remedy.SCRIPT: 1}
    assert number.at == rows.NOON + timedelta(days=402)
    assert (helps.kind, helps.count, helps.words, helps.language) == (Kind.HELPS, 1, "有什么可以帮您", "zh")
    assert store.findings.since(since + timedelta(days=3)) == []
