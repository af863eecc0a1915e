"""The rule files → RuleBook; every mistake with file, line, field and remedy."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, TypeAlias, TypeVar

import re2
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from app.content.cues import Shelf
from app.content.errors import ContentError, FieldPath, Mistake
from app.content.yaml_source import Source, read_yaml
from app.places import place
from app.spin.acts.act import Flag, Kind, Language
from app.spin.acts.votes.rules import DEFAULTS, Default, Form, Part, Rule, RuleBook, form_of

LEXICON = "lexicon.yaml"
PATTERNS = ("pattern", "unless", "needs")
_SLOT = re.compile(r"\{([a-z_][a-z_0-9]*)\}")
_WORDLIKE = re.compile(r"[a-z0-9({]")
_ENDS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789)}")
_DEEPEST = 8

Label: TypeAlias = Literal["situation", "problem", "implication", "need_payoff", "other"]
Words = Annotated[str, Field(min_length=1)]


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Explain(_File):
    en: Words
    zh: Words


class _RuleFields(_File):
    id: Annotated[str, Field(pattern=r"^(en|zh)-[a-z][0-9]{2,3}$")]
    kind: Kind | None = None
    pattern: str = ""
    weight: Annotated[int, Field(ge=1, le=20)] = 1
    form: Form | None = None
    part: Part = "any"
    settles: bool = False
    default: Default | None = None
    flags: tuple[Flag, ...] = ()
    deed: Flag | None = None
    unless: str = ""
    needs: str = ""
    whole: bool = False
    about: Words
    explain: _Explain
    matches: tuple[Words, ...] = ()
    rejects: tuple[Words, ...] = ()
    yields_to: dict[Label, tuple[Words, ...]] = {}

    @model_validator(mode="after")
    def _marks_or_labels(self) -> "_RuleFields":
        if self.deed and not self.pattern:
            raise ValueError("a rule with a deed needs a pattern")
        if not self.deed and (self.unless or self.needs or self.whole):
            raise ValueError("unless, needs and whole belong to a rule with a deed")
        return self


class _RuleFile(_File):
    language: Language
    label: Label
    rules: tuple[_RuleFields, ...]


class _Lexicon(_File):
    language: Language
    words: dict[str, tuple[Words, ...]]


LANGUAGES: tuple[Language, ...] = ("en", "zh")
_Model = TypeVar("_Model", bound=_File)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A rule and where it stands."""

    rule: Rule
    source: Source
    number: int

    def mistake(self, field: str, code: str, name: str, value: str) -> Mistake:
        return self.source.mistake(("rules", self.number, field), code, ((name, value),))


def load_rules(folder: Path | None = None, ready: tuple[Language, ...] = LANGUAGES) -> RuleBook:
    """The rules that come with the program, or those in `folder`/{en,zh}; raises ContentError with every mistake.

    The languages in `ready` are compiled, and their patterns so checked, at once; the others at their first use.
    """
    root = folder or place("rules")
    found: list[_Placed] = []
    mistakes: list[Mistake] = []
    for language in LANGUAGES:
        try:
            placed = _language(root / language, language)
        except ContentError as error:
            mistakes.extend(error.mistakes)
        else:
            found.extend(placed)
            mistakes.extend(_defaults(language, [each.rule for each in placed]))
    counts = Counter(each.rule.id for each in found)
    mistakes.extend(each.mistake("id", "rule.id", "id", each.rule.id) for each in found if counts[each.rule.id] > 1)
    if mistakes:
        raise ContentError(tuple(mistakes))
    rules = tuple(each.rule for each in found)
    shelf = Shelf(root, LANGUAGES)
    book = RuleBook(rules, digest_of(rules, tuple(shelf.digests.values())), shelf)
    for language in ready:
        _compile(book, language, found)
    return book


def _compile(book: RuleBook, language: Language, found: list[_Placed]) -> None:
    try:
        book.finder(language).ready()
    except re2.error as error:
        own = [each for each in found if each.rule.language == language]
        flaws = ((each, name, _flaw(getattr(each.rule, name))) for each in own for name in PATTERNS)
        mistakes = (each.mistake(name, "rule.pattern", "detail", flaw) for each, name, flaw in flaws if flaw)
        raise ContentError(tuple(mistakes)) from error


def _flaw(pattern: str) -> str:
    """What RE2 has against a pattern, empty if nothing."""
    options = re2.Options()
    options.log_errors = False
    try:
        re2.compile(pattern, options)
    except re2.error as error:
        detail = error.args[0]
        return detail.decode() if isinstance(detail, bytes) else str(detail)
    return ""


