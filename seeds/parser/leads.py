"""Leads: `本报讯`, and datelines such as `本报大连5月15日电`, before a story's first word.

Also at its end, in brackets: `（本报北京10月31日电）`, `（上海10月31日电）`.
"""

import re

_BY = r"(?:据|综合|来源)?"
_PAPER = r"[\u3400-\u9fff]{1,8}?(?:日报|晚报|早报|晨报|时报|都市报|报|网|社|台)"
_SOURCE = (
    r"(?:本报|本网|本刊|本台|本社|新华社|中新社|中新网|新华网|人民网|央广网|"
    rf"{_PAPER}(?:[·-]{_PAPER})?)"
)
_PLACE = r"[\u3400-\u9fff、/／]{0,14}?"
_DIGIT = "[0-9０-９〇零一二三四五六七八九十]"
_HOUR = r"(?:凌晨|清晨|上午|中午|下午|傍晚|晚间?|深夜)?"
_DATE = rf"(?:{_DIGIT}{{2,4}}年)?(?:{_DIGIT}{{1,3}}月)?(?:{_DIGIT}{{1,3}}日){_HOUR}"
_KIND = r"(?:综合讯|综合消息|(?:体育|综合)?专电|专讯|急电|讯|电(?![视影话力])|消息)"
# What may follow a lead that has no date to prove it: `新华社区用电` is none.
_BEHIND = (
    r"(?=[\s（(【\[：:，,—-]|$|记者|通讯员|特约|见习|实习|作者|本报|本网|新华社|中新社|"
    r"[\u3400-\u9fff]{2,8}(?:报|社|网)记者)"
)
_SPACE = r"[ \u3000]?"

_PLAIN = r"(?:本报讯|本网讯|本刊讯|本台讯|本社讯|又讯)(?!息|问|号|飞)"
_DATED = rf"{_BY}{_SOURCE}{_SPACE}{_PLACE}{_SPACE}{_DATE}{_SPACE}{_KIND}"
_UNDATED = rf"{_BY}{_SOURCE}{_PLACE}{_KIND}{_BEHIND}"
# `新华社江州（11月10日电）`, as papers of old print it.
_DATE_BRACKETED = rf"{_BY}{_SOURCE}{_PLACE}[（(]{_DATE}{_KIND}[）)]"
# `江州讯（记者 甲）`: the byline behind it proves what the words alone do not.
_PLACED = r"[\u3400-\u9fff]{2,8}(?<![通短快简])讯(?=\s?[（(]\s?[\u3400-\u9fff]{0,6}(?:记者|通讯员))"
# `综合新华社、央视新闻报道 近日`; with a comma behind it is the sentence's own beginning.
_GATHERED = (
    r"(?:(?:据|综合)(?:《[\u3400-\u9fff]{2,12}》|[\u3400-\u9fff]{2,10}?)"
    r"(?:、[《》\u3400-\u9fff]{2,14}?){0,3}(?:报道|消息)|综合消息)(?=[ \u3000]|$)"
)
_LEAD = re.compile(
    rf"(?:{_PLAIN}|{_DATED}|{_DATE_BRACKETED}|{_PLACED}|{_GATHERED}|{_UNDATED})(?:\s?[：:])?"
)
# With the byline in the same brackets: `（本报讯 记者 甲）`.
_ENCLOSING = re.compile(
    rf"[【\[（(]\s?(?:{_PLAIN}|{_DATED})\s*([^【】\[\]（）()]{{3,60}})[】\]）)]"
)
_BRACKETED = re.compile(
    rf"[【\[（(]\s?(?:{_PLAIN}|{_DATED}|{_BY}{_SOURCE}{_PLACE}{_KIND})\s?[】\]）)]"
)
_TAIL = re.compile(
    rf"[（(]\s?(?:{_DATED}|{_PLACE}{_DATE}{_KIND}|{_BY}{_SOURCE}[\u3400-\u9fff]{{2,8}}{_KIND})\s?[）)]"
)
_LONGEST = 60


def read_lead(text: str) -> str:
    """The lead at the text's beginning as printed; empty where there is none."""
    head = text[:_LONGEST]
    match = _BRACKETED.match(head) or _LEAD.match(head)
    return match[0] if match else ""


def read_enclosing_lead(text: str) -> tuple[str, str]:
    """The brackets that hold a lead and what stands behind it there, perhaps a byline."""
    match = _ENCLOSING.match(text[: 2 * _LONGEST])
    return (match[0], match[1]) if match else ("", "")


def is_tail_dateline(text: str) -> bool:
    """Whether the text is a dateline in brackets that ends a story."""
    return len(text) <= _LONGEST and _TAIL.fullmatch(text) is not None


def leads_agency(lead: str) -> str | None:
    """The agency that the lead names (`据新华社北京5月6日电`)."""
    return next((agency for agency in ("新华社", "中新社") if agency in lead), None)
