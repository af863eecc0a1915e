"""One answer of a model on its way out: thinking dropped, tidied, guarded, and judged once it is over."""

from app.spin.finding import LONGEST, Finding, Kind, Remedy
from app.voices.due import UNTOLD, untold
from app.voices.guard.length import CHARACTERS_A_TOKEN, LENGTHS, Length
from app.voices.guard.parts import Scene, parts_for
from app.voices.guard.reader import BROKEN_OFF, Guard
from app.voices.prompt import Prompt
from app.voices.tidy import Thinking, Tidy
from app.voices.voice import Broken, Caught

EMPTY = "voice.empty"
CUT = "length"  # finish reason of an answer that ran into the limit of tokens
WITHHELD = "content_filter"


class Answer:
    """Takes the model's text, gives out what the buyer says. `finish` is the reason the server gave for the end."""

    def __init__(self, prompt: Prompt, max_tokens: int) -> None:
        usual = LENGTHS[prompt.language]
        # Where the limit of tokens can strike, only whole sentences leave: nothing has to be taken back then.
        flowing = min(usual.flowing, int(max_tokens * CHARACTERS_A_TOKEN[prompt.language]))
        length = Length(flowing, usual.longest, usual.sentences)
        self._thinking = Thinking()
        self._tidy = Tidy(prompt.names)
        self._guard = Guard(prompt.language, parts_for(_scene(prompt)), length)
        self._prompt = prompt
        self._said = ""
        self.finish = ""
        self.begun = False
        self.holds = False  # what came last waits for what comes next

    @property
    def full(self) -> bool:
        """Whether he has said as much as anybody wants to hear; nothing more will leave."""
        return self._guard.full

    def feed(self, text: str) -> str:
        """What may leave now; raises Caught."""
        speech = self._thinking.feed(text)
        self.begun = self.begun or bool(speech.strip())
        words = self._out(self._guard.feed(self._tidy.feed(speech)))
        self.holds = not words
        return words

    def rest(self) -> str:
        """The remainder; raises Broken where the answer is empty, was broken off or cut before its first sentence."""
        speech = self._thinking.rest()
        self.begun = self.begun or bool(speech.strip())
        if not self.full and self.finish in {"", WITHHELD}:
            raise Broken(BROKEN_OFF)
        if not self.begun:
            raise Broken(EMPTY)
        words = self._guard.feed(self._tidy.feed(speech) + self._tidy.rest())
        return self._out((words + self._guard.rest(cut_short=self.finish == CUT)).rstrip())

    def mended(self) -> tuple[Finding, ...]:
        """What was taken out or cut off although the rest may stand; to be asked when the answer is over."""
        found = [Finding(Kind.MARKUP, self._tidy.gone[:LONGEST], remedy=Remedy.MENDED)] if self._tidy.gone else []
        found += self._guard.left_out
        return (*found, self._guard.overlong()) if self.full else tuple(found)

    def check(self) -> None:
        """Raises Caught where he kept to himself what he was to tell: the account would show what nobody heard."""
        for fact in untold(self._prompt.due, self._said, self._prompt.language):
            raise Caught(Finding(Kind.UNTOLD, fact[:LONGEST]), UNTOLD)

    def _out(self, words: str) -> str:
        self._said += words
        return words


def _scene(prompt: Prompt) -> Scene:
    return Scene(
        prompt.language,
        lambda: "\n".join(prompt.matter),
        lambda: "\n".join(prompt.account),
        prompt.people,
        prompt.speakers,
        prompt.sells,
        prompt.cues,
    )
