"""Text that stands twice because it was read twice: a paragraph, a sentence, an overlapping end.

Deliberate repetition is short (`加油、加油`) or varied; what a scan doubles is long and the same to
the last character.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from articles.text.normalize import HAN
from seeds.records import ParsedFinding
from seeds.repair.reading import Reading

# A sentence of so many characters does not come twice by chance.
_LEAST_FAR = 25
_LEAST_PARAGRAPH, _LEAST_SENTENCE, _LEAST_OVERLAP, _MOST_OVERLAP = 15, 12, 10, 80
_SENTENCE_END = re.compile("[。！？!?](?![”’」』])")
_DOUBLED = re.compile(rf"([{HAN}，、,0-9.%]{{6,40}})\1")
# Of a stretch of six that comes again at once each sample of four comes again 6 to 40 further on.
_SAMPLE, _STEP, _NEAREST, _FARTHEST = 4, 3, 6, 40


def duplicate_text(reading: Reading) -> Iterator[ParsedFinding]:
    """Doubled paragraphs, sentences, stretches, and ends that the next paragraph begins with."""
    seen: set[str] = set()
    told: set[str] = set()
    before = ""
    for text in reading.article.paragraphs:
        key = "".join(text.split())
        if key in seen and len(key) >= _LEAST_PARAGRAPH:
            yield _finding(text, "", "整段与前文重复")
        else:
            sentences = _sentences(text)
            yield from _doubled_inside(text, sentences)
            yield from _told_before(sentences, told)
            if overlap := _overlap(before, text):
                yield _finding(overlap, "", "段首与上段末尾重复，疑为断栏处重识")
            told.update(sentences)
        seen.add(key)
        before = text


def _sentences(text: str) -> list[str]:
    """The text cut behind each closing mark; joined they are the text."""
    ends = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
    return [text[start:end] for start, end in pairwise(ends)]


def _finding(quote: str, suggestion: str, why: str) -> ParsedFinding:
    return ParsedFinding("duplicate_text", quote, "high", suggestion, why)


def _doubled_inside(text: str, sentences: list[str]) -> Iterator[ParsedFinding]:
    for one, other in pairwise(sentences):
        if one == other and len(one) >= _LEAST_SENTENCE:
            yield _finding(one + other, one, "整句重复")
    for match in _DOUBLED.finditer(text) if _may_be_doubled(text) else ():
        if len(set(match[1])) > 3:
            yield _finding(match[0], match[1], "字句重复")


def _may_be_doubled(text: str) -> bool:
    """Whether one of the samples of the text comes again soon; the pattern alone takes long."""
    return any(
        text.find(text[at : at + _SAMPLE], at + _NEAREST, at + _FARTHEST + _SAMPLE) > 0
        for at in range(0, len(text) - _NEAREST - _SAMPLE + 1, _STEP)
    )


def _told_before(sentences: list[str], told: set[str]) -> Iterator[ParsedFinding]:
    for sentence in sentences:
        if len(sentence) >= _LEAST_FAR and sentence in told:
            yield _finding(sentence, "", "整句与前文重复")


def _overlap(before: str, text: str) -> str:
    """The longest end of one paragraph that the next one begins with."""
    if text[:_LEAST_OVERLAP] not in before[-_MOST_OVERLAP:]:
        return ""
    longest = min(_MOST_OVERLAP, len(before), len(text))
    sizes = range(longest, _LEAST_OVERLAP - 1, -1)
    return next((text[:size] for size in sizes if before.endswith(text[:size])), "")
