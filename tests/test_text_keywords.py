"""Tags that a text supports: places, bodies, persons, topics; and what must not become one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.keywords import suggest_tags
from articles.text.organisations import organisations
from articles.text.persons import persons
from articles.text.places import places
from articles.text.topics import topics
from tests.timing import assert_linear


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("深圳市南山区举办职工运动会", {"深圳市", "南山区"}),
        ("重庆市九龙坡区总工会慰问职工", {"九龙坡区"}),
        ("上海浦东新区与天津滨海新区签约", {"浦东新区", "滨海新区"}),
        ("在甘肃临夏州积石山县施工", {"临夏州", "积石山县"}),
        ("队员从山东烟台、威海和青岛出发", {"烟台市", "威海市", "青岛市"}),
        ("北京建工通州项目部开工", {"通州区"}),
        ("湖南省长沙县干杉镇", {"长沙县"}),
        ("吉林省延边朝鲜族自治州", {"延边朝鲜族自治州"}),
    ],
)
def test_places(text, names):
    assert set(places([text])) == names


@pytest.mark.parametrize(
    "text",
    [
        "经济技术开发区、高新区、示范区、自贸区的社区和校区",
        "灾区、山区、景区、辖区、全市各区、市区和郊区",
        "北京市、上海市、广东省",
        "以和平方式共建友好家园，前进在向阳路上，光明就在前方",
        "吉他社在朝阳下歌唱，通州不在这里",
        "西湖区域经济",
    ],
)
def test_no_places(text):
    assert places([text]) == {}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "市委书记王小明深入一线调研，市长李建国、副市长欧阳振华陪同。",
            {"王小明", "李建国", "欧阳振华"},
        ),
        ("“坚守岗位。”护士长陈静激动地说。", {"陈静"}),
        ("全国劳动模范、电力员工王进说，容不得马虎。", {"王进"}),
        ("局长高峰表示，将加大执法力度。", {"高峰"}),
        ("州长买买提·艾力表示，要抓好落实。", {"买买提·艾力"}),
        ("学习贯彻习近平总书记重要讲话", {"习近平"}),
        ("副局长任立带队赴浙江调研。", {"任立"}),
        ("刘大江、赵一鸣、周更生任副会长，会长由孙维担任。", {"刘大江", "赵一鸣", "周更生"}),
        ("工程院院士钟南山教授作报告", {"钟南山"}),
        ("常务副区长支现伟，区政协副主席何永", {"支现伟", "何永"}),
        ("何佳说。秦风说，很好。", {"何佳", "秦风"}),
    ],
)
def test_persons(text, names):
    assert set(persons([text])) >= names


@pytest.mark.parametrize(
    "text",
    [
        "会议指出，要加强学习。方案要求各单位落实。全会强调团结。",
        "主席团成员出席，书记高标准要求，代表应邀参加，职工代表全体起立。",
        "习近平新时代中国特色社会主义思想",
        "村民张大爷说，李女士告诉记者，王某被处罚，刘先生是司机。",
        "代表于近日在京集中。职工向大家介绍。工人时刻准备着。司机温馨提示。",
        "零碳·城市更新展厅开放，“向新·上进”活动启动",
        "主任和职工一起劳动，委员经讨论通过，会员单位和专家应当重视",
        "大屏幕上，文件说得清楚；金牌任务完成",
    ],
)
def test_no_persons(text):
    assert persons([text]) == {}


def test_credited_names_are_no_subject():
    assert persons(["局长王小明说，记者问。"], credited=["王小明"]) == {}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "由中国海洋运输协会、中国包装与物流联合会主办",
            {"中国海洋运输协会", "中国包装与物流联合会"},
        ),
        ("来自上海市第六人民医院的专家", {"上海市第六人民医院"}),
        ("邀请华东师范大学教授授课", {"华东师范大学"}),
        ("成都市青羊区人民检察院依法提起公诉", {"青羊区人民检察院"}),
        ("南京市公安局玄武分局民警", {"南京市公安局玄武分局"}),
        ("走进浙江省能源集团有限公司白马湖实验室", {"浙江省能源集团有限公司白马湖实验室"}),
        (
            "上海公共交通控股(集团)有限公司第二分公司驾驶员",
            {"上海公共交通控股（集团）有限公司第二分公司"},
        ),
        ("武汉市工业（国防）工会举办活动", {"武汉市工业（国防）工会"}),
        ("近日，安河县民政局开展评估", {"安河县民政局"}),
        ("长沙市岳麓区望月湖街道办事处", {"长沙市岳麓区望月湖街道办事处"}),
        ("中国银行工会组织开展活动", {"中国银行工会"}),
        ("苏州供电公司工会主席带队", {"苏州供电公司"}),
        ("天津市总工会出台办法。市总工会要求落实。", {"天津市总工会"}),
    ],
)
def test_organisations(text, names):
    assert set(organisations([text])) == names


@pytest.mark.parametrize(
    "text",
    [
        "各级工会、基层工会和有关单位的工会干部",
        "公司、学校和医院的负责人说，公司要负责，她走进社区卫生服务中心",
        "《上海市总工会关于表彰的决定》印发",
        "中国工会十八大精神",
        "城市副中心和市中心",
        "县委书记、区总工会主席出席",
    ],
)
def test_no_organisations(text):
    assert organisations([text]) == {}


def test_alias_is_the_same_body():
    texts = ["由天津经济技术开发区（以下简称“泰达区”）总工会主办。", "泰达区总工会负责人说。"]
    assert set(organisations(texts)) == {"天津经济技术开发区总工会"}


def test_known_topic_and_repeated_compound():
    found = topics(
        ["厂区开展安全生产竞答"],
        ["安全生产知识竞赛设有流动书屋。流动书屋吸引工友。", "党的二十大精神宣讲随后进行。"],
    )
    assert {"安全生产", "党的二十大精神", "流动书屋"} <= set(found)
    assert list(found) == sorted(found, key=lambda topic: -found[topic])


def test_names_and_seams_are_no_topics():
    found = topics(["绿城社工站揭牌"], ["男女职工都到绿城社工站。"], names=["绿城社工站"])
    assert "女职工" not in found
    assert not any("绿城" in topic for topic in found)


def test_suggestions_have_kinds_and_confidences():
    tags = suggest_tags(
        title="武汉市江夏区总工会慰问环卫工人",
        paragraphs=["送清凉活动中，区长周健说，向环卫工人致敬。记者李平采访。"],
        credited=["李平"],
    )
    found = {(tag.kind, tag.name) for tag in tags}
    assert {("place", "江夏区"), ("organisation", "江夏区总工会")} <= found
    assert {("person", "周健"), ("topic", "送清凉"), ("topic", "环卫工人")} <= found
    assert ("person", "李平") not in found
    assert all(0 < tag.confidence <= 1 for tag in tags)


@given(
    st.text(
        alphabet="北京市朝阳区总工会主席王明说、和·（）《》“”任的张第一集团公司 ab1", max_size=60
    )
)
def test_any_text_gives_names_that_stand_in_it(text):
    for tag in suggest_tags(title=text, paragraphs=[text]):
        if tag.kind == "person":
            assert tag.name in text


def test_a_directory_of_bodies_takes_linear_time():
    def work(size):
        names = (f"北京市{chr(0x4E00 + n)}{chr(0x5E00 + n)}中学、" for n in range(size))
        suggest_tags(title="市", paragraphs=["".join(names)])

    assert_linear(work, 250)


@pytest.mark.parametrize("unit", ["中", "区", "工会", "王", "·", "（", "市长王明说，", "州县"])
def test_time_is_linear(unit):
    def work(size):
        suggest_tags(title="市", paragraphs=[unit * (size // len(unit))])

    assert_linear(work, 4_000)
