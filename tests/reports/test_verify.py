"""An export proves itself: what was written passes, and every value that is changed is found and named."""

import copy
import csv
import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.content.rubric import load_rubric
from app.reports.columns import NAMES, Result
from app.reports.csv_file import csv_lines
from app.reports.json_file import json_pieces
from app.reports.seal import SEAL, altered, leaves, seal
from app.reports.verify import NOT_THE_CARD_S, NotAnExport, Verdict, verdicts
from app.spin.scoring.canon import canonical
from app.spin.scoring.score import score
from tests.spin.scoring import talks

START = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)


def result(trainee: str = "王小明") -> Result:
    card = score(talks.middle(), load_rubric())
    return Result(
        "practice", trainee, "world", "World", "en", "coached", "", 1, None, START, START + timedelta(minutes=9), card
    )


def as_json(*results: Result) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(b"".join(json_pieces(results)))
    return rows


def judged(rows: object) -> list[Verdict]:
    return list(verdicts(json.dumps(rows, ensure_ascii=False).encode()))


def flips(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """The document once for each of its values, with that one changed."""
    if isinstance(value, dict):
        for key, each in value.items():
            for where, other in flips(each, f"{path}.{key}" if path else key):
                yield where, {**value, key: other}
    elif isinstance(value, list):
        for place, each in enumerate(value):
            for where, other in flips(each, f"{path}[{place}]"):
                yield where, [*value[:place], other, *value[place + 1 :]]
    else:
        yield path, other_than(value)


def other_than(value: Any) -> Any:
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return value + 1
    return f"{value}." if value else "x"


def test_what_was_written_passes() -> None:
    rows = as_json(result(), result("=1+1"))
    assert [each.altered for each in judged(rows)] == [(), ()]
    assert judged(rows)[0].hash == rows[0]["scorecard"]["hash"]


def test_every_changed_field_is_found_and_named() -> None:
    (row,) = as_json(result())
    seen = 0
    for path, forged in flips(row):
        (verdict,) = judged([forged])
        assert verdict.altered == (path,), path
        seen += 1
    assert seen > 400


def test_what_was_taken_out_or_put_in_is_found() -> None:
    (row,) = as_json(result())
    shorter, longer = copy.deepcopy(row), copy.deepcopy(row)
    del shorter["scorecard"]["criteria"][3]["terms"][0]["evidence"][0]
    longer["scorecard"]["bonus"] = 5
    (missing,), (more,) = judged([shorter]), judged([longer])
    assert missing.altered
    assert all(each.startswith("scorecard.criteria[3].terms[0].") for each in missing.altered)
    assert more.altered == ("scorecard.bonus",)


def test_a_card_alone_is_held_by_its_hash() -> None:
    card = json.loads(canonical(result().card))
    assert judged(card) == [Verdict("practice", card["hash"])]
    for _, forged in flips(card):
        assert judged(forged)[0].altered == (NOT_THE_CARD_S,)


def test_a_seal_made_anew_does_not_help_a_card_that_was_changed() -> None:
    (row,) = as_json(result())
    row["scorecard"]["total"] = row["score"] = 99.0
    del row[SEAL]
    row[SEAL] = seal(leaves(row))
    assert judged([row])[0].altered == (NOT_THE_CARD_S,)


@pytest.mark.parametrize("name", ["王小明", "=1+1", "'=1+1", "+86 138", "'", "''-3", 'a,b\n"c"', " =2"])
@pytest.mark.parametrize("harmless", [True, False])
def test_a_row_of_a_csv_file_proves_itself_cell_by_cell(name: str, harmless: bool) -> None:
    data = b"".join(csv_lines([result(name)], harmless=harmless))
    assert [each.altered for each in verdicts(data)] == [()]
    header, row = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert header == [*NAMES, SEAL]
    for place, column in enumerate(header):
        forged = io.StringIO()
        csv.writer(forged).writerows([header, [*row[:place], f"{row[place]}0", *row[place + 1 :]]])
        (verdict,) = verdicts(forged.getvalue().encode())
        assert verdict.altered == (column,), column


@pytest.mark.parametrize(
    "data",
    [b"", b"a,b\n1,2\n", b"{}", b"[1]", b"[{}]", b'{"criteria"', b"\xff\xfe", b"PK\x03\x04xl", b'[{"scorecard":{}}]'],
)
def test_what_is_no_export_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(NotAnExport, match="no export of scorecards"):
        list(verdicts(data))


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_any_document_passes_its_own_seal(document: object) -> None:
    values = tuple(leaves(document))
    assert altered(values, seal(values)) == ()
