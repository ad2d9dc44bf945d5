"""What a paper prints of itself at a page's edge: its issue's number, publisher, price and press.

`2022年第11期（总第1406期）`, `中共江州市委主办 江州日报社出版`, `零售每份1元`, `JIANGZHOU RIBAO`,
`昨日本报开印时间2时30分`, `今日 晴 18℃-26℃`. Only at the edge: within a page such words are news.
"""

import re

from seeds.parser.characters import SENTENCE_END
from seeds.parser.vocabulary import BODY_ENDS, COLOPHON_WORDS

_LONGEST = 60
_NUMBER = r"[（(]?(?:\d{4}年)?(?:总|总?第)\s?\d{1,6}\s?[期号][）)]?"
_SHEETS = r"(?:今日|今天|本期|本报今日|共)\s?[\d一二三四五六七八九十]{1,3}版"
_LUNAR = (
    r"(?:农历|夏历)?[\u3400-\u9fff]{0,3}年?闰?"
    r"[正一二三四五六七八九十冬腊]{1,2}月[初十廿卅][一二三四五六七八九十]"
)
_CODE = r"(?:邮发)?代号\s?[：:]?\s?\d{1,3}[-—–]\d{1,4}"
_MONEY = r"[\d.．一二三四五六七八九十百]+\s?[元角分](?:[一二三四五六七八九]分?)?"
_PRICE = rf"(?:全年|每季|每月|每份|本期)?(?:定价|零售价?)(?:每[份月年])?\s?[：:]?\s?{_MONEY}"
_OFFICE = r"(?:社|部|中心|厂|公司|集团|报)"
_BODY = rf"[\u3400-\u9fff]{{1,18}}(?:{'|'.join(BODY_ENDS)}|社)"
_PUBLISHER = (
    rf"{_BODY}(?:主管、?主办|主办|主管|承办|协办|机关报)|[\u3400-\u9fff]{{1,16}}{_OFFICE}(?:出版|印刷|承印)|"
    rf"(?:主管|主办|承办|协办|出版|承印|印刷)(?:单位)?\s?[：:]\s?[\u3400-\u9fff]{{2,24}}|"
    rf"[\u3400-\u9fff]{{2,10}}委机关报"
)
_PRESS_TIME = (
    r"(?:今日|昨日|今晨)?(?:本报)?(?:昨日|今晨)?(?:开印|付印|印完)(?:时间)?\s?[：:]?\s?"
    r"[\d一二三四五六七八九十]{1,3}[时点：:][\d一二三四五六七八九十分]{0,4}"
)
_LICENCE = r"广告(?:经营)?(?:许可证|登记|发布登记)\S{0,24}|[\u3400-\u9fff]ICP备\S{4,14}"
_SKY = r"(?:晴|多云|阴|阵雨|小雨|中雨|大雨|雷阵雨|小雪|中雪|大雪|雨夹雪|雾|霾)"
_DEGREES = r"-?\d{1,2}\s?(?:℃|°C|度)?\s?[~～\-—–至到/]\s?-?\d{1,2}\s?(?:℃|°C|度)"
_WEATHER = (
    rf"(?:今[日天]|明[日天]|后天|昨[日天])\s?(?:天气)?\s?[：:]?\s?{_SKY}(?:[转到间]{_SKY})?"
    rf"\s?(?:气温)?\s?{_DEGREES}(?:\s\S{{1,3}}风\S{{0,6}})?"
)
_DAY = r"\d{4}年\d{1,2}月\d{1,2}日|星期[一二三四五六日天]"
_PARTS = "|".join(
    (_DAY, _NUMBER, _SHEETS, _LUNAR, _CODE, _PRICE, _PUBLISHER, _PRESS_TIME, _LICENCE, _WEATHER)
)
_LINE = re.compile(rf"(?:(?:{_PARTS})[\s,，;；、·]*)+")
_FORECAST = re.compile(rf"天气预报[：:]\s?\S{{0,12}}{_SKY}[^。]{{0,24}}\d\s?(?:℃|°C|度)")
_RIGHTS = re.compile(
    r"(?:[©ⓒ]|Copyright).{0,40}|[^，。]{0,16}版权所有(?![者权人])[^。]{0,10}", re.I
)
_ADVISER = re.compile(r"本报(?:常年)?法律顾问\s?[：:]?\s?[\u3400-\u9fff ]{2,24}")
_CALL = re.compile(
    r"关注我们|关注[\u3400-\u9fff“”]{2,12}(?:微信)?公众号|[\u3400-\u9fff]{2,14}(?:客户端|公众号)?(?:下载)?二维码"
)
_ROMANISED = re.compile(r"[A-Z][A-Z ]{2,30}(?:BAO|DAILY|NEWS|TIMES|WEEKLY|POST)")
_SAYING = re.compile(r"(?:农谚|谚语|格言|名言|每日一[句言])[：:].{4,40}")
_WORDS = re.compile(rf"(?:^|(?<=\s))(?:{'|'.join(COLOPHON_WORDS)})(?=[\s：:])")
_LEAST_WORDS = 2


def is_colophon(text: str) -> bool:
    """Whether the line, which stands at a page's edge, tells of the paper itself."""
    if len(text) > _LONGEST or SENTENCE_END & set(text[:-1]):
        return False
    if _SAYING.fullmatch(text):
        return True
    if text[-1] in SENTENCE_END:
        return False
    forms = (_LINE, _FORECAST, _RIGHTS, _ADVISER, _CALL, _ROMANISED)
    return any(form.fullmatch(text) for form in forms) or _lists_offices(text)


def _lists_offices(text: str) -> bool:
    """`督印人 甲 承印 某印务 地址 某路一号`: a word of the paper's household before each entry."""
    return len(_WORDS.findall(text)) >= _LEAST_WORDS and _WORDS.match(text) is not None
