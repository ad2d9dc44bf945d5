"""Proposed tags against those that readers chose: on the five pages and on other papers."""

from pathlib import Path

import pytest

from benchmarks.reading import score_folder

TESTS = Path(__file__).parent
LEAST = {
    "five_pages": {"place": 0.95, "person": 0.90, "organisation": 0.80},
    "other_papers": {"place": 0.92, "person": 0.89, "organisation": 0.77},
}
# An editor has words of his own for half of what a paper's topics are.
LEAST_TOPICS = {"five_pages": 0.5, "other_papers": 0.37}


@pytest.mark.parametrize("folder", LEAST)
def test_tags_agree_with_readers(folder) -> None:
    score = score_folder(TESTS / folder)
    for kind, least in LEAST[folder].items():
        assert score.wanted[kind] > 10
        assert score.f1(kind) >= least, kind
    assert score.recall("first topics") >= LEAST_TOPICS[folder]
