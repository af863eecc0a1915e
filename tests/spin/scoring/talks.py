"""Records written by hand for the scoring tests: the trial scenario of the test vectors and its eight sellers."""

from collections.abc import Iterable

from app.spin.acts.act import About, Act, Flag, Kind, Reading, Span
from app.spin.buyer.direction import Cue, Direction, Event, Mood, Part
from app.spin.practice import Digests, Ended, Record, Reply, Turn
from app.spin.scenario import (
    Briefing,
    Company,
    Consequence,
    DecisionKey,
    Difficulty,
    Disclosure,
    Fact,
    Heading,
    Objection,
    Problem,
    Role,
    Scenario,
    Stakeholder,
    Step,
)

DECISIONS: tuple[DecisionKey, ...] = ("budget", "timing", "criteria", "process", "competitor")
PEOPLE = ("lee", "chen", "park", "diaz")
LINE = "It is {}, and to be frank that is how we have been doing it here for some years now."
TOLD = frozenset({"fact", "implied", "consequence", "explicit", "benefit", "decision", "personal"})
Said = tuple[Kind, str, tuple[Flag, ...]]


def fact(name: str, heading: Heading = Heading.SITUATION, decision: DecisionKey | None = None) -> Fact:
    """A fact of little content; the five of the situation are needed."""
    required = heading is Heading.SITUATION
    return Fact(
        name, heading, Disclosure.OPEN, name, (name,), (LINE.format(name),), decision=decision, required=required
    )


def problem(name: str, *, solvable: bool = True) -> Problem:
    """A problem with a chain of three."""
    chain = tuple(Consequence(fact(f"{name}.c{n}", Heading.CONSEQUENCE), quantified=n == 3) for n in (1, 2, 3))
    voiced, want, payoff = (fact(f"{name}.{part}", Heading.WANT) for part in ("voiced", "want", "payoff"))
    return Problem(name, "lee", solvable, name, (name,), voiced, chain, want, payoff, ("Fine.", "Well."), {})


def world() -> Scenario:
    """Five needed facts, five of the decision, three problems of which two can be solved, four people, four rungs."""
    people = tuple(
        Stakeholder(name, name.title(), "Head", role, "calm", (name,), present=name == "lee")
        for name, role in zip(PEOPLE, Role, strict=True)
    )
    return Scenario(
        slug="world",
        language="en",
        title="World",
        difficulty=Difficulty.MIDDLE,
        meeting="first",
        company=Company("Acme", "Tools", "200", "Makes tools."),
        briefing=Briefing("Lee", "Care", ("known",), "aim"),
        stakeholders=people,
        facts=(
            *(fact(f"f{n}") for n in range(1, 6)),
            *(fact(key, Heading.DECISION, key) for key in DECISIONS),
            fact("win", Heading.PERSONAL),
        ),
        problems=(problem("p1"), problem("p2"), problem("p3", solvable=False)),
        objections=tuple(Objection(f"o{n}", "price", (LINE.format("dear"),), ("Fine then.",)) for n in range(1, 7)),
        ladder=tuple(Step(f"l{n}", n, "act", "Friday", ("x",), ("Yes.",), ("Rather.",)) for n in range(1, 5)),
        lines={},
        talks={},
    )


def did(kind: Kind, about: str = "", *flags: Flag) -> Said:
    """An act about a problem, with flags."""
    return kind, about, flags


def turn(number: int, said: Iterable[Said], events: Iterable[Event] = (), reply: str = "") -> Turn:
    """A turn whose text is made of one short sentence an act; the buyer tells what the events say."""
    text, acts = "", []
    for kind, about, flags in said:
        sentence = f"Some plain words that stand for {kind.value} {about} here."
        span = Span(len(text), len(text) + len(sentence))
        acts.append(Act(kind, f"en-{kind.value}", span, span, kind, About(problem=about), flags))
        text += sentence + " "
    happened = tuple(events)
    answer = reply or "We have been doing it this way for years, and most of the time it works, I would say."
    reading = Reading("en", tuple(acts), max(0, len(acts) - 1))
    return Turn(number, text.strip(), reading, answering(happened), Reply(answer, "scripted"))


