"""What the thread changes in a reading: follow-ups, subjects, repeats, prematurity, wants and recaps."""

from dataclasses import replace

import pytest

from app.spin.acts.act import About, Act, Kind, Stands, Thread, Topic
from app.spin.acts.classify import classify
from app.spin.acts.votes.cues import Cues, Reader, packed
from app.spin.acts.votes.lexicon import Lexicon
from app.spin.acts.votes.rules import RuleBook
from tests.kept import book

BOOK = book()
# Without the fitted cues: what the thread makes of words that tell nothing must not hang on a fit.
NO_CUES = RuleBook(BOOK.rules, "")
TOPICS = (
    Topic("problem", "queue", ("queue", "waiting at the dock"), "queue"),
    Topic("problem", "claims", ("claims", "claim desk"), "claims"),
    Topic("consequence", "queue.overtime", ("overtime", "late shift"), "queue"),
    Topic("consequence", "claims.dealers", ("dealers",), "claims"),
    Topic("fact", "lines", ("how many lines", "packing lines")),
    Topic("fact", "budget", ("budget",)),
    Topic("person", "varga", ("Ms Varga", "head of logistics")),
)
FRESH = Thread(topics=TOPICS, public=frozenset({"lines"}))
TROUBLED = replace(
    FRESH, stands=Stands.IMPLIED, problem="queue", voiced=frozenset({"queue"}), told=frozenset({"budget"}), turns=4
)
GROWN = replace(TROUBLED, stands=Stands.CONSEQUENCE, told=frozenset({"budget", "queue.overtime"}))
WANTED = replace(GROWN, stands=Stands.WANT, wants=frozenset({"queue"}))


def act(text: str, thread: Thread, book: RuleBook = BOOK) -> Act:
    return classify(text, thread, book, "en").acts[-1]


@pytest.mark.parametrize(
    ("stands", "kind"),
    [
        (Stands.FACT, Kind.SITUATION),
        (Stands.IMPLIED, Kind.PROBLEM),
        (Stands.CONSEQUENCE, Kind.IMPLICATION),
        (Stands.WANT, Kind.NEED_PAYOFF),
        (Stands.BENEFIT, Kind.NEED_PAYOFF),
        (Stands.OBJECTION, Kind.CLARIFY),
    ],
)
@pytest.mark.parametrize("text", ["Why is that?", "Such as?", "And then?", "Tell me more about that."])
def test_a_bare_follow_up_inherits_from_what_stands(text: str, stands: Stands, kind: Kind) -> None:
    found = act(text, replace(TROUBLED, stands=stands))
    assert found.kind is kind
    assert "inherited" in found.flags
    assert found.reason == f"reason.inherited_{stands.value}"
    assert found.about.problem == "queue"


@pytest.mark.parametrize("check", ["Is that all right?", "Does that work for you?"])
def test_with_nothing_shown_yet_asking_whether_it_suits_asks_for_leave_to_begin(check: str) -> None:
    found = act(f"I'd like to hear how you plan the tours. {check}", FRESH)
    assert (found.kind, found.flags, found.reason) == (Kind.OPENING, ("permission",), "reason.leave_to_begin")
    assert act(f"Our software has a board with photos. {check}", FRESH).kind is not Kind.OPENING
    assert act(f"I'd like to hear how you plan the tours. {check}", TROUBLED).kind is not Kind.OPENING
    assert act("What do you think of our plan?", FRESH).kind is not Kind.OPENING


def test_a_bare_follow_up_with_nothing_standing_is_unsure() -> None:
    found = act("Such as?", FRESH)
    assert (found.kind, found.flags, found.reason) == (Kind.SITUATION, ("unsure",), "reason.nothing_stands")


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Are you happy with the claims?", About(problem="claims")),
        ("Does the waiting at the dock cause overtime?", About(problem="queue", consequence="queue.overtime")),
        ("Does that reach the dealers?", About(problem="claims", consequence="claims.dealers")),
        ("How many lines do you run?", About(fact="lines")),
        ("Does Ms Varga sign the budget?", About(fact="budget", person="varga")),
        ("Is the dequeued order late?", About()),
    ],
)
def test_about_is_found_by_the_terms_of_the_account(text: str, about: About) -> None:
    assert act(text, FRESH).about == about


def test_a_consequence_of_another_problem_gives_way_to_the_longer_name() -> None:
    found = act("Does the waiting at the dock annoy the dealers?", FRESH)
    assert found.about == About(problem="queue")


def test_an_implication_that_names_nothing_is_about_the_problem_that_stands() -> None:
    assert act("How does that affect your people?", TROUBLED).about.problem == "queue"
    assert act("How does that affect your people?", FRESH).about.problem == ""


def test_a_question_without_a_cue_on_an_open_problem_is_a_problem_question() -> None:
    found = act("Is the queue one line or two?", TROUBLED, NO_CUES)
    assert (found.kind, found.words_kind, found.rule) == (Kind.PROBLEM, Kind.SITUATION, "en-x02")
    assert found.reason == "reason.open_problem"
    assert act("Is the claim desk one line or two?", TROUBLED, NO_CUES).kind is Kind.SITUATION


