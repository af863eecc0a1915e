"""Reads along while the model speaks: nothing is let out that is, or could still become, what a buyer never says."""

from collections.abc import Sequence
from dataclasses import replace

from app.spin.acts.act import Language
from app.spin.finding import LONGEST, Finding, Kind, Remedy
from app.voices.guard.length import Length, Measure
from app.voices.guard.reading import CONTEXT, LeftOut, Part, Passage, fold
from app.voices.voice import Broken, Caught

BROKEN_OFF = "voice.broken_off"


class Guard:
    """Takes tidy text piece by piece and gives out what is clean; raises Caught before anything else leaves."""

    def __init__(self, language: Language, parts: Sequence[Part], length: Length) -> None:
        self._parts = parts
        self._measure = Measure(language, length)
        self._held = ""
        self._behind = self._behind_plain = ""
        self._at = 0  # characters before `_behind`
        self.left_out: tuple[Finding, ...] = ()  # sentences that the answer does without

    @property
    def full(self) -> bool:
        """Whether the answer is over because it has said enough; nothing more will leave."""
        return self._measure.full

    def feed(self, piece: str) -> str:
        """What may leave now, often nothing."""
        self._held += piece
        if self.full or not self._held:
            return ""
        return self._out(self._measure.allowed(self._held, self._clean(last=False)))

    def rest(self, *, cut_short: bool) -> str:
        """The remainder of an answer that is over; of one cut short, only what completes a sentence."""
        left = ""
        if not self.full:
            end = self._clean(last=True)
            end = self._measure.whole_sentences(self._held, end) if cut_short else end
            left = self._out(self._measure.allowed(self._held, end, last=True))
        if cut_short and not self._measure.is_whole:
            raise Broken(BROKEN_OFF)
        if self.full and not self._measure.is_whole:
            raise Caught(replace(self.overlong(), remedy=Remedy.SCRIPT))
        return left

    def overlong(self) -> Finding:
        """The finding of an answer that was ended for its length."""
        return Finding(Kind.LENGTH, (self._behind + self._held).strip()[-LONGEST:], remedy=Remedy.MENDED)

    def _clean(self, *, last: bool) -> int:
        """How many held characters are clean and settled; what is to be left out is gone from them."""
        out = len(self._behind)
        while True:
            raw = self._behind + self._held
            passage = Passage(raw, self._behind_plain + fold(self._held), out, self._at == 0, last, self._at)
            try:
                return max(out, min(part.settled(passage) for part in self._parts)) - out
            except LeftOut as gone:
                self._held = raw[out : gone.start] + raw[gone.end :]
                self.left_out += (gone.finding,)

    def _out(self, cut: int) -> str:
        words, self._held = self._held[:cut], self._held[cut:]
        self._measure.left(words)
        whole = self._behind + words
        self._behind = whole[-CONTEXT:]
        self._at += len(whole) - len(self._behind)
        self._behind_plain = (self._behind_plain + fold(words))[-CONTEXT:]
        return words
