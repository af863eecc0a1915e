"""Which question opens what: the gates of the four classes of facts."""

from dataclasses import replace

import pytest

from app.spin.acts.act import About, Kind
from app.spin.buyer.direct import direct
from app.spin.buyer.direction import Cue, Direction
from app.spin.buyer.state import Counts, Stage, State, Strand, start
from app.spin.scenario import Difficulty, Disclosure, Fact, Heading, Scenario
from tests.spin.buyer.worlds import ask, buyer, cues, did, fact, names, play, problem, reading, small_world

WORLD = small_world()
VOICED = Strand("stops", Stage.IMPLIED, 1.0)
GRAVE = Strand("stops", Stage.DEVELOPED, 3.5, ("stops.effect1", "stops.effect2"))


def answer(state: State, kind: Kind, about: About | None = None, world: Scenario = WORLD) -> Direction:
    return direct(state, reading(did(kind, about)), world)


class TestSituation:
    def test_an_open_fact_is_told_for_the_asking(self) -> None:
        direction = answer(start(WORLD), Kind.SITUATION, About(fact="lines"))
        assert direction.tells == ("lines",)
        assert direction.events[0].kind == "fact"
        assert "situation_new" in names(direction)

    def test_without_any_trust_he_tells_nothing(self) -> None:
        direction = answer(buyer(WORLD, trust=19), Kind.SITUATION, About(fact="lines"))
        assert direction.tells == ()
        assert cues(direction) == [Cue.GUARD]

    def test_what_the_briefing_says_costs_trust(self) -> None:
        direction = answer(start(WORLD), Kind.SITUATION, About(fact="plants"))
        assert cues(direction) == [Cue.PUBLIC]
        assert sum(each.trust for each in direction.effects) == -3

    def test_what_he_has_told_costs_trust(self) -> None:
        direction = answer(buyer(WORLD, told=("lines",)), Kind.SITUATION, About(fact="lines"))
        assert cues(direction) == [Cue.REPEATED]
        assert direction.tells == ()
        assert sum(each.patience for each in direction.effects) == -9

    def test_what_he_keeps_to_himself_does_not_stand_before_a_want_that_is_ripe(self) -> None:
        """“What would be the best of it for you?” may ask for either."""
        own = fact("own", Heading.PERSONAL, Disclosure.HIDDEN)
        world = replace(WORLD, facts=(own,))
        ripe = Strand("stops", Stage.DEVELOPED, 3.5, ("stops.effect1",))
        question = About("stops", fact="own")
        assert answer(buyer(world, ripe, trust=50), Kind.NEED_PAYOFF, question, world).tells == ("stops.want",)
        assert cues(answer(buyer(world, VOICED, trust=50), Kind.NEED_PAYOFF, question, world)) == [Cue.GUARD]
        assert answer(buyer(world, ripe, trust=80), Kind.NEED_PAYOFF, question, world).tells == ("own",)

    @pytest.mark.parametrize(("trust", "told"), [(49, ()), (50, ("budget",))])
    def test_the_budget_takes_trust(self, trust: int, told: tuple[str, ...]) -> None:
        assert answer(buyer(WORLD, trust=trust), Kind.SITUATION, About(fact="budget")).tells == told

    @pytest.mark.parametrize(
        ("kept", "gate"),
        [
            (replace(fact("kept", Heading.DECISION, Disclosure.HIDDEN), decision="competitor"), 55),
            (fact("kept", Heading.PERSONAL, Disclosure.HIDDEN), 60),
        ],
    )
    def test_a_rival_takes_more_and_the_personal_most(self, kept: Fact, gate: int) -> None:
        world = replace(WORLD, facts=(kept,))
        question = ask(Kind.SITUATION, fact_id="kept")
        below, at = (direct(buyer(world, trust=trust), question, world) for trust in (gate - 1, gate))
        assert (below.tells, at.tells) == ((), ("kept",))
        assert at.events[1].kind == ("personal" if gate == 60 else "decision")

    def test_telling_of_herself_opens_him_by_five_points_twice_at_most(self) -> None:
        def with_information(times: int, trust: int) -> tuple[str, ...]:
            state = replace(buyer(WORLD, trust=trust), counts=Counts(information=times))
            return answer(state, Kind.SITUATION, About(fact="budget")).tells

        assert with_information(1, 45) == ("budget",)
        assert with_information(2, 40) == ("budget",)
        assert with_information(9, 39) == ()

    def test_difficulty_moves_the_gate(self) -> None:
        def at(difficulty: Difficulty) -> tuple[str, ...]:
            world = small_world(difficulty)
            return direct(buyer(world, trust=50), ask(Kind.SITUATION, fact_id="budget"), world).tells

        assert [at(each) for each in Difficulty] == [("budget",), ("budget",), ()]

    def test_a_person_brings_what_is_known_of_him_and_his_role(self) -> None:
        direction = answer(start(WORLD), Kind.SITUATION, About(person="behn"))
        assert direction.tells == ("director",)
        assert [(each.kind, each.ref) for each in direction.events] == [
            ("fact", "director"),
            ("decision", "director"),
            ("role", "behn"),
        ]

    def test_the_first_vague_question_opens_the_talk_and_no_other(self) -> None:
        wide = reading(did(Kind.SITUATION, None, "general"))
        state, directions = play(WORLD, wide, wide)
        assert directions[0].tells == ("lines",)
        assert cues(directions[1]) == [Cue.WHICH]
        assert state.told == ("lines",)

    def test_a_question_nobody_could_read_opens_nothing(self) -> None:
        direction = direct(start(WORLD), reading(did(Kind.SITUATION, None, "unsure")), WORLD)
        assert cues(direction) == [Cue.WHICH]

    def test_a_question_on_something_nobody_foresaw_opens_nothing(self) -> None:
        assert cues(answer(start(WORLD), Kind.SITUATION, About())) == [Cue.NOT_MINE]

    def test_a_person_told_of_already_brings_no_complaint(self) -> None:
        state = buyer(WORLD, told=("director",))
        assert cues(answer(state, Kind.SITUATION, About(person="behn"))) == [Cue.NOT_MINE]

    def test_a_plain_fact_named_beside_a_voiced_trouble_is_the_answer(self) -> None:
        state = buyer(WORLD, Strand("stops", Stage.IMPLIED, 1.0))
        assert answer(state, Kind.PROBLEM, About("stops", fact="lines")).tells == ("lines",)

    def test_he_has_not_connected_what_only_an_implication_connects(self) -> None:
        link = WORLD.problems[0].chain[0].fact.id
        for again, cue in ((0, Cue.TELL), (1, Cue.NOT_MINE)):
            state = buyer(WORLD, Strand("stops", Stage.IMPLIED, 1.0, again=again), told=("stops.voiced",))
            direction = answer(state, Kind.PROBLEM, About("stops", consequence=link))
            assert (cues(direction), direction.tells) == ([cue], ())

    def test_how_another_takes_it_brings_who_he_is_and_no_complaint(self) -> None:
        state = buyer(WORLD, Strand("stops", Stage.IMPLIED, 1.0), told=("director",))
        assert cues(answer(state, Kind.IMPLICATION, About("stops", person="behn"))) == [Cue.NOT_MINE]

    def test_too_many_situation_questions_weary_him(self) -> None:
        state = replace(start(WORLD), counts=Counts(situation=6))
        direction = answer(state, Kind.SITUATION, About(fact="lines"))
        assert direction.tells == ("lines",)
        assert "situation_beyond" in names(direction)

    def test_his_own_name_asks_for_nothing_guarded(self) -> None:
        direction = answer(start(WORLD), Kind.SITUATION, About(person=WORLD.buyer.id))
        assert Cue.GUARD not in cues(direction)

    def test_more_of_a_fact_there_is_nothing_more(self) -> None:
        turn = reading(did(Kind.SITUATION, About(problem="stops"), "inherited"))
        direction = direct(buyer(WORLD, VOICED), turn, WORLD)
        assert (cues(direction), direction.tells) == ([Cue.NOTHING_MORE], ())

    def test_beside_a_problem_he_names_the_area_and_opens_nothing(self) -> None:
        direction = answer(start(WORLD), Kind.SITUATION, About(problem="stops"))
        assert cues(direction) == [Cue.HINT]
        assert direction.tells == ()


