"""Where an article ends and the next begins, in digests, briefs, letters, poems and pictures."""

import pytest

from seeds.parser.forms import is_padded
from seeds.parser.furniture import read_furniture
from seeds.parser.signatures import read_signature
from seeds.pipeline import parse_page

NEWS = "本报讯（记者 甘棠）近日，市总工会召开会议，部署下一阶段工作，各区总工会负责人参加。"
LONG = (
    "写这部小说的是一名快递员，白天送件，夜里写作，四年写成三十万字，日前由出版社出版，书里写的是"
    "老楼里的七户人家，有卖早点的夫妻，有独居的教师，也有刚毕业的青年。他在楼道里记下这些故事，"
    "为此超时被扣过不少钱，手机掉进水坑时丢了六万字，只好从头再写一遍，居然写得更好。"
)


def read(*lines):
    """Title, kind and paragraphs of each article of the page that the lines make."""
    page = parse_page("p.txt", "\n\n".join(lines).encode())
    return [(one.title, one.kind, list(one.paragraphs)) for one in page.articles]


def titles(*lines):
    return [title for title, _, _ in read(*lines)]


def credits(*lines):
    page = parse_page("p.txt", "\n\n".join(lines).encode())
    return [[credit.name for credit in article.credits] for article in page.articles]


def test_titled_briefs_under_a_columns_name_are_articles():
    found = titles(
        "# 快递员写成长篇小说",
        "本刊讯（记者 甘棠）" + LONG,
        "# 一周数字",
        "## 全市绿道再延长14.7公里",
        "市园林局28日通报，绿道三期贯通，新增14.7公里，驿站6处。",
        "## 3000只候鸟集体北归",
        "26日清晨，志愿者在东湖湿地记录到3000只豆雁编队北飞。",
    )
    assert found == ["快递员写成长篇小说", "全市绿道再延长14.7公里", "3000只候鸟集体北归"]


def test_parts_of_a_long_article_stay_in_it():
    part = "修表师傅的铺子开在老街，师傅说修表修到最后修的是心，这一句话他记了四十年。"
    lines = ["# 修表师傅的时间", "## 老街上的铺子", "本报记者 甘棠", part * 4]
    assert len(read(*lines, "## 一只放大镜", part * 3, "## 修的是心", part * 2)) == 1


def test_briefs_with_a_bodys_label_are_articles():
    found = titles(
        "# 简讯",
        "## 税务局：办税窗口设双语专岗",
        "县税务局日前在服务大厅开设专岗，群众办税更方便。（甘棠）",
        "## 水利局：千户人家喝上放心水",
        "饮水巩固提升工程近日完工，铺设管网62公里。（蒲苇）",
    )
    assert found == ["税务局：办税窗口设双语专岗", "水利局：千户人家喝上放心水"]


def test_labelled_parts_of_an_article_stay_in_it():
    text = "矿区的水先抽上来再净化，抽上来的水送到矿区的厂里净化后送到矿区各户。" * 3
    parts = ["## 上游：抽水", text, "## 下游：净水", text]
    assert len(read("# 矿区的水从哪里来", NEWS, text, *parts)) == 1


def test_a_digest_of_bullets_is_an_article():
    bullets = ["●甲地一铁路试行静音车厢，车内禁止外放声音，票价与普通车厢相同，乘客称好。"] * 2
    found = read("深海录下鲸的方言", NEWS, "短讯三则", *bullets)
    assert [(title, len(texts)) for title, _, texts in found] == [
        ("深海录下鲸的方言", 1),
        ("短讯三则", 2),
    ]


def test_bullets_without_a_digests_title_stay():
    bullets = ["●空腹时不宜饮用，肠胃虚弱的人尤其应当注意，每日饮用不要超过两杯为好。"] * 2
    assert len(read("冬季进补要缓一缓", NEWS, "以下两类人应当注意。", *bullets)) == 1


LETTERS = [
    "读者来信",
    "这样的服务要不得",
    "编辑同志：我到商店买热水瓶，喊了三声也没有人理会，实在令人生气。",
    "服务应当放在心上。希望有关领导管一管。",
    "市机床厂　康健",
    "柴油为何走后门",
    "编辑同志：我是拖拉机手，供销社的柴油总说没有，有人却从后门拉走，请管一管。",
    "盼望有关部门查一查。",
    "柳林乡农民　甘泉",
    "编后：柴油不多，更要分得公道。本报已将来信转市供销社。",
]


def test_each_letter_is_an_article_with_its_signature():
    found = read(*LETTERS)
    assert [len(texts) for _, _, texts in found] == [2, 3]
    assert found[1][0] == "柴油为何走后门"
    assert credits(*LETTERS) == [["康健"], ["甘泉"]]


