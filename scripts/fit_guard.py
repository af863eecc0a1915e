"""Fits the guard's points on corpus/slips.*.txt, the replies it is tuned on, and what the accounts' buyers say.

It prints what is missed and stopped wrongly in families that were left out of the fit; --write stores the points.
Needs the packages of the group `fit`: pip install --group fit. Same lines and same packages, same points.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from app.spin.acts.act import Language
from app.voices.guard.leaning import sentences
from app.voices.guard.marks import whole
from app.voices.guard.points import HEAD, KINDS, START
from app.voices.guard.reading import fold
from scripts.slips import ACCOUNTS, GOOD, LANGUAGES, REPLIES, ROOT, Lesson, digest, lessons

A_LOGIT = 100  # points
FEWEST = 3  # sentences that must have a mark
LEAST: dict[Language, int] = {"en": 8, "zh": 8}  # points; what has fewer for every kind is left out
STRENGTH = 0.3  # of the fit; less would trust the words less
LONGEST_FIT = 300  # rounds
CLOSE = 1e-3  # of the gradient, where it stops
FOLDS = 5  # parts of the families; each is left out of a fit once
# Share that may be stopped, in families left out, of what buyers usually say, of the good slips, of whole answers.
MOST: dict[Language, dict[str, float]] = {
    "en": {"usual": 0.012, "hard": 0.06, "whole": 0.01},
    "zh": {"usual": 0.015, "hard": 0.075, "whole": 0.006},
}
WHOLE = f"{REPLIES} sixth"  # whole answers to whole requests, as a model gives them
STEPS = 1, 2, 4, 8, 16  # lines by which a zero is lowered
LOWEST = 0.8  # logits at which a sentence may be stopped, however seldom good lines of the corpus are
LITTLE = 1e-4  # of the alarms that may be: what costs none is not divided by 0
NAMES = [kind.value.removeprefix("guard.") for kind in KINDS]

Sums = tuple[float, ...]  # logits for each of KINDS


@dataclass(frozen=True)
class Table:
    """All lessons of a language; the marks of their sentences, a row each, and the number of each one's lesson."""

    language: Language
    lessons: Sequence[Lesson]
    marks: Sequence[str]
    rows: Any
    lesson: Any

    def inside(self, without: Collection[str]) -> Any:
        """Places of the sentences of all other families."""
        return np.flatnonzero([self.lessons[each].family not in without for each in self.lesson])

    def bad(self, inside: Any) -> Any:
        """Whether each of these sentences is of a bad reply."""
        return np.array([self.lessons[each].kind != GOOD for each in self.lesson[inside]])


@dataclass(frozen=True)
class Fitted:
    """What each mark speaks for, in logits, a row for each kind, and what speaks before any mark is seen."""

    start: Any
    weights: Any

    def sums(self, rows: Any) -> Any:
        """What the marks of sentences speak for together, a row for each sentence."""
        return rows @ self.weights.T + self.start


def table(language: Language) -> Table:
    """The sentences of all lessons with the marks that are frequent enough."""
    found = lessons(language)
    marked = [
        (whole(sentence, language, lesson.names), number)
        for number, lesson in enumerate(found)
        for sentence in sentences(fold(lesson.text), language)
    ]
    often = Counter(mark for each, _ in marked for mark in each)
    names = sorted(mark for mark, number in often.items() if number >= FEWEST)
    vectorizer = CountVectorizer(analyzer=list, vocabulary={name: place for place, name in enumerate(names)})
    rows = vectorizer.transform([each for each, _ in marked]).astype(float)
    return Table(language, found, names, rows, np.array([number for _, number in marked]))


def fit(all_of_it: Table, without: Collection[str] = ()) -> Fitted:
    """All kinds against each other and the good ones, and each alone against the good ones: the mean of both."""
    inside = all_of_it.inside(without)
    together = _learnt(all_of_it, inside, NAMES)
    alone = [_learnt(all_of_it, inside, [name]) for name in NAMES]
    start = (together.start + np.concatenate([each.start for each in alone])) / 2
    weights = (together.weights + np.vstack([each.weights for each in alone])) / 2
    weights[:, np.abs(weights).max(axis=0) < LEAST[all_of_it.language] / A_LOGIT] = 0
    return Fitted(start, weights)


