"""Practices are found again, ended once, and listed for the trainee and for exports."""

import subprocess
import sys
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from app.spin.errors import DatabaseInUse, DatabaseTrouble, StillSpeaking, UnknownPractice
from app.store import practices as module
from app.store.rows import Filters, Finished
from app.store.store import Store
from tests.store import rows

SERVING = """
import sys
from app.store.store import Store
store = Store(sys.argv[1])
store.claim(0)
print("up", flush=True)
input()
"""


def finished(store: Store, minute: int, **changes: object) -> str:
    """A practice that ended `minute` minutes after noon and was scored."""
    practice = rows.practice(**changes)
    at = rows.NOON + timedelta(minutes=minute)
    store.practices.add(practice)
    store.practices.end(practice.id, "seller", at)
    store.scorecards.add_first(rows.card(practice.id), at)
    store.attempts.submit(practice.id, at)
    return practice.id


def listed(chunks: Iterable[list[Finished]]) -> list[Finished]:
    return [each for chunk in chunks for each in chunk]


def test_a_practice_comes_back_as_it_was_stored(store: Store) -> None:
    practice = rows.practice(trainee="O'Neil; DROP TABLE turns;--", opening="“您好”👋")
    store.practices.add(practice)
    assert store.practices.load(practice.id).practice == practice


def test_an_unknown_practice_is_said_to_be_unknown(store: Store) -> None:
    with pytest.raises(UnknownPractice):
        store.practices.load("no such id")
    with pytest.raises(UnknownPractice):
        store.practices.end("no such id", "seller", rows.NOON)


def test_the_first_end_stands(store: Store) -> None:
    practice = rows.practice()
    store.practices.add(practice)
    store.practices.end(practice.id, "seller", rows.NOON)
    store.practices.end(practice.id, "trust", rows.NOON + timedelta(hours=1))
    found = store.practices.load(practice.id).practice
    assert (found.ended, found.ended_at) == ("seller", rows.NOON)


def test_a_talk_does_not_end_while_he_speaks(store: Store) -> None:
    practice = rows.practice()
    store.practices.add(practice)
    store.turns.append(rows.said(), rows.lease(practice.id))
    with pytest.raises(StillSpeaking):
        store.practices.end(practice.id, "seller", rows.NOON)
    store.turns.answer(rows.lease(practice.id), rows.answer())
    store.practices.end(practice.id, "seller", rows.NOON)
    assert store.practices.load(practice.id).practice.ended == "seller"


def test_the_first_scorecard_stands(store: Store) -> None:
    practice = finished(store, 0, visitor="cards")
    assert store.scorecards.add_first(rows.card(practice, 12.0), rows.NOON) == rows.card(practice)
    assert store.scorecards.of(practice) == rows.card(practice)


def test_a_later_scoring_stands_beside_the_first_and_changes_no_list(store: Store) -> None:
    practice = finished(store, 0, visitor="versions", scenario="versions")
    other = finished(store, 1, visitor="versions", scenario="versions")
    later = rows.NOON + timedelta(days=30)
    assert store.scorecards.add_version(rows.card(practice, 12.0), later) == 2
    assert store.scorecards.add_version(rows.card(practice, 12.0), later) == 2
    assert store.scorecards.add_version(rows.card(practice, 13.0), later) == 3
    assert [(each.number, each.total) for each in store.scorecards.versions(practice)] == [
        (1, 61.5),
        (2, 12.0),
        (3, 13.0),
    ]
    assert store.scorecards.versions(practice)[1].created_at == later
    assert store.scorecards.versions(practice)[0].rules_digest == "r" * 64
    assert store.scorecards.of(practice) == rows.card(practice)
    assert store.scorecards.of(practice, 3) == rows.card(practice, 13.0)
    assert store.scorecards.of(practice, 4) is None
    newest = store.scorecards.newest([practice, other])
    assert (newest[practice], newest[other][0]) == ((3, rows.card(practice, 13.0)), 1)
    assert {each.total for each in store.practices.history("versions")} == {61.5}
    (chunk,) = store.practices.finished(Filters(scenario="versions", private=True))
    assert {each.card.total for each in chunk} == {61.5}
    assert practice not in store.practices.unscored()


def test_what_ended_unscored_is_found(store: Store) -> None:
    scored = finished(store, 0, visitor="unscored")
    practice, open_one = rows.practice(), rows.practice()
    store.practices.add(practice)
    store.practices.add(open_one)
    store.practices.end(practice.id, "trust", rows.NOON)
    found = store.practices.unscored()
    assert practice.id in found
    assert scored not in found
    assert open_one.id not in found


