"""The breaker by itself, on a clock of the test's."""

import pytest

from app.voices.breaker import Breaker


def down(breaker: Breaker, times: int, now: float = 0.0) -> None:
    for _ in range(times):
        ticket = breaker.admit(now)
        assert ticket is not None
        breaker.failed(ticket, now)
        breaker.left(ticket)


def test_it_rests_after_so_many_failures_in_a_row_and_not_before() -> None:
    breaker = Breaker(3, 10)
    down(breaker, 2)
    breaker.worked()
    down(breaker, 2)
    assert breaker.state(0) == "closed"
    down(breaker, 1, now=5)
    assert (breaker.state(5), breaker.rests(5), breaker.admit(14.9)) == ("open", 10, None)


def test_one_call_tries_it_after_the_pause_and_the_others_wait_for_that_one() -> None:
    breaker = Breaker(1, 10)
    down(breaker, 1)
    assert breaker.state(10) == "half_open"
    trial = breaker.admit(10)
    assert trial is not None
    assert (breaker.admit(11), breaker.state(11)) == (None, "half_open")
    breaker.worked()
    breaker.left(trial)
    assert (breaker.state(11), breaker.rests(11)) == ("closed", 0)
    assert breaker.admit(11) is not None


def test_the_pause_doubles_with_each_trial_that_fails_up_to_the_longest() -> None:
    breaker, now, pauses = Breaker(2, 10, longest=60), 0.0, []
    down(breaker, 2)
    for _ in range(5):
        pauses.append(breaker.rests(now))
        now += pauses[-1]
        down(breaker, 1, now)
    assert pauses == [10, 20, 40, 60, 60]


def test_a_trial_that_told_nothing_leaves_the_next_call_to_try() -> None:
    breaker = Breaker(1, 10)
    down(breaker, 1)
    trial = breaker.admit(10)
    assert trial is not None
    breaker.left(trial)
    assert breaker.admit(10) is not None


def test_calls_that_were_under_way_when_it_broke_do_not_lengthen_the_rest() -> None:
    breaker = Breaker(1, 10)
    early = [breaker.admit(0) for _ in range(3)]
    for now, ticket in enumerate(early):
        assert ticket is not None
        breaker.failed(ticket, now)
        breaker.left(ticket)
    assert breaker.rests(2) == 8
    trial = breaker.admit(10)
    assert trial is not None
    assert early[0] is not None
    breaker.failed(early[0], 11)
    breaker.left(early[0])
    assert breaker.admit(11) is None  # the trial is still under way
    breaker.failed(trial, 12)
    assert breaker.rests(12) == 20


def test_an_answer_to_an_old_call_ends_the_rest_and_the_next_failure_counts_from_one() -> None:
    breaker = Breaker(2, 10)
    down(breaker, 2)
    breaker.worked()
    assert breaker.state(1) == "closed"
    down(breaker, 1, now=2)
    assert breaker.state(2) == "closed"


@pytest.mark.parametrize("failures", [1, 100])
def test_nought_never_lets_it_rest(failures: int) -> None:
    breaker = Breaker(0, 10)
    down(breaker, failures)
    assert breaker.state(0) == "closed"
