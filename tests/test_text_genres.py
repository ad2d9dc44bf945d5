"""Kinds of text: what a poem, a comment, a letter looks like, and what does not."""

import pytest

from articles.text.genres import genres
from articles.text.keywords import suggest_tags
from articles.text.topics import LIMIT

POEM = ["井口的灯，照着夜归的人", "像母亲的眼睛", "不说话", "只把影子拉长", *["风吹过矿山"] * 5]
TALK = ["记者：您怎么看？", "方明：先听职工说。", "记者：听完以后呢？", "方明：一条一条办。"]
NEWS = ["近日，记者从市总工会获悉，驿站新增二十处。"]


@pytest.mark.parametrize(
    ("title", "paragraphs", "column", "kind"),
    [
        ("井口的灯", POEM, None, "诗歌"),
        ("秋天的几种说法", ["一", "二"], "诗苑", "诗歌"),
        ("请留一盏灯", ["编辑同志：场站的灯坏了。"], None, "读者来信"),
        ("请留一盏灯", NEWS, "读者来信", "读者来信"),
        ("听职工说", TALK, None, "访谈"),
        ("让链长管链", NEWS, "短评", "评论"),
        ("别让“打卡优秀”替代了“干活漂亮”", ["有的单位考核看打卡。"], None, "评论"),
        ("父亲的扁担", ["我记得父亲的扁担。我小时候，我总跟在后面。"], None, "散文"),
    ],
)
def test_kinds(title, paragraphs, column, kind):
    assert list(genres(title, paragraphs, column)) == [kind]


@pytest.mark.parametrize(
    ("title", "paragraphs", "column"),
    [
        ("驿站新增二十处", NEWS, None),
        ("别让路灯再黑", NEWS, "市民热线"),
        ("一周价格", ["白菜：1.2元", "萝卜：0.9元", *["黄瓜：2.0元"] * 8], None),
        ("我省今年增产", ["我省、我市、我县都增产，我国丰收。"], None),
        ("空文", [], None),
    ],
)
def test_news_is_of_no_kind(title, paragraphs, column):
    assert genres(title, paragraphs, column) == {}


def test_the_column_and_the_kind_are_among_the_first_topics():
    tags = suggest_tags(title="请留一盏灯", paragraphs=["场站的灯坏了。"], column="暖心驿站")
    assert "暖心驿站" in {tag.name for tag in tags if tag.kind == "topic"}
    tags = suggest_tags(title="井口的灯", paragraphs=POEM)
    topics = [tag.name for tag in tags if tag.kind == "topic"]
    assert topics[0] == "诗歌"
    assert len(topics) <= LIMIT
