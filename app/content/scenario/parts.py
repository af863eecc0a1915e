"""The parts of a scenario file: their form, and their way into the domain."""

from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictInt, StringConstraints

from app.spin.buyer.direction import Cue
from app.spin.scenario import (
    Briefing,
    Company,
    Consequence,
    DecisionKey,
    Disclosure,
    Fact,
    Heading,
    Objection,
    ObjectionKind,
    Problem,
    Role,
    Stakeholder,
    Step,
    Talk,
)

# These cues speak the lines of the fact, problem, objection, step or person they refer to.
REFERRING = frozenset(
    {Cue.TELL, Cue.HINT, Cue.OBJECT, Cue.RESOLVE, Cue.AGREE, Cue.COUNTER, Cue.REFER, Cue.JOIN, Cue.ARRIVE, Cue.TONE}
)
# A file must have these; a practice begun with a text from before is spoken in other lines (app.voices.scripted).
STOOD_IN = frozenset({Cue.SILENCE, Cue.AGAIN, Cue.INTRODUCE, Cue.PRIVATE, Cue.EASE})
PUSHED = frozenset({Cue.WHY, Cue.CAVEAT, Cue.DOUBT, Cue.HESITATE})
OPTIONAL = PUSHED | {Cue.NOT_NOW, Cue.SIGNAL, Cue.REMIND, Cue.MORE, Cue.PARDON, Cue.SOURCE}  # what only some need
BESIDE_CUES = ("tone_warm", "tone_guarded", "tone_impatient", "unmet")
OPENING = "opening"
SPOKEN: tuple[str, ...] = (OPENING, *(cue.value for cue in Cue if cue not in REFERRING | OPTIONAL | STOOD_IN))
WRITTEN: tuple[str, ...] = (*SPOKEN, *(cue.value for cue in Cue if cue in STOOD_IN))
SPEAKABLE: tuple[str, ...] = (*WRITTEN, *sorted(OPTIONAL), *BESIDE_CUES)
# What somebody else in the room can say for himself.
OF_OTHERS: tuple[str, ...] = (
    "arrive", "greet", "chat", "wait", "repeated", "public", "guard", "nothing_there", "no_problem", "nothing_more",
    "premature", "gloomy", "unsolvable", "not_mine", "which", "confirm", "correct", "support", "shrug", "thanks",
    "annoyed", "stacked", "confused", "ai", "clarified", "silence", "introduce", "private", "ease", "pardon", "source",
)  # fmt: skip
NEEDED_OF_OTHERS = ("arrive", "wait", "not_mine", "nothing_more", "guard", "repeated", "shrug")

Text: TypeAlias = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1200)]
Id: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Slug: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,59}$")]
Term: TypeAlias = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
Terms: TypeAlias = Annotated[
    list[Term],
    Field(min_length=1, description="Words and phrases by which a question asks for this, colloquial ones too."),
]
Lines: TypeAlias = Annotated[
    list[Text],
    Field(min_length=2, description="What the scripted buyer says, in at least two wordings; read them aloud."),
]
Question: TypeAlias = Literal["situation", "problem", "implication", "need_payoff"]


