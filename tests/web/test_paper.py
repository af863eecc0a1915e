"""The scorecard as a PDF: A4, tagged, in the reader's language, and with text that comes out as it went in."""

import io
import re

import pypdf
import pytest
from starlette.testclient import TestClient

from app.reports.pdf import NoPaper, Paper, pdf_of
from app.reports.typeset import GETA
from tests.kept import library
from tests.web.test_pages import begin, talk

NASTY = '林悦 #read("/etc/passwd") *粗* $x$ \\ “引号” 軟體 <b> 𠮷😀'
A4 = (595, 842)


@pytest.fixture(scope="module")
def practice(site: TestClient) -> str:
    """A whole strong talk in Chinese of somebody with a difficult name."""
    strong = library().scenarios["lifeng-chassis"].scenario.talks["strong"].turns
    found = begin(site, "lifeng-chassis", trainee=NASTY)
    talk(site, found, strong)
    site.post(f"/practices/{found}/finish")
    return found


def document(site: TestClient, practice: str, language: str) -> pypdf.PdfReader:
    answer = site.get(f"/practices/{practice}/scorecard.pdf", headers={"Accept-Language": language})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/pdf"
    assert "private" in answer.headers["cache-control"]
    return pypdf.PdfReader(io.BytesIO(answer.content))


def words(reader: pypdf.PdfReader) -> str:
    return re.sub(r"\s", "", "".join(page.extract_text() for page in reader.pages))


@pytest.mark.parametrize(
    ("language", "tag", "said"),
    [
        ("zh-CN", "zh-CN", ("评分卡", "各项得分", "客户由AI扮演")),
        ("zh-TW", "zh-TW", ("評分卡", "各項得分")),
        ("en", "en-US", ("Scorecard", "Pointsbycriterion", "ThebuyerwasplayedbyanAI.")),
    ],
)
def test_it_speaks_the_reader_s_language_and_its_text_comes_out(
    site: TestClient, practice: str, language: str, tag: str, said: tuple[str, ...]
) -> None:
    reader = document(site, practice, language)
    root = reader.root_object
    assert str(root["/Lang"]) == tag
    assert "/MarkInfo" in root
    assert "/StructTreeRoot" in root
    for page in reader.pages:
        assert (round(float(page.mediabox.width)), round(float(page.mediabox.height))) == A4
    text = words(reader)
    for each in said:
        assert each in text
    card = site.get(f"/api/practices/{practice}/scorecard").json()
    assert card["hash"] in text
    quoted = [each["quote"] for term in card["criteria"][3]["terms"] for each in term["evidence"]]
    assert re.sub(r"\s", "", quoted[0])[:40] in text
    assert f'林悦#read("/etc/passwd")*粗*$x$\\“引号”軟體<b>{GETA}' in text


def test_equal_scorecards_give_equal_bytes(site: TestClient, practice: str) -> None:
    first, second = (site.get(f"/practices/{practice}/scorecard.pdf").content for _ in range(2))
    assert first == second


def test_a_talk_that_goes_on_has_no_paper(site: TestClient) -> None:
    going_on = begin(site, "marrow-lake-surgery")
    assert site.get(f"/practices/{going_on}/scorecard.pdf").status_code == 409
    assert site.get("/practices/nowhere/scorecard.pdf").status_code == 404


def test_a_talk_too_short_to_score_has_one_that_says_so(site: TestClient) -> None:
    short = begin(site, "marrow-lake-surgery")
    site.post(f"/practices/{short}/finish")
    assert "Scorecard" in words(document(site, short, "en"))


def test_a_press_that_fails_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.reports.pdf.sys.executable", "/no/such/python")
    paper = Paper.__new__(Paper)
    for name in Paper.__slots__:
        object.__setattr__(paper, name, "")
    with pytest.raises(NoPaper, match="could not be made"):
        pdf_of(paper)


def test_the_debrief_leads_to_its_paper(site: TestClient, practice: str) -> None:
    assert f'href="/practices/{practice}/scorecard.pdf"' in site.get(f"/practices/{practice}/scorecard").text


def test_a_scoring_that_is_not_there_is_said_to_be_missing(site: TestClient, practice: str) -> None:
    for address in (f"/practices/{practice}/scorecard?version=2", f"/practices/{practice}/scorecard.pdf?version=2"):
        assert site.get(address).status_code == 404
    assert site.get(f"/api/practices/{practice}/scorecard?version=1").status_code == 200
