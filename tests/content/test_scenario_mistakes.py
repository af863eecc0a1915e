"""A scenario file broken in many ways: each mistake has its file, line, field and remedy, in every language."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

import pytest

from app.content.errors import ContentError, Mistake
from app.content.scenario.check import check_text
from app.content.scenario.library import parse_scenario
from app.places import place

NAME = "marrow-lake-surgery.en.yaml"
CHINESE = "lifeng-chassis.zh.yaml"


@dataclass(frozen=True)
class Broken:
    """A change of the shipped file, and the mistake it must bring at the line of `at` (a part of the broken line)."""

    old: str
    new: str
    code: str
    field: str
    at: str


FORM = {
    "unknown key": Broken("slug:", "colour: red\nslug:", "key.unknown", "colour", "colour"),
    "mistyped key": Broken("  industry:", "  industri:", "key.mistyped", "company.industri", "industri"),
    "missing key": Broken("meeting: first\n", "", "key.missing", "meeting", "slug:"),
    "missing in a list": Broken("    role: decider\n", "", "key.missing", "stakeholders[2].role", "- id: okafor"),
    "text for a list": Broken("terms: [Hal, Pruitt, value analysis director]", "terms: Hal", "type.list",
                              "stakeholders[4].terms", "terms: Hal"),
    "number for a text": Broken("name: Hal Pruitt", "name: 42", "type.text", "stakeholders[4].name", "name: 42"),
    "a text that became a key": Broken("- You've got it.", "- One thing: yes.", "type.colon", "lines.confirm[2]",
                                       "One thing"),
    "text for a truth": Broken("present: true", "present: maybe", "type.truth", "stakeholders[1].present", "maybe"),
    "text for a number": Broken("level: 2", "level: two", "type.number", "ladder[2].level", "level: two"),
    "bad enum": Broken("difficulty: middle", "difficulty: brutal", "choice", "difficulty", "brutal"),
    "list for a mapping": Broken("  name: Marrow Lake Health\n", "  - x\n", "yaml.syntax", "", "industry: Non"),
    "bad id": Broken("- id: okafor", "- id: Mr. Okafor", "id.form", "stakeholders[2].id", "Mr. Okafor"),
    "empty text": Broken("name: Hal Pruitt", 'name: ""', "text.empty", "stakeholders[4].name", 'name: ""'),
    "empty list of lines": Broken("  thanks:\n    - I appreciate that.\n    - Thank you, that's good of you to say.\n",
                                  "  thanks: []\n", "list.short", "lines.thanks", "thanks: []"),
    "one line only": Broken("    - I appreciate that.\n", "", "list.short", "lines.thanks", "  thanks:"),
    "score over 100": Broken("high: 100", "high: 120", "number.range", "talks.strong.high", "high: 120"),
    "endless text": Broken("name: Hal Pruitt", "name: " + "Hal " * 400, "text.long", "stakeholders[4].name", "Hal Hal"),
    "problem heading on a fact": Broken("heading: personal", "heading: problem", "choice", "facts[20].heading",
                                        "heading: problem"),
}  # fmt: skip
REFERENCE = {
    "unknown owner": Broken("owner: pruitt", "owner: prewitt", "reference.person", "problems[3].owner", "prewitt"),
    "unknown person": Broken("person: okafor", "person: nobody", "reference.person", "facts[9].person", "nobody"),
    "duplicate id": Broken("- id: trucks", "- id: volume", "id.twice", "facts[8].id", "- id: volume"),
    "reserved id": Broken("- id: overtime", "- id: want", "id.taken", "problems[1].chain[2].id", "- id: want"),
    "a guest without words": Broken("      arrive:\n", "      arrival:\n", "person.silent",
                                    "stakeholders[2].lines", "lines:"),
    "no buyer": Broken("    present: true\n", "", "buyer.none", "stakeholders", "stakeholders:"),
    "decision without its key": Broken("    decision: timing\n", "", "fact.decision", "facts[16].decision",
                                       "- id: timing"),
    "person fact of nobody": Broken("    person: pruitt\n", "", "fact.person", "facts[11].person", "- id: committee"),
    "cue without lines": Broken("  ai:\n", "  robot:\n", "cue.missing", "lines.ai", "lines:"),
    "gap in the ladder": Broken("level: 4", "level: 5", "ladder.level", "ladder[4].level", "level: 5"),
    "band upside down": Broken("low: 75\n    high: 100", "low: 75\n    high: 60", "talk.band", "talks.strong.low",
                               "low: 75"),
}  # fmt: skip
CRAFT = {
    "line of another fact's number": Broken("    - You've got it.\n", "    - You've got it, 38 of them.\n", "leak.fact",
                                            "lines.confirm[2]", "38 of them"),
    "another fact's phrase": Broken("    - You've got it.\n", "    - Rooms run into the evening a lot.\n", "leak.fact",
                                    "lines.confirm[2]", "evening a lot"),
    "a name before it is told": Broken("    - You've got it.\n", "    - Ask Vessara.\n", "leak.fact",
                                       "lines.confirm[2]", "Ask Vessara"),
    "a person before he is told": Broken("    - You've got it.\n", "    - Raymond Okafor says so.\n", "leak.person",
                                         "lines.confirm[2]", "Okafor says so"),
    "the same line twice": Broken("    - You've got it.\n", "    - I'm with you so far.\n", "line.twice",
                                  "lines.confirm[2]", ""),
    "Chinese in an English talk": Broken("    - You've got it.\n", "    - 对。\n", "text.language",
                                         "lines.confirm[2]", "对。"),
    "everything can be solved": Broken("solvable: false", "solvable: true", "problem.all_solvable", "problems",
                                       "problems:"),
    "no terms of its own": Broken("terms: [Hal, Pruitt, value analysis director]", "terms: [COO]", "fact.shadowed",
                                  "stakeholders[4].terms", "terms: [COO]"),
    "public and hidden": Broken("disclosure: hidden\n    decision: budget",
                                "disclosure: hidden\n    public: true\n    decision: budget", "fact.public_hidden",
                                "facts[15].public", ""),
    "a secret for the asking": Broken("disclosure: hidden\n    person: dana", "disclosure: open\n    person: dana",
                                      "fact.guarded_open", "facts[20].disclosure", ""),
    "no competitor": Broken("decision: competitor", "decision: process", "coverage.decision", "facts", "facts:"),
    "a person nobody mentions": Broken("person: okafor", "person: lucia", "coverage.person", "stakeholders[2]",
                                       "- id: okafor"),
    "a talk too few": Broken("\n  middle:\n", "\n  medium:\n", "choice", "talks.medium", "medium:"),
    "a name nobody sells": Broken("ours: [TrayPath, Corriden]", "ours: [TrayPath, Corridan]", "ours.unsaid",
                                  "briefing.ours[2]", "ours:"),
    "an answer to what we cannot solve": Broken("solvable: true\n    area: trays in the room",
                                                "solvable: false\n    area: trays in the room", "answer.unsolvable",
                                                "problems[1].answer", "answer:"),
    "a question too few": Broken("      problem: What goes wrong with loaner trays?\n", "", "question.missing",
                                 "problems[2].model_questions", ""),
}  # fmt: skip
EVERY = {**FORM, **REFERENCE, **CRAFT}


def shipped(name: str = NAME) -> str:
    return (place("scenarios") / name).read_text(encoding="utf-8")


def broken(change: Broken) -> str:
    text = shipped()
    assert change.old in text
    return text.replace(change.old, change.new, 1)


@cache
def found(change: Broken) -> Mistake:
    mistakes = check_text(broken(change), NAME)
    return next(each for each in mistakes if (each.code, each.field) == (change.code, change.field))


@pytest.mark.parametrize("change", EVERY.values(), ids=EVERY.keys())
def test_a_mistake_stands_where_it_was_made(change: Broken) -> None:
    mistake = found(change)
    assert mistake.file == NAME
    assert change.at in broken(change).splitlines()[mistake.line - 1]


@pytest.mark.parametrize("change", EVERY.values(), ids=EVERY.keys())
def test_a_mistake_says_what_to_do_in_every_language(change: Broken) -> None:
    mistake = found(change)
    for problem, remedy in (
        (mistake.problem, mistake.remedy),
        (mistake.problem_for("zh_Hans"), mistake.remedy_for("zh_Hans")),
        (mistake.problem_for("zh_Hant"), mistake.remedy_for("zh_Hant")),
    ):
        assert problem
        assert remedy
        assert not re.search(r"\{\w+\}", problem + remedy)


@pytest.mark.parametrize("change", [*FORM.values(), *REFERENCE.values()], ids=[*FORM, *REFERENCE])
def test_a_text_that_cannot_be_played_is_refused(change: Broken) -> None:
    with pytest.raises(ContentError):
        parse_scenario(broken(change), NAME)


def test_a_text_that_is_only_poor_can_still_be_played() -> None:
    scenario = parse_scenario(broken(CRAFT["the same line twice"]), NAME)
    assert scenario.slug == "marrow-lake-surgery"


def test_a_practice_begun_before_a_cue_was_asked_for_goes_on() -> None:
    text = re.sub(r"\n  silence:\n(?:    - .*\n)+", "\n", shipped())
    assert [(each.code, each.field) for each in check_text(text, NAME)] == [("cue.missing", "lines.silence")]
    assert "silence" not in parse_scenario(text, NAME).lines


def test_several_mistakes_are_told_at_once() -> None:
    text = shipped().replace("difficulty: middle", "difficulty: brutal").replace("name: Hal Pruitt", "name: 42")
    assert {each.code for each in check_text(text, NAME)} == {"choice", "type.text"}


def test_random_damage_is_told_and_never_crashes() -> None:
    chance = Random(7)
    junk = [
        "[",
        "}",
        ": ",
        "- ",
        "\t",
        "\x00",
        "'",
        '"',
        "&a ",
        "*a",
        "!!x ",
        "null",
        "5",
        "\n",
        "\ud800",
        "---\n",
        "<<: ",
    ]
    for _ in range(80):
        text = shipped(CHINESE)
        for _ in range(chance.randint(1, 3)):
            place_of = chance.randrange(len(text))
            text = text[:place_of] + chance.choice(junk) + text[place_of + chance.randint(0, 40) :]
        for mistake in check_text(text, CHINESE):
            assert 1 <= mistake.line <= text.count("\n") + 2
            assert mistake.sentence("zh_Hant")


def test_a_mistyped_key_is_told_with_the_right_one() -> None:
    assert "industry" in found(FORM["mistyped key"]).remedy


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("    - 没错，您听明白了。", "    - 没错，\n      您听明白了。", "text.gap"),
        ("    - 没错，您听明白了。", "    - 没错,您听明白了。", "text.half_width"),
        ("    - 没错，您听明白了。", "    - That is exactly right.", "text.language"),
        ("    - 没错，您听明白了。", "    - 没错，“云枢”也这么说。", "leak.fact"),
        ("    - 没错，您听明白了。", "    - 没错，急着用的翻遍库房没有。", "leak.fact"),
        ("    - 没错，您听明白了。", "    - 没错，问周启明吧。", "leak.person"),
    ],
)
def test_chinese_words_are_checked_as_chinese(old: str, new: str, code: str) -> None:
    text = shipped(CHINESE)
    assert old in text
    codes = [each.code for each in check_text(text.replace(old, new), CHINESE) if each.field == "lines.confirm[2]"]
    assert code in codes


def test_every_code_that_can_be_raised_has_words() -> None:
    content = Path(parse_scenario.__code__.co_filename).parents[1]
    wording = (content / "wording.yaml").read_text(encoding="utf-8")
    known = set(re.findall(r"^([a-z]+(?:\.[a-z_]+)?):$", wording, re.MULTILINE))
    raised: set[str] = set()
    for source in content.rglob("*.py"):
        raised |= set(re.findall(r'"((?:yaml|file|folder|key|type|text|list|number|id|buyer|reference|fact|cue|ladder'
                                 r'|talk|count|coverage|problem|chain|question|line|leak)\.[a-z_]+)"',
                                 source.read_text(encoding="utf-8")))  # fmt: skip
    assert raised - known == set()
