"""Pages and events of a talk for readers of traditional characters: what authors and buyers say, respelled."""

from collections.abc import AsyncIterator
from html import escape, unescape
from html.parser import HTMLParser
from typing import Any, Final

from app.coaching.answering.live import TurnEvent
from app.web.language import Tongue
from app.web.traditional import respelled

SIMPLIFIED, TRADITIONAL = 'lang="zh-Hans"', 'lang="zh-Hant"'
AS_TYPED: Final = 'translate="no"'  # what somebody typed, and the names of languages, stay as they are
FIELDS: Final = frozenset({"textarea", "script", "style"})
EMPTY: Final = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})


def read_by(tongue: Tongue, text: str) -> str:
    """The text in the characters of this reader."""
    return respelled(text) if tongue.tag == "zh-Hant" else text


def page_for(tongue: Tongue, page: str) -> str:
    """The page with all that is marked as simplified Chinese in this reader's characters, and marked so."""
    if tongue.tag != "zh-Hant" or SIMPLIFIED not in page:
        return page
    rewritten = _Page()
    rewritten.feed(page)
    rewritten.close()
    return "".join(rewritten.pieces)


class _Page(HTMLParser):
    """Copies a page of ours; `pieces` hold it afterwards."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.pieces: list[str] = []
        self._open: list[tuple[str, bool]] = []  # elements, and whether what stands in them is converted
        self._words = ""  # of one element, up to its next tag: a word may be spelled with a reference

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins; what it says of its language holds for what is in it."""
        self._flush()
        written = self.get_starttag_text() or ""
        given = dict(attrs)
        converts = self._converts
        if "lang" in given:
            converts = given["lang"] == "zh-Hans"
        converts = converts and AS_TYPED not in written
        self.pieces.append(written.replace(SIMPLIFIED, TRADITIONAL) if converts else written)
        if tag not in EMPTY:
            self._open.append((tag, converts and tag not in FIELDS))

    def handle_startendtag(self, _tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        """An empty element."""
        self._flush()
        self.pieces.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        """An element ends, and with it what was left open in it."""
        self._flush()
        self.pieces.append(f"</{tag}>")
        names = [name for name, _ in self._open]
        if tag in names:
            del self._open[len(names) - 1 - names[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        """Text between tags."""
        self._words += data

    def handle_entityref(self, name: str) -> None:
        """A reference by name, kept as written."""
        self._words += f"&{name};"

    def handle_charref(self, name: str) -> None:
        """A reference by number, kept as written."""
        self._words += f"&#{name};"

    def handle_decl(self, decl: str) -> None:
        """The document type."""
        self._flush()
        self.pieces.append(f"<!{decl}>")

    def handle_comment(self, data: str) -> None:
        """A comment."""
        self._flush()
        self.pieces.append(f"<!--{data}-->")

    def close(self) -> None:
        """The end of the page."""
        super().close()
        self._flush()

    @property
    def _converts(self) -> bool:
        return bool(self._open) and self._open[-1][1]

    def _flush(self) -> None:
        words, self._words = self._words, ""
        self.pieces.append(escape(respelled(unescape(words))) if self._converts and words.strip() else words)


def events_for(tongue: Tongue, events: AsyncIterator[TurnEvent]) -> AsyncIterator[TurnEvent]:
    """The events of a turn in the characters of this reader; what she typed herself stays as she typed it."""
    return _respelled(events) if tongue.tag == "zh-Hant" else events


async def _respelled(events: AsyncIterator[TurnEvent]) -> AsyncIterator[TurnEvent]:
    async for event in events:
        yield event._replace(data=_data_for(event))


def _data_for(event: TurnEvent) -> dict[str, Any]:
    data = dict(event.data)
    # Of a word cut in two a character may come out wrong: the answer as a whole comes with its end.
    for key in {"delta": ("text",), "heard": ("speaker",), "done": ("text",)}.get(event.kind, ()):
        data[key] = respelled(data[key])
    if event.kind == "done":
        data["room"] = [respelled(each) for each in data["room"]]
        data["account"] = [each | {"text": respelled(each["text"])} for each in data["account"]]
    return data