def test_a_fact_not_yet_told_is_asked_for_even_on_an_open_problem() -> None:
    leaning = RuleBook(BOOK.rules, "", {"en": Cues({}, packed((0, 90, 0, 0, 0)), Reader("en", Lexicon("en", {})))})
    found = act("Is the queue at the packing lines?", TROUBLED, leaning)
    assert (found.kind, found.about.fact, found.reason) == (Kind.SITUATION, "lines", "reason.untold_fact")
    told = replace(TROUBLED, told=frozenset({"lines"}))
    assert act("Is the queue at the packing lines?", told, leaning).kind is Kind.PROBLEM


@pytest.mark.parametrize(
    ("stands", "kind"),
    [(Stands.IMPLIED, Kind.PROBLEM), (Stands.CONSEQUENCE, Kind.IMPLICATION), (Stands.WANT, Kind.NEED_PAYOFF)],
)
def test_the_same_question_on_something_else_inherits(stands: Stands, kind: Kind) -> None:
    assert act("And the late shift?", replace(TROUBLED, stands=stands)).kind is kind


def test_a_fact_of_the_briefing_is_public() -> None:
    assert "public" in act("How many lines do you run?", FRESH).flags
    assert "public" not in act("What budget is there?", FRESH).flags


def test_who_gives_the_number_of_the_briefing_asks_for_more_than_it_says() -> None:
    read = replace(FRESH, figures=frozenset({"126"}))
    part = act("Of the 126 packing lines, how many run at night?", read)
    assert (part.kind, part.about.fact) == (Kind.SITUATION, "")
    assert "public" not in part.flags
    assert "public" in act("Are there 126 packing lines?", read).flags
    assert "public" in act("How many packing lines do you run?", read).flags


def test_what_was_told_or_asked_before_is_repeated() -> None:
    asked = replace(TROUBLED, seller_said=("Good morning. Who plans the tours for Friday?",))
    assert "repeated" in act("What budget has been set aside?", TROUBLED).flags
    assert "repeated" in act("Does that lead to overtime?", GROWN).flags
    assert "repeated" in act("Who plans the tours for Friday?", asked).flags
    assert "repeated" not in act("Who plans the tours for Monday?", asked).flags
    assert "repeated" not in act("Does that lead to overtime?", TROUBLED).flags


@pytest.mark.parametrize(("thread", "premature"), [(FRESH, True), (TROUBLED, True), (GROWN, False), (WANTED, False)])
def test_need_payoff_before_a_consequence_or_want_is_premature(thread: Thread, premature: bool) -> None:
    found = act("Would it be useful to have no queue at the dock?", thread)
    assert found.kind is Kind.NEED_PAYOFF
    assert ("premature" in found.flags) is premature


def test_without_an_account_nothing_is_premature() -> None:
    assert act("Would it be useful to have no queue at the dock?", Thread()).flags == ()


def test_an_advantage_that_meets_a_stated_want_is_a_benefit() -> None:
    text = "Our slot plan lets you ship without a queue."
    assert act(text, TROUBLED).kind is Kind.ADVANTAGE
    found = act(text, WANTED)
    assert (found.kind, found.words_kind, found.reason) == (Kind.BENEFIT, Kind.ADVANTAGE, "reason.stated_want")
    named_before = act("You would like to be rid of the queue. This lets you plan each truck.", WANTED)
    assert named_before.kind is Kind.BENEFIT


def test_a_benefit_needs_a_want_the_buyer_has_stated() -> None:
    found = act("You said you want the claims closed in a week, and our desk does exactly that.", WANTED)
    assert (found.kind, found.reason) == (Kind.ADVANTAGE, "reason.no_stated_want")


@pytest.mark.parametrize(
    "text",
    ["So the queue starts at noon, right?", "Let me sum up: the queue grows and the claims pile up."],
)
def test_a_recap_needs_something_told(text: str) -> None:
    assert act(text, TROUBLED).kind in (Kind.TESTING, Kind.SUMMARY)
    found = act(text, FRESH)
    assert (found.kind, found.reason) == (Kind.INFORMATION, "reason.nothing_told")


def test_defending_needs_an_objection() -> None:
    text = "Actually, that's not true."
    assert act(text, replace(TROUBLED, stands=Stands.OBJECTION)).kind is Kind.DEFEND
    assert act(text, TROUBLED).kind is Kind.INFORMATION


@pytest.mark.parametrize("text", ["What's behind that?", "What exactly worries you there?", "您主要担心的是哪方面？"])
def test_to_ask_what_lies_behind_an_objection_clarifies(text: str) -> None:
    found = act(text, replace(TROUBLED, stands=Stands.OBJECTION))
    assert (found.kind, found.reason) == (Kind.CLARIFY, "reason.after_objection")
    assert act(text, TROUBLED).kind is not Kind.CLARIFY


