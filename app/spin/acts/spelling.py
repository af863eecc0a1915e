"""English as people type it in a hurry: short forms, lost apostrophes, common slips, and the words they stand for."""

import re

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
_SLIPS = {
    "teh": "the", "hte": "the", "taht": "that", "waht": "what", "wich": "which", "whcih": "which", "wiht": "with",
    "hwo": "how", "wehn": "when", "yuo": "you", "yoru": "your", "becuase": "because", "becasue": "because",
    "beacuse": "because", "problme": "problem", "porblem": "problem", "probelm": "problem", "problen": "problem",
    "problmes": "problems", "porblems": "problems", "isue": "issue", "isues": "issues", "issuse": "issues",
    "sytem": "system", "sistem": "system", "delys": "delays", "deley": "delay", "afect": "affect",
    "efect": "effect", "difficut": "difficult", "dificult": "difficult", "diffcult": "difficult",
    "hapen": "happen", "hapens": "happens", "happend": "happened", "usualy": "usually", "ofen": "often",
    "satisfyed": "satisfied", "anyting": "anything", "somthing": "something", "buisness": "business",
    "tommorow": "tomorrow", "tomorow": "tomorrow", "wensday": "wednesday", "thrusday": "thursday",
    "custmer": "customer",
}  # fmt: skip
_MEANT = {**_SHORT, **{word.replace("'", ""): word for word in _WITH_APOSTROPHE}, **_SLIPS}
_HURRIED = frozenset((*_MEANT, "r"))
_WORD = re.compile(r"[a-z]+")
_TYPED = re.compile(
    rf"(?<![\w'.&/-])(?:{'|'.join(sorted(_MEANT, key=len, reverse=True))}"
    r"|r(?= (?:you|u|they|we|there|the|your|ur)\b))(?![\w'&/-])"
)


def respelled(text: str) -> list[tuple[int, int, str]]:
    """Places [start, end) of hurried words in lower-case text, in order, and the words they stand for."""
    if _HURRIED.isdisjoint(_WORD.findall(text)):
        return []
    return [(*found.span(), _MEANT.get(found.group(), "are")) for found in _TYPED.finditer(text)]
