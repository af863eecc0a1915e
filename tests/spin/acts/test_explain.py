"""A turn laid open: the same verdict as the reading, and reasons that add up."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.spin.acts.act import Kind, Language, Span, Stands, Thread
from app.spin.acts.classify import classify
from app.spin.acts.explain import FEWER_MARKS, MOST_MARKS, Explanation, Spoken, Weighing, explain
from app.spin.acts.votes.cues import CLASSES, Cues, Reader, packed
from app.spin.acts.votes.lexicon import Lexicon
from app.spin.acts.votes.rules import POINTS, Part, Rule, RuleBook
from app.spin.acts.votes.weigh import rank
from tests.kept import book

GOLD = Path(__file__).parents[2] / "gold"
BOOK = book()
TROUBLED = Thread(stands=Stands.IMPLIED, problem="queue", voiced=frozenset({"queue"}), turns=2)


def rule(number: int, pattern: str, kind: Kind, weight: int, part: Part = "any") -> Rule:
    return Rule(f"en-t{number:02}", "en", kind, pattern, weight, "a test", {"en": "", "zh": ""}, part=part)


def small(*rules: Rule) -> RuleBook:
    return RuleBook((*rules, *(each for each in BOOK.rules if each.default)), "")


def gold(file: Path) -> list[tuple[str, Language]]:
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    return [(row["text"], row["lang"]) for row in rows]


def only(text: str, book: RuleBook = BOOK, thread: Thread = Thread()) -> Weighing:  # noqa: B008
    (clause,) = explain(text, thread, book).clauses
    return clause


def agree(told: Explanation, thread: Thread, language: Language | None) -> None:
    reading = classify(told.text, thread, BOOK, language)
    assert told.reading == reading
    acts = [each for each in told.clauses if each.act is not None]
    assert [each.act for each in acts] == list(range(len(reading.acts)))
    for clause, act in zip(acts, reading.acts, strict=True):
        assert (clause.kind, clause.clause) == (act.words_kind, act.clause)
        assert clause.votes[0].kind is act.words_kind if act.hits else clause.votes == ()
        assert all(told.clauses[place] is not clause for place in clause.beside)
        add_up(clause, len(act.hits))
    if reading.acts:
        assert told.lead is not None
        assert told.clauses[told.lead].act == reading.lead
    else:
        assert told.lead is None


def add_up(clause: Weighing, hits: int) -> None:
    """The votes hold every rule that spoke, the points add up, and the first is the one that must decide."""
    assert sum(len(vote.spoken) for vote in clause.votes) == hits
    for place, vote in enumerate(clause.votes):
        assert vote.points == sum(each.points for each in vote.spoken if each.counts)
        first = clause.votes[0]
        due = "decides" if not place else "later" if vote.points == first.points else "lighter"
        assert vote.verdict == due
        assert (vote.points, rank(vote.kind)) <= (first.points, rank(first.kind))
        for each in vote.spoken:
            marked(each, MOST_MARKS if not place else FEWER_MARKS)
    if clause.votes:
        best = next(each for each in clause.votes[0].spoken if each.rule == clause.rule)
        rules = [each.points for each in clause.votes[0].spoken if each.rival is None]
        assert best.points == max(rules or [best.points])


def marked(each: Spoken, most: int) -> None:
    """Cues name a rival and their strongest marks, each stronger than the next; a rule has neither."""
    assert (each.rival is not None) is (BOOK.rule(each.rule).default == "cues")
    assert each.rival is not None or not each.marks
    leads = [mark.lead for mark in each.marks]
    assert leads == sorted(leads, reverse=True)
    assert len(leads) <= most
    assert all(lead > 0 for lead in leads)


@pytest.mark.parametrize("file", sorted(GOLD.glob("*.jsonl")), ids=lambda file: file.stem)
@pytest.mark.parametrize("thread", [Thread(), TROUBLED], ids=["alone", "troubled"])
def test_it_agrees_with_the_reading_of_every_gold_sentence(file: Path, thread: Thread) -> None:
    for text, language in gold(file):
        agree(explain(text, thread, BOOK, language), thread, language)


@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=200))
@settings(max_examples=100)
def test_any_text_can_be_laid_open(text: str) -> None:
    agree(explain(text, Thread(), BOOK), Thread(), None)


def test_the_lighter_kind_and_the_later_one_lose_and_it_says_why() -> None:
    book = small(
        rule(1, "late", Kind.PROBLEM, 5), rule(2, "truck", Kind.SITUATION, 5), rule(3, "cost", Kind.IMPLICATION, 3)
    )
    clause = only("Is the truck late at any cost?", book)
    assert [(vote.kind, vote.points, vote.verdict) for vote in clause.votes] == [
        (Kind.PROBLEM, 5 * POINTS, "decides"),
        (Kind.SITUATION, 5 * POINTS, "later"),
        (Kind.IMPLICATION, 3 * POINTS, "lighter"),
    ]


def test_of_a_kind_its_heaviest_counts_and_its_heaviest_on_the_condition() -> None:
    book = small(
        rule(1, "late", Kind.IMPLICATION, 2, "condition"),
        rule(2, "what happens", Kind.IMPLICATION, 3),
        rule(3, "happens", Kind.IMPLICATION, 1),
        rule(4, "truck", Kind.PROBLEM, 4),
    )
    text = "If the truck is late, what happens?"
    clause = only(text, book)
    vote = clause.votes[0]
    assert (vote.kind, vote.points, clause.rule) == (Kind.IMPLICATION, 5 * POINTS, "en-t02")
    assert [(each.rule, each.counts) for each in vote.spoken] == [
        ("en-t02", True),
        ("en-t01", True),
        ("en-t03", False),
    ]
    assert clause.condition is not None
    assert clause.condition.of(text).startswith("If the truck is late")
    assert vote.spoken[1].span.of(text) == "late"


def test_a_default_decides_only_where_nothing_spoke() -> None:
    clause = only("Is the grblx zzz?", small())
    assert (clause.votes, clause.default, clause.kind) == ((), "question", Kind.SITUATION)


def cued(points: Mapping[str, tuple[int, ...]], entries: dict[str, str], *rules: Rule) -> RuleBook:
    cues = Cues({mark: packed(five) for mark, five in points.items()}, 0, Reader("en", Lexicon("en", entries)))
    return RuleBook((*rules, *(each for each in BOOK.rules if each.default)), "", {"en": cues})


def test_cues_stand_beside_the_rules_with_the_marks_that_lean_most() -> None:
    points = {"<trouble>": (0, 500, 300, 0, 0), "do you get": (0, 90, 0, 0, 0), "how often": (250, 0, 0, 0, 0)}
    book = cued(points, {"backlog": "trouble"}, rule(1, "often", Kind.SITUATION, 2))
    text = "Ｈow often do you get a  BACKLOGS?"
    clause = only(text, book)
    problem, situation, implication = clause.votes
    assert (clause.rule, clause.default) == ("en-q02", "cues")
    (cues,) = problem.spoken
    assert (cues.rule, cues.points, cues.rival) == ("en-q02", 590, Kind.SITUATION)
    assert [(mark.span.of(text), mark.names, mark.lead) for mark in cues.marks] == [
        ("BACKLOGS", "trouble", 500),
        ("do you get", "", 90),
    ]
    assert (situation.points, [(each.rule, each.rival) for each in situation.spoken]) == (
        450,
        [("en-t01", None), ("en-q01", Kind.PROBLEM)],
    )
    assert [mark.span.of(text) for mark in situation.spoken[1].marks] == ["Ｈow often"]
    # A word for trouble speaks for a consequence too, only less than for the trouble itself.
    assert (implication.points, [mark.lead for mark in implication.spoken[0].marks]) == (300, [50])


def test_a_cue_is_counted_and_shown_once_and_in_the_question_itself() -> None:
    book = cued({"<trouble>": (0, 500, 0, 0, 0)}, {"scrap": "trouble", "delay": "trouble"})
    text = "There was scrap. Is it a delay or a delay?"
    told, question = explain(text, Thread(), book).clauses
    assert (told.votes, question.beside) == ((), ())  # what is told adds no cue the question has not
    (cues,) = question.votes[0].spoken
    assert cues.points == 500
    assert [mark.span.of(text) for mark in cues.marks] == ["delay"]


def test_the_points_of_the_cues_are_those_of_the_words_together() -> None:
    text = "Wie often zzz backlog grblx?"
    clause = only(text)
    given = {vote.kind: each.points for vote in clause.votes for each in vote.spoken if each.rival}
    leaning = BOOK.cues["en"].lean(text.lower(), asks=True)
    assert given == {kind: points for kind, points in zip(CLASSES, leaning.points, strict=True) if points}


def test_what_is_told_before_leans_on_the_question_that_leads() -> None:
    points = {"<trouble>": (0, 500, 300, 0, 0), "who": (400, 0, 0, 0, 0)}
    book = cued(points, {"backlog": "trouble"})
    question = "Who looks after the tray?"
    text = f"Thanks. We had many backlogs. {question}"
    *told, lead = explain(text, Thread(), book).clauses
    assert lead.beside == (len(told) - 1,)
    assert told[lead.beside[0]].clause.of(text).startswith("We had")
    assert [(vote.kind, vote.points) for vote in lead.votes] == [
        (Kind.PROBLEM, 500),
        (Kind.SITUATION, 400),
        (Kind.IMPLICATION, 300),
    ]
    assert [mark.span.of(text) for mark in lead.votes[0].spoken[0].marks] == ["backlogs"]
    alone = only(question, book)
    assert (alone.beside, [vote.kind for vote in alone.votes]) == ((), [Kind.SITUATION])


def test_marks_of_chinese_are_places_of_the_typed_script() -> None:
    for text in ("窜货的情况多吗？", "竄貨的情況多嗎？"):
        marks = [mark for vote in only(text).votes for each in vote.spoken for mark in each.marks]
        assert marks
        assert all(mark.span.of(text) in text for mark in marks)


def test_places_are_those_of_the_typed_text() -> None:
    text = "您好！　這個問題，對交期有什麼影響？"
    told = explain(text, Thread(), BOOK)
    assert told.language == "zh"
    clause = told.clauses[-1]
    assert text[clause.clause.start] == "這"
    assert all(each.span.of(text) in text for vote in clause.votes for each in vote.spoken)
    assert clause.votes[0].kind is Kind.IMPLICATION


def test_what_is_too_short_to_be_an_act_is_shown_and_left_aside() -> None:
    told = explain("那个。目前有几台设备？", Thread(), BOOK)
    assert [each.act for each in told.clauses] == [None, 0]
    assert told.act_of(told.clauses[0]) is None
    assert told.clauses[0].clause == Span(0, 2)
    assert told.lead == 1


@pytest.mark.parametrize(
    ("text", "why", "lead"),
    [
        ("How many trucks do you run?", "only", 0),
        ("How many trucks do you run? Where do delays occur?", "sure_question", 1),
        ("Thanks for your time. My name is Petra Novak.", "weightiest", 0),
    ],
)
def test_the_clause_that_leads_says_why(text: str, why: str, lead: int) -> None:
    told = explain(text, Thread(), BOOK)
    assert (told.lead_why, told.lead) == (why, lead)


def test_the_thread_changes_the_act_and_not_the_words() -> None:
    told = explain("Why?", TROUBLED, BOOK)
    (clause,) = told.clauses
    act = told.act_of(clause)
    assert act is not None
    assert (clause.default, act.kind, act.reason) == ("follow_up", Kind.PROBLEM, "reason.inherited_implied")


def test_nothing_typed_leads_nowhere() -> None:
    told = explain(" \n", Thread(), BOOK)
    assert (told.clauses, told.lead) == ((), None)
