"""Places (地名) that a text names: districts, counties and cities.

Provinces and municipalities (北京市) are left out: in a paper of theirs they say nothing. A
development zone is no district, and no name of the table of districts ends like one.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain

from articles.text.line import Line, lines
from articles.text.localities import Token, is_side
from articles.text.normalize import HAN
from articles.text.tables import read_list

MUNICIPALITIES = frozenset(("北京市", "天津市", "上海市", "重庆市"))
PROVINCES = frozenset(read_list("provinces.txt"))
_LONGEST = 6
# 朝阳区域 is an area, 长安区间 a stretch of line.
_NOT_AFTER_DISTRICT = "域间位块段"
_SUFFIX = frozenset("县市旗州盟")
# 老城区 is a district of Luoyang, and the old town of any other city.
_PARTS_OF_TOWN = frozenset(("老城", "新城", "城中"))
# What a bare city name follows where a place is meant: 山东烟台, 赴深圳, 兰州、定西.
_LEADS_TO_PLACE = frozenset(("在", "赴", "到", "从", "来自", "至", "于", "抵", "抵达", "位于"))
_LISTS = frozenset("、和")
_COUNTY = re.compile(f"(?<=[省市州盟])([{HAN}]{{2,5}}?县)(?![级城域])")
_DISTRICT_LIST = re.compile(
    f"((?:[{HAN}]{{2,4}}、)+[{HAN}]{{2,4}}?)(?:等|[\\d一二两三四五六七八九十]+)个?区(?!域|间)"
)
_NOT_OF_NAME = re.compile("[各全等本该个多的和与及两这那每省市州盟区]")


@cache
def _districts() -> dict[str, tuple[str, ...]]:
    """Cities by district; the name is without 区 and with its mark `*`, if it has one, removed."""
    owners: dict[str, tuple[str, ...]] = {}
    for line in read_list("districts.txt"):
        city, *names = line.split()
        for name in names:
            key = name.rstrip("*")
            owners[key] = (*owners.get(key, ()), city)
    return owners


@cache
def _plain_districts() -> frozenset[str]:
    """Districts whose name means nothing else, so that it may stand without 区."""
    names = (name for line in read_list("districts.txt") for name in line.split()[1:])
    return frozenset(name for name in names if not name.endswith("*") and len(name) > 1)


@cache
def _cities() -> frozenset[str]:
    """Prefecture-level cities, without 市, that mean nothing else."""
    cities = {line.split()[0] for line in read_list("districts.txt")} - MUNICIPALITIES
    words = set(read_list("cities_plain.txt")) | PROVINCES
    return frozenset(city.removesuffix("市") for city in cities if city != "-") - words


def is_place(word: str) -> bool:
    """Whether the word is a district (平谷区) or a city's bare name and nothing else (烟台)."""
    return word in _cities() or (word.endswith("区") and word[:-1] in _districts())


def districts_in(text: str) -> Iterator[str]:
    """The districts named with their 区, the longest name where one holds another (九龙坡区)."""
    for end in (match.start() for match in re.finditer("区", text)):
        if text[end + 1 : end + 2] in tuple(_NOT_AFTER_DISTRICT):
            continue
        for start in range(max(0, end - _LONGEST), end - 1):
            if text[start:end] in _districts():
                if text[start:end] not in _PARTS_OF_TOWN or _in_its_city(text, start, end):
                    yield text[start : end + 1]
                break


def _in_its_city(text: str, start: int, end: int) -> bool:
    """Whether 老城区 or 新城区 is the district of that name and not the old or new town."""
    cities = (city.removesuffix("市") for city in _districts()[text[start:end]])
    return any(text.endswith((city, city + "市"), 0, start) for city in cities)


def listed_districts_in(text: str) -> Iterator[str]:
    """Districts that share one 区: 玄武、建邺、鼓楼等区, 通州、大兴两个区."""
    for match in _DISTRICT_LIST.finditer(text) if "区" in text else ():
        first, *others = match[1].split("、")
        for name in (first, first[-3:], first[-2:], *others):  # 走访玄武、建邺等区
            if name in _districts():
                yield name + "区"


def bare_districts_in(article: Sequence[Line], found: Iterable[str]) -> Iterator[str]:
    """Districts without 区 (北京建工通州) in an article that names their city or another of it."""
    words = chain.from_iterable(line.words for line in article)
    bare = sorted(_plain_districts().intersection(words))
    if not bare:
        return
    text, owners = "\n".join(line.text for line in article), _districts()
    named = {*bare, *(name[:-1] for name in found)}
    cities = Counter(city for name in named for city in owners.get(name, ()))
    for name in bare:
        known = (city for city in owners[name] if city != "-")
        if any(cities[city] > 1 or city.removesuffix("市") in text for city in known):
            yield name + "区"


def towns_in(tokens: Sequence[Token]) -> Iterator[str]:
    """Cities, counties and banners (旗) that the dictionary knows, with their suffix."""
    for token, tag in tokens:
        known = tag == "ns" and len(token) > 2 and token[-1] in _SUFFIX
        if known and token not in MUNICIPALITIES:
            name = _without_province(token)
            yield name + "市" if name in _cities() else name


def _without_province(token: str) -> str:
    """The dictionary has 甘肃兰州 and 吉林省延边朝鲜族自治州 as one word each."""
    for province in PROVINCES:
        rest = token.removeprefix(province).removeprefix("省")
        if rest != token and (len(rest) > 2 or rest in _cities()):
            return rest
    return token


def bare_cities_in(tokens: Sequence[str]) -> Iterator[str]:
    """Cities without 市 after a province or a word of movement, or further on in such a list."""
    cities, following, before = _cities(), False, ""
    if cities.isdisjoint(tokens):
        return
    for token in tokens:
        if token in cities:
            leads = before.removesuffix("省") in PROVINCES or before in _LEADS_TO_PLACE
            following = leads or (following and before in _LISTS)
            if following:
                yield token + "市"
        elif token not in _LISTS:
            following = False
        before = token


def counties_in(text: str) -> Iterator[str]:
    """Counties that no dictionary has, after the province, city or prefecture that they are in."""
    for match in _COUNTY.finditer(text) if "县" in text else ():
        if not _NOT_OF_NAME.search(match[1]):
            yield match[1]


def unlisted_in(line: Line) -> Iterator[str]:
    """Districts, counties, cities of no dictionary (滨海市临港区); sides of a town (城南区)."""
    for token in line.places_whole:
        name, tag = token
        if tag != "ns" or name[-1] not in "区县市":
            continue
        if token not in line.tokens or (len(name) == 3 and is_side(name)):
            yield name


def places(texts: Sequence[str]) -> dict[str, float]:
    """Every place named in the texts with the confidence that a tag for it is right."""
    return places_in(lines(texts))


def places_in(article: Sequence[Line]) -> dict[str, float]:
    """Every place named in the article's lines with the confidence that a tag for it is right."""
    found: dict[str, float] = {}
    for line in article:
        graded = (
            (districts_in(line.text), 0.95),
            (counties_in(line.text), 0.8),
            (towns_in(line.tokens), 0.8),
            (unlisted_in(line), 0.7),
            (bare_cities_in(line.words), 0.6),
            (listed_districts_in(line.text), 0.8),
        )
        for names, confidence in graded:
            for name in names:
                found[name] = max(confidence, found.get(name, 0.0))
    for name in bare_districts_in(article, tuple(found)):
        found.setdefault(name, 0.6)
    return found