class TestProblem:
    def test_a_problem_question_on_the_area_voices_it(self) -> None:
        state, (direction,) = play(WORLD, ask(Kind.PROBLEM, "stops"))
        assert direction.tells == ("stops.voiced",)
        assert (direction.events[0].kind, direction.events[0].problem) == ("implied", "stops")
        strand = state.strand("stops")
        assert strand
        assert (strand.stage, strand.severity) == (Stage.IMPLIED, 1.0)
        assert state.trust == start(WORLD).trust + 2

    def test_below_the_gate_he_only_hints_and_may_be_asked_again(self) -> None:
        wary = buyer(WORLD, trust=29)
        direction = answer(wary, Kind.PROBLEM, About(problem="stops"))
        assert (cues(direction), direction.tells) == ([Cue.HINT], ())
        asked_before = replace(wary, trust=30, hinted=frozenset({"stops"}))
        assert answer(asked_before, Kind.PROBLEM, About(problem="stops")).tells == ("stops.voiced",)

    def test_a_question_that_names_nothing_takes_up_the_hint(self) -> None:
        second = WORLD.problems[1].id
        state, (hint, direction) = play(WORLD, ask(Kind.SITUATION, second), ask(Kind.PROBLEM))
        assert cues(hint) == [Cue.HINT]
        assert direction.tells == (f"{second}.voiced",)
        assert state.problem == second

    def test_a_near_miss_on_a_consequence_hints(self) -> None:
        direction = answer(buyer(WORLD), Kind.PROBLEM, About("stops", "stops.effect1"))
        assert (cues(direction), direction.tells) == ([Cue.HINT], ())

    def test_a_vague_problem_question_opens_the_first_latent_problem(self) -> None:
        _, directions = play(WORLD, ask(Kind.PROBLEM), ask(Kind.PROBLEM), ask(Kind.PROBLEM))
        assert [each.tells for each in directions] == [("stops.voiced",), ("paperwork.voiced",), ()]
        assert cues(directions[2]) == [Cue.NOTHING_THERE]

    def test_an_area_without_trouble_has_none(self) -> None:
        direction = answer(buyer(WORLD), Kind.PROBLEM, About(fact="vendor"))
        assert (cues(direction), direction.tells) == ([Cue.NOTHING_THERE], ())

    def test_the_same_words_again_annoy(self) -> None:
        turn = reading(did(Kind.PROBLEM, About("stops"), "repeated"))
        direction = direct(buyer(WORLD, VOICED), turn, WORLD)
        assert cues(direction) == [Cue.REPEATED]
        assert sum(each.trust for each in direction.effects) == -1

    def test_asking_on_weighs_more_once_then_there_is_no_more(self) -> None:
        state, directions = play(WORLD, *[ask(Kind.PROBLEM, "stops")] * 3)
        strand = state.strand("stops")
        assert strand
        assert strand.severity == 1.5
        assert [cues(each)[0] for each in directions] == [Cue.TELL, Cue.TELL, Cue.NOTHING_MORE]
        assert [each.tells for each in directions[1:]] == [(), ()]