def answering(events: tuple[Event, ...]) -> Direction:
    """The direction that brings these events about."""
    told = tuple(dict.fromkeys(each.ref for each in events if each.kind in TOLD))
    objections = tuple(Part(Cue.OBJECT, each.ref) for each in events if each.kind == "objection")
    parts = (*(Part(Cue.TELL, each) for each in told), *objections) or (Part(Cue.WAIT),)
    return Direction(parts, Mood.NEUTRAL, told, events)


def record(turns: Iterable[tuple[list[Said], list[Event]]], ended: Ended = "seller") -> Record:
    """A finished practice in the world."""
    told = tuple(turn(n, said, events) for n, (said, events) in enumerate(turns, 1))
    return Record("practice", world(), "coached", "Good morning.", told, ended, Digests("r", "b", "s"))


def advance(level: int) -> Event:
    """The buyer will do something by a date."""
    return Event("commit", f"l{level}", actor="buyer", action="act", when="Friday", level=level)


OPENED = [did(Kind.OPENING, "", "who"), did(Kind.OPENING, "", "why"), did(Kind.OPENING, "", "permission")]


def expert() -> Record:
    """Five situation, four problem, four implication, three need-payoff questions, benefits, a dated step."""
    facts = [Event("fact", f"f{n}") for n in range(1, 6)]
    return record(
        [
            ([*OPENED, did(Kind.SITUATION)], [facts[0], Event("role", "lee")]),
            ([did(Kind.SITUATION)], [facts[1], Event("role", "chen")]),
            ([did(Kind.SITUATION)], [facts[2], Event("decision", "process"), Event("role", "park")]),
            ([did(Kind.PROBLEM, "p1")], [Event("implied", "p1.voiced", "p1")]),
            ([did(Kind.TESTING), did(Kind.PROBLEM, "p2")], [Event("implied", "p2.voiced", "p2")]),
            ([did(Kind.PROBLEM, "p3"), did(Kind.PROBLEM, "p1")], [Event("implied", "p3.voiced", "p3")]),
            ([did(Kind.IMPLICATION, "p1")], [Event("consequence", "p1.c1", "p1")]),
            ([did(Kind.IMPLICATION, "p1")], [Event("consequence", "p1.c2", "p1")]),
            ([did(Kind.IMPLICATION, "p1")], [Event("consequence", "p1.c3", "p1", quantified=True)]),
            ([did(Kind.TESTING), did(Kind.IMPLICATION, "p2")], [Event("consequence", "p2.c1", "p2")]),
            ([did(Kind.SITUATION)], [facts[3], Event("decision", "budget")]),
            ([did(Kind.SITUATION)], [facts[4], Event("decision", "timing"), Event("personal", "win")]),
            ([did(Kind.NEED_PAYOFF, "p1")], [Event("explicit", "p1.want", "p1"), Event("benefit", "p1.payoff", "p1")]),
            ([did(Kind.NEED_PAYOFF, "p2")], [Event("explicit", "p2.want", "p2")]),
            ([did(Kind.NEED_PAYOFF, "p1")], [Event("decision", "criteria")]),
            ([did(Kind.SUMMARY), did(Kind.BENEFIT, "p1"), did(Kind.BENEFIT, "p2")], []),
            ([did(Kind.CHECK), did(Kind.SUMMARY_OF_BENEFITS)], []),
            ([did(Kind.PROPOSAL)], [advance(3)]),
        ]
    )


