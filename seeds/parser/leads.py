"""Leads: `本报讯`, and datelines such as `本报大连5月15日电`, before a story's first word.

Also at its end, in brackets: `（本报北京10月31日电）`, `（上海10月31日电）`.
"""

import re

_BY = r"(?:据|综合|来源)?"
_SOURCE = (
    r"(?:本报|本网|本刊|本台|本社|新华社|中新社|中新网|新华网|人民网|央广网|中青报·中青网|"
    r"[\u3400-\u9fff]{1,8}?(?:日报|晚报|早报|晨报|时报|都市报|报|网|社|台))"
)
_PLACE = r"[\u3400-\u9fff、/／]{0,14}?"
_DIGIT = "[0-9０-９〇零一二三四五六七八九十]"
_DATE = rf"(?:{_DIGIT}{{2,4}}年)?(?:{_DIGIT}{{1,3}}月)?(?:{_DIGIT}{{1,3}}日)"
_KIND = r"(?:综合讯|综合消息|专电|专讯|讯|电(?![视影话力])|消息)"
# What may follow a lead that has no date to prove it: `新华社区用电` is none.
_BEHIND = (
    r"(?=[\s（(【\[：:，,—-]|$|记者|通讯员|特约|见习|实习|作者|本报|本网|新华社|中新社|"
    r"[\u3400-\u9fff]{2,8}(?:报|社|网)记者)"
)
_SPACE = r"[ \u3000]?"

_PLAIN = r"(?:本报讯|本网讯|本刊讯|本台讯|本社讯|又讯)(?!息|问|号|飞)"
_DATED = rf"{_BY}{_SOURCE}{_SPACE}{_PLACE}{_SPACE}{_DATE}{_SPACE}{_KIND}"
_UNDATED = rf"{_BY}{_SOURCE}{_PLACE}{_KIND}{_BEHIND}"
_LEAD = re.compile(rf"(?:{_PLAIN}|{_DATED}|{_UNDATED})")
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


def is_tail_dateline(text: str) -> bool:
    """Whether the text is a dateline in brackets that ends a story."""
    return len(text) <= _LONGEST and _TAIL.fullmatch(text) is not None


def leads_agency(lead: str) -> str | None:
    """The agency that the lead names (`据新华社北京5月6日电`)."""
    return next((agency for agency in ("新华社", "中新社") if agency in lead), None)
