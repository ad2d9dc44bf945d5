"""Foreign persons by the characters that their names are written with (俄罗斯总统普京).

No surname opens such a name and no dot need divide it; but few characters stand for foreign sounds,
and in the news an office or a calling stands before the name.
"""

from collections.abc import Iterator

from articles.text import segment
from articles.text.line import OFFICE, Line

_SHORTEST, _LONGEST = 2, 7
_SOUNDS = frozenset(
    "阿埃艾爱安昂奥巴拜班邦贝本比彼宾波伯博布查察达戴丹岛登道德迪蒂丁杜顿多厄恩尔法凡菲费芬佛弗夫福富盖冈戈格古根哈海汉豪赫亨华霍"
    "基吉季加贾简杰金京卡凯坎康考科克肯孔库奎拉莱赖兰朗劳勒雷里利莉林琳龙卢鲁路伦罗洛吕马玛迈麦曼梅门蒙米密缪莫默姆穆纳娜南内尼宁"
    "纽努诺欧帕潘庞佩彭皮平珀普奇契恰切琴丘乔琼让若瑞萨塞赛桑瑟森沙珊尚舍申圣史舒斯松苏索塔泰坦汤唐陶特腾廷图托陀瓦旺威韦维温沃乌"
    "西希夏肖谢欣辛匈休许叙雅亚延扬耶叶伊因英尤于约泽扎詹芝朱兹佐祖"
)
_CONFIDENCE = 0.7


def foreign_names(line: Line) -> Iterator[tuple[int, str, float]]:
    """Place, name and confidence of each such name after an office or a calling."""
    for place in line.starts[:-1]:
        sounds = _sounds_from(line.text, place)
        if sounds >= _SHORTEST and line.title_before(place) >= OFFICE:
            name = _name(line, place, sounds)
            if name:
                yield place, name, _CONFIDENCE


def _sounds_from(text: str, place: int) -> int:
    ahead = text[place : place + _LONGEST]
    return next((size for size, sign in enumerate(ahead) if sign not in _SOUNDS), len(ahead))


def _name(line: Line, place: int, sounds: int) -> str | None:
    """The longest stretch after which the sentence goes on; two characters only if it is known."""
    for size in range(sounds, _SHORTEST - 1, -1):
        name, end = line.text[place : place + size], place + size
        if line.tokens_between(place, end) is None or not line.goes_on(end):
            continue
        if size > _SHORTEST or segment.shared().tag(name).startswith("nr"):
            return name
    return None
