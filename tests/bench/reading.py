"""How long the rules take to read an utterance, beside others who read: python -m tests.bench.reading [--rounds 40]."""

import argparse
import gc
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from app.content.rules import load_rules
from app.content.scenario.library import load_library
from app.places import place
from app.spin.acts.act import Language, Thread
from app.spin.acts.classify import classify
from app.spin.acts.clauses.split import clauses
from app.spin.acts.plain.text import plain
from app.spin.acts.votes.rules import RuleBook
from app.spin.acts.votes.weigh import hear
from app.spin.buyer.state import start
from app.spin.buyer.thread import thread_of
from tests.bench.rivals import MISSING, Reader, matcher, neighbour, vader

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT / "tests" / "gold"
LANGUAGES: tuple[Language, ...] = ("en", "zh")
LENGTH = {"en": 20, "zh": 40}
SENTENCES = 40
ROUNDS = 40
FIRST = (
    "import sys\nfrom app.content.rules import load_rules\nfrom app.spin.acts.act import Thread\n"
    "from app.spin.acts.classify import classify\nprint(classify(sys.argv[1], Thread(), load_rules(ready=())).label)"
)


def gold(language: Language) -> list[str]:
    """The texts of our gold in that language."""
    lines = (GOLD / f"utterances.{language}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["text"] for line in lines]


def usual(language: Language) -> list[str]:
    """The gold sentences nearest to 20 words or 40 characters."""

    def off(text: str) -> int:
        return abs((len(text.split()) if language == "en" else len(text)) - LENGTH[language])

    return sorted(gold(language), key=off)[:SENTENCES]


def threads(language: Language) -> dict[str, Thread]:
    """A talk about nothing known, and the beginning of a talk of one of our scenarios."""
    library = load_library(place("scenarios"))
    scenario = next(each.scenario for each in library.scenarios.values() if each.file.endswith(f".{language}.yaml"))
    return {"no topics": Thread(), "a scenario's topics": thread_of(start(scenario), scenario)}


def spent(read: Reader, texts: list[str], rounds: int) -> list[float]:
    """Microseconds of every reading, sorted, after two rounds to warm up."""
    for text in texts * 2:
        read(text)
    gc.collect()
    found: list[float] = []
    for _ in range(rounds):
        for text in texts:
            started = time.perf_counter()
            read(text)
            found.append((time.perf_counter() - started) * 1e6)
    return sorted(found)


def line(name: str, language: str, found: list[float], unit: float) -> str:
    """A row of the table; `unit` is the median that counts as one."""
    median = statistics.median(found)
    return f"| {name} | {language} | {median:,.0f} | {found[int(len(found) * 0.99)]:,.0f} | {median / unit:,.1f} |"


def stages(book: RuleBook, language: Language, texts: list[str]) -> str:
    """Where the time goes: microseconds a sentence, in each step alone."""
    finder = book.finder(language)
    forms = [plain(text).text for text in texts]
    pieces = [clauses(form, language) for form in forms]

    def each(step: Callable[[int], object]) -> float:
        best = min(_timed(step, len(texts)) for _ in range(30))
        return best / len(texts) * 1e6

    whole = each(lambda place: classify(texts[place], Thread(), book, language))
    steps = {
        "plain form": each(lambda place: plain(texts[place])),
        "clauses": each(lambda place: clauses(forms[place], language)),
        "rules": each(lambda place: [list(finder.find(piece)) for piece in pieces[place]]),
        "weighing": each(lambda place: [hear(piece, finder, short=False, nod=False) for piece in pieces[place]]),
    }
    steps["weighing"] -= steps["rules"]
    steps["thread and evidence"] = whole - sum(steps.values())
    shown = ", ".join(f"{name} {micro:.0f}" for name, micro in steps.items())
    return f"{language}: {whole:.0f} µs at best, of which {shown}"


def _timed(step: Callable[[int], object], count: int) -> float:
    started = time.perf_counter()
    for number in range(count):
        step(number)
    return time.perf_counter() - started


def first_label(text: str) -> float:
    """Seconds from starting a process to its first label."""
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", FIRST, text], cwd=ROOT, check=True, capture_output=True)
    return time.perf_counter() - started


def ours(book: RuleBook, rounds: int) -> dict[Language, float]:
    """Prints our rows; the medians without topics."""
    medians: dict[Language, float] = {}
    for language in LANGUAGES:
        for name, thread in threads(language).items():
            found = spent(lambda text, thread=thread: classify(text, thread, book), usual(language), rounds)  # type: ignore[misc]
            medians.setdefault(language, statistics.median(found))
            print(line(f"our rules, {name}", language, found, medians[language]))
    return medians


def others(medians: dict[Language, float], rounds: int) -> None:
    """Prints the rows of all others that are installed."""
    makers: list[tuple[str, Language, Callable[[], Reader]]] = [("VADER polarity_scores", "en", vader)]
    for language in LANGUAGES:
        makers.append(("spaCy Matcher", language, lambda language=language: matcher(language)))  # type: ignore[misc]
        makers.append(("MiniLM and nearest", language, lambda language=language: neighbour(gold(language))))  # type: ignore[misc]
    for name, language, make in makers:
        try:
            read = make()
        except ImportError:
            print(f"| {name} | {language} | {MISSING} | | |")
        else:
            print(line(name, language, spent(read, usual(language), max(3, rounds // 8)), medians[language]))


def main() -> int:
    """Print everything; asserts nothing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    rounds = parser.parse_args().rounds
    book = load_rules()
    counts = {
        language: sum(bool(rule.pattern) for rule in book.rules if rule.language == language) for language in LANGUAGES
    }
    print(f"{counts['en']} English and {counts['zh']} Chinese patterns; microseconds an utterance\n")
    print("| reader | language | median | p99 | times ours |\n|---|---|---|---|---|")
    others(ours(book, rounds), rounds)
    print()
    for language in LANGUAGES:
        print(stages(book, language, usual(language)))
    for text in ("How often does the gate stop?", "你们的设备多久保养一次？"):
        took = sorted(first_label(text) for _ in range(7))
        print(f"first label of a new process, {text}: {took[0]:.2f} s at best, {took[3]:.2f} s median of 7")
    return 0


if __name__ == "__main__":
    sys.exit(main())
