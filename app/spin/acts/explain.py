"""Lays open how a turn was read: its clauses, what spoke for each kind, which decided and why the others did not."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from app.spin.acts.act import SPIN, Act, Kind, Language, Reading, Span, Thread
from app.spin.acts.classify import Notes, is_courtesy, notes_of
from app.spin.acts.votes.cues import Cue
from app.spin.acts.votes.lean import lean
from app.spin.acts.votes.rules import Default, Finder, Found, Part, RuleBook
from app.spin.acts.votes.weigh import Heard, LeadWhy, ranked, votes_of

Verdict: TypeAlias = Literal["decides", "lighter", "later"]
MOST_MARKS = 5  # the strongest are shown for the kind that decides,
FEWER_MARKS = 3  # and for the others
_SEARCHED = 3 * MOST_MARKS
_LEAST_LEAD = 20  # points; a mark that leads by less tells a reader nothing


@dataclass(frozen=True, slots=True)
class Mark:
    """A cue among the words: a short run of them, or where `names` says which, one of a kind of the lexicon.

    `lead` is by how many points it speaks more for its kind than for the rival.
    """

    span: Span
    names: str
    lead: int


@dataclass(frozen=True, slots=True)
class Spoken:
    """A rule that found its words in a clause, or the cues of its kind together.

    Of cues `marks` are the strongest, and `rival` is the kind they are set against; a rule has neither. `counts` is
    false where a heavier rule of the same kind speaks already.
    """

    rule: str
    points: int
    part: Part
    span: Span
    counts: bool
    rival: Kind | None = None
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Vote:
    """What spoke for one kind, the rules that count first, then the cues, and the sum of their points.

    "lighter" kinds weigh less than the one that decides, "later" ones as much, but their test comes after it.
    """

    kind: Kind
    points: int
    verdict: Verdict
    spoken: tuple[Spoken, ...]


@dataclass(frozen=True, slots=True)
class Weighing:
    """One clause on the scales, its spans in the typed text; votes with the one that decides first.

    `kind` and `rule` are the verdict of the words, `default` says why that rule could decide without words of its own
    (None where it has them). `act` is its place among the reading's acts, None where it is too short to be one.
    `beside` are the places of the clauses whose words were added to its own when the cues were counted.
    """

    clause: Span
    condition: Span | None
    asked: bool
    leading: bool
    kind: Kind
    rule: str
    default: Default | None
    votes: tuple[Vote, ...]
    act: int | None
    beside: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A turn laid open. `lead` is the place of the clause that names the whole turn, None for an empty turn."""

    text: str
    language: Language
    clauses: tuple[Weighing, ...]
    lead: int | None
    lead_why: LeadWhy
    reading: Reading

    def act_of(self, clause: Weighing) -> Act | None:
        """The clause as the thread lets it be read, None where it is no act."""
        return None if clause.act is None else self.reading.acts[clause.act]


def explain(text: str, thread: Thread, book: RuleBook, language: Language | None = None) -> Explanation:
    """How `classify` comes to its reading of the same arguments; never raises."""
    notes = notes_of(text, thread, book, language)
    scales = _Scales(notes, book.finder(notes.language))
    clauses = tuple(scales.weighing(place) for place in range(len(notes.heard)))
    lead = next((place for place, each in enumerate(clauses) if each.act == notes.lead), None)
    return Explanation(text, notes.language, clauses, lead, notes.lead_why, notes.reading)


