"""Fits the guard's points on corpus/slips.*.txt, the replies it is tuned on, and what the accounts' buyers say.

It prints what is missed and stopped wrongly in families that were left out of the fit; --write stores the points.
Needs the packages of the group `fit`: pip install --group fit. Same lines and same packages, same points.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import log

from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from app.spin.acts.act import Language
from app.voices.guard.leaning import sentences
from app.voices.guard.marks import marks, patterns
from app.voices.guard.points import HEAD, KINDS, START
from app.voices.guard.reading import fold
from scripts.slips import ACCOUNTS, GOOD, LANGUAGES, REPLIES, ROOT, Lesson, digest, lessons

A_LOGIT = 100  # points
FEWEST = 3  # sentences that must have a mark
LEAST: dict[Language, int] = {"en": 8, "zh": 6}  # points; what has fewer is left out
STRENGTH: dict[Language, float] = {"en": 0.3, "zh": 0.3}  # of the fit; less would trust the words less
NAMING = 1.0  # the same, of the fit that tells the kinds apart
# Where marks are many and sentences short, a mark counts by how much more often one side has it (Wang, Manning 2012).
BY_RATIO: dict[Language, bool] = {"en": True, "zh": True}
ROUNDS = 2
# Share of what buyers say, in families left out, that may be stopped; in English a little less, to keep the bar of 1 %.
ALARMS: dict[Language, float] = {"en": 0.0092, "zh": 0.01}


@dataclass(frozen=True)
class Sentence:
    """A sentence of a lesson, and the number of that lesson."""

    marks: list[str]
    lesson: int


@dataclass(frozen=True)
class Table:
    """All lessons of a language, and their sentences."""

    language: Language
    lessons: Sequence[Lesson]
    sentences: list[Sentence] = field(default_factory=list)

    @cached_property
    def bad(self) -> list[bool]:
        """Whether a sentence stands in a bad reply."""
        return [self.lessons[each.lesson].kind != GOOD for each in self.sentences]

    @cached_property
    def counts(self) -> list[float]:
        """How much a sentence counts."""
        return [self.lessons[each.lesson].counts for each in self.sentences]


@dataclass(frozen=True)
class Fitted:
    """What each mark speaks for, in logits, and what speaks before any mark is seen."""

    start: float
    marks: Mapping[str, float]

    def sums(self, found: Sequence[Sentence]) -> list[float]:
        """What the marks of sentences speak for together, in logits."""
        return [self.start + sum(self.marks.get(mark, 0.0) for mark in each.marks) for each in found]


def table(language: Language) -> Table:
    """The sentences of all lessons with the marks that are frequent enough."""
    found = Table(language, lessons(language))
    found_by = patterns(language)
    rows = [
        ([*sorted(marks(sentence, language, lesson.names)), *found_by(sentence)], number)
        for number, lesson in enumerate(found.lessons)
        for sentence in sentences(fold(lesson.text), language)
    ]
    often = Counter(mark for each, _ in rows for mark in each)
    for each, number in rows:
        found.sentences.append(Sentence([mark for mark in each if often[mark] >= FEWEST], number))
    return found


def fit(all_of_it: Table, without: Collection[str] = ()) -> Fitted:
    """Logistic regression; in a bad reply, sentences that nothing speaks against are not learnt as bad ones."""
    inside = [at for at, each in enumerate(all_of_it.sentences) if all_of_it.lessons[each.lesson].family not in without]
    fitted = _fit(all_of_it, inside)
    for _ in range(ROUNDS):
        fitted = _fit(all_of_it, _telling(all_of_it, inside, fitted))
    return fitted


def _fit(all_of_it: Table, used: list[int]) -> Fitted:
    language = all_of_it.language
    vectorizer = CountVectorizer(analyzer=list)
    rows = vectorizer.fit_transform([all_of_it.sentences[at].marks for at in used])
    names = list(map(str, vectorizer.get_feature_names_out()))
    ratios = _ratios(all_of_it, used) if BY_RATIO[language] else dict.fromkeys(names, 1.0)
    model = LogisticRegression(C=STRENGTH[language], solver="liblinear", max_iter=300, random_state=0)
    counts = [all_of_it.counts[at] for at in used]
    model.fit(rows.multiply([ratios[each] for each in names]).tocsr(), [all_of_it.bad[at] for at in used], counts)
    logits = {name: float(each) * ratios[name] for name, each in zip(names, model.coef_[0], strict=True)}
    least = LEAST[language] / A_LOGIT
    return Fitted(float(model.intercept_[0]), {name: each for name, each in logits.items() if abs(each) >= least})


def _ratios(all_of_it: Table, used: list[int]) -> dict[str, float]:
    """For each mark, how many times as often one side has it, as a logarithm without its sign."""
    sides = Counter[str](), Counter[str]()
    for at in used:
        sides[all_of_it.bad[at]].update(all_of_it.sentences[at].marks)
    found = sides[0].keys() | sides[1].keys()
    good, bad = (sum(side.values()) + len(found) for side in sides)
    return {each: abs(log((sides[1][each] + 1) / bad * good / (sides[0][each] + 1))) for each in found}


def _telling(all_of_it: Table, inside: list[int], fitted: Fitted) -> list[int]:
    """Without the sentences of bad replies that any buyer may say: not the worst of their reply, and not bad alone."""
    sums = dict(zip(inside, fitted.sums([all_of_it.sentences[at] for at in inside]), strict=True))
    worst: dict[int, float] = {}
    for at, each in sums.items():
        lesson = all_of_it.sentences[at].lesson
        worst[lesson] = max(each, worst.get(lesson, each))
    return [at for at in inside if not all_of_it.bad[at] or sums[at] >= min(0.5, worst[all_of_it.sentences[at].lesson])]


def left_out(all_of_it: Table, *, slips: bool) -> dict[int, float]:
    """The sum of the worst sentence of each lesson, by a fit that has seen nothing of its family; of slips if asked."""
    found: dict[int, float] = {}
    for family in dict.fromkeys(each.family for each in all_of_it.lessons if slips or _is_usual(each)):
        out = [each for each in all_of_it.sentences if all_of_it.lessons[each.lesson].family == family]
        for sentence, each in zip(out, fit(all_of_it, {family}).sums(out), strict=True):
            found[sentence.lesson] = max(each, found.get(sentence.lesson, each))
    return found


def threshold(all_of_it: Table, sums: dict[int, float]) -> float:
    """The sum beyond which no more is stopped of what buyers say; good slips, chosen to be hard, do not count here."""
    usual = {n for n, each in enumerate(all_of_it.lessons) if each.kind == GOOD and _is_usual(each)}
    good = sorted((each for lesson, each in sums.items() if lesson in usual), reverse=True)
    return good[int(ALARMS[all_of_it.language] * len(good))]


def _is_usual(lesson: Lesson) -> bool:
    return lesson.family.startswith((ACCOUNTS, REPLIES))


def stored(all_of_it: Table, most: float) -> str:
    """The file's text: a mark a line with its points and what it speaks for, in order."""
    fitted = fit(all_of_it)
    named = _named(all_of_it, fitted)
    points = {mark: round(A_LOGIT * each) for mark, each in sorted(fitted.marks.items())}
    start = round(A_LOGIT * (fitted.start - most))
    head = {"replies": digest(all_of_it.lessons), "lessons": len(all_of_it.lessons)}
    nothing = [0] * len(KINDS)
    rows = [(START, [start, *named.get(START, nothing)])]
    rows += [(mark, [each, *named.get(mark, nothing)]) for mark, each in points.items()]
    return f"{HEAD}{json.dumps(head)}\n" + "".join(f"{mark}\t{' '.join(map(str, row))}\n" for mark, row in rows)


