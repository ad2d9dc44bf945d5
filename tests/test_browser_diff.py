"""The comparison that runs in the browser: right for any two texts, and quick for long ones."""

import random
from difflib import SequenceMatcher

import pytest
from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LETTERS = "的一是在不了有和人这中大为上个国"


@pytest.fixture
def diff(page: Page, live_server):
    """Calls a function of the module with texts, or with a list of arguments each."""
    page.goto(live_server.url + "/robots.txt")

    def call(name: str, *pairs: tuple[str, ...]) -> list:
        script = """async ([name, pairs]) => {
          const module = await import("/static/admin/desk/editor/diff.js");
          const letters = (text) => (name === "hunks" ? [...text] : text);
          return pairs.map((texts) => module[name](...texts.map(letters)));
        }"""
        return page.evaluate(script, [name, [list(pair) for pair in pairs]])

    return call


def changed(text: str, chance: random.Random, times: int) -> str:
    for _n in range(times):
        at, length = chance.randrange(len(text) + 1), chance.randrange(4)
        new = "".join(chance.choices(LETTERS, k=chance.randrange(4)))
        text = text[:at] + new + text[at + length :]
    return text


def pairs(number: int, length: int, times: int) -> list[tuple[str, str]]:
    chance = random.Random(7)  # noqa: S311 - the same ones each time
    texts = ["".join(chance.choices(LETTERS, k=chance.randrange(length))) for _n in range(number)]
    return [(text, changed(text, chance, chance.randrange(times))) for text in texts]


def test_what_lies_between_the_hunks_is_the_same(diff) -> None:
    texts = [*pairs(300, 40, 6), *pairs(40, 600, 60), ("", ""), ("", "甲"), ("甲", "")]
    for (old, new), hunks in zip(texts, diff("hunks", *texts), strict=True):
        x = y = 0
        for a0, a1, b0, b1 in [*hunks, [len(old), len(old), len(new), len(new)]]:
            assert old[x:a0] == new[y:b0]
            x, y = a1, b1
        assert all(a1 > a0 or b1 > b0 for a0, a1, b0, b1 in hunks)


def test_a_change_is_found_where_it_is(diff) -> None:
    [[one], none, [start], [end]] = diff(
        "hunks",
        ("竞赛在城南举行", "竞赛在城北举行"),
        ("竞赛", "竞赛"),
        ("竞赛", "大竞赛"),
        ("竞赛", "竞"),
    )
    assert (one, none, start, end) == ([4, 5, 4, 5], [], [0, 0, 0, 1], [1, 2, 1, 1])


def test_it_finds_about_as_much_alike_as_the_slow_way(diff) -> None:
    texts = pairs(60, 120, 10)
    for (old, new), hunks in zip(texts, diff("hunks", *texts), strict=True):
        slow = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
        alike = len(old) - sum(a1 - a0 for a0, a1, _b0, _b1 in hunks)
        assert alike >= 0.7 * sum(block.size for block in slow) - 2


def test_texts_with_nothing_in_common_and_texts_moved_about_end(diff) -> None:
    chance = random.Random(3)  # noqa: S311 - the same ones each time
    blocks = ["".join(chance.choices(LETTERS, k=500)) for _n in range(20)]
    moved = chance.sample(blocks, k=20)
    [apart] = diff("hunks", ("甲" * 10_000, "乙" * 10_000))
    assert apart == [[0, 10_000, 0, 10_000]]
    [hunks] = diff("hunks", ("".join(blocks), "".join(moved)))
    kept = 10_000 - sum(a1 - a0 for a0, a1, _b0, _b1 in hunks)
    assert kept >= 1000


def test_ten_times_the_text_is_looked_at_ten_times_as_often(page, diff) -> None:
    chance = random.Random(5)  # noqa: S311 - the same ones each time
    texts = ["".join(chance.choices(LETTERS, k=size)) for size in (2_000, 20_000)]
    cases = [[text, changed(text, chance, 15)] for text in texts]
    short, long = page.evaluate(
        """async (cases) => {
          const { hunks } = await import("/static/admin/desk/editor/diff.js");
          return cases.map(([old, now]) => {
            let looks = 0;
            const watched = new Proxy([...old], {
              get: (letters, at) => { looks += 1; return letters[at]; },
            });
            hunks(watched, [...now]);
            return looks;
          });
        }""",
        cases,
    )
    assert len(texts[0]) <= short < 10 * len(texts[0])
    assert long < 13 * short


def test_another_ones_changes_go_into_a_text(diff) -> None:
    base = "近日，竞赛在城南举行。据悉，六支队伍参加。"
    north, seven = base.replace("城南", "城北"), base.replace("六支", "七支")
    together, same, mine, theirs, both = diff(
        "patched",
        (base, north, seven),
        (base, north, north),
        (base, base, seven),
        (base, north, base),
        (base, north, base.replace("城南", "城东")),
    )
    assert together == base.replace("城南", "城北").replace("六支", "七支")
    assert (same, mine, theirs, both) == (None, seven, north, None)
    texts = [(old, old, new) for old, new in pairs(100, 60, 6)]
    assert diff("patched", *texts) == [new for _old, _same, new in texts]
    texts = [(old, new, old) for old, new in pairs(100, 60, 6)]
    assert diff("patched", *texts) == [new for _old, new, _same in texts]
