"""Three forms of a text: for keys, for readers, for names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.normalize import index_form, name_form, reading_form
from articles.text.replacing import replacing
from tests.timing import assert_linear

# Text as it is met: Chinese with every kind of mark, width and space.
PRINT = st.text(
    alphabet="中张晶年月记者0123３ＡaBz,.;:!?()（），：；！？“”\"' \u3000《》…-/@w", max_size=40
)


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("12月18日,甘肃发生6.2级地震,涉及多地。", "12月18日，甘肃发生6.2级地震，涉及多地。"),
        ("本报讯(记者 余翠平) 近日", "本报讯（记者 余翠平）近日"),
        ("学习(扩大)会", "学习（扩大）会"),
        ("主题是:健康;快乐!好吗?好", "主题是：健康；快乐！好吗？好"),
        ("心肺复苏(CPR)操作", "心肺复苏（CPR）操作"),
        ("（CPR)操作", "（CPR）操作"),
        ("开展AI,数字化", "开展AI，数字化"),
        ('他说:"你好,同志。"', "他说：“你好，同志。”"),
        ("他说'好'", "他说‘好’"),
        ("于 2023 年 8 月召开", "于2023年8月召开"),
        ("自２０２３年起有ＡＥＤ", "自2023年起有AED"),
        ("党的二十大 , 精神", "党的二十大，精神"),
        ("北京--上海", "北京——上海"),
        ("等等...好", "等等……好"),
        ("真好?!", "真好？！"),
    ],
)
def test_reading_form_mends(printed, shown):
    assert reading_form(printed) == shown


@pytest.mark.parametrize(
    "text",
    [
        "奖金1,300元，比分3:1，15:30开始，版本2.0",
        "见 https://example.org/a,b?c=1:2 一文",
        "It's fine, isn't it? (Yes; it is!)",
        "write to news@example.org, please",
        "守望相助 紧急驰援",
        "身高6'2\"的他",
        '一个"半边引号',
        "AED (CPR)",
    ],
)
def test_reading_form_leaves(text):
    assert reading_form(text) == text


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Ｎewsroom　２０２３", "newsroom 2023"),
        ("二〇二三年", "二零二三年"),
        ("二○二三年", "二零二三年"),
        ("记者 张 晶", "记者 张晶"),
        ("本报记者 赵 晶摄", "本报记者 赵晶摄"),
        ("“家”年华，《人民》", '"家"年华,《人民》'),
        ("阿布都·买买提", "阿布都·买买提"),
        ("阿布都•买买提", "阿布都·买买提"),
        ("喜迎\u200b国庆", "喜迎国庆"),
        ("守望相助 紧急驰援", "守望相助 紧急驰援"),
    ],
)
def test_index_form(text, key):
    assert index_form(text) == key


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("张 晶", "张晶"),
        (" 张　晶 ", "张晶"),
        ("张晶", "张晶"),
        ("阿依古丽 • 买买提", "阿依古丽·买买提"),
        ("John  Smith", "John Smith"),
    ],
)
def test_name_form(printed, name):
    assert name_form(printed) == name


@given(st.one_of(PRINT, st.text(max_size=40)))
@pytest.mark.parametrize("form", [index_form, name_form, reading_form])
def test_forms_are_idempotent(form, text):
    assert form(form(text)) == form(text)


@given(PRINT)
def test_reading_form_keeps_every_word(text):
    assert index_form(reading_form(text)).replace(" ", "").replace("-", "").replace(".", "") == (
        index_form(text).replace(" ", "").replace("-", "").replace(".", "")
    )


@pytest.mark.parametrize("unit", ["(", "中,", "(中)", '"', ", ", "1 ", "张 ", "www.", "a@b."])
@pytest.mark.parametrize("form", [index_form, reading_form])
def test_forms_take_linear_time(form, unit):
    assert_linear(lambda size: form(unit * size), 10_000)


@pytest.mark.parametrize("signs", ["[]^-\\", "（）", "　０"])
def test_signs_are_replaced_as_translate_does_it(signs):
    table = dict.fromkeys(signs, "·") | {"。": ""}
    text = f"a{signs}报，。-]^{signs[::-1]}　"
    assert replacing(table)(text) == text.translate(str.maketrans(table))
