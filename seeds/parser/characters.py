"""Characters by what they mean to a reader of print."""

from articles.text.replacing import replacing

# Half of any running text, in simplified and traditional form: a text without them is not Chinese.
EVERYDAY = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过"
    "子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体"
    "制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内"
    "数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提"
    "直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计"
    "别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海"
    "口东导器压志世金增争济阶油思术极交受联什认六共權收證改清己美再採轉更單風切打白教速花帶安場身"
    "車例真務具萬每目至達走積示議聲報完類八離華名確才科張信馬節話米整空元況今集溫傳土許步群廣石記"
    "需段研界拉林律叫且究觀越織裝影算低持音眾書布復容兒須際商非驗連斷深難近礦千週委素技備半辦青省"
    "列習響約支般史感勞便團往酸歷市克何除消構府稱太準精值號率族維劃選標寫存候毛親快效斯院查江型眼"
    "王按格養易置派層片始卻專狀育廠京識適屬圓包火住調滿縣局照參紅細引聽該鐵價嚴國來時這為個們會對"
    "發過說種學經進著電裡實當體從業現開還應沒問題長總員資邊級統組計別區強決，。、：；“”（）《》"
)

SENTENCE_END = frozenset("。！？!?…")
# What may stand behind the last mark of a sentence.
CLOSING = frozenset("”’」』）)】》〉]}")
OPENING = frozenset("“‘「『（(【《〈[{")
# Marks behind which a sentence goes on.
PAUSE = frozenset("，,、")
MARKS = frozenset("，,、。！？!?；;：:…—") | CLOSING | OPENING
PAIRS = {
    "”": "“",
    "’": "‘",
    "」": "「",
    "』": "『",
    "）": "（",
    ")": "(",
    "】": "【",
    "》": "《",
    "〉": "〈",
}
# The same bracket in either width: print and scan mix them within one pair.
one_width = replacing(dict(zip("()[]［］〔〕", "（）【】【】【】", strict=True)))

# Signs that print sets before a byline, and before a column, an item or a brief.
BYLINE_SIGNS = "□■◎○●◇◆△▲★☆▪▫◼◻❑❏口"
PICTURE_SIGNS = "▲△▼▽↑↓←→◀▶►◄⬆⬇"
ITEM_SIGNS = "●○•·◆◇■□▲△★☆※▪▶►→*⊙◎①②③④⑤⑥⑦⑧⑨⑩"

# Words at which a line cannot end as a phrase: its sentence goes on.
LEANS_FORWARD = {
    "截至",
    "截止",
    "直至",
    "对于",
    "关于",
    "由于",
    "根据",
    "按照",
    "围绕",
    "以及",
} | frozenset("的和与及在为将把被由从向对以于让使令并而但或且即因若当按经至所是")
# Words of one character that cannot begin a phrase: they lean on what stood before.
LEANS_BACK = frozenset("的了着过们吗呢吧地得之者等性化们")
CHINESE_DIGITS = "〇零一二三四五六七八九十百"
