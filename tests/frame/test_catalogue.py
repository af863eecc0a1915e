"""The check of the translation catalogues, on small trees that are wrong in one way each."""

from pathlib import Path

import pytest

from scripts.catalogue import ROOT, SOURCE, file_of, mistakes, write

CODE = """from x import marked as _

TEXT = _("Practise")
COUNT = _("%(count)s of %(all)s")
"""
TEMPLATE = '<h1>{{ _("Software for your company") }}</h1>{% trans %}Ask %(name)s{% endtrans %}'
CHINESE = {
    "Practise": "练习",
    "%(count)s of %(all)s": "%(all)s 中的 %(count)s",
    "Software for your company": "贵公司的“软件”",
    "Ask %(name)s": "问 %(name)s",
}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A product with four texts, all translated."""
    (tmp_path / "babel.cfg").write_bytes((ROOT / "babel.cfg").read_bytes())
    (tmp_path / "app" / "web" / "templates").mkdir(parents=True)
    (tmp_path / "app" / "words.py").write_text(CODE, encoding="utf-8")
    (tmp_path / "app" / "web" / "templates" / "home.html").write_text(TEMPLATE, encoding="utf-8")
    write(tmp_path)
    change(
        tmp_path, {f'msgid "{text}"\nmsgstr ""': f'msgid "{text}"\nmsgstr "{said}"' for text, said in CHINESE.items()}
    )
    write(tmp_path)
    return tmp_path


def change(tree: Path, words: dict[str, str], locale: str = SOURCE) -> None:
    file = file_of(tree, locale)
    text = file.read_text(encoding="utf-8")
    for old, new in words.items():
        assert old in text
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")


def test_finds_the_texts_of_code_and_templates_and_nothing_to_mend(tree: Path) -> None:
    assert list(mistakes(tree)) == []


def test_traditional_chinese_has_the_words_and_quotes_of_taiwan(tree: Path) -> None:
    assert "貴公司的「軟體」" in file_of(tree, "zh_Hant").read_text(encoding="utf-8")


def test_writing_again_changes_no_byte(tree: Path) -> None:
    before = [file_of(tree, locale).read_bytes() for locale in ("zh_Hans", "zh_Hant", "en")]
    write(tree)
    assert [file_of(tree, locale).read_bytes() for locale in ("zh_Hans", "zh_Hant", "en")] == before


def test_a_new_text_is_missing_until_it_is_translated(tree: Path) -> None:
    (tree / "app" / "more.py").write_text('_("Listen")', encoding="utf-8")
    assert '"Listen" (app/more.py) is missing' in "\n".join(mistakes(tree))
    write(tree)
    assert '"Listen" (app/more.py) is not translated' in "\n".join(mistakes(tree))


def test_a_text_nobody_says_is_stale(tree: Path) -> None:
    (tree / "app" / "words.py").write_text('_("Practise")', encoding="utf-8")
    assert any("%(count)s of %(all)s" in sentence and "is stale" in sentence for sentence in mistakes(tree))


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('msgstr "练习"', 'msgstr ""', '"Practise" (app/words.py) is not translated'),
        ('\nmsgid "Practise"', '\n#, fuzzy\nmsgid "Practise"', '"Practise" (app/words.py) is fuzzy'),
        ("%(all)s 中的 %(count)s", "%(all)s 中的 %(number)s", "lost or changed a placeholder"),
        ("练习", "陪练", "zh_Hant: does not follow from zh_Hans"),
    ],
)
def test_a_fault_is_named(tree: Path, old: str, new: str, fault: str) -> None:
    change(tree, {old: new})
    assert any(fault in sentence for sentence in mistakes(tree))


def test_a_compiled_catalogue_is_not_kept(tree: Path) -> None:
    file_of(tree, SOURCE).with_suffix(".mo").touch()
    assert any("compiled catalogues are not kept" in sentence for sentence in mistakes(tree))


def test_the_catalogues_of_the_product_are_complete() -> None:
    assert list(mistakes(ROOT)) == []
