"""Plain speech out of a model's text: no thinking, no markup, no gestures, no name in front."""

import re

from app.spin.finding import LONGEST, Finding, Kind
from app.voices.voice import Caught

_THINK = ("<think>", "<thinking>")
_END = re.compile(r"</think(?:ing)?>")
_DROP = str.maketrans(dict.fromkeys("*#`_|\ufffd⟦⟧"))
_MARKS = re.compile(r"[*#`_|\ufffd⟦⟧]+")
_DASH = re.compile(r"^\s*[-–—•]\s+")
# Taken apart, these would leave gibberish: lists, headings, code, tables, tags, an object instead of an answer.
_STRUCTURE = re.compile(
    r"\n\s*(?:[-–—•·]|\*(?!\*)|\d{1,2}[.)、]|[（(]\d{1,2}[)）]|[①-⑩])\s*[^\s\d]|^\s*\d{1,2}[.)、]\s*[^\s\d]"
    r"|(?:^|\n)\s*#{1,6}\s*[^\s#]|```|\n\s*\||^\s*>\s|^\s*[{\[]\s*[\"“']|</?[a-z\u4e00-\u9fff][\w-]{0,20}(?:\s[^<>]{0,40})?/?>",
    re.IGNORECASE,
)
_STRUCTURE_OPEN = re.compile(
    r"(?:\n\s*(?:[-–—•·*]|\d{1,2}[.)、]?|[（(]\d{0,2}[)）]?|[①-⑩]|\|)?\s*|(?:^|\n)\s*#{1,6}\s*|`{1,2}|</?[\w-]{0,20}(?:\s[^<>]{0,40})?/?)$",
    re.IGNORECASE,
)
_FIRST_OPEN = re.compile(r"^\s*(?:\d{1,2}[.)、]?|[{\[>]|[-–—•])\s*$")
_ENDERS = r"[.!?。！？…]\s*"
_SPANS = r"\*[^*\n]{1,60}\*(?!\*)|\([^()\n]{1,60}\)|（[^（）\n]{1,60}）|\[[^\[\]\n]{1,60}\]|【[^【】\n]{1,60}】"
# A gesture stands where a sentence begins: at the very beginning (False: nothing was said yet) or after an end.
_GESTURE = {
    False: re.compile(rf"(?P<before>^|{_ENDERS})(?P<gone>{_SPANS})\s*"),
    True: re.compile(rf"(?P<before>{_ENDERS})(?P<gone>{_SPANS})\s*"),
}
# Elsewhere only its words tell it from a remark in brackets.
_ACTING = re.compile(
    r"(?P<before>)(?P<gone>[(*（]\s*(?:(?:smil|laugh|sigh|nod|paus|shrug|chuckl|grin|lean|frown|glanc|clear|rais|roll|wink"
    r"|shak|tap|cross|fold|look|thinking|silen|softly|quietly|dryly|wryly)\w*|[微苦冷大]?笑|叹|点点?头|摇摇?头|皱|停顿|沉默|沉思|思考|抬"
    r"|摆摆?手|耸|端起|喝|放下|起身|翻|指了|无奈|看了|语气|犹豫|敷衍|微微|轻轻|淡淡|冷冷|尴尬|不耐烦|沉思|挑眉|靠|站|坐|转)[^()（）*\n]{0,30}[)*）])\s*"
)
_OPEN = re.compile(
    rf"(?:{_ENDERS}|(?<!\*)\*[^*\n]{{0,60}}|[(（][^()（）\n]{{0,60}}|(?:^|{_ENDERS})[\[【][^\[\]【】\n]{{0,60}})$"
)
# Without one of these there is nothing to take out, and nothing to wait for but what follows an end: blanks other
# than single spaces are among them.
_SPECIAL = re.compile(
    "[\\s]{2}|[^\\S ]|[\n*#`_|\ufffd⟦⟧<>(（\\[【{\U0001f000-\U0001faff\u2300-\u27bf\ufe0f\u200d\\t\\r]"
)
_ENDED = re.compile(rf"{_ENDERS}$")
_LINE = re.compile(r"\n\s*(?=\S)")
PARAGRAPHS = 3  # in an answer of at most a few sentences
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
    """Takes out markup, stage gestures and the speaker's own name before his words; `gone` is the first of them."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self._prefixes = tuple(f"{name}{colon}" for name in names for colon in (":", "："))
        self._held = ""
        self._begun = False
        self._lines = 1
        self.gone = ""

    def feed(self, piece: str) -> str:
        """The part of the text so far that is settled and was not given before; raises Caught at a list."""
        self._held = (self._held + piece) if self._begun else self._without_name(self._held + piece)
        if not self._held.strip() or (not self._begun and self._may_be_name()):
            return ""
        if self._begun and not _SPECIAL.search(self._held):
            ended = _ENDED.search(self._held)
            cut = ended.start() if ended else len(self._held)
            speech, self._held = self._held[:cut], self._held[cut:]
            return speech
        self._refuse_structure()
        gone = self._without_gestures()
        opens = [_STRUCTURE_OPEN.search(gone), _OPEN.search(gone), None if self._begun else _FIRST_OPEN.search(gone)]
        return self._out(gone, min((each.start() for each in opens if each), default=len(gone)))

    def rest(self) -> str:
        """What was held back, once nothing more will come."""
        self._refuse_structure()
        return self._out(self._without_gestures(), len(self._held)).rstrip()

    def _refuse_structure(self) -> None:
        found = _STRUCTURE.search(self._held)
        if found and (found.start() or not self._begun or "\n" in found.group() or "`" in found.group()):
            raise Caught(
                Finding(Kind.MARKUP, self._held[max(0, found.start() - 40) : found.end() + 20].strip()[:LONGEST])
            )

    def _refuse_dialogue(self, settled: str) -> None:
        """A speaker has no third paragraph in what he says in one breath: several lines are several speakers."""
        for found in _LINE.finditer(settled):
            self._lines += self._begun or bool(settled[: found.start()].strip())
            if self._lines == PARAGRAPHS:
                raise Caught(
                    Finding(Kind.BOTH, settled[max(0, found.start() - 40) : found.end() + 20].strip()[:LONGEST])
                )

    def _without_gestures(self) -> str:
        text = self._held
        for pattern in (_GESTURE[self._begun], _ACTING):
            while found := pattern.search(text):
                self._note(found.group("gone"))
                text = text[: found.end("before")] + text[found.end() :]
        return text

    def _out(self, text: str, cut: int) -> str:
        settled, self._held = text[:cut], text[cut:]
        self._refuse_dialogue(settled)
        for pattern in (_PICTURES, _MARKS):
            for found in pattern.finditer(settled):
                self._note(settled[max(0, found.start() - 10) : found.end() + 20])
        settled = settled if self._begun else _DASH.sub("", settled)
        speech = _BLANKS.sub(" ", _PICTURES.sub("", settled).translate(_DROP))
        speech = speech if self._begun else speech.lstrip()
        self._begun = self._begun or bool(speech.strip())
        return speech

    def _without_name(self, text: str) -> str:
        bare = text.lstrip().lstrip("*")
        found = next((each for each in self._prefixes if bare.startswith(each)), "")
        if found:
            self._note(found)
        return bare[len(found) :].lstrip("* ") if found else text.lstrip()

    def _may_be_name(self) -> bool:
        bare = self._held.lstrip("*")
        return any(each.startswith(bare) for each in self._prefixes)

    def _note(self, words: str) -> None:
        self.gone = self.gone or words.strip()