def middle(*, vague: bool = False) -> Record:
    """Finds two problems and one consequence, one want, one advantage too early; a small dated step or a vague end."""
    return record(
        [
            ([OPENED[0], OPENED[1], did(Kind.SITUATION)], [Event("fact", "f1"), Event("role", "lee")]),
            ([did(Kind.SITUATION)], [Event("fact", "f2"), Event("role", "chen")]),
            ([did(Kind.SITUATION)], [Event("fact", "f3"), Event("decision", "process")]),
            ([did(Kind.SITUATION)], [Event("fact", "f4"), Event("decision", "timing")]),
            ([did(Kind.PROBLEM, "p1")], [Event("implied", "p1.voiced", "p1")]),
            ([did(Kind.PROBLEM, "p1")], []),
            ([did(Kind.PROBLEM, "p2")], [Event("implied", "p2.voiced", "p2")]),
            ([did(Kind.TESTING), did(Kind.IMPLICATION, "p1")], [Event("consequence", "p1.c1", "p1")]),
            ([did(Kind.ADVANTAGE)], [Event("objection", "o1", cause="advantage")]),
            ([did(Kind.ACKNOWLEDGE), did(Kind.CLARIFY)], [Event("resolved", "o1")]),
            ([did(Kind.IMPLICATION, "p1")], []),
            ([did(Kind.NEED_PAYOFF, "p1")], [Event("explicit", "p1.want", "p1")]),
            ([did(Kind.BENEFIT, "p1")], [Event("decision", "budget")]),
            ([did(Kind.PROPOSAL)], [Event("continuation") if vague else advance(1)]),
        ]
    )


def middle_vague() -> Record:
    """The same talk with a kind word at the end in place of a date."""
    return middle(vague=True)


def situation_and_problem() -> Record:
    """The textbook average seller: facts, problems, then a pitch."""
    asked = [([did(Kind.SITUATION)], [Event("fact", f"f{n}")]) for n in range(2, 6)]
    return record(
        [
            ([OPENED[0], OPENED[1], did(Kind.SITUATION)], [Event("fact", "f1"), Event("role", "lee")]),
            *asked,
            ([did(Kind.PROBLEM, "p1")], [Event("implied", "p1.voiced", "p1")]),
            ([did(Kind.PROBLEM, "p2")], [Event("implied", "p2.voiced", "p2"), Event("decision", "process")]),
            ([did(Kind.PROBLEM, "p1")], []),
            ([did(Kind.FEATURE), did(Kind.ADVANTAGE)], [Event("objection", "o1", cause="feature")]),
            ([did(Kind.DEFEND)], []),
            ([did(Kind.PROPOSAL)], [Event("continuation")]),
        ]
    )


def interrogator() -> Record:
    """Fourteen situation questions: all the facts, most of the decision, and nothing else."""
    told = [[Event("fact", f"f{n}")] for n in range(1, 6)]
    found = [Event("role", "lee"), Event("role", "chen"), *(Event("decision", key) for key in DECISIONS[:4])]
    events = [*told, *([each] for each in found), [], [], []]
    return record([([did(Kind.SITUATION)], each) for each in events])


def spammer() -> Record:
    """All four questions in one turn, eight times, on one problem after the other; he answers the first two."""

    def four(problem: str, *flags: Flag) -> list[Said]:
        asked = (Kind.PROBLEM, Kind.IMPLICATION, Kind.NEED_PAYOFF)
        return [did(Kind.SITUATION, "", *flags), *(did(kind, problem, *flags) for kind in asked)]

    answered = [[Event("implied", "p1.voiced", "p1")], [Event("fact", "f1")], []]
    fresh = [(four(f"p{n}"), events) for n, events in enumerate(answered, 1)]
    return record([*fresh, *((four(f"p{1 + n % 3}", "repeated"), []) for n in range(5))], "time")


def closer() -> Record:
    """Finds one problem, then closes five times."""
    opened = [OPENED[0], OPENED[1], did(Kind.PROBLEM, "p1")]
    return record(
        [
            (opened, [Event("implied", "p1.voiced", "p1")]),
            ([did(Kind.FEATURE)], []),
            *[([did(Kind.PRESSURE)], [Event("refuse")]) for _ in range(5)],
        ],
        "pressure",
    )


def feature_dumper() -> Record:
    """Says who he is and why he came, then nothing but features; two of them cost him an objection."""
    dear = [Event("objection", f"o{n}", cause="feature") for n in (1, 2)]
    three = [did(Kind.FEATURE), did(Kind.FEATURE), did(Kind.ADVANTAGE)]
    return record(
        [
            ([OPENED[0], OPENED[1], did(Kind.FEATURE)], []),
            *((three, events) for events in ([], [dear[0]], [], [dear[1]], [])),
        ]
    )