class TestImplication:
    def test_nothing_follows_from_a_problem_nobody_has_voiced(self) -> None:
        direction = answer(buyer(WORLD), Kind.IMPLICATION, About("stops", "stops.effect1"))
        assert (cues(direction), direction.tells) == ([Cue.NO_PROBLEM], ())
        assert sum(each.trust for each in direction.effects) == -2

    def test_a_specific_question_opens_its_link(self) -> None:
        direction = answer(buyer(WORLD, VOICED), Kind.IMPLICATION, About("stops", "stops.effect3"))
        assert direction.tells == ("stops.effect3",)

    def test_a_vague_one_opens_the_nearest_untold_link(self) -> None:
        state, directions = play(WORLD, *[ask(Kind.IMPLICATION)] * 3, state=buyer(WORLD, VOICED))
        assert [each.tells for each in directions] == [("stops.effect1",), ("stops.effect2",), ("stops.effect3",)]
        strand = state.strand("stops")
        assert strand
        assert strand.severity == 1 + 1 + 1.5 + 1
        assert strand.stage is Stage.DEVELOPED
        assert [each.events[0].quantified for each in directions] == [False, True, False]

    def test_the_link_named_belongs_to_its_own_problem(self) -> None:
        direction = answer(buyer(WORLD, VOICED), Kind.IMPLICATION, About("stops", "paperwork.effect1"))
        assert (cues(direction), direction.parts[0].ref, direction.tells) == ([Cue.HINT], "paperwork", ())

    def test_with_little_trust_he_does_not_follow(self) -> None:
        direction = answer(buyer(WORLD, VOICED, trust=34), Kind.IMPLICATION, About("stops"))
        assert (cues(direction), direction.tells) == ([Cue.GUARD], ())

    def test_a_told_link_is_a_repetition_and_a_told_chain_has_nothing_more(self) -> None:
        full = Strand("stops", Stage.DEVELOPED, 4.5, ("stops.effect1", "stops.effect2", "stops.effect3"))
        state = buyer(WORLD, full)
        assert cues(answer(state, Kind.IMPLICATION, About("stops", "stops.effect1"))) == [Cue.REPEATED]
        assert cues(answer(state, Kind.IMPLICATION, About("stops"))) == [Cue.NOTHING_MORE]

    def test_the_same_vague_words_again_open_no_further_link(self) -> None:
        again = reading(did(Kind.IMPLICATION, About("stops"), "repeated"))
        _, directions = play(WORLD, again, again, state=buyer(WORLD, VOICED))
        assert [each.tells for each in directions] == [("stops.effect1",), ()]
        assert cues(directions[1]) == [Cue.REPEATED]

    def test_more_than_four_without_a_payoff_make_him_gloomy(self) -> None:
        world = replace(WORLD, problems=(problem("stops", links=6),))
        state = buyer(world, VOICED)
        state, directions = play(world, *[ask(Kind.IMPLICATION)] * 5, state=state)
        assert [bool(each.tells) for each in directions] == [True, True, True, True, False]
        assert cues(directions[-1]) == [Cue.GLOOMY]
        assert directions[-1].mood == "gloomy"
        _, relieved = play(world, ask(Kind.NEED_PAYOFF), ask(Kind.IMPLICATION), state=state)
        assert [each.tells for each in relieved] == [("stops.want",), ("stops.effect5",)]


