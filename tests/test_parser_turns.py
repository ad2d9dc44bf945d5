"""Jumps: what a note says, which article it belongs to, and that its words are kept."""

import pytest

from seeds.parser.turns import take_turns
from seeds.pipeline import parse_page

TEXT = "近日，市总工会召开会议，部署下半年工作。"


@pytest.mark.parametrize(
    ("note", "onward", "back"),
    [
        ("（下转第4版）", 4, None),
        ("(下转第4版)", 4, None),
        ("（下转四版）", 4, None),
        ("（下转第十二版）", 12, None),
        ("下转A3版", 3, None),
        ("【下转第2版】", 2, None),
        ("▲下转4版", 4, None),
        ("（下转2、3版）", 2, None),
        ("（下转第2版①）", 2, None),
        ("（转第7版）", 7, None),
        ("（下转第4版《把工会办到楼里》）", 4, None),
        ("（上接第1版）", None, 1),
        ("▲上接1版", None, 1),
        ("（上接A1版）", None, 1),
        ("上接第一版", None, 1),
        ("（接1版）", None, 1),
        ("（详见第3版）", None, None),
        ("（未完待续）", None, None),
    ],
)
def test_a_note_on_its_own_line_says_which_page(note, onward, back):
    turned = take_turns(note)
    assert (turned.text, turned.notes, turned.onward, turned.back) == ("", (note,), onward, back)


@pytest.mark.parametrize(
    ("text", "rest", "onward", "back"),
    [
        (f"{TEXT}（下转第4版）", TEXT, 4, None),
        (f"{TEXT}下转4版", TEXT, 4, None),
        (f"{TEXT} ▶下转A4版", TEXT, 4, None),
        ("会议要求各级工会（下转第3版）", "会议要求各级工会", 3, None),
        (f"（上接第1版）{TEXT}", TEXT, None, 1),
        (f"▲上接1版 {TEXT}", TEXT, None, 1),
        (f"（紧接第二版）{TEXT}", TEXT, None, 2),
        (f"（上接第1版）{TEXT}（下转第4版）", TEXT, 4, 1),
        (f"{TEXT}（完）", TEXT, None, None),
    ],
)
def test_a_note_is_taken_off_a_sentence(text, rest, onward, back):
    turned = take_turns(text)
    assert (turned.text, turned.onward, turned.back) == (rest, onward, back)
    assert len("".join(turned.notes)) + len(rest) == len(text.replace(" ", ""))


@pytest.mark.parametrize(
    "text",
    [
        "接第一版通知后，各地行动起来",
        "他把这页转给第4版编辑",
        "本书第2版增加了两章",
        "转产后的第3版方案",
        "完",
        TEXT,
    ],
)
def test_other_text_is_no_note(text):
    assert take_turns(text).text == text


def jumps(page: str) -> list[tuple[str, int | None, int | None, int]]:
    read = parse_page("page.txt", page.encode())
    return [
        (article.title, article.continued_on, article.continued_from, len(article.paragraphs))
        for article in read.articles
    ]


FRONT = f"""## 全市工会部署下半年重点工作

本报讯（记者 甘棠）{TEXT}

会议要求，各级工会要为职工办实事，解难题{{}}

## 三号高炉提前五天复产

本报讯（记者 蒲苇）昨日，三号高炉提前五天恢复生产。
"""


@pytest.mark.parametrize("note", ["（下转第4版）", "\n\n下转第4版", "\n\n（下转4版）"])
def test_the_article_above_goes_on(note):
    assert jumps(FRONT.format(note)) == [
        ("全市工会部署下半年重点工作", 4, None, 2),
        ("三号高炉提前五天复产", None, None, 1),
    ]


REST = "干到职工心坎上，把资源更多投向一线。\n\n会议还表彰了一批先进集体。"
OTHER = "## 三号高炉提前五天复产\n\n本报讯（记者 蒲苇）昨日，三号高炉提前五天恢复生产。"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (f"## 部署下半年重点工作\n\n（上接第1版）{REST}", "部署下半年重点工作"),
        (f"## 部署下半年重点工作\n\n（上接第1版）\n\n{REST}", "部署下半年重点工作"),
        (f"（上接第1版）\n\n## 部署下半年重点工作\n\n{REST}", "部署下半年重点工作"),
        (f"部署下半年重点工作\n\n▲上接1版\n\n{REST}", "部署下半年重点工作"),
        (f"（上接第1版）{REST}", ""),
        (f"（上接第1版）\n\n{REST}", ""),
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_what_goes_on_from_another_page_is_an_article_of_its_own(head, title, first):
    rest, other = (title, None, 1, 2), ("三号高炉提前五天复产", None, None, 1)
    page = "\n\n".join([head, OTHER] if first else [OTHER, head])
    assert jumps(page) == ([rest, other] if first else [other, rest])


def test_the_words_of_a_jump_are_kept():
    page = parse_page("page.txt", FRONT.format("（下转第4版）").encode())
    assert page.leftovers == ("（下转第4版）",)
