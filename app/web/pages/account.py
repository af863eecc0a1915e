"""The trainer's sheet of an account: all that is hidden in it, what opens what, and the questions that do."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from app.content.scenario.library import Library
from app.spin.buyer.gates import MANNERS, PROBLEM, hidden_gate
from app.spin.errors import UnknownScenario
from app.spin.scenario import Disclosure, Fact, Heading, Scenario
from app.web.language import Tongue, tongue_of
from app.web.language import marked as _
from app.web.pages.home import tag_of
from app.web.render import render

router = APIRouter(include_in_schema=False)

PLAIN: Final = (Heading.SITUATION, Heading.PEOPLE, Heading.DECISION, Heading.PERSONAL)
GATES: Final = {
    "public": _("stands in the briefing; asking for it costs trust"),
    "open": _("a fair question is enough"),
    "hidden": _("from trust %(trust)s on"),
    "by": _("only from %(name)s"),
}


@dataclass(frozen=True, slots=True)
class Known:
    """One plain fact and what opens it."""

    text: str
    gate: str
    required: bool
    question: str


@dataclass(frozen=True, slots=True)
class AccountPage:
    """What the sheet shows; `meetings` are those of the account in order, each a scenario."""

    account: Scenario
    tag: str
    facts: Mapping[str, tuple[Known, ...]]
    names: Mapping[str, str]  # id of a stakeholder → his name
    meetings: tuple[Scenario, ...]
    troubles_from: int  # the trust from which he speaks of troubles


def _gate(fact: Fact, scenario: Scenario, tongue: Tongue) -> str:
    kind = "public" if fact.public else "hidden" if fact.disclosure is Disclosure.HIDDEN else "open"
    trust = hidden_gate(fact) + MANNERS[scenario.difficulty].gate
    gate = tongue.say(GATES[kind], trust=trust)
    teller = scenario.person(fact.by)
    return f"{gate} · {tongue.say(GATES['by'], name=teller.name)}" if teller else gate


def _facts(scenario: Scenario, tongue: Tongue) -> dict[str, tuple[Known, ...]]:
    return {
        heading.value: tuple(
            Known(fact.text, _gate(fact, scenario, tongue), fact.required, fact.question)
            for fact in scenario.facts
            if fact.heading is heading
        )
        for heading in PLAIN
    }


def page_of(scenario: Scenario, tongue: Tongue) -> AccountPage:
    """The sheet of an account."""
    last = scenario.later[-1] if scenario.later else scenario
    return AccountPage(
        account=scenario,
        tag=tag_of(scenario.language),
        facts=_facts(last, tongue),
        names={each.id: each.name for each in scenario.stakeholders},
        meetings=(scenario, *scenario.later),
        troubles_from=PROBLEM + MANNERS[scenario.difficulty].gate,
    )


@router.get("/trainer/accounts/{slug}")
async def account(request: Request, slug: str) -> Response:
    """The sheet, for those who train with the account and not for those who are trained with it."""
    library: Library = request.app.state.library
    found = library.scenarios.get(slug)
    if found is None:
        raise UnknownScenario(slug)
    return render(request, "account.html", page=page_of(found.scenario, tongue_of(request)))
