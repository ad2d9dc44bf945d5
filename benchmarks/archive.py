"""The recipe of an archive of any size: articles whose words are spread as those of a newspaper.

A clause is one of the five pages' with half of its words put in the place of others of the same
part of speech, as often as jieba's dictionary has them: so common words are common, there is a long
tail of rare ones, and no sentence is met again and again. Two of three words put in come from a few
dozen that the article keeps to, since an article has a subject: its pairs of characters repeat as
often as those of the pages do. 600 to 900 characters, a title, sometimes a kicker and a subtitle;
thirty articles a day, backwards from 2023-12-31; 2,000 people and 3,000 tags, of which the first
are credited and given most.
"""

import datetime
import random
import re
from bisect import bisect
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from articles.text import segment

PAGES = Path(__file__).resolve().parent.parent / "seeds" / "pages"
LAST_DAY, A_DAY = datetime.date(2023, 12, 31), 30
PEOPLE, TAGS, SECTIONS = 2_000, 3_000, 12
OWN_WORDS = 40
# Nouns, names, verbs, adjectives, set phrases: the parts of speech that are put in.
CHANGED = frozenset(["n", "nr", "ns", "nt", "nz", "v", "vn", "a", "an", "i", "l"])
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华文建国志远"
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"


class Made(NamedTuple):
    """One article."""

    number: int
    day: datetime.date
    title: str
    kicker: str
    subtitle: str
    body: str
    reporters: list[int]
    photographers: list[int]
    tags: list[int]
    section: int


class Recipe:
    """Articles without end, the same ones for the same seed."""

    def __init__(self, seed: int = 1, long: tuple[int, int] = (600, 900)) -> None:
        self.long = long
        self.chance = random.Random(seed)
        self.people = self._names()
        words: dict[str, dict[str, int]] = {}
        for word, count, tag in segment.entries():
            if tag in CHANGED:
                words.setdefault(tag, {})[word] = count
        self.words = {
            tag: (list(counts), list(accumulate(counts.values()))) for tag, counts in words.items()
        }
        self.clauses = list(_clauses())

    def articles(self, count: int) -> Iterator[Made]:
        """So many articles, the newest first."""
        return map(self._article, range(count))

    def _names(self) -> list[str]:
        names: dict[str, None] = {}
        while len(names) < PEOPLE:
            given = "".join(self.chance.choices(GIVEN, k=self.chance.choice((1, 2, 2))))
            names[self.chance.choice(SURNAMES) + given] = None
        return list(names)

    def _article(self, number: int) -> Made:
        own: dict[str, list[str]] = {}
        long = self.chance.randint(*self.long)
        title = "".join(self._clause(own).rstrip("，。；：、！？") for _ in range(2))[:30]
        sparse = self.chance.random() < 0.3
        return Made(
            number,
            LAST_DAY - datetime.timedelta(days=number // A_DAY),
            title,
            self._clause(own) if sparse else "",
            self._clause(own) if sparse else "",
            self._body(own, long),
            self._some(PEOPLE, 1, 2),
            self._some(PEOPLE, 0, 1),
            self._some(TAGS, 2, 6),
            self.chance.randrange(SECTIONS),
        )

    def _body(self, own: dict[str, list[str]], long: int) -> str:
        clauses, length = [], 0
        while length < long:
            clauses.append(self._clause(own))
            length += len(clauses[-1])
            if self.chance.random() < 0.05:
                clauses.append("\n\n")
        return "".join(clauses).strip()

    def _clause(self, own: dict[str, list[str]]) -> str:
        chance = self.chance.random
        return "".join(
            self._word(tag, own) if tag in self.words and chance() < 0.5 else word
            for word, tag in self.chance.choice(self.clauses)
        )

    def _word(self, tag: str, own: dict[str, list[str]]) -> str:
        kept = own.setdefault(tag, [])
        if kept and self.chance.random() < 2 / 3:
            return self.chance.choice(kept)
        words, sums = self.words[tag]
        word = words[bisect(sums, self.chance.random() * sums[-1])]
        if len(kept) < OWN_WORDS:
            kept.append(word)
        return word

    def _some(self, of: int, least: int, most: int) -> list[int]:
        """Some of so many, the first ones most often."""
        count = self.chance.randint(least, most)
        return sorted({int(of * self.chance.random() ** 3) for _ in range(count)})


def _clauses() -> Iterator[list[tuple[str, str]]]:
    """The clauses of the five pages, tagged."""
    for path in sorted(PAGES.glob("*.txt")):
        for clause in re.split(r"(?<=[，。；：、！？])|\n", path.read_text(encoding="utf-8")):
            if 4 <= len(clause.strip("# ")) <= 40:
                yield segment.tagged(clause.strip("# "))
