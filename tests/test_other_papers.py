"""Pages of papers that the rules were not written for: floors that reading must not fall below.

`tests/other_papers` was written and annotated by readers who did not know the rules, in four sets.
Sets a to c have taught the rules since; d has not, and says how they do on what is new to them.
"""

from pathlib import Path

import pytest

from benchmarks.reading import FIELDS, Score, score_folder

PAGES = Path(__file__).parent / "other_papers"


@pytest.fixture(scope="module")
def score() -> Score:
    return score_folder(PAGES)


def test_nearly_all_articles_are_read_exactly(score) -> None:
    assert score.articles == 192
    assert score.exact >= 0.94 * score.articles


@pytest.mark.parametrize("name", FIELDS)
def test_every_field_is_read_well(score, name) -> None:
    assert score.f1(name) >= 0.9


def test_findings_stay_worth_an_editors_time(score) -> None:
    assert 1000 * score.findings < 4 * score.characters