def digest_of(rules: tuple[Rule, ...], fitted: tuple[str, ...] = ()) -> str:
    """SHA-256 (hex) of what rules and the fitted cues say; comments, order of files and layout do not count."""
    said: list[object] = [
        [
            each.id,
            each.kind,
            each.pattern,
            each.weight,
            each.form,
            each.part,
            each.default,
            each.flags,
            each.about,
            dict(each.explain),
            *((each.deed, each.unless, each.needs, each.whole) if each.deed else ()),
            *(("settles",) if each.settles else ()),
        ]
        for each in sorted(rules, key=lambda rule: rule.id)
    ]
    said.extend(fitted)
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _language(folder: Path, language: Language) -> list[_Placed]:
    files = sorted(folder.glob("*.yaml"))
    lexicon = _lexicon(folder / LEXICON, language)
    found: list[_Placed] = []
    mistakes: list[Mistake] = []
    for file in files:
        if file.name == LEXICON:
            continue
        try:
            found.extend(_rules(_read(file), language, lexicon))
        except ContentError as error:
            mistakes.extend(error.mistakes)
    if mistakes:
        raise ContentError(tuple(mistakes))
    return found


def _read(file: Path) -> Source:
    return read_yaml(file.read_text(encoding="utf-8"), f"{file.parent.name}/{file.name}")


def _lexicon(file: Path, language: Language) -> Mapping[str, tuple[str, ...]]:
    if not file.exists():
        return {}
    source = _read(file)
    model = _valid(_Lexicon, source)
    if model.language != language:
        raise ContentError((source.mistake(("language",), "choice", (("value", model.language), ("limit", language))),))
    return model.words


def _valid(model: type[_Model], source: Source) -> _Model:
    try:
        return model.model_validate(source.data)
    except ValidationError as error:
        raise ContentError(
            tuple(
                source.mistake(tuple(each["loc"]), "rule.field", (("detail", each["msg"]),))
                for each in error.errors(include_url=False)
            )
        ) from error


def _rules(source: Source, language: Language, lexicon: Mapping[str, tuple[str, ...]]) -> Iterator[_Placed]:
    model = _valid(_RuleFile, source)
    for number, each in enumerate(model.rules):
        path: FieldPath = ("rules", number)
        if model.language != language or not each.id.startswith(f"{language}-"):
            raise ContentError((source.mistake((*path, "id"), "rule.id", (("id", each.id),)),))
        # What marks is taken as it stands: it may look at the end of a sentence.
        pattern = each.pattern if each.deed else _expanded(each.pattern, language, lexicon, source, (*path, "pattern"))
        yield _Placed(_rule(each, model, pattern), source, number)


def _rule(each: _RuleFields, model: _RuleFile, pattern: str) -> Rule:
    kind = each.kind or Kind(model.label)
    return Rule(
        id=each.id,
        language=model.language,
        kind=kind,
        pattern=pattern,
        weight=each.weight,
        about=each.about,
        explain={"en": each.explain.en, "zh": each.explain.zh},
        matches=each.matches,
        rejects=each.rejects,
        yields_to={str(label): words for label, words in each.yields_to.items()},
        form=each.form or form_of(kind),
        part=each.part,
        settles=each.settles,
        default=each.default,
        flags=each.flags,
        deed=each.deed,
        unless=each.unless,
        needs=each.needs,
        whole=each.whole,
    )


def _expanded(
    pattern: str, language: Language, lexicon: Mapping[str, tuple[str, ...]], source: Source, path: FieldPath
) -> str:
    """The pattern with its lexicon slots filled; an English one keeps to whole words at both ends."""
    if not pattern:
        return ""
    if language == "en":
        before, after = r"\b" * bool(_WORDLIKE.match(pattern)), r"\b" * (pattern[-1] in _ENDS)
        pattern = f"{before}(?:{pattern}){after}"
    for _ in range(_DEEPEST):
        pattern = _SLOT.sub(lambda slot: _alternatives(slot.group(1), lexicon) or slot.group(), pattern)
    if left := _SLOT.search(pattern):
        params = {"name": left.group(1), "known": ", ".join(lexicon)}
        raise ContentError((source.mistake(path, "rule.word", tuple(params.items())),))
    return pattern


def _alternatives(name: str, lexicon: Mapping[str, tuple[str, ...]]) -> str:
    words = lexicon.get(name)
    return f"(?:{'|'.join(words)})" if words else ""


def _defaults(language: Language, rules: list[Rule]) -> Iterator[Mistake]:
    counts = Counter(rule.default for rule in rules)
    for default in DEFAULTS:
        if default != "follow_up" and counts[default] != 1:
            yield Mistake(f"{language}/defaults.yaml", 1, "rules", "rule.default", (("default", default),))
