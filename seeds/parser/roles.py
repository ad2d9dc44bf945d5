"""Words of bylines and the roles they give; tables only."""

from seeds.parser.tables import words
from seeds.records import Role

# The word that ends a role (`本报特约通讯员` ends in 通讯员). Longer words first.
ROLE_WORDS: dict[str, Role] = {
    "特约撰稿人": "correspondent",
    "责任编辑": "editor",
    "美术编辑": "editor",
    "指导老师": "editor",
    "指导教师": "editor",
    "图片编辑": "editor",
    "实习记者": "intern",
    "见习记者": "intern",
    "摄影记者": "photographer",
    "通讯员": "correspondent",
    "通信员": "correspondent",
    "报道员": "correspondent",
    "撰稿人": "correspondent",
    "评论员": "reporter",
    "实习生": "intern",
    "摄影师": "photographer",
    "记者": "reporter",
    "作者": "correspondent",
    "撰稿": "correspondent",
    "编辑": "editor",
    "责编": "editor",
    "美编": "editor",
    "校对": "editor",
    "检校": "editor",
    "版式": "editor",
}
# Roles whose words are common in other text, too: their names need a listed surname. Behind names
# they say what these did (`甲 编译`), as acts do.
WEAK_ROLES: dict[str, Role] = {
    "总策划": "editor",
    "策划": "editor",
    "总统筹": "editor",
    "统筹": "editor",
    "执行": "editor",
    "监制": "editor",
    "编导": "editor",
    "编译": "editor",
    "翻译": "editor",
    "制图": "editor",
    "制表": "editor",
    "漫画": "correspondent",
    "插图": "correspondent",
    "插画": "correspondent",
    "绘图": "correspondent",
    "绘画": "correspondent",
    "书法": "correspondent",
    "篆刻": "correspondent",
    "剪纸": "correspondent",
    "口述": "correspondent",
    "讲述人": "correspondent",
    "讲述": "correspondent",
    "记录人": "correspondent",
    "记录": "correspondent",
}
# What may stand before a role's word without changing it.
MODIFIERS = words(
    """
    本报 本刊 本网 本社 本台 特约 特派 特邀 首席 全媒体 融媒体 融媒 新媒体 见习 实习 摄影 文字
    体育 高级 资深 主任 驻站 驻地 驻京 驻沪 前方 军事 财经 经济 民生 时政 教育
    健康 机动 图片 深度 本版 特稿 联合 客户端 学生 校园 小 网 报
    """
)
# Those behind a place's name are the name of its newsroom (`江州融媒记者`).
MEDIA_MODIFIERS = ("融媒", "融媒体", "全媒体", "新媒体", "客户端")
INTERN_MODIFIERS = ("见习", "实习")
# What the name of a paper, an agency or a station ends in.
MEDIA_ENDS = words(
    """
    报社 日报 晚报 早报 晨报 时报 周报 商报 都市报 青年报 导报 报 网 通讯社 新华社 中新社 社
    电视台 广播电台 电台 台 在线 客户端 融媒体中心 全媒体中心 融媒体 全媒体 传媒 杂志 杂志社 新闻
    频道 集团
    """
)
AGENCIES = ("新华社", "中新社")

# What stands behind names and says what they did.
WROTE_AND_SHOT = frozenset(
    words(
        """
        图/文 图文 图文报道 图片报道 并摄 报道摄影 摄/文 摄影/文 摄影报道 文/图 文/摄 文/摄影 文图
        文并图 文并摄
        """
    )
)
SHOT = frozenset(
    words(
        """
        供图 图 图/ 图片 提供图片 摄 摄制 摄影 拍摄 航拍
        """
    )
)
WROTE = frozenset(
    words(
        """
        专稿 供稿 报道 撰文 整理 文 文字 综合 综合报道 采写 采访 采访报道 采访整理 作 绘 辑 译
        """
    )
)
# Acts that are too common as parts of names to be taken off a name that they are glued to.
SPACED_ACTS = ("文", "图", "综合", "整理", "文字", "图片", "采访", "作", "绘", "辑", "译")
# What stands behind 记者 without being a name: `记者手记`, `记者 调查`.
NOT_NAMES = frozenset(
    words(
        """
        手记 调查 观察 札记 述评 来信 一线 时评 见闻 感言 全文 文摘 走访 亲历 体验 提问
        专访 连线 现场 探访 节选 选摘 简介 单位 投稿 自述 寄语 感悟 说明 心得 提醒 点评 提示 观点
        日记 说法 按语 附记 介绍 反映 来电 来稿 发问 追问
        昨日 昨天 今日 今天 近日 日前 了解 获悉 获知 采访 看到 来到 走进 发现 注意到 了解到
        """
    )
)
# Where authors work, besides what the names of bodies end in.
BODIES = words(
    """
    体系 研究会 商会 联盟 平台 课题组 工作室 俱乐部 出版社 律所 诊所 妇联 残联 文联 侨联 工商联 科协
    作协 红十字会 团委 党委 纪委 机关 车间 班组 分厂 工区 工段 营业部 支行 分行 派出所 幼儿园 小学
    中学 高中 学校 事务所 管理站 服务站 班 年级
    """
)
# Who signs a letter before the name (`柳林乡农民　甲`).
PEOPLE = words(
    """
    读者 农民 村民 居民 市民 学生 教师 老师 职工 工人 战士 用户 家长 乘客 旅客 顾客 干部 群众 业主
    果农 瓜农 菜农 茶农 粮农 棉农 农户 养殖户 种植户 渔民 牧民 店主
    网友 司机 医生 护士 志愿者 律师 法官 检察官 民警
    """
)
# What those are called who write with their calling (`护林员 甲`, `某医院主管药师 甲`), or where.
CALLINGS = words(
    """
    药师 医师 咨询师 工程师 技师 教师 律师 护士长 护林员 巡道工 调度员 教练 工区 工段 车间 班组 教授
    研究员 董事长 总经理 负责人 顾问
    """
)
