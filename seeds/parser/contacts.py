"""Where a paper is reached: lines of addresses and numbers, hotlines, accounts."""

import re

from seeds.parser.vocabulary import CONTACT_WORDS

_LONGEST = 60
_TIME = re.compile(r"\d{1,2}[:：]\d{2}")
_CONTACT = re.compile(rf"(?:{'|'.join(map(re.escape, CONTACT_WORDS))})[^，。（(:：]{{0,6}}[:：]")
# `96××66`: print hides figures.
_CALL_NUMBER = re.compile(r"[\d×][\d×－-]{4,}(?![\u3400-\u9fff])")
# `公众号：要流量更要责任` is a headline: an account has a paper's or a Latin name.
_ACCOUNT = re.compile(
    r"\S{0,6}(?:公众号|微博|视频号|抖音号|微信)[：:]\s?(?:@\S{2,12}|[\w.@-]{4,20}|\S{2,10}(?:报|网|发布|融媒|新闻|社|台|刊))"
    r"(?:\s.{0,40})?",
    re.A,
)


def is_contact(text: str, *, at_edge: bool) -> bool:
    """A line of addresses rather than a sentence, or a notice's line, that has such a word."""
    if _ACCOUNT.fullmatch(text):
        return True
    if len(text) > _LONGEST or "。" in text[:-1] or text.endswith(("。", "”")):
        return False
    if not any(word in text for word in CONTACT_WORDS) or text.startswith("联系人"):
        return False
    timeless = _TIME.sub("", text)
    marked = set(":：@") & set(timeless) if at_edge else _CONTACT.search(timeless)
    return bool(marked) or _CALL_NUMBER.search(text) is not None
