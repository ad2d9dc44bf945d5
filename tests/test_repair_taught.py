"""What editors taught the doubts: each pair fires where it fits, and refused ones are quiet."""

import pytest

from articles.text.corrections import Correction
from seeds.records import ParsedArticle, ParsedFinding
from seeds.repair.corrected_before import corrected_before
from seeds.repair.reading import Reading
from seeds.repair.statistics import Statistics
from seeds.repair.taught import Taught

DISTRICT = Correction("城坻区", "城厢区")
BODY = Correction("工会", "总工会")


def found(text: str, *corrected: Correction) -> list[tuple[str, str | None, str]]:
    taught = Taught(corrected=tuple((one, 3) for one in corrected))
    reading = Reading(
        ParsedArticle(order=1, title="市民学习", paragraphs=(text,)), Statistics(taught=taught)
    )
    return [(f.quote, f.suggestion, f.severity) for f in corrected_before(reading)]


def test_a_form_that_editors_corrected_is_doubted_wherever_it_stands() -> None:
    assert found("他在城坻区，又回城坻区。", DISTRICT) == [
        ("他在城坻区", "他在城厢区", "high"),
        ("又回城坻区", "又回城厢区", "high"),
    ]


@pytest.mark.parametrize(
    ("text", "corrected"),
    [
        ("他在城厢区工作。", (DISTRICT,)),
        ("总工会召开会议。", (BODY,)),  # the right form holds the wrong one
        ("他在城坻区工作。", ()),
    ],
)
def test_what_is_right_is_not_doubted(text, corrected) -> None:
    assert found(text, *corrected) == []


def test_a_form_that_is_a_word_itself_may_be_meant() -> None:
    assert [severity for _quote, _right, severity in found("工会召开会议。", BODY)] == ["medium"]


def finding(quote: str, suggestion: str | None, kind: str = "misreading") -> ParsedFinding:
    return ParsedFinding(kind, quote, "high", suggestion=suggestion, why="")


def test_what_editors_refuse_is_not_raised_and_a_quiet_kind_is_low() -> None:
    taught = Taught(refused=frozenset({DISTRICT}), quiet=frozenset({"de_particle"}))
    kept = [finding("部暑工作", "部署工作"), finding("城坻区", None)]
    refused = finding("在城坻区开会", "在城厢区开会")
    quiet = finding("认真的学", "认真地学", kind="de_particle")
    heard = taught.heard([*kept, refused, quiet])
    assert [(f.quote, f.severity) for f in heard] == [
        ("部暑工作", "high"),
        ("城坻区", "high"),
        ("认真的学", "low"),
    ]
