"""Pages to measure with: the five of `seeds/pages`, recombined with changed text.

Each keeps the lines of one of the five, so that it is a page of print; but the sentences inside of
its paragraphs are drawn from all of them, one character of each is changed for another, and the
headlines are numbered. So every page is new, to the parser, to the search index and to the
statistics of an archive.
"""

import random
import re
from collections.abc import Iterator

from seeds.files import SEED_PAGES
from seeds.pipeline import parse_page

_DIGITS = str.maketrans("0123456789", "零一二三四五六七八九")
_SENTENCES = re.compile("[^。！？]+(?:[。！？][”’」』）]*|$)")
_PARAGRAPH = 60  # characters that make a line one of running text


def page_texts(count: int) -> Iterator[bytes]:
    """So many pages, always the same ones."""
    originals = [_original(path.name, path.read_bytes()) for path in sorted(SEED_PAGES.glob("*"))]
    pool = [
        sentence
        for text, _titles in originals
        for line in text.split("\n")
        if len(line) > _PARAGRAPH
        for sentence in _SENTENCES.findall(line)[1:-1]
    ]
    letters = sorted({sign for sentence in pool for sign in sentence if sign.isalpha()})
    for number in range(count):
        chance = random.Random(number)
        text, titles = originals[number % len(originals)]
        lines = [_recombined(line, pool, letters, chance) for line in text.split("\n")]
        text = "\n".join(lines)
        for title in titles:
            text = text.replace(title, f"{title}之{str(number).translate(_DIGITS)}")
        yield text.encode()


def _original(name: str, data: bytes) -> tuple[str, list[str]]:
    return data.decode(), [article.title for article in parse_page(name, data).articles]


def _recombined(line: str, pool: list[str], letters: list[str], chance: random.Random) -> str:
    """A line of running text with others between its first sentence and its last."""
    sentences = _SENTENCES.findall(line)
    if len(line) <= _PARAGRAPH or len(sentences) < 3:
        return line
    drawn = [_changed(chance.choice(pool), letters, chance) for _ in sentences[1:-1]]
    return "".join([sentences[0], *drawn, sentences[-1]])


def _changed(sentence: str, letters: list[str], chance: random.Random) -> str:
    place = chance.randrange(len(sentence))
    if not sentence[place].isalpha():
        return sentence
    return sentence[:place] + chance.choice(letters) + sentence[place + 1 :]
