"""Words by what they do in print: of events, slogans, columns, furniture, openings; tables only.

They name functions that every Chinese newspaper has, never a person, a body or a subject.
"""

from seeds.parser.tables import words

# ---- Events: what an organisation or a person does in a headline that tells news
EVENT_VERBS = words(
    """
    召开 举行 举办 启动 开展 组织 成立 开幕 闭幕 开赛 开班 开讲 开工 开业 开馆 开通 开园 走进 走访
    走向 发布 出台 推出 印发 公布 部署 调研 检查 督导 慰问 看望 表彰 揭牌 授牌 颁奖 颁发 签约 签署
    会见 出席 赴 抵达 亮相 落成 投产 投用 通车 竣工 交付 上线 下线 建成 完成 突破 获 荣获 夺冠
    入选 通过 审议 印制 捐赠 捐助 驰援 救助 打造 推进 推动 加强 深化 探索 创新 提升 搭建 开辟 聚焦
    助力 护航 服务 保障 培训 学习 传达 宣讲 贯彻 落实 增长 下降 上涨 回落 超 达 破 设立 试点 实施
    实现 推行 实行 攻克 参加 参观 打响 迎来 乐享 同台 比武 竞技 探访 拓展 升级 招聘 征集 搞活 办起
    建起
    """
)
MEETING_ENDS = words(
    """
    举行 召开 举办 开幕 闭幕 启动 成立 开赛 开班 开讲 揭晓 揭牌 落幕 收官 开工 竣工 通车 投用 发布
    上线 会 会议 仪式 大会 座谈会 培训班 论坛 活动 大赛 竞赛 决赛 比赛 讲座
    """
)
# What the name of a body ends in.
BODY_ENDS = words(
    """
    工会 总工会 集团 公司 局 厅 委 部 院 校 大学 学院 医院 银行 协会 学会 联合会 基金会 法院
    检察院 街道 社区 乡 镇 村 市 区 县 省 州 旗 盟 港 站 段 厂 矿 所 中心 支队 大队 总队 办 处 馆
    园 社 队 机场 油田 电网 委员会 政府 国 我国 我市 我省 我区 我县 全市 全省 全区 全国 各地
    两部门 三部门 多部门 记者 职工 企业 项目部 分会
    """
)
# With such a word a body's name is whole: alone on a line it stands over news of it.
BODIES = words("工会 公司 集团 委员会 街道 法院 医院")
# ---- Slogans: what a page's banner or a column calls for
SLOGAN_WORDS = words(
    """
    深入学习 学习贯彻 贯彻落实 学习宣传 贯彻 落实 弘扬 践行 奋力 开创 开拓 新局面 新篇章 新征程
    新时代 新作为 新担当 凝聚 喜迎 迎接 庆祝 建功 奋进 奋斗 牢记 嘱托 不忘 初心 使命 担当 踔厉
    勇毅 砥砺 笃行 同心 聚力 凝心 团结 高举 坚定 推进 推动 高质量发展 中国式现代化 精神 思想
    主题教育 伟大 旗帜 主人翁 谱写 助力 实干 争先 强国 复兴 全面 决胜 决战 加快
    """
)
# ---- Columns: names that papers give to a rubric rather than to an article
COLUMN_ENDS = words(
    """
    问答 律师答 专家答 有问必答 你问我答 一家言 快评 锐评 微评 杂谈 札记 絮语 笔谈 帮办 书评 荐书
    进行时 在行动 在路上 正当时 风采 风采录 连线 漫谈 简讯 简报 短波 播报 速递 直通车 之窗 之声
    之星 广角 天地 园地 专栏 专版 专题 系列报道 特别报道 短讯 快讯 走基层 大家谈 面对面 速览 集锦
    巡礼 回音壁 图片新闻 新闻链接 聚光灯 视窗 手记 新鲜事 一线行 一线探访
    """
)
# The same, where the name is short and has no verb: headlines end in these too.
COLUMN_NOUNS = words(
    """
    信箱 热线 来信 来论 声音 话题 专访 对话 特写 说法 短评 课堂 学堂 追踪 见闻 走笔 家园 百科 博览
    文萃 史话 往事 诗歌 散文 聚焦 关注 视点 观察 故事 讲堂 论坛 要闻 时评 评论 一线 现场 调查 档案
    印象 扫描 传真 采风 纪事 行 看台 看点 茶座 随笔 影像 镜头 人物 榜样 先锋 纵横 瞭望 点击 头条
    眼 说 谈
    """
)
# How a name begins that calls to something (`关注春耕`, `我为群众办实事`): a column's, or a kicker.
CALL_STARTS = words(
    """
    关注 聚焦 迎战 备战 直击 走近 走进 致敬 寻访 探访 喜迎 献礼 我为 我和 我与 我们 决战 决胜 抗击
    奋进 奋战
    """
)
BRIEF_COLUMNS = frozenset(
    words(
        """
        一句话新闻 体育简讯 信息窗 动态 各地简讯 国内简讯 国际简讯 基层动态 工会动态 工会简讯
        工作动态 微新闻 快讯 新闻简报 新闻速览 新闻速递 新闻集装箱 短波 短讯 简报 简明新闻 简讯
        综合简讯 要闻简报 要闻速览 速览
        """
    )
)
BRIEF_ENDS = words("简讯 短波 短讯 快讯 简报 集锦 速览 一句话新闻 新闻集装箱")
# Headings that open a part of an article, not an article.
PART_HEADINGS = words(
    """
    处理结果 裁判结果 裁决结果 判决结果 仲裁结果 法院判决 法院审理 裁判要旨 典型意义 案例分析
    案例评析 律师提示 律师提醒 法官提醒 法官提示 仲裁员说法 基本案情 争议焦点 专家解读 记者观察
    记者点评 编辑点评 网友热议 新闻延伸 新闻回放 记者手记 采访手记 编后 编后语 链接 新闻链接
    相关链接 延伸阅读 新闻背景 背景链接 背景 知识链接 名词解释 点评 专家点评 专家观点 专家建议
    专家提醒 人物简介 人物名片 人物档案 嘉宾 对话 事迹简介 案情 案例 案情简介 结语 尾声 后记 引子
    延伸 提示 温馨提示 小贴士 法官说法 律师说法 法条链接 评析 问题 对策 现场 数据 声音 见证 感言
    获奖感言
    """
)
# What a subtitle calls its article.
GENRES = words(
    """
    调查 调查报告 见闻 纪实 侧记 纪事 观察 扫描 走笔 访谈 素描 印象 速写 追踪 采访记 采访札记 启示
    启示录 综述 札记 手记 小记 散记 巡礼 述评 透视 特写 回眸 掠影 记事 小传
    """
)
# ---- Furniture
SECTION_ENDS = words(
    """
    新闻 要闻 综合 专版 专刊 特刊 周刊 副刊 天地 广角 之窗 园地 世界 关注 视点 纵横 时空 版
    """
)
SECTION_NAMES = frozenset(
    words(
        """
        三农 专版 专题 乡村 交通 产经 人物 今日头条 企业 体育 健康 党建 公益 军事 农业 副刊 北京
        区域 县区 国内 国内国际 国防 国际 图片 图片新闻 地方 城市 天下 头版 娱乐 封面 工会 广告
        摄影 教育 文体 文化 文艺 旅游 时政 时评 本地 本市 民族 民生 法治 深度 特别报道 理论 生态
        生活 社会 科技 经济 维权 综合 群团 职工 能源 要闻 观点 视觉 评论 读书 调查 财经 金融
        """
    )
)
NOTE_LABELS = words(
    """
    开栏的话 开栏语 更正 致歉 启事 声明 更正启事 征稿启事 本版导读 导读 今日导读
    下期预告 下期话题 下期关注
    """
)
MASTHEAD_ENDS = words(
    """
    日报 晚报 早报 晨报 时报 周报 商报 导报 都市报 青年报 午报 快报 法治报 法制报 农民报 工人报
    教育报 每日电讯
    """
)
EDITOR_WORDS = words(
    """
    本版责任编辑 本版责编 责任编辑 执行主编 值班主任 值班编辑 值班编委 值班主编 本版编辑 本期编辑
    首席编辑 执行编辑 美术编辑 图片编辑 版面设计 视觉设计 版式设计 编辑 责编 主编 美编 校对 检校
    审校 版式 组版 制版 排版 设计 制图 统筹 策划 监制 电编 审读 编审 一审 二审 三审 终审 初审
    复审 审核 审签 签发 复核 责校 值班 总值班 值班领导 值班总编辑 值班总编 值班编审 总编辑 副总编辑
    总编 社长
    出版人 总策划 执行 版面编辑
    """
)
# The household of a paper, before names, addresses and numbers at a page's edge.
COLOPHON_WORDS = words(
    """
    督印人 发行人 出版人 社长 总编辑 总编 总经理 承印 印刷 出版 发行 主管 主办 社址 地址 电话 传真
    邮编 邮箱 电子信箱 信箱 网址 定价 零售 广告 热线 本版编辑 责任编辑 责编 编辑 编辑部
    """
)
CONTACT_WORDS = words(
    """
    邮箱 热线 电话 邮编 社址 地址 邮发代号 国内统一 国内刊号 统一连续出版物号 CN1 CN2 CN3 CN4 CN5
    CN6 零售 印刷 广告 投稿 E-mail e-mail Email email http www. 发行 定价 官方微信 扫码 扫描二维码
    二维码 传真 总编室 今日天气 总第 农历 电子信箱 QQ群 网址
    """
)
NAVIGATION = frozenset(
    words(
        """
        PDF PDF版 PDF版下载 下载 分享到 全文复制 复制链接 往期回顾 数字报检索 本版新闻 收藏本文
        上一期 上一版 上一篇 下一期 下一版 下一篇 中 关闭 分享 大 字号 小 打印 收藏 放大
        放大+ 朗读 标题导航 版面导航 版面概览 缩小 缩小- 返回目录 返回首页 默认 默认o
        """
    )
)
# ---- Openings
# How a paragraph begins whose sentence cannot be the rest of another.
OPENERS = words(
    """
    据了解 据悉 据介绍 据统计 近年来 近日 日前 连日来 此外 另外 下一步 接下来 与此同时
    值得一提的是 昨日 昨天 记者了解到 随后 未来 今年以来 目前 会上 当天 活动中 活动现场
    """
)
CAPTION_STARTS = words(
    """
    图为 上图 下图 左图 右图 中图 大图 小图 题图 图① 图② 图③ 图一 图二 图1 图2 图3 图： 图片说明
    题图为 本版图片
    """
)
NOBODYS_PICTURE = words(
    """
    受访者供图 受访者提供 受访单位供图 受访对象供图 采访对象供图 资料图片 资料图 资料照片 资料片
    网络图片 网络截图 视频截图 图片来源网络 图源网络 图片由受访者提供 图片来自网络 受访者本人供图
    本报资料图片 本报资料照片 本报资料片 AI生成 AI制图 本版图片均为资料图片 主办方供图 通讯员供图
    记者供图
    """
)
