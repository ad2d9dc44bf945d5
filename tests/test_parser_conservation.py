"""Nothing of a page is lost: every character stands in one field or in the leftovers."""

import random
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.damages import DAMAGES
from seeds.parser.decode import visible
from seeds.pipeline import parse_page
from seeds.records import ParsedArticle, ParsedPage, UnreadablePage

ROOT = Path(__file__).parent.parent
PAGES = sorted((ROOT / "seeds/pages").glob("*.txt")) + sorted((ROOT / "tests/pages").glob("*.txt"))
MARKDOWN = frozenset("#*|>-+_")


def characters(text: str) -> Counter[str]:
    """Its characters but white space and what Markdown is written with."""
    return Counter(sign for sign in visible(text) if not sign.isspace() and sign not in MARKDOWN)


def article_texts(article: ParsedArticle) -> list[str]:
    """Every printed text of the article but its column, which others may share."""
    printed = list(dict.fromkeys(credit.printed for credit in article.credits))
    heads = [article.kicker, article.title, article.subtitle, article.lead]
    return [text for text in [*heads, *printed, *article.paragraphs] if text]


def held(page: ParsedPage) -> Counter[str]:
    """The characters of all fields; a column counts once for the articles that share it."""
    columns = dict.fromkeys(article.column or "" for article in page.articles)
    texts = [page.banner or "", *columns, *page.leftovers]
    for article in page.articles:
        texts += article_texts(article)
    return characters("".join(texts))


def lost_and_found(text: str) -> tuple[Counter[str], Counter[str]]:
    """What the page's fields lack of the text, and what they have too much."""
    page = parse_page("damaged.txt", text.encode("utf-8", "surrogatepass"))
    wanted, got = characters(page.text), held(page)
    return wanted - got, got - wanted


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_character_of_a_page_stands_in_one_field(path):
    assert lost_and_found(path.read_text(encoding="utf-8")) == (Counter(), Counter())


def damage(lines: list[str], rng: random.Random) -> str:
    """The page with lines dropped, doubled, cut, swapped or put in."""
    junk = [
        "（",
        "本报记者",
        "摄影报道",
        "## ",
        "□",
        "记者 王",
        "（记者",
        "）",
        "■简讯",
        "——",
        "**",
        "1.",
        "“",
    ]
    lines = list(lines)
    for _ in range(rng.randint(1, 12)):
        place = rng.randrange(len(lines))
        line = lines[place]
        cut = rng.randint(0, len(line))
        match rng.randrange(7):
            case 0:
                del lines[place]
            case 1:
                lines.insert(place, line)
            case 2:
                lines[place] = line[:cut]
            case 3:
                lines[place:place] = [line[:cut], ""]
            case 4:
                lines.insert(place, rng.choice(junk))
            case 5:
                lines[place] = line[:cut] + rng.choice(junk) + line[cut:]
            case _:
                other = rng.randrange(len(lines))
                lines[place], lines[other] = lines[other], line
        if not lines:
            lines = ["空"]
    return "\n".join(lines)


@given(path=st.sampled_from(PAGES), seed=st.integers(0, 2**32))
@settings(max_examples=60)
def test_nothing_is_lost_of_a_damaged_page(path, seed):
    text = damage(path.read_text(encoding="utf-8").split("\n"), random.Random(seed))  # noqa: S311
    if text.strip():
        assert lost_and_found(text) == (Counter(), Counter())


@given(
    path=st.sampled_from(PAGES),
    first=st.sampled_from(sorted(DAMAGES)),
    second=st.sampled_from(sorted(DAMAGES)),
    seed=st.integers(0, 2**32),
)
@settings(max_examples=60)
def test_nothing_is_lost_of_a_page_damaged_twice(path, first, second, seed):
    """Every damage upon every other, with lines lost and torn besides."""
    lines = path.read_text(encoding="utf-8").split("\n")
    headlines = frozenset(line.lstrip("# ") for line in lines if line.startswith("#"))
    text = DAMAGES[second](DAMAGES[first](path.read_text(encoding="utf-8"), headlines), headlines)
    if seed % 2:
        text = damage(text.split("\n"), random.Random(seed))  # noqa: S311
    if visible(text).strip():
        assert lost_and_found(text) == (Counter(), Counter())


WORDS = """
本报讯 记者 通讯员 （ ） ( ) 王明 李 摄 摄影报道 文/图 。 ， ： “ ” □ ■ ● # ## ** 近日 据了解，
某市总工会举办活动 新华社 电 5月1日 讯 责任编辑 第04版:工会 （下转第4版） 更正 简讯 一、 问： 图为
1 a · 、 《 》 代 的 ² 第〇版
"""
SPACES = ("\n", "\n\n", "\n\n\n\n", "\t", " ", "\u3000", "# ")
PIECES = st.sampled_from((*WORDS.split(), *SPACES))


@given(text=st.lists(PIECES | st.text(max_size=3), max_size=60).map("".join))
@settings(max_examples=150)
def test_nothing_is_lost_of_any_text(text):
    try:
        assert lost_and_found(text) == (Counter(), Counter())
    except UnreadablePage:
        assert (
            not visible(text).strip()
            or "\0" in text
            or any("\ud800" <= s <= "\udfff" for s in text)
        )
