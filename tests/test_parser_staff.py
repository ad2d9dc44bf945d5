"""A bare name is a reporter’s where the page prints it elsewhere with that role."""

from seeds.pipeline import parse_page
from tests.test_parser_boundaries import NEWS


def roles(*lines):
    page = parse_page("p.txt", "\n\n".join(lines).encode())
    return [[(credit.name, credit.role) for credit in one.credits] for one in page.articles]


SHORT = "洗衣液3公斤装的单价反而高于小包装，购买之前请先替它卸卸妆。"


def test_a_reporter_of_the_page_is_one_without_the_word_too():
    lines = ["## 市总工会部署工作", NEWS, "## 大包装未必更划算", SHORT + "（甘棠）"]
    assert roles(*lines) == [[("甘棠", "reporter")]] * 2


def test_a_reporters_name_that_is_a_word_is_known_from_the_page():
    news = NEWS.replace("甘棠", "申明")
    lines = ["## 市总工会部署工作", news, "## 同一桶油三个价", SHORT + "（申 明）"]
    assert roles(*lines) == [[("申明", "reporter")]] * 2


def test_a_name_of_nobody_else_stays_a_correspondents():
    lines = ["## 市总工会部署工作", NEWS, "## 大包装未必更划算", SHORT + "（蒲苇）"]
    assert roles(*lines)[1] == [("蒲苇", "correspondent")]


def test_a_correspondents_word_is_not_overruled():
    lines = ["## 市总工会部署工作", NEWS, "## 大包装未必更划算", SHORT + "（通讯员 甘棠）"]
    assert roles(*lines)[1] == [("甘棠", "correspondent")]
