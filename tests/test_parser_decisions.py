"""How sure the decisions are, and what an editor is offered where they are open."""

import pytest

from seeds.parser.decisions import DOUBTFUL, FIELDS
from seeds.pipeline import parse_page
from seeds.records import Alternative

LEAD = "本报讯（记者 甘棠）近日，市总工会召开会议，部署下一阶段工作，各区总工会参加。"
SURE = f"## 市总工会召开会议\n\n{LEAD}\n\n## 技能竞赛开赛\n\n{LEAD}"
OPEN_PAIR = f"# 南坡煤业公司打响雨季防汛攻坚战\n\n# 四条巷道同时排水\n\n{LEAD}"
PART = f"""# 老街口来了修表人

{LEAD}

老街口的人都说，修表人的手艺是跟父亲学的，摊子虽小，从早到晚都有人来，排队的人有时一直排到街口。

# 手艺还在

修表人每天七点出摊，街坊们把走不动的钟表送来，他一只一只地修，修好了再送回去。
"""


def articles(text):
    return parse_page("page.txt", text.encode()).articles


def structural(article):
    return [finding for finding in article.findings if finding.kind == "structure"]


def sureness(article, field):
    return dict(article.confidence)[field]


def test_every_decision_of_every_article_has_a_confidence():
    for article in (*articles(SURE), *articles(OPEN_PAIR), *articles(PART)):
        assert tuple(name for name, _ in article.confidence) == FIELDS
        assert all(0 <= sure <= 1 for _, sure in article.confidence)


def test_what_is_plain_is_sure_and_asks_nothing():
    for article in articles(SURE):
        assert min(sure for _, sure in article.confidence) > 0.9
        assert structural(article) == []


def test_two_lines_that_tell_little_offer_the_other_reading():
    (article,) = articles(OPEN_PAIR)
    (finding,) = structural(article)
    lines = {"南坡煤业公司打响雨季防汛攻坚战", "四条巷道同时排水"}
    assert sureness(article, "title") < DOUBTFUL
    assert finding.alternative.act == "set"
    offered = dict(finding.alternative.fields)
    assert {article.title, offered["title"]} == lines
    assert {text for text in offered.values() if text} == lines


def test_a_part_in_doubt_offers_to_split():
    (article,) = articles(PART)
    (finding,) = structural(article)
    place = article.paragraphs.index("手艺还在")
    assert finding.alternative == Alternative("split", (("title", "手艺还在"),), place)
    assert sureness(article, "boundary") < DOUBTFUL


def test_a_beginning_in_doubt_offers_to_merge():
    first, second = articles(PART.replace("手艺还在", "隔壁书摊摆了三十年"))
    (finding,) = structural(second)
    assert (finding.quote, finding.alternative) == (second.title, Alternative("merge"))
    assert structural(first) == []


def test_a_lead_leaves_no_doubt_that_an_article_begins():
    assert [sureness(article, "boundary") > 0.9 for article in articles(SURE)] == [True, True]


def test_a_column_in_doubt_offers_none():
    text = (
        f"## ■一线传真\n\n### 高炉复产\n\n{LEAD}\n\n### 旧城门修缮完工\n\n"
        f"{'三百年的城门昨天揭去脚手架，游人又能登楼远眺。' * 5}"
    )
    second = articles(text)[1]
    (finding,) = structural(second)
    assert (second.column, sureness(second, "column")) == ("■一线传真", pytest.approx(0.69))
    assert finding.alternative == Alternative("set", (("column", None),))