@pytest.mark.parametrize(
    "text",
    ["市总工会　张榜公布", "市机床厂", "第一名　康健", "农民　的", "一 二 三", "", "读者来信"],
)
def test_other_lines_sign_no_letter(text):
    assert read_signature(text) == ()


def test_rows_of_a_list_sign_no_letter():
    rows = ["市机床厂　康健", "柳林乡农民　甘泉"]
    assert credits("获奖名单公布", NEWS + "名单如下：", *rows) == [["甘棠"]]


POEM = [
    "秋　思",
    "一场秋雨洗尽铅华",
    "篱边的菊花说了真话",
    "母亲站在井台上",
    "用一桶星光",
    "浇我的马",
]


def test_a_poem_with_a_padded_title_is_signed_below():
    broken = ["航程往返三万海里，其间要穿越西风带，队员们已经做好", "准备。"]
    weather = ["江宁市今日天气", "白天：晴到多云　偏北风三到四级　最高气温十五度"]
    lines = ["科考船今起远航", NEWS, *broken, *POEM, "乐　山", *weather]
    found = read(*lines)
    assert [title for title, _, _ in found] == ["科考船今起远航", "秋　思", "江宁市今日天气"]
    assert found[0][2][-1] == "".join(broken)
    assert found[1][2] == POEM[1:]
    assert credits(*lines) == [["甘棠"], ["乐山"], []]


def test_a_padded_name_behind_an_unsigned_article_is_its_author():
    text = "母亲站在井台上，用一桶星光浇我归来的马，她什么也没有说。"
    assert credits("秋日的井台记事", text, "费　鸣") == [["费鸣"]]


@pytest.mark.parametrize("text", ["秋　思", "言　论", "小　草 集"])
def test_padded_words(text):
    assert is_padded(text)


@pytest.mark.parametrize("text", ["秋思", "秋　思念", "甲、乙", "A B", ""])
def test_other_words_are_not_padded(text):
    assert not is_padded(text)


def test_an_agencys_credit_above_the_room_leaves_the_title_to_the_picture():
    lines = [
        "站台上的新衣裳",
        NEWS,
        "划向盛夏",
        "□新华社发",
        "",
        "孩子们在湖上划龙舟。（顾长川 摄）",
    ]
    assert read(*lines)[1][:2] == ("划向盛夏", "photo")


def test_an_agencys_credit_below_a_caption_leaves_it_one():
    found = read("站台上的新衣裳", NEWS, "孩子们在湖上划龙舟", "新华社发")
    assert [title for title, _, _ in found] == ["站台上的新衣裳"]


def test_a_note_at_a_table_is_no_headline():
    table = ["指标 单位 同比", "吞吐量 万吨 8.2%", "（数据来源：生产业务部）"]
    found = read("主要指标完成情况", *table, "雨中抢卸", "10月13日，职工冒雨清理舱底。甘棠 摄")
    assert [(title, kind) for title, kind, _ in found] == [
        ("主要指标完成情况", "article"),
        ("雨中抢卸", "photo"),
    ]
    assert found[0][2][-1] == "（数据来源：生产业务部）"


@pytest.mark.parametrize(
    ("text", "name"),
    [("铸锻公司　连小年", "连小年"), ("明理律师事务所　法　言", "法言"), ("志愿者 康健", "康健")],
)
def test_a_signature_names_a_body_and_a_person(text, name):
    assert read_signature(text) == (name,)


STORY = "师傅姓古，一截焊条头别人扔，他捡；一块旧棉纱别人丢，他洗，大家都说他抠门。"


def test_a_signature_stands_under_a_title_too():
    lines = ["## 我的师傅抠门", "铸锻公司　连小年", STORY]
    assert credits(*lines) == [["连小年"]]
    assert titles(*lines) == ["我的师傅抠门"]


def test_a_subtitle_in_two_steps_is_no_signature():
    lines = ["## 我的师傅抠门", "铸锻公司　一年节约百万元", STORY]
    assert credits(*lines) == [[]]


def test_a_name_between_title_and_verses_is_the_poets():
    verses = ["她把一个家", "折成一张车票", "揣在怀里走了五天", "轻轻摊开"]
    assert credits("## 巡逻路", NEWS, "## 军 嫂", "叶小枝", *verses) == [["甘棠"], ["叶小枝"]]


def test_a_verse_that_could_be_a_name_is_none():
    verses = ["她把一个家", "叶小枝", "揣在怀里走了五天", "轻轻摊开", "再把团圆"]
    assert credits("## 巡逻路", NEWS, "## 军 嫂", *verses) == [["甘棠"], []]


def test_a_padded_pen_name_signs_at_the_end():
    lines = ["## 输得起", STORY, "若 水", "## 旧泳池长出攀岩馆", NEWS]
    assert credits(*lines) == [["若水"], ["甘棠"]]


