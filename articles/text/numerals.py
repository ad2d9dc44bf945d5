"""Numbers as Chinese print writes them: 二〇二三, 三十五, 1.2万, ２０２３."""

import re

_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10_000, "亿": 100_000_000}
_HAN = "".join((*_DIGITS, *_UNITS, *_MYRIADS))
NUMERAL = re.compile(rf"[0-9０-９.．]+[{''.join((*_UNITS, *_MYRIADS))}]*|[{_HAN}]+")


def value(numeral: str) -> float | None:
    """The number that a numeral stands for; None for what is none.

    Digits in a row are read one by one (二〇二三 is 2023), with units they are counted (三十五).
    """
    if not numeral or NUMERAL.fullmatch(numeral) is None:
        return None
    arabic = re.match(r"[0-9０-９.．]*", numeral)
    head = arabic[0] if arabic else ""
    if head:
        try:
            number = float(head.replace("．", "."))
        except ValueError:
            return None
        for unit in numeral[len(head) :]:
            number *= _UNITS.get(unit) or _MYRIADS[unit]
        return number
    if all(sign in _DIGITS for sign in numeral):
        return float("".join(str(_DIGITS[sign]) for sign in numeral))
    return _counted(numeral)


def _counted(numeral: str) -> float:
    total = section = digit = 0
    for sign in numeral:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        elif sign in _UNITS:
            section += (digit or 1) * _UNITS[sign]
            digit = 0
        else:
            total = (total + section + digit) * _MYRIADS[sign]
            section = digit = 0
    return float(total + section + digit)
