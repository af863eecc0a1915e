"""The translation catalogues: no text may be missing, empty, fuzzy or stale; --write brings the files up to date.

Simplified Chinese is written by hand. Traditional Chinese is made from it by OpenCC, with the words and quotation
marks of Taiwan.
"""

import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

from app.web.traditional import traditional

ROOT = Path(__file__).resolve().parent.parent
SOURCE, CONVERTED, ENGLISH = "zh_Hans", "zh_Hant", "en"
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}")
QUOTES = str.maketrans("“”", "「」")
HEADERS = re.compile(
    rb'^"(?:POT-Creation-Date|Report-Msgid-Bugs-To|PO-Revision-Date|Generated-By|Last-Translator|Language-Team):.*\n',
    re.MULTILINE,
)


def extracted(root: Path) -> Catalog:
    """Every text that the code and the templates mark for translation."""
    with (root / "babel.cfg").open(encoding="utf-8") as mapping:
        methods, options = parse_mapping_cfg(mapping, filename="babel.cfg")  # type: ignore[no-untyped-call]
    found = Catalog(charset="utf-8")
    for file, _, text, comments, context in extract_from_dir(root / "app", methods, options):
        found.add(text, locations=[(f"app/{Path(file).as_posix()}", 1)], auto_comments=comments, context=context)
    return found


def file_of(root: Path, locale: str) -> Path:
    """The catalogue's file of one locale."""
    return root / "app" / "locale" / locale / "LC_MESSAGES" / "messages.po"


def read(root: Path, locale: str) -> Catalog:
    """The catalogue as it stands; an empty one where there is no file yet."""
    file = file_of(root, locale)
    if not file.exists():
        return Catalog(locale=locale)
    with file.open("rb") as opened:
        return read_po(opened, locale=locale, abort_invalid=True)


def merged(texts: Catalog, known: Catalog, locale: str) -> Catalog:
    """The texts of the product with the translations that are known; a new one is empty, a stale one is gone."""
    result = Catalog(
        locale=locale, project="SPIN Coach", version="1", fuzzy=False, header_comment=f"# SPIN Coach, {locale}."
    )
    for text in _messages(texts):
        found = known.get(text.id, text.context)
        result.add(text.id, found.string if found else None, text.locations, context=text.context)
    return result


def converted(simplified: Catalog) -> Catalog:
    """The catalogue of traditional Chinese that follows from the simplified one."""
    result = Catalog(locale=CONVERTED, project="SPIN Coach", version="1", fuzzy=False)
    result.header_comment = f"# SPIN Coach, {CONVERTED}. Made from {SOURCE} by scripts/catalogue.py; do not edit."
    for text in _messages(simplified):
        forms = tuple(traditional(form).translate(QUOTES) for form in _forms(text))
        result.add(text.id, forms if text.pluralizable else forms[0], text.locations, context=text.context)
    return result


def rendered(catalogue: Catalog) -> bytes:
    """The catalogue as a file; the same bytes whenever and wherever it is written."""
    written = BytesIO()
    write_po(written, catalogue, width=0, include_lineno=False, sort_by_file=True, ignore_obsolete=True)
    return HEADERS.sub(b"", written.getvalue())


def mistakes(root: Path) -> Iterator[str]:
    """Every reason why the catalogues cannot be shipped, as a sentence."""
    texts, simplified = extracted(root), read(root, SOURCE)
    for text in _messages(texts):
        found = simplified.get(text.id, text.context)
        yield from (f"{SOURCE}: {_shown(text)} {fault}" for fault in _faults(text, found))
    for text in _messages(simplified):
        if texts.get(text.id, text.context) is None:
            yield f"{SOURCE}: {_shown(text)} is stale: the product no longer says it"
    for locale, due in ((CONVERTED, converted(simplified)), (ENGLISH, merged(texts, read(root, ENGLISH), ENGLISH))):
        if not file_of(root, locale).exists() or file_of(root, locale).read_bytes() != rendered(due):
            yield f"{locale}: does not follow from {SOURCE} and the texts; run make generate"
    for compiled in (root / "app" / "locale").rglob("*.mo"):
        yield f"{compiled.relative_to(root)}: compiled catalogues are not kept; the .po files are read at start"


def write(root: Path) -> None:
    """Brings all three files up to date; new texts stand in the simplified one with nothing beside them."""
    texts = extracted(root)
    _keep(root, SOURCE, merged(texts, read(root, SOURCE), SOURCE))
    _keep(root, ENGLISH, merged(texts, read(root, ENGLISH), ENGLISH))
    # From the file, as the check does: a catalogue that was read sorts otherwise than one just extracted.
    _keep(root, CONVERTED, converted(read(root, SOURCE)))


def _keep(root: Path, locale: str, catalogue: Catalog) -> None:
    file = file_of(root, locale)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(rendered(catalogue))


def _messages(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


def _forms(message: Message) -> tuple[str, ...]:
    strings = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
    return tuple(string or "" for string in strings)


def _shown(message: Message) -> str:
    first = message.id[0] if isinstance(message.id, (tuple, list)) else message.id
    return f'"{first}" ({", ".join(sorted({file for file, _ in message.locations}))})'


def _faults(text: Message, found: Message | None) -> Iterator[str]:
    if found is None:
        yield "is missing"
        return
    if found.fuzzy:
        yield "is fuzzy"
    if not all(_forms(found)):
        yield "is not translated"
        return
    wanted = set(PLACEHOLDER.findall(text.id if isinstance(text.id, str) else text.id[-1]))
    if any(set(PLACEHOLDER.findall(form)) != wanted for form in _forms(found)):
        yield f"lost or changed a placeholder: it needs {', '.join(sorted(wanted)) or 'none'}"


def main() -> int:
    """Checks, or writes; the exit code is 1 where something remains to be done."""
    if sys.argv[1:] == ["--write"]:
        write(ROOT)
    found = list(mistakes(ROOT))
    for sentence in found:
        print(sentence)
    print(f"{len(found)} to mend" if found else "translations complete")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
