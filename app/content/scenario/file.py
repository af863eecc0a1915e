"""The form of a scenario file: an account, its first meeting and those that can follow, and its way into the domain."""

from dataclasses import replace
from typing import Literal

from pydantic import Field

from app.content.scenario.parts import (
    SPEAKABLE,
    WRITTEN,
    BriefingFile,
    CompanyFile,
    FactFile,
    Id,
    Lines,
    ObjectionFile,
    Part,
    ProblemFile,
    Slug,
    StakeholderFile,
    StepFile,
    TalkFile,
    Text,
)
from app.spin.acts.act import Language
from app.spin.scenario import Briefing, Difficulty, Meeting, Scenario

Seller = Literal["strong", "middle", "weak"]


class LaterFile(Part):
    """A meeting that an Advance of the one before opens. What is not named here stays as it was."""

    meeting: Literal["follow_up", "executive", "negotiation"] = Field(
        description="Decides how many situation questions are fair, and what the score looks at."
    )
    after: Text = Field(description="How long after the meeting before, as one would say it: two weeks later.")
    title: Text | None = None
    buyer: Text | None = Field(default=None, description="Who is there and why, for the briefing.")
    known: list[Text] = Field(min_length=1, description="What both sides know by now, whatever was found out before.")
    aim: Text = Field(description="What would be a good result of this meeting.")
    present: list[Id] = Field(default=[], description="Who sits there beside the buyer from the beginning.")
    facts: list[FactFile] = Field(default=[], description="What has come up since.")
    objections: list[ObjectionFile] = Field(default=[], description="What he holds against it now; also demands.")
    ladder: list[StepFile] = Field(min_length=1, description="The commitments realistic in this meeting.")
    lines: dict[str, Lines] = Field(
        description="The opening of this meeting, and any words that differ from the first.",
        json_schema_extra={"propertyNames": {"enum": list(SPEAKABLE)}, "required": ["opening"]},
    )
    talks: dict[Seller, TalkFile] = Field(
        description="Talks of this meeting; before each, the talk of the same name of the meetings before is played."
    )

    def domain(self, number: int, before: Scenario) -> Scenario:
        """The scenario of this meeting, the `number`th of the account; `before` is that of the meeting before."""
        across = [each.id for each in before.stakeholders if each.present][:1]
        there = (*across, *self.present)
        return replace(
            before,
            number=number,
            after=self.after,
            title=self.title or before.title,
            meeting=self.meeting,
            briefing=Briefing(
                self.buyer or before.briefing.buyer, before.briefing.we_sell, tuple(self.known), self.aim
            ),
            stakeholders=tuple(replace(each, present=each.id in there) for each in before.stakeholders),
            facts=(*before.facts, *(each.domain() for each in self.facts)),
            objections=(*before.objections, *(each.domain() for each in self.objections)),
            ladder=tuple(each.domain() for each in self.ladder),
            lines={**before.lines, **{cue: tuple(lines) for cue, lines in self.lines.items()}},
            talks={name: talk.domain() for name, talk in self.talks.items()},
            later=(),
        )


class ScenarioFile(Part):
    """A key account to practise with: a world with hidden parts, the buyer's words, and talks that prove it."""

    slug: Slug = Field(
        description="The name of the scenario in addresses and records; the file is <slug>.<language>.yaml."
    )
    language: Language = Field(description="The language of the talk.")
    title: Text
    difficulty: Difficulty = Field(description="How much the buyer volunteers and resists.")
    meeting: Meeting = Field(description="Decides how many situation questions are fair: 6, 3, 2 or 2.")
    company: CompanyFile
    briefing: BriefingFile
    stakeholders: list[StakeholderFile]
    facts: list[FactFile]
    problems: list[ProblemFile]
    objections: list[ObjectionFile]
    ladder: list[StepFile]
    lines: dict[str, Lines] = Field(
        description="The scripted buyer's words for everything that is not a fact, hint, objection or step.",
        json_schema_extra={"propertyNames": {"enum": list(SPEAKABLE)}, "required": list(WRITTEN)},
    )
    talks: dict[Seller, TalkFile] = Field(
        description="Three talks of different quality; each must land in its band of scores.",
    )
    rubric: Id | Literal[""] = Field(
        default="", description="The id of the rubric it is scored by; empty: the one the service uses."
    )

    later: list[LaterFile] = Field(default=[], description="The meetings that can follow, in their order.")

    def domain(self) -> Scenario:
        """The scenario of the domain. References are not checked here."""
        first = self._first()
        meetings = [first]
        for number, each in enumerate(self.later, 2):
            meetings.append(each.domain(number, meetings[-1]))
        return replace(first, later=tuple(meetings[1:]))

    def _first(self) -> Scenario:
        return Scenario(
            slug=self.slug,
            language=self.language,
            title=self.title,
            difficulty=self.difficulty,
            meeting=self.meeting,
            company=self.company.domain(),
            briefing=self.briefing.domain(),
            stakeholders=tuple(each.domain() for each in self.stakeholders),
            facts=tuple(each.domain() for each in self.facts),
            problems=tuple(each.domain() for each in self.problems),
            objections=tuple(each.domain() for each in self.objections),
            ladder=tuple(each.domain() for each in self.ladder),
            lines={cue: tuple(lines) for cue, lines in self.lines.items()},
            talks={name: talk.domain() for name, talk in self.talks.items()},
            rubric=self.rubric,
        )
