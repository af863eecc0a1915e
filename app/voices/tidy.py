"""Plain speech out of a model's text: no thinking, no markup, no gestures, no name in front."""

import re

_THINK = ("<think>", "<thinking>")
_END = re.compile(r"</think(?:ing)?>")
_DROP = str.maketrans({"*": None, "#": None, "`": None, "_": None, "|": None, "\ufffd": None, "⟦": None, "⟧": None})
_BULLET = re.compile(r"(?:^|\n)\s*(?:[-–—•]|\d{1,2}[.)、])\s+")
_ENDERS = r"[.!?。！？…]\s*"
_SPANS = r"\*[^*\n]{1,60}\*(?!\*)|\([^()\n]{1,60}\)|（[^（）\n]{1,60}）|\[[^\[\]\n]{1,60}\]|【[^【】\n]{1,60}】"
_TORN = r"\*[^*\n]{0,60}|[(（\[【][^()（）\[\]【】\n]{0,60}"
# A gesture stands where a sentence begins: at the very beginning (False: nothing was said yet) or after an end.
_GESTURE = {
    False: re.compile(rf"(?P<before>^|{_ENDERS})(?:{_SPANS})\s*"),
    True: re.compile(rf"(?P<before>{_ENDERS})(?:{_SPANS})\s*"),
}
_OPEN = {
    False: re.compile(rf"(?:(?:^|{_ENDERS})(?:{_TORN})|{_ENDERS}|\n\s*(?:(?:[-–—•]|\d{{1,2}}[.)、]?)\s*)?)$"),
    True: re.compile(rf"(?:{_ENDERS}(?:{_TORN})|{_ENDERS}|\n\s*(?:(?:[-–—•]|\d{{1,2}}[.)、]?)\s*)?)$"),
}
_PICTURES = re.compile("[\U0001f000-\U0001faff\u2300-\u27bf\ufe0f\u200d]")
_BLANKS = re.compile(r"\s+")


class Thinking:
    """Takes out what a reasoning model thinks aloud, also where a tag is torn between two pieces."""

    def __init__(self) -> None:
        self._held = ""
        self._inside = False

    def feed(self, piece: str) -> str:
        """The part of the text so far that is speech and was not given before."""
        self._held += piece
        if self._inside:
            return self._after()
        opening = next((tag for tag in _THINK if tag in self._held), None)
        if opening:
            before, _, self._held = self._held.partition(opening)
            self._inside = True
            return before + self._after()
        return self._up_to_a_torn_tag()

    def rest(self) -> str:
        """What was held back and proved to be speech."""
        kept, self._held = "" if self._inside else self._held, ""
        return kept

    def _after(self) -> str:
        end = _END.search(self._held)
        if end is None:
            self._held = self._held[-16:]
            return ""
        self._inside, rest, self._held = False, self._held[end.end() :], ""
        return self.feed(rest)

    def _up_to_a_torn_tag(self) -> str:
        start = self._held.rfind("<")
        torn = start >= 0 and any(tag.startswith(self._held[start:]) for tag in _THINK)
        cut = start if torn else len(self._held)
        speech, self._held = self._held[:cut], self._held[cut:]
        return speech


class Tidy:
    """Takes out markup, stage gestures and the speaker's own name before his words."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self._prefixes = tuple(f"{name}{colon}" for name in names for colon in (":", "："))
        self._held = ""
        self._begun = False

    def feed(self, piece: str) -> str:
        """The part of the text so far that is settled and was not given before."""
        self._held = (self._held + piece) if self._begun else self._without_name(self._held + piece)
        if not self._held.strip() or (not self._begun and self._may_be_name()):
            return ""
        gone = _GESTURE[self._begun].sub(r"\g<before>", self._held)
        open_end = _OPEN[self._begun].search(gone)
        cut = open_end.start() if open_end else len(gone)
        return self._out(gone, cut)

    def rest(self) -> str:
        """What was held back, once nothing more will come."""
        return self._out(_GESTURE[self._begun].sub(r"\g<before>", self._held), len(self._held)).rstrip()

    def _out(self, text: str, cut: int) -> str:
        settled, self._held = text[:cut], text[cut:]
        speech = _BLANKS.sub(" ", _PICTURES.sub("", _BULLET.sub(" ", settled)).translate(_DROP))
        speech = speech if self._begun else speech.lstrip()
        self._begun = self._begun or bool(speech.strip())
        return speech

    def _without_name(self, text: str) -> str:
        bare = text.lstrip().lstrip("*")
        found = next((each for each in self._prefixes if bare.startswith(each)), "")
        return bare[len(found) :].lstrip("* ") if found else text.lstrip()

    def _may_be_name(self) -> bool:
        bare = self._held.lstrip("*")
        return any(each.startswith(bare) for each in self._prefixes)