@dataclass(frozen=True, slots=True)
class _Scales:
    """Weighs each clause of the notes once more, for people."""

    notes: Notes
    finder: Finder

    def weighing(self, place: int) -> Weighing:
        heard = self.notes.heard[place]
        start, end = heard.clause.part
        beside = self._beside(place)
        acts = (number for number, each in enumerate(self.notes.reads) if each.heard is heard)
        return Weighing(
            clause=self._span(heard, 0, len(heard.clause.text)),
            condition=self._span(heard, start, end) if end else None,
            asked=heard.clause.asked,
            leading=heard.clause.leading,
            kind=heard.kind,
            rule=heard.rule.id,
            default=heard.rule.default,
            votes=self._votes(heard, [heard, *(self.notes.heard[each] for each in beside)]),
            act=next(acts, None),
            beside=beside,
        )

    def _span(self, heard: Heard, start: int, end: int) -> Span:
        return self.notes.form.span(heard.clause.start + start, heard.clause.start + end)

    def _beside(self, place: int) -> tuple[int, ...]:
        """What stands around a question leans on it where it leads: its cues then give other points than alone."""
        heard = self.notes.heard[place]
        given = {each.rule.id: each.points for each in heard.found if each.rule.default == "cues"}
        alone = {each.rule.id: each.points for each in lean(heard.clause, self.finder, [])} if given else {}
        if given == alone:
            return ()
        around = ((at, each) for at, each in enumerate(self.notes.heard) if at != place)
        return tuple(at for at, each in around if each.rule.default != "filler" and not is_courtesy(each))

    def _votes(self, heard: Heard, together: list[Heard]) -> tuple[Vote, ...]:
        sums = votes_of(heard.found)
        order = ranked(sums)
        return tuple(
            Vote(kind, sums[kind], _verdict(kind, order, sums), self._spoken(kind, order, heard, together))
            for kind in order
        )

    def _spoken(self, kind: Kind, order: list[Kind], heard: Heard, together: list[Heard]) -> tuple[Spoken, ...]:
        """The rules of one kind: the heaviest on the condition and the heaviest elsewhere count; and its cues."""
        own = sorted((each for each in heard.found if each.kind is kind), key=lambda each: -each.points)
        counting: dict[bool | str, Found] = {}
        for each in own:
            counting.setdefault("cues" if each.rule.default == "cues" else each.rule.part == "condition", each)
        spoken = [self._one(each, order, heard, together, list(counting.values())) for each in own]
        return tuple(sorted(spoken, key=lambda each: (not each.counts, each.rival is not None)))

    def _one(
        self, found: Found, order: list[Kind], heard: Heard, together: list[Heard], counting: list[Found]
    ) -> Spoken:
        of_cues = found.rule.default == "cues"
        rival = _rival(found.kind, order) if of_cues else None
        return Spoken(
            found.rule.id,
            found.points,
            found.rule.part,
            self._span(heard, found.start, found.end),
            any(found is each for each in counting),
            rival,
            self._marks(found.kind, rival, together)[: FEWER_MARKS if found.kind is not order[0] else MOST_MARKS]
            if rival
            else (),
        )

    def _marks(self, kind: Kind, rival: Kind, together: list[Heard]) -> tuple[Mark, ...]:
        """The strongest cues of the clauses they were counted in, each once, best in the own clause."""
        if not self.finder.cues:
            return ()
        place, other = _class(kind), _class(rival)
        first: dict[str, tuple[Heard, Cue]] = {}
        for heard in together:
            for cue in self.finder.cues.strongest(heard.clause.text, place, other, _SEARCHED):
                first.setdefault(cue.mark, (heard, cue))
        marks = (
            Mark(self._span(heard, cue.start, cue.end), _named(cue.mark), cue.lead(place, other))
            for heard, cue in first.values()
        )
        return tuple(sorted((each for each in marks if each.lead >= _LEAST_LEAD), key=lambda each: -each.lead))


def _verdict(kind: Kind, order: list[Kind], sums: dict[Kind, int]) -> Verdict:
    if kind is order[0]:
        return "decides"
    return "later" if sums[kind] == sums[order[0]] else "lighter"


def _class(kind: Kind) -> Kind:
    return kind if kind in SPIN else Kind.OTHER


def _rival(kind: Kind, order: list[Kind]) -> Kind:
    """The strongest other kind that cues tell from this one."""
    others = (each for each in order if _class(each) is not _class(kind))
    return next(others, Kind.OTHER if kind in SPIN else Kind.SITUATION)


def _named(mark: str) -> str:
    return mark[1:-1] if mark.startswith("<") and mark.endswith(">") else ""
