"""What was read twice begins nothing and continues nothing, and none of it is lost."""

from seeds.parser.doubles import tell_doubles
from seeds.parser.draft import Block, BlockKind, Draft
from seeds.pipeline import parse_page

HEADLINE = "## 三号高炉提前五天复产"
OPENING = "本报讯（记者 甘棠）昨日，三号高炉提前五天恢复生产，全厂职工为此奋战了半个月。"
OPEN = "据介绍，这次检修更换了炉内全部冷却设备，工人们把原来要十五天的工期压缩到"
REST = "十天，质量却没有打折扣。"


def read(*lines: str):
    return parse_page("page.txt", "\n\n".join(lines).encode())


def test_a_doubled_headline_is_set_aside():
    page = read(HEADLINE, HEADLINE, OPENING)
    (article,) = page.articles
    assert (article.title, article.kicker, article.subtitle) == ("三号高炉提前五天复产", None, None)
    assert page.leftovers == ("三号高炉提前五天复产",)


def test_a_doubled_opening_begins_no_article_and_is_reported():
    page = read(HEADLINE, OPENING, OPENING, f"{OPEN}{REST}")
    (article,) = page.articles
    assert [credit.name for credit in article.credits] == ["甘棠"]
    assert article.paragraphs[0] == article.paragraphs[1]
    assert "duplicate_text" in {finding.kind for finding in article.findings}
    assert page.leftovers == ("本报讯", "（记者 甘棠）")


def test_a_doubled_line_does_not_go_on_in_itself():
    (article,) = read(HEADLINE, OPENING, OPEN, OPEN, REST).articles
    assert article.paragraphs[1:] == (OPEN, f"{OPEN}{REST}")
    assert not {finding.kind for finding in article.findings} & {"missing_text"}


def test_what_is_short_or_not_in_a_row_stays():
    lines: list[tuple[str, BlockKind]] = [
        *[("加油！", "body")] * 2,
        *[("喜报", "heading")] * 2,
        (OPENING, "opening"),
        (REST, "body"),
        (OPENING, "opening"),
    ]
    blocks = tuple(Block(text, (1, 1), kind) for text, kind in lines)
    draft = tell_doubles(Draft(text="", blocks=blocks))
    assert (draft.blocks, draft.leftovers) == (blocks, ())
