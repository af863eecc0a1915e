"""What the trainee sees of an answer that is given twice: the second replaces the first from where they differ."""

from app.coaching.answering.live import Live


class Takes:
    """Writes the words of an answer into the live events. What both takes say alike is never taken back."""

    def __init__(self, live: Live) -> None:
        self._live = live
        self._again: str | None = None  # the words of a second take, as long as they only repeat the first

    def write(self, words: str) -> None:
        """The next words of this take."""
        if self._again is None:
            self._live.write(words)
            return
        text = self._again + words
        shown = self._live.shown
        if shown.startswith(text):
            self._again = text
            return
        self._again = None
        keep = next((at for at, (old, new) in enumerate(zip(shown, text, strict=False)) if old != new), len(shown))
        if keep < len(shown):
            self._live.restart(keep)
        self._live.write(text[keep:])

    def begin_anew(self) -> None:
        """The words so far are given up; those of another take follow."""
        self._again = ""

    def end(self) -> None:
        """The take is whole: what the first said beyond it is taken back."""
        if self._again is not None and len(self._again) < len(self._live.shown):
            self._live.restart(len(self._again))
        self._again = None
