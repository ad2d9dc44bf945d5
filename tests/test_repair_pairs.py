"""Doubts about two places: quotes that do not close, text and names that come twice."""

import pytest

from seeds.records import ParsedCredit
from seeds.repair.duplicate_text import duplicate_text
from seeds.repair.inconsistent_name import inconsistent_name
from seeds.repair.near_duplicate import near_duplicate
from seeds.repair.same_sound import same_sound
from seeds.repair.unbalanced_quotes import unbalanced_quotes
from tests.test_repair import read

READ_TWICE = "活动现场，三十多名职工踊跃报名参加比赛，经过激烈角逐，评出一等奖一名、二等奖三名。"


@pytest.mark.parametrize(
    ("paragraphs", "quotes"),
    [
        (["他说：“大家辛苦了。", "掌声响起。"], ["“大家辛苦了。"]),
        (["大家辛苦了。”他说。"], ["大家辛苦了。”"]),
        (["根据《办法的规定，“按时”完成"], ["《办法的规定，“按时”"]),
        (["（记者张三", "正文完。"], ["（记者张三"]),
        (["他说：“先是“好”，再是优。"], ["“先是"]),
    ],
)
def test_unbalanced_quotes(paragraphs, quotes):
    assert [
        f.quote[: len(q)] for f, q in zip(unbalanced_quotes(read(*paragraphs)), quotes, strict=True)
    ] == quotes


def test_speech_over_paragraphs_is_balanced():
    paragraphs = ["他说：“第一，要学习。", "“第二，要工作。", "“第三，要总结。”"]
    assert list(unbalanced_quotes(read(*paragraphs))) == []


def test_a_heading_is_balanced_by_itself():
    assert len(list(unbalanced_quotes(read("”完", title="“零碳奥秘")))) == 2


def test_paragraph_that_begins_with_the_end_of_the_last():
    first, second = "他们走进社区，为居民们送去防寒物品", "为居民们送去防寒物品和慰问金。"
    (finding,) = duplicate_text(read(first, second))
    assert finding.quote == "为居民们送去防寒物品"


@pytest.mark.parametrize(
    ("again", "found"),
    [
        (READ_TWICE.replace("踊跃", "涌跃"), 1),
        (READ_TWICE.replace("，", "、", 1), 1),
        (READ_TWICE, 0),  # to the last character: the other rule's
        ("活动现场，五十多名学生分组报名参加考试，经过初试复试，评出一等奖一名、二等奖两名。", 0),
        (READ_TWICE[:20], 0),
    ],
)
def test_a_paragraph_read_twice_and_not_alike(again, found):
    assert len(list(near_duplicate(read(READ_TWICE, "另一段。", again)))) == found


def test_doubled_paragraph():
    paragraph = "活动现场，职工们踊跃报名参加。"
    assert len(list(duplicate_text(read(paragraph, "另一段。", paragraph)))) == 1
    assert list(duplicate_text(read("“好！”", "另一段。", "“好！”"))) == []


@pytest.mark.parametrize(
    ("paragraphs", "suggestion"),
    [
        (["讲座谈心理调适。学会心理调适。", "介绍了心理调试的方法。"], "心理调适"),
        (["安全意识强，安全意识高。提升安全义识。"], None),
        (["职工权利与职工权益都要维护，维护职工权益。"], None),
        (["心理调适与心理调试。"], None),  # one against one says nothing
        (["他们一起回家，他们一起工作，她们一起唱歌。"], None),
    ],
)
def test_same_sound(paragraphs, suggestion):
    found = [f.suggestion for f in same_sound(read(*paragraphs))]
    assert found == [] if suggestion is None else suggestion in found[0]


def test_name_in_two_spellings():
    paragraphs = ["工会主席潘建新出席。潘建新指出要加强学习。", "潘健新强调，要落实。"]
    (finding,) = inconsistent_name(read(*paragraphs))
    assert finding.suggestion.startswith("潘建新")
    credit = ParsedCredit("陈毅明", "photographer", "陈毅明 摄")
    both = read("工会主席李晓莉出席，副主席李小平讲话。", credits=(credit,))
    assert list(inconsistent_name(both)) == []
