"""Measure words whose numeral is gone: `成为财会|个单位的选手` is torn, not cut.

Print may cut between a numeral and its measure word; then the numeral ends the left side. Behind a
noun no measure word begins a phrase. Measured at every place of 2,007 paragraphs where a line could
have been cut: no whole text was taken for a torn one.
"""

import re

from seeds.parser.lexicon import first_token, last_token
from seeds.parser.tables import words

# Only those that mostly count: 部, 处, 户, 项, 间 end too many words of bodies and names.
_THINGS = frozenset("个名位座辆艘架枚棵株栋")
# These do hardly anything else, so that no noun need stand before them (`一名保|门课程全部由…`).
_ONLY_COUNT = frozenset("届幅批轮篇颗匹盏扇宗辆艘枚棵株栋")
_TAUGHT = tuple(words("课 课程 功课 技术 手艺 学问 专业 艺术 学科 考试"))
# Behind a noun and at the end of a clause they measure it (`十几个弟兄|年，队里给他立了三等功`).
_SPANS = re.compile("[年岁天亩秒][，,。；]")
_UNITS = frozenset(words("克 千克 公斤 毫升 吨 米 公里 平方米 立方米 亩 元 万元 亿元 岁 人次 小时"))
# `农民|家院子` is whole: behind a person 家 is a home, so only before a body is it counted.
_BODIES = tuple(
    words(
        """
        企业 单位 公司 机构 医院 银行 门店 商户 商家 工厂 商场 超市 酒店 饭店 餐馆 宾馆 媒体 协会
        合作社 旅行社 学校 工会 店铺
        """
    )
)
_NUMERAL_END = re.compile(
    r"[0-9０-９〇零一二三四五六七八九十百千万萬亿億两兩俩双几多余来数半第某各每这那哪该整另首同单全上下前后近约%]$|多少$"
)
# `余名徒弟`, `七年夏天`, `份是`: the last part of a numeral, of a year, of a month or share.
_NUMERALS_REST = re.compile(
    "余(?:[名个位座辆艘架件]|[万千百]?(?:人|元|次|平方米|公斤|公里))|[一二三四五六七八九]年[春夏秋冬][天季]"
    "|份[是由被]"
)
# `谁家|万元，其中`: what is left of a sum; `就这样被|名徒弟中`: of a number of people.
_SUMS_REST = re.compile("[万亿](?:多|余)?(?:元|人次|千瓦时|吨|平方米|公里)[，,。；、的]")
_COUNT_PEOPLE = frozenset("名位户")
_PEOPLE = re.compile(
    "(?:徒弟|学员|学生|选手|队员|职工|员工|工人|技师|教师|医生|护士|党员|干部|代表|志愿者|农民|果农|菜农|"
    "村民|居民|农户|家庭|老人|孩子|乘客|司机|旅客)"
)
# `转给|元，`, `红叉画|毫米时，`: a unit at the end of a clause that says how much.
_UNIT_ENDS_CLAUSE = re.compile(
    "(?:[千毫]克|公斤|毫升|[毫厘]米|公里|[万亿]?元|人次)(?:[，,。；]|时[，,])"
)
# What a unit stands before where something was measured; before a noun it may be a word's part.
_BOUNDS = ("以上", "以下", "以内", "左右", "不等")
_LEADS_TO_FIGURE = ("在", "达", "约", "近", "超", "为", "仅", "至", "到")
_LEAST_NOUN = 2
# Nouns that end with a measure word (`担任楼|栋管家`).
_COMPOUNDS = frozenset(words("楼栋 楼座 车辆 人名 篇幅 单位 席位 岗位 部位 纸张 摆幅 振幅 波幅"))


def lacks_numeral(left: str, right: str) -> bool:
    """Whether the right side begins with a measure word that the left side has no numeral for."""
    before = left.rstrip()
    measure, _ = first_token(right)
    if not measure or not before or _NUMERAL_END.search(before):
        return False
    if before[-1] + measure in _COMPOUNDS:
        return False
    if _NUMERALS_REST.match(right) or _SUMS_REST.match(right):
        return True
    if _UNIT_ENDS_CLAUSE.match(right) and before[-1].isalpha():
        return True
    rest = right[len(measure) :]
    if (measure in _ONLY_COUNT and _is_noun(first_token(rest))) or (
        measure == "门" and rest.startswith(_TAUGHT)
    ):
        return True
    plain_noun = _is_noun(last_token(before))
    if _SPANS.match(right):
        return plain_noun
    if measure in _UNITS:
        return rest.startswith(_BOUNDS) and (plain_noun or before.endswith(_LEADS_TO_FIGURE))
    if measure == "家":
        return (plain_noun or before.endswith("等")) and rest.startswith(_BODIES)
    if measure in _COUNT_PEOPLE and first_token(right)[1] == "q" and _PEOPLE.match(rest):
        return True
    return plain_noun and measure in _THINGS and first_token(rest)[1].startswith("n")


def _is_noun(token: tuple[str, str]) -> bool:
    """Whether it is a noun of two characters or more and nobody's name."""
    word, tag = token
    return len(word) >= _LEAST_NOUN and (tag == "vn" or re.match("n(?!r)", tag) is not None)