def _learnt(all_of_it: Table, inside: Any, kinds: list[str]) -> Fitted:
    """Of these kinds; sentences of bad replies that nothing speaks against are not learnt as bad."""
    used = inside[[all_of_it.lessons[each].kind in (GOOD, *kinds) for each in all_of_it.lesson[inside]]]
    return _fit(all_of_it, _telling(all_of_it, used, _fit(all_of_it, used, kinds)), kinds)


def _fit(all_of_it: Table, used: Any, kinds: list[str]) -> Fitted:
    bad = all_of_it.bad(used)
    rows = all_of_it.rows[used]
    told = _ratios(rows, bad)
    within = [all_of_it.lessons[each] for each in all_of_it.lesson[used]]
    sides = [each.kind for each in within] if len(kinds) > 1 else bad
    solver = "lbfgs" if len(kinds) > 1 else "liblinear"
    model = LogisticRegression(C=STRENGTH, solver=solver, max_iter=LONGEST_FIT, tol=CLOSE, random_state=0)
    model.fit(rows.multiply(told).tocsr(), sides, [each.counts for each in within])
    weights, start = _against_good(model, kinds)
    return Fitted(start, weights * told)


def _against_good(model: LogisticRegression, kinds: list[str]) -> tuple[Any, Any]:
    """Weights and intercepts of each kind, those of the good ones taken off."""
    if len(kinds) == 1:
        return model.coef_, model.intercept_
    good, *others = (list(model.classes_).index(kind) for kind in (GOOD, *kinds))
    return model.coef_[others] - model.coef_[good], model.intercept_[others] - model.intercept_[good]


def _ratios(rows: Any, bad: Any) -> Any:
    """For each mark, how many times as often good or bad ones have it, as a logarithm without its sign.

    Where marks are many and sentences short, a mark should count by that (Wang, Manning 2012).
    """
    good_ones, bad_ones = (np.asarray(rows[side].sum(axis=0)).ravel() for side in (~bad, bad))
    seen = np.count_nonzero(good_ones + bad_ones)
    return np.abs(np.log((bad_ones + 1) / (bad_ones.sum() + seen) * (good_ones.sum() + seen) / (good_ones + 1)))


def _telling(all_of_it: Table, inside: Any, fitted: Fitted) -> Any:
    """Without the sentences of bad replies that any buyer may say: not the worst of their reply, and not bad alone."""
    sums = fitted.sums(all_of_it.rows[inside]).max(axis=1)
    worst = np.full(len(all_of_it.lessons), -np.inf)
    np.maximum.at(worst, all_of_it.lesson[inside], sums)
    return inside[~all_of_it.bad(inside) | (sums >= np.minimum(0.5, worst[all_of_it.lesson[inside]]))]


def left_out(all_of_it: Table) -> dict[int, Sums]:
    """The sums of each lesson, of its worst sentence for each kind, by a fit that has seen nothing of its family."""
    found = np.full((len(all_of_it.lessons), len(KINDS)), -np.inf)
    for part in _parts(all_of_it):
        others = np.setdiff1d(np.arange(len(all_of_it.lesson)), all_of_it.inside(part))
        np.maximum.at(found, all_of_it.lesson[others], fit(all_of_it, part).sums(all_of_it.rows[others]))
    return {number: tuple(map(float, row)) for number, row in enumerate(found) if np.isfinite(row).all()}


def _parts(all_of_it: Table) -> Iterator[set[str]]:
    """The families in FOLDS parts, every account in another one."""
    families = sorted({each.family for each in all_of_it.lessons}, key=lambda family: (not _is_usual(family), family))
    return (set(families[part::FOLDS]) for part in range(FOLDS))


def zeros(all_of_it: Table, sums: Mapping[int, Sums]) -> Sums:
    """The sum of each kind beyond which a sentence is stopped: where together no more is stopped than may be.

    The kind that catches most for what it takes of the alarms that may be gets it.
    """
    sides: dict[str, list[Sums]] = {"usual": [], "hard": [], "whole": [], "bad": []}
    for number, row in sums.items():
        sides[_side(all_of_it.lessons[number])].append(row)
    most = [share * len(sides[side]) for side, share in MOST[all_of_it.language].items()]
    good = [row for side, rows in sides.items() if side != "bad" for row in rows]
    ranked = [sorted(column, reverse=True) for column in zip(*good, strict=True)]
    places = [0] * len(KINDS)
    while better := _better(list(sides.values()), ranked, places, most):
        places = better
    return _at(ranked, places)