def _named(all_of_it: Table, fitted: Fitted) -> dict[str, list[int]]:
    """For each mark of bad sentences, how much it speaks for each of KINDS."""
    used = _telling(all_of_it, [at for at, bad in enumerate(all_of_it.bad) if bad], fitted)
    vectorizer = CountVectorizer(analyzer=list)
    rows = vectorizer.fit_transform([all_of_it.sentences[at].marks for at in used])
    model = LogisticRegression(C=NAMING, max_iter=500)
    model.fit(rows, [all_of_it.lessons[all_of_it.sentences[at].lesson].kind for at in used])
    order = [list(model.classes_).index(kind.value.removeprefix("guard.")) for kind in KINDS]
    found = {
        str(name): [round(A_LOGIT * float(model.coef_[place][column])) for place in order]
        for column, name in enumerate(vectorizer.get_feature_names_out())
    }
    return found | {START: [round(A_LOGIT * float(model.intercept_[place])) for place in order]}


def report(all_of_it: Table, sums: dict[int, float], most: float) -> None:
    """Print what is missed and stopped wrongly by kind and by family."""
    print(all_of_it.language, f"stopped beyond {most:.2f}")
    for by in ("kind", "family"):
        seen: Counter[str] = Counter()
        wrong: Counter[str] = Counter()
        for number, each in sums.items():
            lesson = all_of_it.lessons[number]
            name = f"{getattr(lesson, by)}{'' if lesson.kind != GOOD or by == 'kind' else ' (good)'}"
            seen[name] += 1
            wrong[name] += (each > most) is (lesson.kind == GOOD)
        print(all_of_it.language, *(f"{name} {wrong[name]}/{seen[name]}" for name in sorted(seen)), sep="  ")


def main() -> int:
    """Do what was asked for, in both languages; without --write nothing of the product changes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--slips", action="store_true", help="leave out families of slips as well: three times as long")
    given = parser.parse_args()
    for language in LANGUAGES:
        all_of_it = table(language)
        sums = left_out(all_of_it, slips=given.slips)
        most = threshold(all_of_it, sums)
        report(all_of_it, sums, most)
        if given.write:
            text = stored(all_of_it, most)
            file = ROOT / "app" / "voices" / "guard" / "words" / f"points.{language}.tsv"
            file.write_text(text, encoding="utf-8")
            print(f"{language}: {len(all_of_it.lessons)} lessons, {text.count(chr(10)) - 2} marks")
    return 0


if __name__ == "__main__":
    sys.exit(main())
