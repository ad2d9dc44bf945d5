"""Lines as print wrapped them are one paragraph; lines of other pages stay as they are."""

from seeds.parser.draft import Draft
from seeds.parser.lines import cut_lines
from seeds.parser.wrapped import join_wrapped

PAGE = """
出车前的一碗面

　　凌晨四点，动检所的灯先亮了。六块
屏幕并排挂在墙上，值班员把椅子往前挪
了挪。
　　20分钟前
后，现场传回照片：轴承上有一道裂纹。
　　第二辆车停下来。检车员提着手电筒
沿着道砟走，风把帽檐吹得翻了过去，他
一手按着帽子，一手摸轴箱。
　　第三辆车没有停。调度说，到了前方
站再看一眼，别耽误后面那趟快车，大家
都等着呢。
　　食堂师傅提着保温桶进来，桶里是热
腾腾的面，浇了酸汤，每人一大碗，连汤
带面吃得干干净净。

　　一面墙
"""


def texts(page: str) -> list[str]:
    return [block.text for block in join_wrapped(cut_lines(Draft(text=page))).blocks]


def test_a_flush_line_goes_on_below_a_full_one_whatever_it_looks_like():
    told = texts(PAGE)
    assert told[0] == "出车前的一碗面"
    assert told[1].startswith("凌晨四点")
    assert told[1].endswith("挪了挪。")
    assert told[-2].endswith("吃得干干净净。")
    assert told[-1] == "一面墙"


def test_a_line_below_a_short_one_begins_something_else():
    assert "20分钟前" in texts(PAGE)


def test_no_character_is_lost_and_every_line_has_its_paragraph():
    blocks = join_wrapped(cut_lines(Draft(text=PAGE))).blocks
    assert "".join(block.text for block in blocks) == "".join(PAGE.split())
    lines = [line for first, last in (b.span for b in blocks) for line in range(first, last + 1)]
    assert lines == [n for n, line in enumerate(PAGE.split("\n"), 1) if line.strip()]


def test_lines_that_stand_apart_or_are_not_set_in_are_left_alone():
    apart = PAGE.replace("\n", "\n\n")
    flush = PAGE.replace("\u3000", "")
    for page in (apart, flush):
        assert texts(page) == [line.strip() for line in page.split("\n") if line.strip()]


def test_verses_of_unlike_width_are_left_alone():
    verses = "\n".join(f"　　{'月' * n}\n{'风' * (13 - n)}" for n in range(2, 12))
    assert texts(verses) == [line.strip() for line in verses.split("\n")]
