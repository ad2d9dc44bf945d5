"""Damaged pages are read as the whole ones are, or nearly; where that cannot be, this says so.

`python benchmarks/damage.py` prints what is held here.
"""

from functools import cache
from pathlib import Path

import pytest

from benchmarks.damage import score_damage
from benchmarks.damages import DAMAGES
from benchmarks.reading import FIELDS, Score

TESTS = Path(__file__).parent

# These destroy what tells: a space between two names or two halves of a headline among spaces
# everywhere, which of two headings is the title's half, which short line is a headline.
HARD = {
    "spaces within",
    "headlines on two lines",
    "headlines in two headings",
    "# on short lines",
    "** on short lines",
}
# Without marks these say less: on the five pages enough, in other papers not always.
UNMARKED = {
    "no Markdown",
    "# on all lines",
    "** on all lines",
    "- on all lines",
    "> on all lines",
}
FLOOR = 0.95
HARD_FLOORS = {"kicker": 0.6, "subtitle": 0.5, "title": 0.9, "article": 0.95, "credit": 0.95}
# How much less may be right of other papers' pages for a damage than without it.
LOSS, UNMARKED_LOSS, HARD_LOSS = 0.03, 0.2, 0.4


@cache
def score(folder: str, name: str) -> Score:
    return score_damage(TESTS / folder, DAMAGES[name])


@pytest.mark.parametrize("name", DAMAGES)
def test_the_five_pages_are_read_under_damage(name) -> None:
    damaged = score("five_pages", name)
    floors = dict.fromkeys(FIELDS, FLOOR) | (HARD_FLOORS if name in HARD else {})
    short = {n: damaged.f1(n) for n in FIELDS if damaged.f1(n) < floors[n]}
    assert not short


@pytest.mark.slow
@pytest.mark.parametrize("name", DAMAGES)
def test_other_papers_lose_little_by_damage(name) -> None:
    loss = HARD_LOSS if name in HARD else UNMARKED_LOSS if name in UNMARKED else LOSS
    whole, damaged = score("other_papers", "none"), score("other_papers", name)
    lost = {n: whole.f1(n) - damaged.f1(n) for n in FIELDS}
    assert not {n: amount for n, amount in lost.items() if amount > loss}


@pytest.mark.parametrize("name", sorted(set(DAMAGES) - {"none"}))
def test_every_damage_changes_the_page(name) -> None:
    text = "\n\n".join(
        [
            "# 全市工会部署下半年重点工作",
            "本报讯（记者 甘棠 蒲苇）" + "近日，市总工会召开会议，部署重点工作。" * 10,
            "会议“要求”各级工会为职工办实事。" * 3,
            "本报记者 甘棠 摄影报道",
            "各级工会负责人参加会议并发言。" * 4,
        ]
        * 2
    )
    assert DAMAGES[name](text, frozenset({"全市工会部署下半年重点工作"})) != text
