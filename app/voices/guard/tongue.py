"""The language of the talk: nothing in another one gets out."""

import re
from typing import Final

from app.spin.acts.act import Language
from app.spin.finding import Kind
from app.voices.guard.known import Known
from app.voices.guard.reading import Passage, caught

_STRANGE: Final = r"\u0400-\u04ff\u0590-\u06ff\u0900-\u097f\u0e00-\u0e7f\u3040-\u30ff\uac00-\ud7af"
_ALIEN: Final[dict[Language, re.Pattern[str]]] = {
    "en": re.compile(rf"[\u3400-\u9fff{_STRANGE}]"),
    "zh": re.compile(rf"[{_STRANGE}]"),
}
# Words that English does not have and no other European sentence can do without; two of them are a sentence.
_COMMON: Final = (
    r"ich|nicht|wir|sie|und|aber|das|ist|eine?|auch|haben|mit|zeit|ja|sehr|danke"
    r"|je|vous|nous|est|les|une|avec|mais|pas|d'accord|merci|bonjour|que|qu|c'est|oui|votre"
    r"|el|los|las|una|pero|muy|por|lo|siento|entiendo|usted|gracias|para|pregunta|hola|nosotros|tenemos"
    r"|obrigado|uma|isso|il|che|sono|grazie|della|questo"
    r"|ik|niet|het|een|zou|zijn|wat|nog|omdat|niemand|voor|maar|ook|heeft|geen|naar|bij|onze|wij"
    r"|et|sur|un|du|des|dans|qui|sont|cette|leur|prend|auf|von|den|dem|zu|wie|noch|kann|nur|wenn|dass|sich|keine"
    r"|non|vedo|ancora|avrebbe|sarebbe|anche|gli|nel|abbiamo|siamo|con|sin|cuando|porque|hay|como|tiene"
    r"|och|inte|det|jag|att|som|ikke|jeg|og"
)
_ACCENTED: Final = r"[a-z]*[áéíóúñãõàèùêôâîûëïäöüßœ][a-z]*"
_ASCII: Final = re.compile(rf"(?<![\w'-])(?:{_COMMON})(?![\w'-])")
_EUROPEAN: Final = re.compile(rf"(?<![\w'-])(?:{_COMMON}|{_ACCENTED})(?![\w'-])")
ENOUGH: Final = 2
_RUN: Final = re.compile(r"(?:[a-z][a-z'’.-]*[ ,]+){3,}[a-z][a-z'’-]*(?![a-z'’-])")
_SENTENCE: Final = re.compile(r"(?:[a-z][a-z'’-]*[ ,]+)+[a-z][a-z'’-]*[.!?]")
_LATIN_END: Final = re.compile(r"[a-z][a-z'’.,\s-]*$")
_WINDOW: Final = 60  # characters in which two such words stand together
_LONGEST: Final = 8  # letters of the longest such word


class Tongue:
    """In an English talk words of other languages, in a Chinese one sentences in Latin letters."""

    def __init__(self, language: Language, known: Known) -> None:
        self._language = language
        self._known = known

    def settled(self, passage: Passage) -> int:
        """In Chinese up to Latin words that could become a sentence; raises Caught."""
        alien = None if passage.plain.isascii() else _ALIEN[self._language].search(passage.plain, passage.out)
        if alien and alien.group() not in self._known.plain:
            raise caught(Kind.LANGUAGE, passage, alien.start(), alien.end())
        if self._language == "zh":
            return self._chinese(passage)
        return self._european(passage)

    def _chinese(self, passage: Passage) -> int:
        for pattern in (_RUN, _SENTENCE):
            for found in pattern.finditer(passage.plain, passage.out):
                whole = found.end() < len(passage.plain) or passage.last
                if whole and found.group() not in self._known.plain:
                    raise caught(Kind.LANGUAGE, passage, found.start(), found.end())
        if passage.last:
            self._all_latin(passage)
            return len(passage.plain)
        held = _LATIN_END.search(passage.plain, passage.out)
        return held.start() if held else len(passage.plain)

    def _all_latin(self, passage: Passage) -> None:
        """An answer of Latin words alone is none, however short."""
        words = re.findall(r"[a-z]{2,}", passage.plain)
        if passage.first and len(words) >= ENOUGH and not re.search(r"[\u3400-\u9fff]", passage.raw):
            raise caught(Kind.LANGUAGE, passage, 0, len(passage.plain))

    def _european(self, passage: Passage) -> int:
        """In English up to a word that could be the second of another language."""
        text = passage.plain
        # Without a letter that has an accent the pattern need not look for one.
        if not (_ASCII if text.isascii() else _EUROPEAN).search(text, max(0, passage.out - _LONGEST)):
            return len(text)
        found = list(_EUROPEAN.finditer(text, max(0, passage.out - _WINDOW)))
        # The last word may go on: “que” becomes “queue”.
        torn = found[-1] if found and found[-1].end() == len(text) and not passage.last else None
        whole = {each.group(): each for each in found if each is not torn}
        ends = [each.end() for each in whole.values()]
        if len(whole) >= ENOUGH and max(ends) > passage.out:
            raise caught(Kind.LANGUAGE, passage, min(each.start() for each in whole.values()), max(ends))
        return torn.start() if torn else len(text)
