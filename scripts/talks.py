"""Whole talks to read, in docs/talks: how a strong and a weak seller fare with each account, and a list of them.

Made from the talks that the accounts ship, played meeting after meeting. Without --write it says whether they are up to
date.
"""

import argparse
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from app.cli.scenario_levels import TEXTS
from app.coaching.rehearse import Proof, Stage
from app.content.rubric import load_rubric
from app.content.rules import load_rules
from app.content.scenario.library import Authored, load_library
from app.places import place
from app.spin.acts.act import Act, Language
from app.spin.practice import Turn
from app.spin.scenario import Scenario
from app.spin.scoring.scorecard import CriterionScore
from app.web.language import Tongue, tongues
from app.web.words.criteria import CRITERIA
from app.web.words.keys import WORDS, word

FOLDER: Final = Path(__file__).resolve().parent.parent / "docs" / "talks"
SELLERS: Final = ("strong", "weak")
EVERY_TURN: Final = "turn"
TAGS: Final[Mapping[Language, str]] = {"en": "en", "zh": "zh-Hans"}
INDEX: Final[Mapping[Language, str]] = {"en": "README.md", "zh": "README.zh.md"}
MARKUP: Final = re.compile(r"([\\`*_\[\]<>#|])")
SAYS: Final[Mapping[Language, Mapping[str, str]]] = {
    "en": {
        "head": "# Talks to read\n\n[中文版](README.zh.md)\n",
        "about": (
            "Made by `scripts/talks.py --write`: the talks that every account ships, played by the rules and the "
            "scripted buyer, with what was read in each turn, by which rule, and what it did.\n"
        ),
        "columns": "| Account | Language | Strong seller | Weak seller |",
        "seller": "Seller:",
        "of": "the {seller} seller",
        "meeting": "Meeting {number}",
        "score": "**{total} of 100** · {outcome}",
        "trust": "trust",
        "patience": "patience",
        "criterion": "| Criterion | Points | Of |",
        "none": "not asked for here",
        "colon": ":",
        "list": "All talks",
    },
    "zh": {
        "head": "# 可以通读的对话\n\n[English](README.md)\n",
        "about": (
            "由 `scripts/talks.py --write` 生成：每个客户自带的对话，由规则和脚本客户演一遍，每一轮都标出判成什么、"
            "依据哪条规则、起了什么作用。\n"
        ),
        "columns": "| 客户 | 语言 | 优秀销售 | 薄弱销售 |",
        "seller": "销售：",
        "of": "{seller}销售",
        "meeting": "第 {number} 次会谈",
        "score": "**{total} 分**（满分 100）· {outcome}",
        "trust": "信任",
        "patience": "耐心",
        "criterion": "| 评分项 | 得分 | 满分 |",
        "none": "本次不考察",
        "colon": "：",
        "list": "全部对话",
    },
}


def main() -> int:
    """Compare or write; 1 where a page is not up to date."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    write = parser.parse_args().write
    wanted = dict(pages(load_library(place("scenarios")).scenarios.values()))
    unknown = [file for file in FOLDER.glob("*.md") if file.name not in wanted]
    stale = [name for name, text in wanted.items() if not _same(FOLDER / name, text)]
    if write:
        FOLDER.mkdir(exist_ok=True)
        for name in stale:
            (FOLDER / name).write_text(wanted[name], encoding="utf-8")
        for file in unknown:
            file.unlink()
        return 0
    if stale or unknown:
        names = ", ".join((*stale, *(file.name for file in unknown)))
        print(f"docs/talks: {names}: not up to date; scripts/talks.py --write mends it", file=sys.stderr)
    return 1 if stale or unknown else 0


def _same(file: Path, text: str) -> bool:
    return file.exists() and file.read_text(encoding="utf-8") == text


def pages(accounts: Iterable[Authored]) -> Iterator[tuple[str, str]]:
    """Name and text of every page: one for each account and seller, and the two lists."""
    book, rubric = load_rules(), load_rubric()
    scores: dict[str, dict[str, str]] = {}
    known = list(accounts)
    for account in known:
        scenario = account.scenario
        proofs = Stage(account, book, rubric).prove()
        for seller in SELLERS:
            theirs = [each for each in proofs if each.seller == seller]
            scores.setdefault(scenario.slug, {})[seller] = " · ".join(f"{each.card.total}" for each in theirs)
            yield _name(scenario, seller), talk(scenario, seller, theirs)
    for language, name in INDEX.items():
        yield name, index([each.scenario for each in known], scores, language)


def _name(scenario: Scenario, seller: str) -> str:
    return f"{scenario.slug}.{seller}.md"


def index(accounts: Iterable[Scenario], scores: Mapping[str, Mapping[str, str]], language: Language) -> str:
    """The list of all talks with their scores, meeting after meeting."""
    say, spoken = SAYS[language], tongues()
    rows = []
    for each in accounts:
        links = (f"[{scores[each.slug][seller]}]({_name(each, seller)})" for seller in SELLERS)
        rows.append(f"| {escaped(each.title)} | {spoken[TAGS[each.language]].name} | {' | '.join(links)} |")
    return "\n".join((say["head"], say["about"], say["columns"], "|---|---|---|---|", *rows)) + "\n"


def talk(account: Scenario, seller: str, proofs: Iterable[Proof]) -> str:
    """One seller's talks with one account, as Markdown."""
    say = SAYS[account.language]
    who = say["of"].format(seller=TEXTS[account.language][seller])
    head = (
        f"# {escaped(account.title)}\n",
        f"{who[0].upper()}{who[1:]} · [{say['list']}]({INDEX[account.language]})\n",
    )
    return "\n".join((*head, *(meeting(each) for each in proofs)))


