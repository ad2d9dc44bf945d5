"""A paragraph that was read twice, and not quite alike: a scan doubles, a recogniser errs anew.

What only follows a pattern (the items of a list, the rounds of a match) differs in its names and
figures; a second reading has nearly all pairs of characters of the first.
"""

from collections.abc import Iterator

from seeds.records import ParsedFinding
from seeds.repair.reading import Reading

_LEAST, _SAMPLES, _SAMPLE, _LEAST_FOUND = 30, 8, 6, 2
_ALIKE, _LENGTH = 0.88, 0.8


def near_duplicate(reading: Reading) -> Iterator[ParsedFinding]:
    """Each long paragraph that an earlier one of the article nearly is."""
    earlier: list[str] = []
    for text in reading.article.paragraphs:
        if len(text) < _LEAST:
            continue
        if any(one != text and _is_second_reading(one, text) for one in earlier):
            why = "与前文一段几乎全同，疑为重识"
            yield ParsedFinding("duplicate_text", text, "medium", "", why)
        earlier.append(text)


def _is_second_reading(one: str, text: str) -> bool:
    if not _LENGTH * len(text) <= len(one) <= len(text) / _LENGTH:
        return False
    step = max(1, (len(text) - _SAMPLE) // _SAMPLES)
    samples = [text[at : at + _SAMPLE] for at in range(0, step * _SAMPLES, step)]
    if sum([sample in one for sample in samples]) < _LEAST_FOUND:
        return False
    first, second = _pairs(one), _pairs(text)
    return len(first & second) >= _ALIKE * max(len(first), len(second))


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}
