"""The five pages are read as a careful reader reads them; other papers not far below that.

`tests/other_papers` was written and annotated by readers who did not know the rules; it has taught
the parser since. Pages that have not, and say how it does on what is new to it, stand in
`tests/unseen_papers` until it learns from them: where there are none, nothing is asked of them.
"""

import json
from pathlib import Path

import pytest

from benchmarks.reading import BANDS, FIELDS, Score, score_folder
from seeds.files import SEED_PAGES
from seeds.pipeline import parse_page

TESTS = Path(__file__).parent
HARD = {
    "missing_text",
    "foreign_text",
    "duplicate_text",
    "missing_byline",
    "missing_photo_credit",
}


def test_the_five_pages_are_read_exactly() -> None:
    five = score_folder(TESTS / "five_pages")
    assert (five.exact, five.articles) == (33, 33)
    assert {name: five.f1(name) for name in FIELDS} == dict.fromkeys(FIELDS, 1.0)


@pytest.mark.parametrize("annotation", sorted((TESTS / "five_pages").glob("*.json")))
def test_the_five_pages_are_dated_and_doubted(annotation) -> None:
    wanted = json.loads(annotation.read_text(encoding="utf-8"))
    source = SEED_PAGES / f"{annotation.stem}.txt"
    page = parse_page(source.name, source.read_bytes())
    assert (page.issue_date.best, page.issue_date.precision) == (
        wanted["issue_date"]["best"],
        wanted["issue_date"]["precision"],
    )
    for article, annotated in zip(page.articles, wanted["articles"], strict=True):
        hard = {flag["kind"] for flag in annotated["flags"]} & HARD
        assert hard <= {finding.kind for finding in article.findings}


# The least share of exact articles, and the least F1 of any field, by folder.
LEAST = {"other_papers": (0.89, 0.88), "unseen_papers": (0.72, 0.72)}
FOLDERS = [name for name in LEAST if any((TESTS / name).glob("*.json"))]


@pytest.fixture(scope="module", params=FOLDERS)
def folder(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(scope="module")
def score(folder: str) -> Score:
    return score_folder(TESTS / folder)


def test_most_articles_are_read_exactly(score, folder) -> None:
    assert score.articles > 50
    assert score.exact >= LEAST[folder][0] * score.articles


@pytest.mark.parametrize("name", FIELDS)
def test_every_field_is_read_well(score, folder, name) -> None:
    assert score.f1(name) >= LEAST[folder][1]


def test_findings_stay_worth_an_editors_time(score) -> None:
    assert 1000 * score.findings < 4 * score.characters


def test_the_unsure_decisions_are_those_that_are_wrong_more_often(score):
    """Measured on pages that others wrote: below 0.7 at least four times as many are wrong."""
    if min(score.decided[band] for band in BANDS) < 50:
        return  # so few decisions say nothing of a share
    wrong = [1 - score.right[band] / score.decided[band] for band in BANDS]
    assert wrong[0] > 4 * wrong[2]
    assert score.right[BANDS[2]] > 0.92 * score.decided[BANDS[2]]
