"""What follows a talk, on both databases: second tries, attempts, objections to labels, sheets."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from app.spin.acts.act import Kind
from app.spin.errors import AlreadyDecided, NotAnAttempt, NotEnded, SheetGiven, UnknownObjection, UnknownPractice
from app.spin.scoring.sheet import Sheet
from app.spin.standing import Standing
from app.store.afterwards import Branch, Objected
from app.store.rows import Filters, StoredTalk
from app.store.store import Store
from tests.store import rows


def talked(store: Store, turns: int = 4, **changes: object) -> StoredTalk:
    """A finished talk of so many answered turns."""
    practice = rows.practice(**changes)
    store.practices.add(practice)
    for number in range(1, turns + 1):
        store.turns.append(rows.said(number), rows.lease(practice.id, number))
        store.turns.answer(rows.lease(practice.id, number), rows.answer(f"答 {number}"))
    store.practices.end(practice.id, "seller", rows.NOON)
    return store.practices.load(practice.id)


def branched(store: Store, origin: StoredTalk, turn: int) -> str:
    begun = replace(origin.practice, id=uuid4().hex, ended="", ended_at=None)
    return store.branches.add(begun, Branch(begun.id, origin.practice.id, turn, "r" * 64))


def scored(store: Store, practice: str, total: float) -> None:
    store.scorecards.add_first(rows.card(practice, total), rows.NOON)


def objected(practice: str, **changes: object) -> Objected:
    values: dict[str, object] = {
        "id": uuid4().hex, "practice": practice, "turn": 1, "act": 0, "language": "zh", "sentence": "设备停机多吗？",
        "kind": Kind.SITUATION, "rule": "zh-s01", "rules": "r" * 64, "claim": Kind.PROBLEM, "reason": "问的是毛病",
        "sent_at": rows.NOON,
    }  # fmt: skip
    return Objected(**(values | changes))  # type: ignore[arg-type] # one place for all defaults


@pytest.mark.parametrize("turn", [1, 3, 4])
def test_a_second_try_has_the_very_turns_before_it(store: Store, turn: int) -> None:
    origin = talked(store)
    begun = store.practices.load(branched(store, origin, turn))
    assert begun.spoken == origin.spoken[: turn - 1]
    assert [each.client_turn_id for each in begun.turns] == [each.client_turn_id for each in origin.turns[: turn - 1]]
    assert begun.practice.ended == ""
    assert store.practices.load(origin.practice.id) == origin
    store.turns.append(rows.said(turn, client_turn_id="new"), rows.lease(begun.practice.id, turn))


def test_a_double_click_begins_one_second_try(store: Store) -> None:
    origin = talked(store)
    first = branched(store, origin, 2)
    assert branched(store, origin, 2) == first
    assert branched(store, origin, 3) != first
    store.turns.append(rows.said(2, client_turn_id="new"), rows.lease(first, 2))
    assert branched(store, origin, 2) != first


def test_a_second_try_knows_its_origin_and_the_origin_its_tries(store: Store) -> None:
    origin = talked(store)
    first = branched(store, origin, 2)
    store.turns.append(rows.said(2), rows.lease(first, 2))
    store.turns.answer(rows.lease(first, 2), rows.answer())
    store.practices.end(first, "seller", rows.NOON)
    second = branched(store, store.practices.load(first), 1)
    assert store.branches.of(second) == Branch(second, first, 1, "r" * 64)
    assert [each.practice for each in store.branches.begun_in(origin.practice.id, 5)] == [first]
    assert store.branches.of(origin.practice.id) is None


def test_a_talk_that_goes_on_has_no_second_try(store: Store) -> None:
    practice = rows.practice()
    store.practices.add(practice)
    with pytest.raises(NotEnded):
        branched(store, store.practices.load(practice.id), 1)


def test_what_is_not_submitted_is_in_no_export(store: Store) -> None:
    talk = talked(store, scenario="private")
    scored(store, talk.practice.id, 50)
    assert list(store.practices.finished(Filters(scenario="private"))) == []
    assert store.practices.newest(Filters(scenario="private"), 9) == []
    (everyone,) = store.practices.finished(Filters(scenario="private", private=True))
    assert everyone[0].standing is None
    assert store.attempts.standing(talk.practice.id) is None
    assert store.practices.history(talk.practice.visitor)[0].submitted_at is None


def test_attempts_are_numbered_as_they_were_submitted_and_the_best_is_the_first_of_the_highest(store: Store) -> None:
    totals = (40.0, 75.0, 75.0, 10.0)
    talks = [talked(store, scenario="standing") for _ in totals]
    for place, (talk, total) in enumerate(zip(reversed(talks), totals, strict=True)):
        scored(store, talk.practice.id, total)
        store.attempts.submit(talk.practice.id, rows.NOON + timedelta(minutes=place))
        store.attempts.submit(talk.practice.id, rows.NOON + timedelta(days=9))
    found = [store.attempts.standing(talk.practice.id) for talk in reversed(talks)]
    times = [rows.NOON + timedelta(minutes=place) for place in range(4)]
    best = (False, True, False, False)
    assert found == [Standing(n + 1, 4, best[n], times[n]) for n in range(4)]
    assert [(each.is_first, each.is_last) for each in found if each] == [
        (True, False), (False, False), (False, False), (False, True),
    ]  # fmt: skip
    (rows_found,) = store.practices.finished(Filters(scenario="standing"))
    assert sorted(each.standing.number for each in rows_found if each.standing) == [1, 2, 3, 4]


def test_a_talk_without_a_score_is_never_the_best(store: Store) -> None:
    talk = talked(store, scenario="unscored")
    card = replace(rows.card(talk.practice.id, 0.0), not_scored="too_short")
    store.scorecards.add_first(card, rows.NOON)
    store.attempts.submit(talk.practice.id, rows.NOON)
    found = store.attempts.standing(talk.practice.id)
    assert found
    assert not found.is_best


def test_second_tries_and_open_talks_are_no_attempts(store: Store) -> None:
    origin = talked(store)
    begun = branched(store, origin, 1)
    with pytest.raises(NotEnded):
        store.attempts.submit(begun, rows.NOON)
    store.practices.end(begun, "seller", rows.NOON)
    with pytest.raises(NotAnAttempt):
        store.attempts.submit(begun, rows.NOON)
    later = talked(store, follows=begun, meeting=2)
    with pytest.raises(NotAnAttempt):
        store.attempts.submit(later.practice.id, rows.NOON)
    with pytest.raises(UnknownPractice):
        store.attempts.submit("nobody's", rows.NOON)


def test_each_meeting_of_an_account_has_attempts_of_its_own(store: Store) -> None:
    first = talked(store, scenario="meetings")
    second = talked(store, scenario="meetings", follows=first.practice.id, meeting=2)
    for talk in (first, second):
        scored(store, talk.practice.id, 50)
        store.attempts.submit(talk.practice.id, rows.NOON)
    found = [store.attempts.standing(talk.practice.id) for talk in (first, second)]
    assert found == [Standing(1, 1, True, rows.NOON)] * 2


def test_progress_is_made_of_whole_talks_oldest_first_submitted_or_not(store: Store) -> None:
    talks = [talked(store, visitor="learner") for _ in range(3)]
    for talk in talks:
        scored(store, talk.practice.id, 30)
    begun = branched(store, talks[0], 2)
    store.practices.end(begun, "seller", rows.NOON)
    scored(store, begun, 90)
    store.attempts.submit(talks[1].practice.id, rows.NOON)
    found = [each.practice.id for each in store.practices.tries("learner")]
    assert found == sorted(talk.practice.id for talk in talks)


def test_an_objection_is_sent_once_corrected_while_open_and_decided(store: Store) -> None:
    practice = talked(store).practice.id
    first = objected(practice)
    store.contests.send(first)
    store.contests.send(objected(practice))
    assert store.contests.of(practice) == [first]
    corrected = objected(practice, claim=Kind.IMPLICATION)
    store.contests.send(corrected)
    assert store.contests.of(practice) == [replace(corrected, id=first.id)]
    store.contests.decide(first.id, "accepted", "ja", rows.NOON)
    (decided,) = store.contests.of(practice)
    assert (decided.verdict, decided.note, decided.decided_at) == ("accepted", "ja", rows.NOON)
    store.contests.send(corrected)
    with pytest.raises(AlreadyDecided):
        store.contests.send(first)
    with pytest.raises(UnknownObjection):
        store.contests.decide("no such", "declined", "", rows.NOON)


def test_the_trainer_reads_a_name_only_where_she_has_submitted(store: Store) -> None:
    private, public = talked(store, visitor="objecting"), talked(store, visitor="objecting")
    store.attempts.submit(public.practice.id, rows.NOON)
    sent = {each.practice.id: objected(each.practice.id) for each in (private, public)}
    for each in sent.values():
        store.contests.send(each)
    found = {each.objected.id: each for each in store.contests.listed("")}
    hidden, shown = found[sent[private.practice.id].id], found[sent[public.practice.id].id]
    assert (hidden.trainee, hidden.practice, hidden.submitted) == ("", "", False)
    assert (shown.trainee, shown.practice, shown.submitted) == ("李雷", public.practice.id, True)
    assert {each.id for each in store.contests.of_visitor("objecting")} == {each.id for each in sent.values()}


def test_a_sheet_is_handed_in_once(store: Store) -> None:
    practice = talked(store).practice.id
    sheet = Sheet(("停机“多”",), (), ("想要 <b>提前</b> 知道",))
    assert store.sheets.of(practice) is None
    store.sheets.hand_in(practice, sheet, rows.NOON)
    store.sheets.hand_in(practice, sheet, rows.NOON)
    assert store.sheets.of(practice) == sheet
    with pytest.raises(SheetGiven):
        store.sheets.hand_in(practice, Sheet(), rows.NOON)