class TestNeedPayoff:
    def test_a_grave_problem_becomes_a_want_then_a_benefit(self) -> None:
        state, directions = play(WORLD, *[ask(Kind.NEED_PAYOFF, "stops")] * 3, state=buyer(WORLD, GRAVE))
        assert [each.tells for each in directions] == [("stops.want",), ("stops.payoff",), ()]
        assert [each.events[0].kind for each in directions[:2]] == ["explicit", "benefit"]
        assert state.need() == 3.5
        assert cues(directions[2]) == [Cue.NOTHING_MORE]

    @pytest.mark.parametrize("strand", [Strand("stops"), VOICED])
    def test_too_early_it_is_salesmanship(self, strand: Strand) -> None:
        direction = answer(buyer(WORLD, strand), Kind.NEED_PAYOFF, About("stops"))
        assert (cues(direction), direction.tells) == ([Cue.PREMATURE], ())
        assert sum(each.trust for each in direction.effects) == -4

    @pytest.mark.parametrize(("trust", "told"), [(54, ()), (55, ("stops.want",))])
    def test_a_middling_problem_takes_trust(self, trust: int, told: tuple[str, ...]) -> None:
        strand = Strand("stops", Stage.DEVELOPED, 2.0, ("stops.effect1",))
        assert answer(buyer(WORLD, strand, trust=trust), Kind.NEED_PAYOFF).tells == told

    def test_what_we_cannot_solve_he_wants_and_doubts(self) -> None:
        world = replace(WORLD, problems=(problem("stops", solvable=False),))
        _, directions = play(world, *[ask(Kind.NEED_PAYOFF)] * 2, state=buyer(world, GRAVE))
        assert cues(directions[0]) == [Cue.TELL, Cue.UNSOLVABLE]
        assert directions[0].events[0].kind == "explicit"
        assert cues(directions[1]) == [Cue.UNSOLVABLE]
        assert directions[1].tells == ()

    def test_on_a_guarded_fact_it_opens_like_a_situation_question(self) -> None:
        assert answer(buyer(WORLD, trust=50), Kind.NEED_PAYOFF, About(fact="budget")).tells == ("budget",)
        assert answer(buyer(WORLD, trust=49), Kind.NEED_PAYOFF, About(fact="budget")).tells == ()