def test_the_history_is_the_visitor_s_own_newest_first(store: Store) -> None:
    old = finished(store, 1, visitor="history", created_at=rows.NOON)
    new = rows.practice(visitor="history", created_at=rows.NOON + timedelta(days=1))
    store.practices.add(new)
    store.turns.append(rows.said(), rows.lease(new.id))
    finished(store, 1, visitor="someone else")
    found = store.practices.history("history")
    assert [each.id for each in found] == [new.id, old]
    assert (found[0].turns, found[0].total, found[0].ended) == (1, None, "")
    assert (found[1].turns, found[1].total, found[1].band, found[1].outcome) == (0, 61.5, "good", "advance")


def test_exports_come_in_chunks_in_the_order_of_their_ends(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "CHUNK", 3)
    same_instant = [finished(store, 500, scenario="chunks") for _ in range(4)]
    later = [finished(store, minute, scenario="chunks") for minute in (503, 501, 502)]
    chunks = list(store.practices.finished(Filters(scenario="chunks")))
    assert [len(chunk) for chunk in chunks] == [3, 3, 1]
    found = [each.practice.id for each in listed(chunks)]
    assert found == [*sorted(same_instant), later[1], later[2], later[0]]
    assert listed(chunks)[0].card == rows.card(found[0])


def test_exports_of_nothing_are_empty(store: Store) -> None:
    assert list(store.practices.finished(Filters(scenario="none such"))) == []


def test_exports_are_filtered_by_end_scenario_and_name(store: Store) -> None:
    early = finished(store, 1000, scenario="f", trainee="Anna Li")
    late = finished(store, 1001, scenario="f", trainee="ANNE 100%")
    finished(store, 1001, scenario="g", trainee="Anna Li")

    def ids(**wanted: object) -> list[str]:
        return [each.practice.id for each in listed(store.practices.finished(Filters(**wanted)))]  # type: ignore[arg-type] # by name

    minute = rows.NOON + timedelta(minutes=1001)
    assert ids(scenario="f") == [early, late]
    assert ids(scenario="f", until=minute) == [early]
    assert ids(scenario="f", since=minute) == [late]
    assert ids(scenario="f", trainee="ann") == [early, late]
    assert ids(scenario="f", trainee="%") == [late]
    assert ids(scenario="f", trainee="_") == []


def test_attempts_are_counted_per_name_or_where_there_is_none_per_visitor(store: Store) -> None:
    named = [finished(store, 2000 + n, scenario="a", trainee="Bo", visitor=f"pc-{n}") for n in range(2)]
    nameless = [finished(store, 2010 + n, scenario="a", trainee="", visitor=f"pc-{n % 2}") for n in range(3)]
    store.practices.add(rows.practice(scenario="a", trainee="Bo"))
    chunks = store.practices.finished(Filters(scenario="a"))
    found = {each.practice.id: each.standing.number for each in listed(chunks) if each.standing}
    assert [found[each] for each in (*named, *nameless)] == [1, 2, 1, 1, 2]


def test_two_practices_cannot_share_an_id(store: Store) -> None:
    practice = rows.practice()
    store.practices.add(practice)
    with pytest.raises(IntegrityError):
        store.practices.add(practice)


def test_a_turn_without_its_practice_cannot_stand(store: Store) -> None:
    with pytest.raises(UnknownPractice):
        store.scorecards.add_first(rows.card("f" * 32), rows.NOON)


def test_the_store_says_whether_it_is_ready(store: Store) -> None:
    assert store.is_ready()


def test_a_database_that_does_not_answer_is_trouble_with_a_sentence(tmp_path: Path) -> None:
    away = Store(f"postgresql://coach@/none?host={tmp_path}")
    with pytest.raises(DatabaseTrouble, match="try again"):
        away.is_ready()
    away.close()


def test_one_file_is_served_by_one_process_and_free_again_when_that_is_killed(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'coach.db'}"
    command = [sys.executable, "-c", SERVING, url]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout
        assert other.stdout.readline() == b"up\n"
        mine = Store(url)
        with pytest.raises(DatabaseInUse, match=r"coach\.db.*Stop it first"):
            mine.claim(0.05)
        other.kill()
        other.wait()
    mine.claim(2)
    mine.close()