def test_a_padded_word_is_no_pen_name():
    assert credits("## 输得起", STORY, "言 论", "## 旧泳池长出攀岩馆", NEWS)[0] == []


def test_the_rank_of_titles_with_leads_makes_a_title():
    news = ["## 快递柜先瘦身", NEWS, "## 井盖戴上防坠网", NEWS, "## 体检车开进厂区", NEWS]
    sought = ["## 寻人", "祁阿婆，身高约1米55，在公园东门走失，上身穿紫红色棉衣，说不清住址。"]
    assert titles(*news, *sought)[-1] == "寻人"


def test_a_rank_below_that_makes_a_part():
    news = ["## 快递柜先瘦身", NEWS, "## 井盖戴上防坠网", NEWS, "## 体检车开进厂区", NEWS]
    part = ["### 怎么查", "车上的会议部署了各区总工会下一阶段的体检工作，市总工会参加。"]
    assert titles(*news, *part)[-1] == "体检车开进厂区"


def test_the_papers_notes_at_the_foot_are_set_aside():
    notes = ["下期预告：家电延保，买还是不买", "本版未署名稿件由本报热线组提供"]
    page = parse_page("p.txt", "\n\n".join(["## 大包装", NEWS, *notes]).encode())
    assert sorted(page.leftovers) == sorted(notes)
    assert [len(article.paragraphs) for article in page.articles] == [1]


CASE = "小薄通过微信向同学转账一万元，一年后小薄催要，同学称这是对方归还的旧账。"


def test_cases_that_open_with_one_name_are_articles():
    lines = ["## 以案说法", "## 微信里说借你一万能当借条吗", "【案情】" + CASE, "【审理】" + CASE]
    lines += ["## 转账没有借条怎么办", "【案情】" + CASE, "【审理】" + CASE]
    assert len(read(*lines)) == 2


def test_a_named_paragraph_joins_nothing_and_begins_no_article_of_its_own():
    found = read("## 微信里说借你一万能当借条吗", "【案情】" + CASE, "【审理】" + CASE)
    assert [texts for _, _, texts in found] == [["【案情】" + CASE, "【审理】" + CASE]]


def test_verses_above_a_byline_and_a_headline_are_signed_by_it():
    verses = ["风一吹", "河就老了", "一岸的白头", "都望着船", "让天看看"]
    lines = ["## 码头旧事", STORY, "诗一首", *verses, "○半塘", "## 科考船起航", NEWS]
    found = read(*lines)
    assert [title for title, _, _ in found] == ["码头旧事", "诗一首", "科考船起航"]
    assert found[1][2] == verses


def test_a_figure_may_head_a_brief():
    lines = ["## 我省选手包揽前三", NEWS, "## 数读", "### 26.2", CASE, "### 3比7", STORY]
    page = parse_page("p.txt", "\n\n".join(lines).encode())
    assert "26.2" not in page.leftovers
    assert read_furniture("26", at_edge=False) is not None


def test_a_padded_title_is_no_rest_of_the_line_above():
    page = parse_page("p.txt", "\n\n".join(["# 风物志", "秋　柿", "○简小溪", STORY]).encode())
    assert "风物志秋" not in "".join(page.articles[0].title.split())


def test_a_headline_broken_in_a_word_is_mended_still():
    lines = ["# 科考船今起远", "# 航南极海域", NEWS]
    assert titles(*lines) == ["科考船今起远航南极海域"]


def test_a_subtitles_rank_below_its_title_begins_no_article():
    lines = ["## 街坊有问", "# 修表的人", "### “慢下来才听得见”", "本报记者 甘棠", STORY]
    lines += ["### “修不好，睡不着”", STORY, "# 老城的桥", "本报讯（记者 甘棠）" + STORY]
    page = parse_page("page.txt", "\n\n".join(lines).encode())
    assert [article.column for article in page.articles] == ["街坊有问", None]


def test_labels_of_one_length_head_the_parts_of_an_article():
    labels = ["摊主：也想安静挣钱", "居民：只求十点半以后", "部门：装净化器"]
    lines = ["## 夜市该不该搬", STORY, *(line for label in labels for line in (label, STORY))]
    lines += ["## 老城的桥", "本报讯（记者 甘棠）" + STORY]
    page = parse_page("page.txt", "\n\n".join(lines).encode())
    assert set(labels) <= set(page.articles[0].paragraphs)


def test_a_row_with_times_and_a_word_for_calls_is_no_contact():
    assert read_furniture("古城墙遗址 9:00—18:00 6000人 现场或电话", at_edge=False) is None
    assert read_furniture("订阅热线 67788990", at_edge=False) is not None
    assert read_furniture("投稿邮箱：gh@example.com", at_edge=False) is not None
