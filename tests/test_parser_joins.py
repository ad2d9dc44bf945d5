"""Which breaks are mended and which are not."""

import pytest

from seeds.parser.draft import Block
from seeds.parser.joins import join_paragraphs
from seeds.parser.junction import continues, is_closed, misfit

CUT = [
    "为更好发挥工|业系统劳模作用",
    "努力学习业务知|识，增强责任意识",
    "送到一线银行|职工和户外劳动者手中",
    "力所能及地为|他们解决困难",
    "精心准备|了大衣、手套",
    "坚韧不|屈、自强不息",
    "中国物流与采购联合会、|中国道路运输协会",
    "牢记“看|北京首先要从政治上看”的要求",
    "最大考生66岁，最小考生|18岁。",
    "参加的有马红|寰，还有其他人",
    "北方华|创、中芯国际等企业",
    "通州六小|村安置房项目",
    "工会党组书记、常|务副主席出席",
    "来自海底|捞、全聚德的职工",
    "各环|节中，青年职工",
    "街道宣传|员、社区干部",
    "截至|目前，全市已有",
    "他说，|据了解，这是第一次",
    "墙上挂着|两年前的照片",
    "他在这里整整工作|了三年",
    "听到消息，高兴|了三天",
    "他们在江边等|等对岸的渡船",
    "全年新增投资三|万元，其中设备占一半",
    "自今年3月15日|起施行，各地照办",
    "在县医院工作了|近三十年",
    "这笔款子有十|万元，其中一半是捐款",
    "来自各县的八十|名选手参加比赛",
]
TORN = [
    "缓缓启程；抓娃娃机前排|代、北方重卡等6家单位将举办活动",
    "把每一道工序的温度|署、当班主任可以查看",
    "推动各项工作高质量|据了解，此次活动是第三次",
    "大家纷纷表示满意|此外，工会还将继续服务",
    "他在会上|工作很有意义。”职工们说",
    "人们聚集在这里，|。随后散去",
    "他一再说明转账的原委|【审理】法院查明",
    "煤尘大，有的地方只能弯着|两年，家里人才慢慢理解了他",
    "哥哥找上门来求情，毛有福|了三年。从此没有人违章",
    "门口的留言墙上已经贴了|的那一栏写着一句话",
    "只有二十四人，却要承担起|等隐患三十六处，当天整改",
    "可主张该条款无效。而3月15日起|4月18日，在消委会调解下退款",
    "由工商和公安联合办公，过去一|开业当天，来自各地的客商签约",
    "社区每月召开圆桌会，谁家|万元，其中最大的一笔用在改造上",
    "看似不起眼的小麻烦，就这样被|名徒弟中已有八人取得证书",
    "观看人次突破二百万，主播团还牵线城|户果农签订了供货协议",
]


@pytest.mark.parametrize("case", CUT)
def test_a_column_break_within_a_sentence_fits(case):
    left, right = case.split("|")
    assert misfit(left, right) == ""


@pytest.mark.parametrize("case", TORN)
def test_what_does_not_fit_is_told(case):
    left, right = case.split("|")
    assert misfit(left, right) != ""
    assert not continues(left, right)


@pytest.mark.parametrize(
    "text",
    [
        "好。",
        "好！”",
        "好。）",
        "如下：",
        "好；",
        "好。（笑）",
        "好。（申 明）",
        "好。（记者 甘棠）",
        "……",
        "",
    ],
)
def test_a_closing_mark_ends_a_paragraph(text):
    assert is_closed(text)


@pytest.mark.parametrize("text", ["好", "好，", "“好”", "《工会法》", "甲、", "（以下简称“工会”）"])
def test_without_a_closing_mark_it_is_open(text):
    assert not is_closed(text)


def body(*texts, **fields):
    return tuple(Block(text, (n, n), "body", **fields) for n, text in enumerate(texts, 1))


def joined(*blocks):
    return [paragraph.text for paragraph in join_paragraphs(tuple(blocks)).paragraphs]


def test_a_credit_and_a_caption_may_stand_within_a_sentence():
    left, right = body("慰问包送到一线银", "行职工手中。")
    credit = Block("甘棠 摄", (2, 2), "credit", gap=True)
    caption = Block("图为慰问现场。", (3, 3), "caption")
    assert joined(left, credit, caption, right) == [
        "慰问包送到一线银行职工手中。",
        "图为慰问现场。",
    ]


def test_headings_items_and_turns_stay_by_themselves():
    text = "大家认为要做好三件事"
    crosshead = Block("一、抓学习", (2, 2), "crosshead")
    assert joined(*body(text), crosshead, *body("要学懂。")) == [text, "一、抓学习", "要学懂。"]
    assert joined(*body("记者：难在哪里？", "甘棠：难在没有先例。")) == [
        "记者：难在哪里？",
        "甘棠：难在没有先例。",
    ]
    assert joined(*body("问题如下：", "1.缺人。", "2.缺钱。")) == [
        "问题如下：",
        "1.缺人。",
        "2.缺钱。",
    ]


def test_a_word_before_a_colon_may_be_within_a_sentence():
    assert joined(*body("信是农民工写的，落款处按满了", "红手印：他们被拖欠了工资。")) == [
        "信是农民工写的，落款处按满了红手印：他们被拖欠了工资。"
    ]


def test_a_caption_that_was_cut_goes_on_unless_other_text_is_open():
    caption = Block("大图：选手正在排除故", (1, 1), "caption")
    rest = Block("障。小图：裁判员为选手打分。", (2, 2), "body")
    assert joined(caption, rest) == ["大图：选手正在排除故障。小图：裁判员为选手打分。"]
    whole = Block("图为慰问现场", (1, 1), "caption")
    assert len(joined(whole, *body("近日，工会组织职工参观展览。"))) == 2


def test_figures_and_particles_begin_no_item():
    for cut in ("一次取得|４.２米长的柱状样。", "问题当场有|了着落：三天之内解决。"):
        assert joined(*body(*cut.split("|"))) == [cut.replace("|", "")]


def test_a_speech_behind_its_colon_belongs_to_it():
    assert joined(*body("他说：", "“好。”")) == ["他说：“好。”"]


def test_wrapped_lines_are_joined_by_their_indent():
    first = Block("第一句。", (1, 1), "body", indented=True)
    second = Block("第二句。", (2, 2), "body", adjacent=True)
    third = Block("第三句。", (3, 3), "body", adjacent=True, indented=True)
    assert joined(first, second, third) == ["第一句。第二句。", "第三句。"]


def test_missing_text_is_noted_on_both_sides():
    found = join_paragraphs(body("启程；抓娃娃机前排", "代、北方重卡等单位将举办活动。"))
    assert len(found.paragraphs) == 2
    assert [found.paragraphs[n].text.find(b.quote) >= 0 for n, b in enumerate(found.breaks)] == [
        True,
        True,
    ]


def test_an_article_that_breaks_off_is_noted_unless_it_goes_on_elsewhere():
    text = "活动期间，各单位组织职工参观展览，还将开展形式多样的"
    assert len(join_paragraphs(body(text)).breaks) == 1
    assert join_paragraphs(body(text, turns=True)).breaks == []