def _better(
    sides: list[list[Sums]], ranked: list[list[float]], places: list[int], most: list[float]
) -> list[int] | None:
    """The places with that one raised which catches most for its share of the alarms; None where none may rise."""
    *before, caught = (_stopped(side, _at(ranked, places)) for side in sides)
    best: tuple[float, list[int]] = (0.0, [])
    for kind, step in product(range(len(places)), STEPS):
        raised = [place + step * (at == kind) for at, place in enumerate(places)]
        if min(_at(ranked, raised)) < LOWEST:
            continue
        *alarms, more = (_stopped(side, _at(ranked, raised)) for side in sides)
        if all(each <= may for each, may in zip(alarms, most, strict=True)):
            costs = ((now - then) / may for now, then, may in zip(alarms, before, most, strict=True))
            best = max(best, ((more - caught) / max(*costs, LITTLE), raised))
    return best[1] or None


def _at(ranked: list[list[float]], places: list[int]) -> Sums:
    return tuple(column[place] for column, place in zip(ranked, places, strict=True))


def _stopped(rows: list[Sums], at: Sums) -> int:
    return sum(any(map(float.__gt__, row, at)) for row in rows)


def _side(lesson: Lesson) -> str:
    """Whether it is bad, a good reply as buyers usually speak, or a good slip, most of which were chosen to be hard."""
    if lesson.kind != GOOD:
        return "bad"
    if lesson.family.startswith(WHOLE):
        return "whole"
    return "usual" if _is_usual(lesson.family) else "hard"


def _is_usual(family: str) -> bool:
    return family.startswith((ACCOUNTS, REPLIES))


def stored(all_of_it: Table, most: Sums) -> str:
    """The file's text: a mark a line with its points for each kind, in order."""
    fitted = fit(all_of_it)
    start = tuple(map(float, fitted.start - np.array(most)))
    head = {"replies": digest(all_of_it.lessons), "lessons": len(all_of_it.lessons)}
    told = np.flatnonzero(fitted.weights.any(axis=0)).tolist()
    rows = [(START, start), *((all_of_it.marks[each], tuple(map(float, fitted.weights[:, each]))) for each in told)]
    return f"{HEAD}{json.dumps(head)}\n" + "".join(
        f"{mark}\t{' '.join(str(round(A_LOGIT * each)) for each in row)}\n" for mark, row in rows
    )


def report(all_of_it: Table, sums: Mapping[int, Sums], most: Sums) -> None:
    """Print what is missed and stopped wrongly by kind and by family."""
    print(all_of_it.language, "stopped beyond", *(f"{name} {each:.2f}" for name, each in zip(NAMES, most, strict=True)))
    for by in ("kind", "family"):
        seen: Counter[str] = Counter()
        wrong: Counter[str] = Counter()
        for number, each in sums.items():
            lesson = all_of_it.lessons[number]
            name = f"{getattr(lesson, by)}{'' if lesson.kind != GOOD else f' ({_side(lesson)})'}"
            seen[name] += 1
            wrong[name] += bool(_stopped([each], most)) is (lesson.kind == GOOD)
        print(all_of_it.language, *(f"{name} {wrong[name]}/{seen[name]}" for name in sorted(seen)), sep="  ")


def main() -> int:
    """Do what was asked for, in both languages; without --write nothing of the product changes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--language", choices=LANGUAGES, action="append", help="only this one")
    given = parser.parse_args()
    for language in given.language or LANGUAGES:
        all_of_it = table(language)
        sums = left_out(all_of_it)
        most = zeros(all_of_it, sums)
        report(all_of_it, sums, most)
        if given.write:
            text = stored(all_of_it, most)
            file = ROOT / "app" / "voices" / "guard" / "words" / f"points.{language}.tsv"
            file.write_text(text, encoding="utf-8")
            print(f"{language}: {len(all_of_it.lessons)} lessons, {text.count(chr(10)) - 2} marks")
    return 0


if __name__ == "__main__":
    sys.exit(main())
