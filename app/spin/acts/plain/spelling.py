"""English as people type and speak it in a hurry: short forms, slips, hesitations, and what they stand for."""

import re
from collections.abc import Iterator

from app.spin.acts.plain.slips import meant_by

_SHORT = {
    "u": "you", "ur": "your", "ya": "you", "yr": "your", "thx": "thanks", "thanx": "thanks", "tnx": "thanks",
    "pls": "please", "plz": "please", "cuz": "because", "coz": "because", "bcoz": "because", "wanna": "want to",
    "gonna": "going to", "gotta": "have to", "gimme": "give me", "lemme": "let me", "dunno": "don't know",
    "abt": "about", "ppl": "people", "prob": "problem", "probs": "problems", "tmrw": "tomorrow", "wat": "what",
    "wut": "what", "hav": "have", "hv": "have",
}  # fmt: skip
_WITH_APOSTROPHE = (
    "i'm", "i've", "you're", "you've", "you'd", "they're", "they've", "there's", "that's", "what's", "how's",
    "where's", "who's", "don't", "doesn't", "didn't", "can't", "won't", "isn't", "aren't", "wasn't", "weren't",
    "haven't", "hasn't", "hadn't", "couldn't", "wouldn't", "shouldn't",
)  # fmt: skip
# Slips that are more than one letter, or in words too short to tell.
_SLIPS = {
    "teh": "the", "hte": "the", "taht": "that", "waht": "what", "wich": "which", "whcih": "which", "wiht": "with",
    "hwo": "how", "wehn": "when", "yuo": "you", "yoru": "your", "becuase": "because", "becasue": "because",
    "beacuse": "because", "problme": "problem", "problen": "problem",
    "problmes": "problems", "isue": "issue", "isues": "issues", "sytem": "system", "sistem": "system",
    "efect": "effect", "afect": "affect", "happend": "happened", "satisfyed": "satisfied",
    "anyting": "anything", "somthing": "something", "buisness": "business", "wensday": "wednesday", "coud": "could",
    "woud": "would", "shoud": "should", "usefull": "useful", "helpfull": "helpful", "succesful": "successful",
}  # fmt: skip
_MEANT = {**_SHORT, **{word.replace("'", ""): word for word in _WITH_APOSTROPHE}, **_SLIPS}
_LONGEST_WORD = 24
_MOST_WORDS = 8192
_WORD = re.compile(r"[a-z]+")
_TYPED = re.compile(r"(?<![\w'.&/-])[a-z]+(?![\w'&/-])")
_ARE = re.compile(r" (?:you|u|they|we|there|the|your|ur)\b")

_HESITATIONS = frozenset((
    "um", "umm", "ummm", "uh", "uhh", "uhm", "uhmm", "erm", "ermm", "hmm", "hmmm",
    "like", "know", "mean", "kind", "sort", "basically", "literally",
))  # fmt: skip
_HESITATION = re.compile(
    r"(?:^|[ ,—-]{0,3}[ ,—])(?:(?:u+m+|u+h+m*|e+rm+|hm{2,})(?=[ ,.…—]|$)[ ,.…—]*"
    r"|(?:(?<=, )|(?<=— ))(?:like|you know|i mean|kind of|sort of|basically|literally)(?=,| —)[ ,—]*)+"
)

_HELPER = (
    r"(?:is|are|was|were|do|does|did|have|has|had|can|could|will|would|should|must|might"
    r"|isn't|aren't|doesn't|don't|can't|won't)"
)
_WHO = r"(?:you|they|we|it|he|she|(?:your|the|this|that|a|an|our|his|their) [\w'-]+(?: [\w'-]+){0,4}?)"
_SENTENCE = re.compile(r"[.?!;\n] *")
# "What you would gain if …?", "How the queue is affecting …?": the order of a statement behind a question word.
_TOLD_ORDER = re.compile(
    rf"(?:(?:so|and|but|well|ok|okay|right|then|now|yes|please|sorry)[, ]+)*"
    rf"(?:how|why|where|(?:what|which)(?: (?!if\b|{_HELPER}\b)[\w'-]+)?)(?: (?:much|many|often|long|fast|bad))?"
    rf"(?: more)? (?P<who>{_WHO}) (?P<helper>{_HELPER}) (?!(?:{_HELPER}|you|they|we|he|she|i)\b)(?=[^.?!;\n]*\?)"
)


class _Words(dict[str, str]):
    """What each word met so far stands for; empty where it stands for itself."""

    def __missing__(self, word: str) -> str:
        if len(word) > _LONGEST_WORD:
            return ""
        meant = "are" if word == "r" else _MEANT.get(word) or meant_by(word)
        if len(self) < _MOST_WORDS:
            self[word] = meant
        return meant


_WORDS = _Words()


class _Hurried(dict[str, bool]):
    """Whether some word of each piece between blanks met so far may stand for another, or for nothing."""

    def __missing__(self, piece: str) -> bool:
        words = _WORD.findall(piece)
        found = any(map(_WORDS.__getitem__, words)) or not _HESITATIONS.isdisjoint(words)
        if len(self) < _MOST_WORDS:
            self[piece] = found
        return found


_HURRIED = _Hurried()


def respelled(text: str) -> list[tuple[int, int, str]]:
    """Places [start, end) of hurried words and hesitations in lower-case text, in order, and what stands for them."""
    if not any(map(_HURRIED.__getitem__, text.split())):
        return []
    words = _WORD.findall(text)
    cuts = list(_typed(text)) if any(map(_WORDS.__getitem__, words)) else []
    if not _HESITATIONS.isdisjoint(words):
        cuts = _apart(cuts, _hesitations(text))
    return cuts


def _typed(text: str) -> Iterator[tuple[int, int, str]]:
    for found in _TYPED.finditer(text):
        word = found.group()
        meant = _WORDS[word]
        if meant and (word != "r" or _ARE.match(text, found.end())):
            yield *found.span(), meant


def _hesitations(text: str) -> list[tuple[int, int, str]]:
    return [(*found.span(), " " if found.start() else "") for found in _HESITATION.finditer(text)]


def _apart(words: list[tuple[int, int, str]], gaps: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Both in order, without the words that stand in a gap."""
    kept = [word for word in words if not any(gap[0] <= word[0] < gap[1] for gap in gaps)]
    return sorted((*kept, *gaps))


def reordered(text: str) -> list[tuple[int, int, str]]:
    """Places of "you would" behind the question word of a question, and the order a question has."""
    if "?" not in text:
        return []
    starts = (0, *(mark.end() for mark in _SENTENCE.finditer(text)))
    found = (_TOLD_ORDER.match(text, start) for start in starts)
    return [(each.start("who"), each.end("helper"), f"{each['helper']} {each['who']}") for each in found if each]