class Part(BaseModel):
    """A part of the file. Unknown keys are mistakes: a mistyped key must not pass as an absent one."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class CompanyFile(Part):
    """The account: what anyone may know of it."""

    name: Text
    industry: Text
    size: Text
    about: Text = Field(description="Two or three sentences; public, so no fact of the talk may stand here.")

    def domain(self) -> Company:
        """The company of the domain."""
        return Company(self.name, self.industry, self.size, self.about)


class BriefingFile(Part):
    """What the trainee reads before the call."""

    buyer: Text = Field(description="Who she meets: name, function, how the appointment came about.")
    we_sell: Text = Field(description="Our product: what it does, and where it stops.")
    ours: list[Term] = Field(default=[], description="Names of our product and company, as a seller says them.")
    known: list[Text] = Field(min_length=1, description="What is already known. Asking for it again costs trust.")
    aim: Text = Field(description="What would be a good result of this call.")

    def domain(self) -> Briefing:
        """The briefing of the domain."""
        return Briefing(self.buyer, self.we_sell, tuple(self.known), self.aim, tuple(self.ours))


class StakeholderFile(Part):
    """A person of the account."""

    id: Id
    name: Text
    title: Text
    role: Role = Field(description="The person's part in the decision.")
    manner: Text = Field(
        description="How the person thinks and talks. The buyer's prompt always contains it: no facts."
    )
    terms: Terms
    present: StrictBool = Field(
        default=False, description="true for those in the room from the beginning; the first of them is the buyer."
    )
    stance: StrictInt = Field(default=0, ge=-2, le=2, description="-2: against us; 2: for us.")
    joins: StrictBool = Field(default=False, description="true if the buyer would fetch this person when asked.")
    referral: list[Text] = Field(
        default=[], description="How the buyer sends the seller to this person; needed if only this person can tell it."
    )
    fetched: list[Text] = Field(default=[], description="How the buyer fetches this person; needed with joins.")
    lines: dict[str, Lines] = Field(
        default={},
        description="This person's own words once in the room, by cue; `arrive` is the first thing said.",
        json_schema_extra={"propertyNames": {"enum": list(OF_OTHERS)}},
    )

    def domain(self) -> Stakeholder:
        """The stakeholder of the domain."""
        return Stakeholder(
            self.id,
            self.name,
            self.title,
            self.role,
            self.manner,
            tuple(self.terms),
            present=self.present,
            stance=self.stance,
            joins=self.joins,
            referral=tuple(self.referral),
            fetched=tuple(self.fetched),
            lines={cue: tuple(lines) for cue, lines in self.lines.items()},
        )


class FactFile(Part):
    """Something the buyer can tell when he is asked for it."""

    id: Id
    heading: Literal["situation", "decision", "people", "personal"] = Field(
        description="Where it stands in the account file once it is told."
    )
    disclosure: Literal["open", "hidden"] = Field(
        description="open: a fair question is enough. hidden: told only when there is trust."
    )
    text: Text = Field(description="One sentence for the trainee's account file.")
    terms: Terms
    lines: Lines
    public: StrictBool = Field(default=False, description="true if the briefing says it already.")
    required: StrictBool = Field(default=False, description="true if a good call finds it out.")
    question: Text | None = Field(default=None, description="A good question for it, shown after the talk.")
    decision: DecisionKey | None = Field(default=None, description="Which part of the decision this answers.")
    person: str = Field(default="", description="Id of the stakeholder this fact is about.")
    by: str = Field(default="", description="Id of the one who alone can tell it; empty: the buyer.")

    def domain(self) -> Fact:
        """The fact of the domain."""
        return Fact(
            id=self.id,
            heading=Heading(self.heading),
            disclosure=Disclosure(self.disclosure),
            text=self.text,
            terms=tuple(self.terms),
            lines=tuple(self.lines),
            public=self.public,
            decision=self.decision,
            person=self.person,
            required=self.required,
            question=self.question or "",
            by=self.by,
        )


class SaidFile(Part):
    """Something of a problem that the buyer says: its line in the account file and how he puts it."""

    text: Text = Field(description="One sentence for the trainee's account file.")
    lines: Lines

    def fact(
        self, fact_id: str, heading: Heading, disclosure: Disclosure, by: str, terms: tuple[str, ...] = ()
    ) -> Fact:
        """The fact of the domain, under the id that its problem gives it."""
        return Fact(fact_id, heading, disclosure, self.text, terms, tuple(self.lines), by=by)


class ConsequenceFile(SaidFile):
    """What the problem does to something else. Only an implication question opens it."""

    id: Id
    terms: Terms
    quantified: StrictBool = Field(default=False, description="true if it carries a number.")


class ProblemFile(Part):
    """A trouble of the account, from the first complaint to the wish to be rid of it."""

    id: Id
    owner: Id = Field(description="Id of the stakeholder whose trouble it is.")
    solvable: StrictBool = Field(description="Whether what we sell can solve it.")
    area: Text = Field(description="The field it belongs to, in two or three words.")
    terms: Terms
    hints: Lines = Field(description="'Fine, mostly': said while trust is low; names the area, not the trouble.")
    voiced: SaidFile = Field(description="How the buyer puts the trouble when a problem question hits it.")
    chain: list[ConsequenceFile] = Field(min_length=1, description="What follows from it, nearest consequence first.")
    want: SaidFile = Field(description="What the buyer wants once the consequences are on the table.")
    payoff: SaidFile = Field(description="What a solution would be worth, in the buyer's own words.")
    beyond: SaidFile | None = Field(
        default=None, description="What nobody had thought of: a further need-payoff question opens it at the very end."
    )
    own_voice: StrictBool = Field(
        default=False, description="true if only the owner can speak of it; the owner must then be in the room."
    )
    answer: Text | None = Field(
        default=None, description="What of ours meets the want, said to the buyer as a benefit; shown after the talk."
    )
    model_questions: dict[Question, Text] = Field(description="A good question of each type, shown after the talk.")

    def domain(self) -> Problem:
        """The problem of the domain; the ids of its facts begin with its own."""
        by = self.owner if self.own_voice else ""
        blind = Disclosure.BLIND
        beyond = self.beyond
        return Problem(
            id=self.id,
            owner=self.owner,
            solvable=self.solvable,
            area=self.area,
            terms=tuple(self.terms),
            voiced=self.voiced.fact(f"{self.id}.voiced", Heading.PROBLEM, Disclosure.HIDDEN, by, tuple(self.terms)),
            chain=tuple(self._link(link, by) for link in self.chain),
            want=self.want.fact(f"{self.id}.want", Heading.WANT, blind, by),
            payoff=self.payoff.fact(f"{self.id}.payoff", Heading.BENEFIT, blind, by),
            hints=tuple(self.hints),
            model_questions=dict(self.model_questions.items()),
            answer=self.answer or "",
            beyond=beyond.fact(f"{self.id}.beyond", Heading.BENEFIT, Disclosure.UNKNOWN, by) if beyond else None,
            own_voice=self.own_voice,
        )

    def _link(self, link: ConsequenceFile, by: str) -> Consequence:
        fact = link.fact(f"{self.id}.{link.id}", Heading.CONSEQUENCE, Disclosure.BLIND, by, tuple(link.terms))
        return Consequence(fact, link.quantified)


class ObjectionFile(Part):
    """What the buyer holds against the offer."""

    id: Id
    kind: ObjectionKind
    lines: Lines
    resolved_lines: Lines = Field(description="How he lets go of it when it has been understood and met.")
    terms: list[Term] = Field(default=[], description="Words by which the seller takes it up.")

    def domain(self) -> Objection:
        """The objection of the domain."""
        return Objection(self.id, self.kind, tuple(self.lines), tuple(self.resolved_lines), tuple(self.terms))


class StepFile(Part):
    """A rung of the ladder of commitments: an action of the buyer, with a date."""

    id: Id
    level: StrictInt = Field(ge=1, le=9, description="1 is the smallest step; count on without a gap.")
    action: Text = Field(description="What the buyer does.")
    when: Text = Field(description="By when.")
    terms: Terms
    lines: Lines = Field(description="How he agrees to it; says the action and the date.")
    offer_lines: Lines = Field(description="How he offers it himself instead of something bigger.")
    order: StrictBool = Field(default=False, description="true for the firm order; never in a first meeting.")

    def domain(self) -> Step:
        """The step of the domain."""
        return Step(
            id=self.id,
            level=self.level,
            action=self.action,
            when=self.when,
            terms=tuple(self.terms),
            lines=tuple(self.lines),
            offer_lines=tuple(self.offer_lines),
            order=self.order,
        )


class TalkFile(Part):
    """A seller's side of a whole talk, and the score it must earn."""

    low: StrictInt = Field(ge=0, le=100, description="The lowest score this talk may get.")
    high: StrictInt = Field(ge=0, le=100, description="The highest score this talk may get.")
    turns: list[Text] = Field(min_length=1, description="What the seller says, turn by turn.")
    answers: list[Text] = Field(
        default=[], description="What she still says, turn by turn, if her last step met an objection."
    )

    def domain(self) -> Talk:
        """The talk of the domain."""
        return Talk(tuple(self.turns), self.low, self.high, tuple(self.answers))
