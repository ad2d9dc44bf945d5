"""What one line of a headline says by its form: each fact from 0 to 1 (slogans: to 2).

`seeds.parser.kickers` weighs the facts of two lines against each other.
"""

import re
from collections.abc import Callable

from articles.text.segment import is_word, tagged
from seeds.parser.events import (
    bare_length,
    gives_details,
    gives_share,
    halves,
    is_clause,
    is_motto,
    is_parallel,
    names_genre,
    slogan_count,
    tells_event,
)
from seeds.parser.tables import words

Facts = dict[str, float]

_SHORT_STEP = 6
_COUNTED = (
    "个名人位项家户条台座公年月天场次万亿元吨倍成件只届幅级秒点岁分套株辆所支种间处米笔部本期双亩度"
)
_FIGURE = re.compile(
    rf"[0-9０-９]|[一二三四五六七八九十百千万两]{{1,3}}[余多]?[{_COUNTED}]|[百千万]余"
)
_DIGIT = re.compile("[0-9０-９]")
_ATTENDS = re.compile("(?:讲话|主持|出席|致辞|参加|作专题辅导|主持会议)$")
_RECOUNTS = re.compile("—|--|记(?!者从)|来自|访|走进|走近")
_DASHES = re.compile("—|--|－－")
_HOME = re.compile("我[市省区县国]|[全本][市省区县]")
_BRINGING = re.compile("[让把用以向为给当从与在将]")
_AIMS = re.compile(
    "打造|推动|筑牢|守护|点亮|绘就|激发|凝聚|铸就|擦亮|奏响|谱写|共建|共享|托起|撑起|照亮|吹响|奋进|跑出|"
    "唱响|汇聚|架起|赋能|护航|开启|焕发|拧成|织密|守住|办好|当好|做好|扛起"
)
_PERSON = re.compile("[他她您你]|我(?![市省区县国])")
_URGES = re.compile("[不莫别勿都就]|(?<![主需])要(?![求闻点素])")
# Whose news it is: a place or a body that the line begins with.
_WHOSE = re.compile(
    "[\u3400-\u9fff]{1,6}(?:市|县|区|省|镇|乡|州|村|局|厂|公司|集团|总工会|学校|大学)"
)
_MOMENT = re.compile("前夕|首日|之际|佳节|时节|期间|影响|临近|来袭|年后|[前后中]$")
_SERIES = re.compile("[①-⑩]|系列|走基层|特别报道|调研行|[（(][一二三四五上中下][）)]")
_LIMIT = re.compile(
    "[可将起至达约逾余超近]|每[年月日天周晚人户]|最[高低快多长]|平均|免费|为期|首批|惠及|覆盖"
)
_ASKS = re.compile("谁|为何|为什么|何处|何在|何以|怎么|如何|怎样|[？?吗]")
_QUOTED = re.compile("“([^“”]{1,20})”")
_SOURCE = re.compile(
    "[\u3400-\u9fff]{2,8}[：:]|(?:专家|律师|医生|市民|网友|游客|旅客|考生|业内|法院|警方|民警|家长|家属|"
    "失主|记者|双方|产品|成果|总[长重投]|洪峰|内设|开设|设有|附|听听)"
)
_SAYS = words("强调 要求 指出 提出 获悉 发现 表示 宣布 建议 研究 获知 了解到 呼吁 明确 透露 时说")
_MEETS = words("举行 召开 开幕 启动 闭幕 会议 大会 活动 反馈意见 发文")


def facts_of(text: str) -> Facts:
    """Every fact of the line, by name."""
    return {name: float(fact(text)) for name, fact in FACTS.items()}


def is_coined(text: str) -> bool:
    """A coined phrase in quotation marks, an exclamation, a question: that is a title's way."""
    coined = [phrase for phrase in _QUOTED.findall(text) if not is_word(phrase)]
    return bool(coined) or text.endswith(("！", "？", "!", "?"))


def has_figure(text: str) -> bool:
    """Whether something is counted or dated in it."""
    return _FIGURE.search(text) is not None


def brings(text: str) -> bool:
    """Whether it begins as what somebody does to something (`让…`, `把…`): no name does."""
    return _BRINGING.match(text) is not None


def _tags(text: str) -> list[str]:
    return [tag for _, tag in tagged(text) if tag != "x"]


def _begins_with_verb(text: str) -> bool:
    return _tags(text)[:1] in (["v"], ["vn"])


def _says(text: str) -> bool:
    """Somebody says what stands below; what begins with a verb names nobody."""
    return text.endswith(_SAYS) and not _begins_with_verb(text)


def _calls(text: str) -> bool:
    """Two short steps of one measure (`守望相助 紧急驰援`)."""
    return is_parallel(text) and len(halves(text)[0]) <= _SHORT_STEP


def _has_no_verb(text: str) -> bool:
    return not {"v", "ul"} & set(_tags(text))


def _matches(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda text: pattern.match(text) is not None


def _has(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda text: pattern.search(text) is not None


FACTS: dict[str, Callable[[str], float]] = {
    "event": tells_event,
    "clause": is_clause,
    "says": _says,
    "attends": _has(_ATTENDS),
    "slogan": lambda text: min(2, slogan_count(text)),
    "verb first": _begins_with_verb,
    "no verb": _has_no_verb,
    "figure": has_figure,
    "digit": _has(_DIGIT),
    "steps": is_parallel,
    "call": _calls,
    "motto": is_motto,
    "coined": is_coined,
    "quotes": lambda text: "“" in text,
    "asks": _has(_ASKS),
    "genre": names_genre,
    "dash": _matches(_DASHES),
    "recounts": _matches(_RECOUNTS),
    "details": gives_details,
    "share": gives_share,
    "source": _matches(_SOURCE),
    "limit": _has(_LIMIT),
    "done": lambda text: "了" in text,
    "meets": lambda text: text.endswith(_MEETS),
    "spaced": lambda text: " " in text or "\u3000" in text,
    "series": _has(_SERIES),
    "home": lambda text: _HOME.match(text) is not None and not text.endswith(_MEETS),
    "brings": brings,
    "aims": _matches(_AIMS),
    "whose": _matches(_WHOSE),
    "person": _has(_PERSON),
    "urges": _has(_URGES),
    "moment": _has(_MOMENT),
    "brief": lambda text: bare_length(text) <= 6,
    "seven": lambda text: bare_length(text) == 7,
}
