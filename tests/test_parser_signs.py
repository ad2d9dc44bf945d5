"""One typography for the rules, and every text its own signs back."""

import pytest

from seeds.parser.signs import LONGEST, in_one_typography
from seeds.pipeline import parse_page

TRADITIONAL = "本報訊（記者 馬超）「這個月起，圖書館延長開放時間。」市總工會說。"
SIMPLIFIED = "本报讯（记者 马超）“这个月起，图书馆延长开放时间。”市总工会说。"


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        (TRADITIONAL, SIMPLIFIED),
        ("本报讯(记者 甘棠)近日,工会开会.", "本报讯（记者 甘棠）近日，工会开会。"),
        ('他说:"好."', "他说：“好。”"),
        ('"安全员"和"质检员"', "“安全员”和“质检员”"),
        ("读《<平凡>》<的>书", "读《《平凡》》《的》书"),
        ("一.加强学习", "一、加强学习"),
        ("--记老工人", "——记老工人"),
        ("为什么?因为好!", "为什么？因为好！"),
    ],
)
def test_other_typography_is_folded(printed, read):
    assert in_one_typography(printed) == read


@pytest.mark.parametrize(
    "text",
    [
        SIMPLIFIED,
        "总额1,234.5元，比分3:2，时间10:30。",
        "网址https://example.org/a,b?c=(d)，邮箱a.b@example.org",
        "![图](a.png)",
        "乾隆年间的书院，如今是县里的图书馆，每天接待读者两百多人次。",
        "「民生速递」",
        "# 标题\n\n- 第一项\n\n| 甲 | 乙 |\n\n> 引文",
        'AI (artificial intelligence), "quoted" text.',
        "繁體" * LONGEST,
    ],
)
def test_what_is_right_already_is_left_alone(text):
    assert in_one_typography(text) == text


def test_letter_spacing_goes_and_the_spaces_of_names_stay_elsewhere():
    spaced = " ".join("市总工会召开会议部署下半年重点工作要求各级工会把服务送到一线") + "\n甘 棠"
    assert in_one_typography(spaced).startswith("市总工会召开会议")
    assert in_one_typography("（记者 张 晶 李 四）") == "（记者 张 晶 李 四）"


def test_what_was_read_has_the_signs_that_were_printed():
    page = parse_page("page.txt", f"## 圖書館夜裡也開門\n\n{TRADITIONAL}\n\n（完）".encode())
    (article,) = page.articles
    assert article.title == "圖書館夜裡也開門"
    assert article.lead == "本報訊"
    assert [(c.name, c.role, c.printed) for c in article.credits] == [
        ("馬超", "reporter", "（記者 馬超）")
    ]
    assert article.paragraphs == ("「這個月起，圖書館延長開放時間。」市總工會說。",)


def test_of_texts_that_are_read_alike_each_has_its_own_signs():
    lines = ["## 三号高炉复产", "（记者 甘棠)", "近日，高炉复产。", "(记者 甘棠）"]
    page = parse_page("page.txt", "\n\n".join(lines).encode())
    texts = [credit.printed for article in page.articles for credit in article.credits]
    assert sorted({*texts, *page.leftovers}) == sorted({lines[1], lines[3]})


def test_a_finding_quotes_what_is_printed():
    page = parse_page(
        "page.txt", "## 開會了\n\n工會工作 and 新時代的變革，職工們說這裡很好。".encode()
    )
    quotes = [finding.quote for article in page.articles for finding in article.findings]
    assert any("新時代" in quote for quote in quotes)
