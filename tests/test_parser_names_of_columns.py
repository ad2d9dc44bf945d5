"""Columns by short names, their reach, and what else stands at a page's top or over a headline."""

import pytest

from seeds.parser.rubrics import has_column_form, is_short_name
from seeds.pipeline import parse_page

NEWS = "本报讯（记者 甘棠）近日，市总工会召开会议，部署下一阶段工作，各区总工会参加。"
STORY = "清早的菜场里，老人把新摘的青菜一把一把摆好，来买的人排起了队。"


def articles(text):
    return parse_page("page.txt", text.encode()).articles


def columns(text):
    return [article.column for article in articles(text)]


@pytest.mark.parametrize("name", ["科技前沿", "白衣日记", "言　论", "我的班组我的家（之三）"])
def test_a_short_name_over_a_headline_is_a_column(name):
    assert is_short_name(name) or has_column_form(name)
    found = articles(f"## 会议召开了\n\n{NEWS}\n\n## {name}\n\n## 菜场里的清早\n\n{STORY}")
    assert [article.column for article in found] == [None, name]
    assert found[1].title == "菜场里的清早"


@pytest.mark.parametrize(
    "line", ["市总工会送清凉", "关注春耕", "一座驿站服务一座城", "传统产业焕新记①", "0.01秒"]
)
def test_longer_lines_calls_and_figures_are_no_short_names(line):
    assert not is_short_name(line)


def test_a_title_over_its_dash_is_no_column():
    (article,) = articles(f"# 守渡人\n\n# ——记摆渡工甘长河\n\n{STORY}")
    assert (article.column, article.title) == (None, "守渡人")


def test_each_title_of_one_rank_below_a_columns_name_begins_an_article():
    page = "\n\n".join(f"## {title}\n\n{STORY}" for title in ("数字一", "数字二", "数字三"))
    found = articles(f"# 会议召开了\n\n{NEWS}\n\n# 一周数读\n\n{page}\n\n# 竞赛开赛了\n\n{NEWS}")
    assert [article.column for article in found] == [None, *["一周数读"] * 3, None]


def test_a_heading_of_that_rank_under_an_article_without_column_is_a_part():
    text = f"# 老厂新颜\n\n{NEWS}\n\n## 机器换人\n\n{STORY}"
    assert len(articles(text)) == 1


def test_without_ranks_a_short_name_governs_what_is_signed_like_its_first():
    lamp = "巷口的路灯坏了半个月，夜里回家的人只好打着手电。（甘棠）"
    letters = f"路灯不亮了\n\n{lamp}\n\n长椅去了哪里\n\n{STORY}（蒲苇）"
    found = columns(f"会议召开了\n\n{NEWS}\n\n街坊讲场\n\n{letters}\n\n竞赛开赛了\n\n{NEWS}")
    assert found == [None, "街坊讲场", "街坊讲场", None]


def test_who_runs_a_column_is_of_no_article():
    column = f"## 班组故事\n\n主持人：甘棠\n\n### 一把钥匙\n\n{NEWS}"
    found = parse_page("page.txt", f"## 会议召开了\n\n{NEWS}\n\n{column}".encode())
    assert found.leftovers == ("主持人：甘棠",)
    assert [article.column for article in found.articles] == [None, "班组故事"]


def test_a_question_of_an_interviewer_stays_in_the_article():
    (article,) = articles(f"## 会议召开了\n\n{NEWS}\n\n主持人：下一步怎么做？\n\n{STORY}")
    assert "主持人：下一步怎么做？" in article.paragraphs


def test_a_marked_line_that_ends_in_a_colon_is_a_kicker():
    (article,) = articles(f"### 临江钢管公司：\n\n## 创新工作室里“长”出专利\n\n{NEWS}")
    assert (article.kicker, article.title) == ("临江钢管公司：", "创新工作室里“长”出专利")


def test_the_papers_name_at_the_top_is_no_kicker():
    found = parse_page("page.txt", f"# 临江卫士报\n\n## 会议召开了\n\n{NEWS}".encode())
    assert [article.kicker for article in found.articles] == [None]
    assert found.leftovers == ("临江卫士报",)


STAGE = "本报讯（记者 {}）在{}的岗位上，她一干就是十年，练出了一手别人学不来的本事。"


def test_what_only_one_article_speaks_of_is_its_kicker():
    welder = f"焊花里的夜行人\n\n{STAGE.format('甘棠', '焊工')}"
    text = f"会议召开了\n\n{NEWS}\n\n深夜 听焊花\n\n{welder}\n\n竞赛开赛了\n\n{NEWS}"
    assert [article.column for article in articles(text)] == [None] * 3


def test_a_call_in_one_step_over_kicker_and_title_is_the_pages_banner():
    call, kicker, title = "坚决夺取防汛救灾全面胜利", "口岸推行全天通关", "等车时够喝一碗茶"
    found = parse_page("page.txt", f"{call}\n\n#### {kicker}\n\n## {title}\n\n{NEWS}".encode())
    assert (found.banner, found.articles[0].kicker) == (call, kicker)


def test_a_call_that_its_article_takes_up_is_a_kicker():
    call, title = "坚决夺取防汛救灾全面胜利", "市总工会召开会议"
    flood = f"{NEWS}会议要求，坚决夺取防汛救灾全面胜利。"
    found = parse_page("page.txt", f"{call}\n\n## {title}\n\n——本报综述\n\n{flood}".encode())
    assert (found.banner, found.articles[0].kicker) == (None, call)


ESSAY = "晒谷场上的石碾子还在，只是推它的人都老了。{}说，夜里醒来，总听得见它转动的声音。"


def test_a_column_ends_where_an_article_has_none_of_it_and_opens_otherwise():
    first = f"## 石碾子\n\n{ESSAY.format('母亲')}"
    second = f"## 老井\n\n{ESSAY.format('父亲')}"
    news = f"## 会议召开了\n\n{NEWS}"
    found = articles(f"# 湖畔随笔\n\n{first}\n\n{second}\n\n{news}")
    assert [article.column for article in found] == ["湖畔随笔", "湖畔随笔", None]


def test_briefs_end_where_a_short_piece_opens_otherwise():
    brief = "本报讯（记者 {}）昨日，城北的三座菜场全部重新开张，摊位一千二百个。"
    one = f"## 菜场重新开张\n\n{brief.format('甘棠')}"
    two = f"## 夜市迁了新址\n\n{brief.format('蒲苇')}"
    essay = f"## 石碾子\n\n{ESSAY.format('母亲')}"
    found = articles(f"# 简讯\n\n{one}\n\n{two}\n\n{essay}")
    assert [article.column for article in found] == ["简讯", "简讯", None]
