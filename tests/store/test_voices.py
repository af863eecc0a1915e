"""What is noted of answers comes back: by practice for exports, in sums for the trainer."""

from datetime import timedelta

import pytest

from app.spin.practice import Reply
from app.spin.took import Answered, Took
from app.store.afterwards import Branch
from app.store.rows import Answer
from app.store.store import Store
from app.store.voices import Voiced, voiced
from tests.store import rows

QUICK = Took(400, None, 1000, 50, estimated=True)
QUEUED = Took(800, 2000, 3000, 70, estimated=False)


def answered(store: Store, practice: str, number: int, reply: Reply, took: Took) -> None:
    """One more turn of the practice with this answer."""
    store.turns.append(rows.said(number), rows.lease(practice, number))
    assert store.turns.answer(rows.lease(practice, number), Answer(reply, rows.NOON + timedelta(minutes=number), took))


@pytest.fixture
def talk(store: Store) -> str:
    practice = rows.practice()
    store.practices.add(practice)
    answered(store, practice.id, 1, Reply("Yes.", "model"), QUICK)
    answered(store, practice.id, 2, Reply("Well.", "scripted", "voice.silent"), QUEUED)
    answered(store, practice.id, 3, Reply("Hm.", "scripted", "voice.resting"), Took())
    return practice.id


def test_what_an_answer_took_is_stored_with_it(store: Store, talk: str) -> None:
    loaded = store.practices.load(talk)
    assert [each.took for each in loaded.turns] == [QUICK, QUEUED, Took()]
    assert store.voices.of([talk, "nobody"]) == {
        "nobody": (),
        talk: (
            Answered(1, "model", "", QUICK),
            Answered(2, "scripted", "voice.silent", QUEUED),
            Answered(3, "scripted", "voice.resting", Took()),
        ),
    }


def test_a_second_try_does_not_count_what_it_copied(store: Store, talk: str) -> None:
    store.practices.end(talk, "seller", rows.NOON + timedelta(hours=1))
    branch = rows.practice()
    store.branches.add(branch, Branch(branch.id, talk, 3, "r"))
    answered(store, branch.id, 3, Reply("No.", "model"), QUICK)
    assert [each.turn for each in store.voices.of([branch.id])[branch.id]] == [3]


def test_only_answers_since_then_of_the_model_or_in_its_place_are_summed_up(store: Store, talk: str) -> None:
    never = store.voices.since(rows.NOON + timedelta(days=400), "model")
    assert never == Voiced()
    both = store.voices.since(rows.NOON + timedelta(minutes=2), "model").by_script
    assert dict(both).keys() == {"voice.silent", "voice.resting"}
    assert talk


def test_sums_are_medians_of_times_and_means_of_tokens_over_what_was_measured() -> None:
    found = voiced(
        [
            Answered(1, "model", "", QUICK),
            Answered(2, "model", "", QUEUED),
            Answered(3, "scripted", "voice.silent", Took(prompt_tokens=2000, answer_tokens=0, estimated=True)),
            Answered(4, "scripted", "voice.resting", Took()),
            Answered(5, "scripted", "voice.resting", Took()),
        ]
    )
    assert found == Voiced(5, (("voice.resting", 2), ("voice.silent", 1)), 600, 1, 2000, 40, estimated=True)
