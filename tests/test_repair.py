"""Rules of doubt: each fires on what it is for and is quiet on what only looks like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seeds.records import ParsedArticle
from seeds.repair import DOUBTS, doubts
from seeds.repair.corrected_before import corrected_before
from seeds.repair.damaged_characters import damaged_characters
from seeds.repair.de_particle import de_particle
from seeds.repair.duplicate_text import duplicate_text
from seeds.repair.foreign_text import foreign_text
from seeds.repair.function_words import function_words
from seeds.repair.impossible_date import impossible_date
from seeds.repair.impossible_number import impossible_number
from seeds.repair.inconsistent_name import inconsistent_name
from seeds.repair.misreading import misreading
from seeds.repair.missing_preposition import missing_preposition
from seeds.repair.missing_punctuation import missing_punctuation
from seeds.repair.near_duplicate import near_duplicate
from seeds.repair.out_of_place import out_of_place
from seeds.repair.reading import Reading
from seeds.repair.repeated_words import repeated_words
from seeds.repair.same_sound import same_sound
from seeds.repair.set_phrases import set_phrases
from seeds.repair.unbalanced_quotes import unbalanced_quotes
from seeds.repair.unlike_archive import unlike_archive
from seeds.repair.wrong_character import wrong_character
from tests.timing import assert_linear


def article(*paragraphs, title="市民学习", **fields):
    return ParsedArticle(order=1, title=title, paragraphs=paragraphs, **fields)


def read(*paragraphs, **fields):
    """The article as the rules read it."""
    return Reading(article(*paragraphs, **fields))


def mended(rule, *paragraphs):
    """The article's text with the first finding's suggestion in the place of its quotation."""
    text = "\n".join(paragraphs)
    (finding,) = rule(read(*paragraphs))
    assert finding.quote in text
    assert finding.suggestion is not None
    assert finding.why
    return text.replace(finding.quote, finding.suggestion)


MENDED = [
    (foreign_text, "过去五年工作 and 新时代变革", "过去五年工作和新时代变革"),
    (foreign_text, "干部or职工都可参加", "干部或职工都可参加"),
    (foreign_text, "会议 in 北京举行", "会议在北京举行"),
    (foreign_text, "共10人 and 8支队伍", "共10人和8支队伍"),
    (foreign_text, "推动科技の创新", "推动科技的创新"),
    (foreign_text, "每年 up to 20万元", "每年达20万元"),
    (foreign_text, "由街道、社区 as well as 企业共建", "由街道、社区以及企业共建"),
    (foreign_text, "大桥 will 在年底通车", "大桥将在年底通车"),
    (function_words, "解决行业发展的等问题", "解决行业发展等问题"),
    (function_words, "根据他们的在会上的发言", "根据他们在会上的发言"),
    (function_words, "他来到了了河边", "他来到了河边"),
    (function_words, "会上,的同志们鼓掌", "会上,同志们鼓掌"),
    (function_words, "他向大家的的热情致谢", "他向大家的热情致谢"),
    (missing_preposition, "持之以恒地科技服务方面下功夫", "持之以恒地在科技服务方面下功夫"),
    (de_particle, "全心全意的为群众办事", "全心全意地为群众办事"),
    (de_particle, "他小心翼翼的擦拭着展品", "他小心翼翼地擦拭着展品"),
    (de_particle, "以便更好的推动工作", "以便更好地推动工作"),
    (de_particle, "生活变的更加美好", "生活变得更加美好"),
    (misreading, "工程己经完工", "工程已经完工"),
    (misreading, "作出部暑并落实", "作出部署并落实"),
    (misreading, "两位女土走来", "两位女士走来"),
    (misreading, "深人学习文件", "深入学习文件"),
    (misreading, "希望再接再励", "希望再接再厉"),
    (set_phrases, "学习党的二十大精，推动工作", "学习党的二十大精神，推动工作"),
    (set_phrases, "社会主义核心价观念深入人心", "社会主义核心价值观念深入人心"),
    (missing_punctuation, "主题为“以练促战强素质以战促练保平安”的演习", None),
    (missing_punctuation, "支部健全服务网络解决居民所急，关心居民所忧，满足居民所想。", None),
    (
        duplicate_text,
        "这是扫描时读了两遍的一行这是扫描时读了两遍的一行。",
        "这是扫描时读了两遍的一行。",
    ),
    (
        duplicate_text,
        "职工们走上街头参加清扫。职工们走上街头参加清扫。",
        "职工们走上街头参加清扫。",
    ),
    (
        duplicate_text,
        "数据显示，产量环比增长1.3%，产量环比增长1.3%，增速回落。",
        "数据显示，产量环比增长1.3%，增速回落。",
    ),
]


@pytest.mark.parametrize(("rule", "text", "right"), MENDED)
def test_rule_fires_and_mends(rule, text, right):
    result = mended(rule, text)
    assert result == right if right else len(result) == len(text) + 1


def test_a_long_sentence_told_again_further_down():
    sentence = "全市共有四十二家企业参加了此次展览，签约金额共计达到十二亿元。"
    (finding,) = duplicate_text(read(f"{sentence}大家说好。", f"会后散去。{sentence}"))
    assert (finding.quote, finding.suggestion) == (sentence, "")
    assert not list(duplicate_text(read("要干就干好！他说。", "大家喊：要干就干好！")))


QUIET = [
    (foreign_text, "歌曲Rock and Roll深受喜爱"),
    (foreign_text, "使用AED和CPR施救"),
    (foreign_text, "A in B测试与a股、维生素a含量"),
    (foreign_text, "访问 www.a-b.cn 了解"),
    (foreign_text, "发布more系列、it人才和all in战略，拍摄vlog 参赛"),
    (foreign_text, "“The Best of 中国”展览"),
    (foreign_text, "品牌“カワイ”钢琴，希腊字母α粒子，Ⅱ型"),
    (function_words, "的的确确达到了目的的要求"),
    (function_words, "这是为了了解自己的在校生活和他们的对手"),
    (function_words, "会上，的士司机发言。的确如此"),
    (function_words, "美丽的等待，职称的等级"),
    (function_words, "最好的在前面，党的在基层的组织"),
    (function_words, "椅子增加到二百把，100多把。"),
    (missing_preposition, "积极地在社区治理方面下功夫"),
    (missing_preposition, "扎实地开展这方面工作"),
    (missing_preposition, "各地治理方面的经验"),
    (de_particle, "带来更多样、更贴心的服务"),
    (de_particle, "更好的发展机会，更多的理解和支持"),
    (de_particle, "深入浅出的讲解受到欢迎"),
    (de_particle, "一流的为民服务中心，自己的在建工程"),
    (de_particle, "力所能及地为他们解决困难"),
    (misreading, "多位资深人士出席"),
    (misreading, "引进人才，容纳人数，金融人才，投入人力"),
    (misreading, "周末来参观，期末能放假，他从未来过"),
    (misreading, "当时问他为何，房间题字"),
    (misreading, "参加“碳索营”，擦亮“点匠台”，集中提“素”"),
    (set_phrases, "市委社会工作部与人力资源和社会保障局"),
    (set_phrases, "学习党的二十大精神"),
    (set_phrases, "中华人民共和国中华全国总工会"),
    (missing_punctuation, "主题为“以练促战强素质 以战促练保平安”"),
    (missing_punctuation, "“全面推进乡村振兴工作会议”召开"),
    (missing_punctuation, "“人民城市人民建人民城市为人民”"),
    (missing_punctuation, "始终坚持解决居民所急，关心居民所忧，满足居民所想。"),
    (repeated_words, "二十大报告的主要精神，工作的具体方法"),
    (repeated_words, "不设年龄限制，开展培训后再开展竞赛。"),
    (duplicate_text, "加油、加油、加油！学习学习再学习，一步一步走。"),
    (duplicate_text, "“线上+线下”“理论+实操”，线上+线下。"),
    (duplicate_text, "电话：8888888888888888"),
    (impossible_date, "2024年2月29日、12月31日、1-12月、第13月薪"),
    (impossible_date, "上午9:30开始，24时结束，比分13:5"),
    (impossible_date, "历时13个月，共20233年级学生"),
    (impossible_date, "上午12时，下午3时，晚上10时，凌晨1点，中午1点，晚7点"),
    (impossible_date, "农历二月三十日，12月28日至次年1月3日，2023年10月25日（星期三）"),
    (impossible_date, "时速45时许，25点建议，45分25秒"),
    (unbalanced_quotes, "“企业方”和‘职工方’（含《办法》(试行)）"),
    (unbalanced_quotes, "1）报名；（2）参赛；a)颁奖"),
    (damaged_characters, "□作者 张三，符号★☆"),
]


@pytest.mark.parametrize(("rule", "text"), QUIET)
def test_rule_is_quiet(rule, text):
    assert list(rule(read(text))) == []


@pytest.mark.parametrize(
    "text",
    [
        "13月5日开工",
        "2月30日竣工",
        "2023年2月29日出发",
        "4月31日返回",
        "０月５日",
        "1月32日",
        "20233年举行",
        "下午25:10开会",
        "8时75分",
        "上午14时开幕",
        "凌晨8点出发",
        "6月18日25时",
        "二月三十日",
        "四月三十一日",
        "10月28日至25日举行",
        "2023年10月25日（星期一）",
    ],
)
def test_impossible_dates(text):
    (finding,) = impossible_date(read(text))
    assert finding.quote in text
    assert finding.severity == "high"


@pytest.mark.parametrize(
    "text", ["劳模精神的主要精神", "不设参赛年限设置。", "进行了技能培训进行。"]
)
def test_repeated_words(text):
    assert len(list(repeated_words(read(text)))) == 1


def test_damaged_characters():
    assert [f.quote for f in damaged_characters(read("第\ufffd\ufffd届大会"))] == [
        "第\ufffd\ufffd届大会"
    ]


def test_every_rule_has_cases():
    tried = {rule for rule, *_ in (*MENDED, *QUIET)} | {same_sound, inconsistent_name}
    elsewhere = {
        near_duplicate,
        impossible_number,
        wrong_character,
        unlike_archive,
        corrected_before,
        out_of_place,
    }  # test_repair_*.py
    assert set(DOUBTS) <= tried | elsewhere


def test_a_stretch_is_doubted_once():
    found = doubts(article("大家力所能及的为他们服务 and 学习。"))
    assert [f.kind for f in found] == ["foreign_text", "de_particle"]
    assert len({f.quote for f in found}) == len(found)


SCRAPS = st.sampled_from(
    [
        "的", "了", "在", "等", "问题", "自己", "地", "方面", "力所能及", "为",
        "己经", "13月", "2月", "30日", "and", "和", "心理", "调试", "调适", "以",
        "学", "主席", "潘建新", "潘健新", "指出", "所", "需", "关心", "�", "A", "3",
        "“", "”", "（", "）", "(", ")", "《", "》", "。", "，", ",",
    ]
)  # fmt: skip


@given(st.lists(st.lists(SCRAPS, max_size=30).map("".join), max_size=4))
def test_findings_quote_to_the_letter(paragraphs):
    one = article(*[p for p in paragraphs if p])
    for finding in doubts(one):
        assert finding.quote
        assert any(finding.quote in text for text in (one.title, *one.paragraphs))
        assert finding.suggestion != finding.quote


@pytest.mark.parametrize(
    "unit",
    ["中", "的", " ", "关于的", "“", "（", "心理调适", "12月", "以所", " and ", "ab", "，的"],
)
def test_time_is_linear(unit):
    assert_linear(lambda size: doubts(article(unit * (size // len(unit)))), 5_000)
