"""Headlines over two lines: which are one, which stay kicker and title, or title and subtitle."""

import pytest

from seeds.pipeline import parse_page

BODY = "近日，江州市总工会举办集体协商技能竞赛，来自全区的八支队伍参加，职工代表到场观摩。"


def heads(printed: str) -> tuple[str | None, str, str | None]:
    page = f"## 三号高炉提前五天复产\n\n本报讯（记者 蒲苇）{BODY}\n\n{printed}\n\n"
    read = parse_page("page.txt", f"{page}本报讯（记者 甘棠）{BODY}\n\n{BODY}".encode())
    article = read.articles[-1]
    return article.kicker, article.title, article.subtitle


@pytest.mark.parametrize(
    "printed",
    [
        "## 江州市总工会举办\n集体协商技能竞赛",
        "## 江州市总工会举办\n\n## 集体协商技能竞赛",
        "江州市总工会举办\n集体协商技能竞赛",
        "## 江州市总工会举办集体\n协商技能竞赛",
    ],
)
def test_a_broken_headline_is_one(printed):
    assert heads(printed) == (None, "江州市总工会举办集体协商技能竞赛", None)


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [
        (
            "### 江州市总工会举办集体协商竞赛\n\n## 打造善沟通的“谈判桌”",
            ("江州市总工会举办集体协商竞赛", "打造善沟通的“谈判桌”", None),
        ),
        (
            "## 江州市总工会举办集体协商竞赛\n\n8支队伍32人参赛",
            (None, "江州市总工会举办集体协商竞赛", "8支队伍32人参赛"),
        ),
        (
            "## 一亩盐碱地收出一千斤\n——江州耐盐水稻试种调查",
            (None, "一亩盐碱地收出一千斤", "——江州耐盐水稻试种调查"),
        ),
    ],
)
def test_two_headlines_stay_two(printed, wanted):
    assert heads(printed) == wanted


def test_verses_stay_verses():
    lines = ["雪落在选煤楼的顶上", "落在最后一班人的肩上", "井口的灯还亮着", "像母亲的眼睛"]
    page = parse_page("page.txt", "\n\n".join(["## 井口的灯", "作者：甘棠", *lines]).encode())
    assert page.articles[0].paragraphs == tuple(lines)