def test_a_question_right_after_an_objection_clarifies() -> None:
    found = act("Is the Lyon plant there?", replace(TROUBLED, stands=Stands.OBJECTION), NO_CUES)
    assert (found.kind, found.reason) == (Kind.CLARIFY, "reason.after_objection")


@pytest.mark.parametrize(
    "text",
    [
        "您说让点，主要是跟别家比出来的，还是您这边要有个说法？",
        "我问的是您要我们让点，是怕回去不好交代，还是真有别家报得低？",
        "具体是担心什么？",
    ],
)
def test_a_question_what_an_objection_means_clarifies_whatever_it_names(text: str) -> None:
    after, before = (
        classify(text, thread, BOOK, "zh").acts[-1].kind
        for thread in (replace(TROUBLED, stands=Stands.OBJECTION), TROUBLED)
    )
    assert (after, before is Kind.CLARIFY) == (Kind.CLARIFY, False)


def test_a_bare_how_much_is_asked_of_what_the_clause_before_has_named() -> None:
    topics = (Topic("fact", "budget", ("预算",)),)
    first, second = classify("您有预算吗，大概多少？", Thread(topics=topics), BOOK).acts
    assert (first.about.fact, second.about.fact) == ("budget", "budget")


def test_the_reading_of_the_words_stays_beside_that_of_the_thread() -> None:
    found = act("Why is that?", TROUBLED)
    assert found.kind is not found.words_kind


def test_traditional_characters_meet_simplified_terms() -> None:
    thread = Thread(topics=(Topic("problem", "queue", ("排隊",), "queue"),))
    assert classify("装卸口排队的情况让您满意吗？", thread, BOOK).acts[0].about.problem == "queue"


def test_his_own_words_given_back_ask_for_more_of_them() -> None:
    heard = replace(TROUBLED, buyer_said="It's the queue, most mornings. We get by.")
    found = act("Most mornings?", heard)
    assert (found.kind, found.about.problem, "inherited" in found.flags) == (Kind.PROBLEM, "queue", True)
    assert "inherited" not in act("Most evenings?", heard).flags


def test_a_term_in_the_plural_is_found_in_the_singular() -> None:
    assert act("How many line do you run?", FRESH).about.fact == "lines"
    assert act("Does it annoy the dealer?", TROUBLED).about.consequence == "claims.dealers"


def test_extent_is_asked_of_the_problem_that_stands() -> None:
    assert act("Is that getting better or worse?", TROUBLED).about.problem == "queue"


def test_a_question_refers_back_to_what_the_sentence_before_named() -> None:
    assert act("The claims pile up here and there. How often does that go wrong?", TROUBLED).about.problem == "claims"
    assert act("The claims pile up here and there. What else goes wrong here?", TROUBLED).about.problem == ""


def test_a_term_of_two_problems_is_that_of_the_one_that_stands() -> None:
    shared = (*TOPICS, Topic("consequence", "claims.drivers", ("drivers",), "claims"))
    both = (*shared, Topic("consequence", "queue.drivers", ("drivers",), "queue"))
    standing = replace(TROUBLED, topics=both)
    assert act("How does that affect the drivers?", standing).about.consequence == "queue.drivers"
    assert act("How does that affect the drivers?", replace(standing, problem="claims")).about.problem == "claims"


def test_a_consequence_within_the_name_of_its_problem_is_not_meant() -> None:
    topics = (*TOPICS, Topic("problem", "gate", ("the gate drivers use",), "gate"))
    named = (*topics, Topic("consequence", "gate.drivers", ("drivers",), "gate"))
    assert act("What is wrong with the gate drivers use?", replace(FRESH, topics=named)).about == About(problem="gate")


def test_what_is_set_aside_is_not_what_is_asked_about() -> None:
    assert act("What else goes wrong, apart from the queue?", TROUBLED).about.problem == ""
    assert act("What else goes wrong with the queue?", TROUBLED).about.problem == "queue"


def test_an_echo_is_of_whole_words() -> None:
    heard = replace(TROUBLED, buyer_said="I would send it back to the yardmaster.")
    assert "inherited" not in act("The yard?", heard).flags


def test_of_two_troubles_in_one_effect_question_the_one_that_stands_is_asked_of() -> None:
    told = replace(TROUBLED, problem="claims", voiced=frozenset({"queue", "claims"}))
    asked = act("When a claim comes in, how much longer is the waiting at the dock?", told)
    assert (asked.kind, asked.about.problem) == (Kind.IMPLICATION, "claims")
    assert act("When there is waiting at the dock, what does a claim cost?", told).about.problem == "queue"


def test_a_question_on_somebody_else_after_an_objection_does_not_ask_what_is_behind_it() -> None:
    objected = replace(TROUBLED, stands=Stands.OBJECTION)
    assert act("What would Ms Varga say to that?", objected).kind is not Kind.CLARIFY
