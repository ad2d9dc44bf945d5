"""Pinyin of Chinese names, for lists from A to Z.

pypinyin is loaded at its first use: it takes longer than all the rest of a command's start.
"""

# Surnames that are read unlike the character's usual reading (《现代汉语词典》, 姓氏音).
SURNAME_READINGS = {
    "仇": "qiu", "解": "xie", "区": "ou", "朴": "piao", "查": "zha", "单": "shan", "盖": "ge",
    "曾": "zeng", "任": "ren", "华": "hua", "翟": "zhai", "覃": "qin", "尉": "yu", "员": "yun",
    "乐": "yue", "缪": "miao", "种": "chong", "逄": "pang", "纪": "ji", "燕": "yan", "宁": "ning",
    "万": "wan", "洗": "xian", "冼": "xian", "召": "shao", "折": "she", "黑": "he", "繁": "po",
    "秘": "bi", "六": "lu", "尹": "yin", "臧": "zang", "晟": "cheng", "祭": "zhai",
}  # fmt: skip
COMPOUND_READINGS = {
    "尉迟": "yu chi", "长孙": "zhang sun", "万俟": "mo qi", "澹台": "tan tai", "令狐": "ling hu",
    "单于": "chan yu", "宰父": "zai fu", "鲜于": "xian yu",
}  # fmt: skip


def sort_key(name: str) -> str:
    """Toneless pinyin of a name, a syllable a character, parted by spaces: 曾国华 → `zeng guo hua`.

    Text that is not Chinese stays, in lower case.
    """
    for surname, reading in COMPOUND_READINGS.items():
        if name.startswith(surname):
            return " ".join([reading, *_syllables(name[len(surname) :])])
    if name[:1] in SURNAME_READINGS:
        return " ".join([SURNAME_READINGS[name[0]], *_syllables(name[1:])])
    return " ".join(_syllables(name))


def spellings(name: str) -> str:
    """The ways in which a name is typed, parted by spaces: 马超 → `ma chao machao mc`."""
    key = sort_key(name)
    syllables = key.split()
    return " ".join([key, "".join(syllables), "".join(s[0] for s in syllables)])


def initial(name: str) -> str:
    """The letter under which a list files the name, `#` where it has none: 马超 → `M`."""
    letter = sort_key(name)[:1].upper()
    return letter if "A" <= letter <= "Z" else "#"


def _syllables(text: str) -> list[str]:
    from pypinyin import Style, lazy_pinyin

    return [s.strip().lower() for s in lazy_pinyin(text, style=Style.NORMAL) if s.strip()]
