"""Subjects: shown by two words that speak of them, and not by one."""

import pytest

from articles.text.line import lines
from articles.text.subjects import subjects_in
from articles.text.tables import read_list

SHOWN = [
    (["地铁延长末班车", "地铁三号线昨起延长运营，乘客可换乘公交。"], "公共交通"),
    (["泵站改造提前完工", "水库和堤防加固同步进行。"], "水利建设"),
    (["冬储大白菜", "昨日市场上，菜价下降，猪肉价格平稳，价格有涨有落。"], "物价"),
    (["山里来了支教老师", "村小的孩子多是留守儿童，支教老师一人教三门课。"], "乡村教育"),
    (["讨薪", "农民工拿到了拖欠的工资，工资由总包方垫付。"], "劳动维权"),
]


@pytest.mark.parametrize(("texts", "subject"), SHOWN)
def test_two_cues_show_a_subject(texts, subject):
    article = lines(texts)
    assert subject in subjects_in(article[:1], article[1:])


@pytest.mark.parametrize(
    "text",
    ["他坐公交上班。公交很准时。", "记者在车站见到了他。", "大家在食堂吃饭。", ""],
)
def test_one_cue_shows_none(text):
    assert subjects_in([], lines([text])) == {}


def test_every_subject_has_cues_and_stands_once():
    names = [line.split()[0] for line in read_list("subjects.txt")]
    assert len(names) == len(set(names))
    assert all(len(line.split()) >= 5 for line in read_list("subjects.txt"))