def meeting(proof: Proof) -> str:
    """One meeting: its score, the talk, the points."""
    record = proof.record
    scenario = record.scenario
    say, tongue = SAYS[scenario.language], tongues()[TAGS[scenario.language]]
    outcome = TEXTS[scenario.language][proof.card.outcome]
    title = say["meeting"].format(number=proof.meeting)
    later = f" ({escaped(scenario.after)})" if scenario.after else ""
    lines = (
        f"## {title}{later}\n",
        say["score"].format(total=proof.card.total, outcome=outcome) + "\n",
        f"> **{escaped(scenario.buyer.name)}{say['colon']}** {escaped(record.opening)}\n",
        *(exchange(turn, scenario, tongue) for turn in record.turns),
        f"{say['criterion']}\n|---|---|---|",
        *(points(each, say, tongue) for each in proof.card.criteria),
    )
    return "\n".join(lines) + "\n"


def exchange(turn: Turn, scenario: Scenario, tongue: Tongue) -> str:
    """What she said and how it was read, what he answered, and what it did."""
    say = SAYS[scenario.language]
    speaker = scenario.person(turn.direction.speaker) or scenario.buyer
    reply = turn.reply.text if turn.reply else ""
    read = " · ".join(label(act, tongue) for act in turn.reading.acts)
    return "\n\n".join(
        (
            f"**{turn.number}. {say['seller']}** {escaped(turn.text)}",
            f"{read}  \n{moved(turn, say, tongue)}",
            f"> **{escaped(speaker.name)}{say['colon']}** {escaped(reply)}\n",
        )
    )


def label(act: Act, tongue: Tongue) -> str:
    """An act's label with its rule."""
    return f"*{word(f'act.{act.kind.value}', tongue)}*" + (f" `{act.rule}`" if act.rule else "")


def moved(turn: Turn, say: Mapping[str, str], tongue: Tongue) -> str:
    """What the turn did to trust and patience, and why where there are words for it."""
    effects = turn.direction.effects
    trust, patience = (sum(getattr(each, name) for each in effects) for name in ("trust", "patience"))
    keys = dict.fromkeys(f"effect.{each.name}" for each in effects if each.name != EVERY_TURN)
    whys = [word(key, tongue) for key in keys if key in WORDS]
    return " · ".join((f"{say['trust']} {signed(trust)}", f"{say['patience']} {signed(patience)}", *whys))


def signed(points: int) -> str:
    """Points with their sign; nought has none."""
    return f"{points:+}".replace("-", "−") if points else "0"


def points(each: CriterionScore, say: Mapping[str, str], tongue: Tongue) -> str:
    """A row of the scorecard."""
    name = tongue.say(CRITERIA[each.id]) if each.id in CRITERIA else each.id
    return f"| {name} | {each.points} | {each.weight} |" if each.applies else f"| {name} | {say['none']} | |"


def escaped(text: str) -> str:
    """Authored and spoken text as plain words of a Markdown line."""
    return MARKUP.sub(r"\\\1", " ".join(text.split()))


if __name__ == "__main__":
    sys.exit(main())
