"""Bytes → text: right or refused, never gibberish; and what lines are made of."""

import pytest

from seeds.parser.decode import MAX_BYTES, decode
from seeds.parser.draft import Draft
from seeds.parser.lines import cut_lines, read_line
from seeds.records import UnreadablePage

SIMPLIFIED = "本报讯（记者 甘棠）近日，市总工会召开会议，学习贯彻有关精神。\n" * 3
TRADITIONAL = (
    "本報訊（記者 甘棠）近日，市總工會召開會議，學習有關精神，要求各級工會做好服務。\n" * 3
)

LINE = "近日市总工会召开会议学习有关精神要求各级工会"


def kind(value: object) -> str:
    """A short name for a test of long bytes."""
    return value if isinstance(value, str) and len(value) < 30 else type(value).__name__


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (SIMPLIFIED.encode(), SIMPLIFIED, "utf-8"),
        (SIMPLIFIED.encode("utf-8-sig"), SIMPLIFIED, "utf-8"),
        (SIMPLIFIED.encode("utf-16"), SIMPLIFIED, "utf-16"),
        (b"\xfe\xff" + SIMPLIFIED.encode("utf-16-be"), SIMPLIFIED, "utf-16"),
        (SIMPLIFIED.encode("utf-16-le"), SIMPLIFIED, "utf-16"),
        (SIMPLIFIED.encode("utf-16-be"), SIMPLIFIED, "utf-16"),
        (SIMPLIFIED.replace("\n", "").encode("utf-16-le"), SIMPLIFIED.replace("\n", ""), "utf-16"),
        (TRADITIONAL.encode("utf-16-be"), TRADITIONAL, "utf-16"),
        (SIMPLIFIED.encode("gbk"), SIMPLIFIED, "gb18030"),
        (("𠮷" + SIMPLIFIED).encode("gb18030"), "𠮷" + SIMPLIFIED, "gb18030"),
        (TRADITIONAL.encode("big5"), TRADITIONAL, "big5"),
    ],
    ids=kind,
)
def test_encodings_are_told(data, text, encoding):
    assert decode(data) == (text, encoding)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no text"),
        (b" \n\xe2\x80\x8b", "no text"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),
        ("甘\0棠".encode(), "binary"),
        (b"\x7fELF\2\1\1" + bytes(600), "binary"),
        (bytes(range(256)) * 8, "binary"),
        (b"\xff\xfea", "byte order mark"),
        (SIMPLIFIED.encode() + SIMPLIFIED.encode("gbk"), "encoding"),
        (SIMPLIFIED.encode("gbk") * 20 + LINE.encode(), "save as UTF-8"),
        (TRADITIONAL.encode("big5") * 20 + LINE.encode("gbk"), "line 61 is in another"),
        (SIMPLIFIED.encode("utf-8") + b"\xed\xa0\x80", "encoding"),
        (b"\xff\xfe" + SIMPLIFIED.encode("utf-16-le") + b"\x00\xd8", "byte order mark"),
        (SIMPLIFIED.encode("utf-16-le") + b"\x00\xd8", "binary"),
        (SIMPLIFIED.encode("utf-32"), "binary"),
        (bytes(range(128, 256)) * 20, "encoding"),
        ("おはようございます。今日はとてもいい天気ですね。".encode("shift-jis"), "encoding"),
        (b"a" * (MAX_BYTES + 1), "at most"),
    ],
    ids=kind,
)
def test_what_cannot_be_read_is_refused_with_the_reason(data, reason):
    with pytest.raises(UnreadablePage, match=reason):
        decode(data)


def test_line_ends_and_invisible_characters():
    text, _ = decode("甲\r\n乙\r丙\u2028丁\u200b戊\x07\ufeff".encode())
    assert text == "甲\n乙\n丙\n丁戊"


@pytest.mark.parametrize(
    ("raw", "text", "level", "bold"),
    [
        ("# 标题", "标题", 1, False),
        ("###标题 ##", "标题", 3, False),
        ("**标题在此**", "标题在此", 0, True),
        ("**本报讯**（记者 甘棠）", "本报讯（记者 甘棠）", 0, False),
        ("#工会送温暖# 活动", "#工会送温暖# 活动", 0, False),
        ("# # 标题", "标题", 2, False),
        ("## 学习C#", "学习C#", 2, False),
        ("- 第一项", "第一项", 0, False),
        ("| 甲 | 乙 |", "甲 乙", 0, False),
        ("　　正文", "正文", 0, False),
        ("-5℃", "-5℃", 0, False),
    ],
)
def test_markdown_is_taken_off_a_line(raw, text, level, bold):
    block = read_line(raw, 1)
    assert (block.text, block.level, block.bold) == (text, level, bold)


def test_three_blank_lines_are_a_pictures_room_but_not_at_the_pages_head():
    blocks = cut_lines(Draft(text="\n\n\n\n甲\n\n乙\n\n\n\n丙\n\n---\n\n丁")).blocks
    assert [(block.text, block.gap) for block in blocks] == [
        ("甲", False),
        ("乙", False),
        ("丙", True),
        ("丁", False),
    ]
    assert [block.span for block in blocks] == [(5, 5), (7, 7), (11, 11), (15, 15)]


def test_a_picture_mark_is_room_and_goes_to_the_leftovers():
    draft = cut_lines(Draft(text="甲\n\n![](a.png)\n\n乙"))
    assert [block.gap for block in draft.blocks] == [False, True]
    assert draft.leftovers == ("![](a.png)",)
