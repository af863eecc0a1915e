"""The rules as people read them, generated from the book that labels the talks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from app.spin.acts.act import Kind
from app.spin.acts.rules import Rule, RuleBook
from app.web.language import Tongue, tongue_of
from app.web.pages.home import tag_of
from app.web.render import render

router = APIRouter(include_in_schema=False)

LANGUAGES: Final = ("en", "zh")


@dataclass(frozen=True, slots=True)
class Shown:
    """One rule."""

    id: str
    tag: str  # `lang` of its examples
    about: str
    explained: str  # in the reader's language
    other: str  # the same in the other one
    other_tag: str
    weight: int
    pattern: str
    matches: tuple[str, ...]
    rejects: tuple[str, ...]
    yields_to: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Group:
    """The rules of one language for one label."""

    language: str
    kind: str
    rules: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class RulesPage:
    """What the rules page shows."""

    groups: tuple[Group, ...]
    language: str  # the filter, empty for all
    kind: str  # the filter, empty for all
    kinds: tuple[str, ...]
    count: int
    digest: str


def _shown(rule: Rule, tongue: Tongue) -> Shown:
    other = "en" if tongue.explains == "zh" else "zh"
    return Shown(
        id=rule.id,
        tag=tag_of(rule.language),
        about=rule.about,
        explained=tongue.authored(rule.explain),
        other=rule.explain[other],
        other_tag=tag_of(other),
        weight=rule.weight,
        pattern=rule.pattern,
        matches=rule.matches,
        rejects=rule.rejects,
        yields_to=rule.yields_to or {},
    )


def _groups(rules: Iterable[Rule], tongue: Tongue) -> tuple[Group, ...]:
    order = [kind.value for kind in Kind]
    found: dict[tuple[str, str], list[Rule]] = {}
    for rule in rules:
        found.setdefault((rule.language, rule.kind.value), []).append(rule)
    keys = sorted(found, key=lambda key: (key[0] != tongue.explains, order.index(key[1])))
    return tuple(Group(*key, tuple(_shown(rule, tongue) for rule in found[key])) for key in keys)


@router.get("/rules")
async def rules(request: Request, language: str = "", kind: str = "") -> Response:
    """All rules, or those of one language or label."""
    book: RuleBook = request.app.state.book
    language = language if language in LANGUAGES else ""
    chosen = [rule for rule in book.rules if language in ("", rule.language) and kind in ("", rule.kind.value)]
    used = {rule.kind.value for rule in book.rules}
    page = RulesPage(
        groups=_groups(chosen, tongue_of(request)),
        language=language,
        kind=kind if kind in used else "",
        kinds=tuple(each.value for each in Kind if each.value in used),
        count=len(chosen),
        digest=book.digest,
    )
    return render(request, "rules.html", page=page)
