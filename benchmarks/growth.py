"""Whether a page costs more, and the importer grows, the larger the archive is.

    python benchmarks/growth.py [--articles N] [PAGES …]   SQLite in a folder of its own
    DATABASE_URL=postgres://… python benchmarks/growth.py …   an EMPTY database

Loads 1,000 pages, then multiplies the archive's rows inside of the database to 10,000 and to 50,000
pages, and at each point loads more: printed are the processor time of one, half of them are there
to fill caches, and the most memory that the process had. The pages are made of some that were
parsed: sentences, headlines, names and tags change from page to page, so that people, tags and
index grow as those of a newspaper do.
"""

import argparse
import dataclasses
import hashlib
import itertools
import os
import random
import resource
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
scratch = tempfile.TemporaryDirectory()
os.environ["NEWSROOM_VAR"] = scratch.name
os.environ["DJANGO_SETTINGS_MODULE"] = "newsroom.settings"

import django  # noqa: E402 - the environment comes first

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from articles.models import Page, Tag  # noqa: E402
from benchmarks.multiply import multiply  # noqa: E402
from benchmarks.pages import page_texts  # noqa: E402
from benchmarks.processor import processor_time  # noqa: E402
from people.models import Person  # noqa: E402
from seeds.loader import Loader  # noqa: E402
from seeds.pipeline import parse_page  # noqa: E402
from seeds.records import ParsedArticle, ParsedCredit, ParsedPage, ParsedTag  # noqa: E402

POINTS = (1_000, 10_000, 50_000)
PATTERNS = 100
WINDOW = 250
NEW_NAME, NEW_TAG = 0.02, 0.01  # how often one is met that was never met before
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华文建国志远"


def varied(patterns: list[ParsedPage], count: int) -> Iterator[tuple[ParsedPage, bytes]]:
    """So many different pages."""
    letters = sorted({sign for page in patterns for sign in page.text if sign.isalpha()})
    paragraphs = [p for page in patterns for one in page.articles for p in one.paragraphs]
    for number in range(count):
        chance = random.Random(number)
        pattern = patterns[number % len(patterns)]
        articles = tuple(
            _varied(one, number, paragraphs, letters, chance) for one in pattern.articles
        )
        text = "\n".join(line for one in articles for line in (one.title, *one.paragraphs))
        data = text.encode()
        yield (
            dataclasses.replace(
                pattern,
                source=f"{number}.txt",
                sha256=hashlib.sha256(data).hexdigest(),
                text=text,
                articles=articles,
            ),
            data,
        )


def _shortened(page: ParsedPage, articles: int | None) -> ParsedPage:
    return dataclasses.replace(page, articles=page.articles[:articles])


def _varied(
    one: ParsedArticle,
    number: int,
    paragraphs: list[str],
    letters: list[str],
    chance: random.Random,
) -> ParsedArticle:
    drawn = (_changed(chance.choice(paragraphs), letters, chance) for _ in one.paragraphs)
    credits = {_credit(credit, number, chance) for credit in one.credits}
    tags = {_tag(tag, number, chance) for tag in one.tags}
    return dataclasses.replace(
        one,
        title=_changed(one.title, letters, chance),
        paragraphs=tuple(drawn),
        credits=tuple(sorted(credits, key=lambda credit: credit.name)),
        tags=tuple(sorted(tags, key=lambda tag: (tag.kind, tag.name))),
    )


def _changed(text: str, letters: list[str], chance: random.Random) -> str:
    """With a tenth of its characters changed."""
    signs = list(text)
    for place in chance.sample(range(len(signs)), (len(signs) + 9) // 10):
        signs[place] = chance.choice(letters)
    return "".join(signs)


def _credit(credit: ParsedCredit, number: int, chance: random.Random) -> ParsedCredit:
    if chance.random() >= NEW_NAME:
        return credit
    name = f"{credit.name[0]}{chance.choice(GIVEN)}{letter(number)}"
    return dataclasses.replace(credit, name=name, printed=name)


def _tag(tag: ParsedTag, number: int, chance: random.Random) -> ParsedTag:
    if chance.random() >= NEW_TAG:
        return tag
    return dataclasses.replace(tag, name=f"{tag.name}{letter(number)}")


def letter(number: int) -> str:
    """A character of the common block for each number."""
    return chr(0x4E00 + number % 20_000)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("points", type=int, nargs="*", default=POINTS, metavar="PAGES")
    parser.add_argument("--articles", type=int, help="of a page, at most")
    options = parser.parse_args()
    points = options.points
    call_command("migrate", verbosity=0)
    patterns = [_shortened(parse_page("", text), options.articles) for text in page_texts(PATTERNS)]
    pages = varied(patterns, points[0] + 2 * WINDOW * len(points))
    print(f"{connection.vendor}: pages, processor ms a page, most memory MB, people, tags")
    _load(Loader("样报"), itertools.islice(pages, points[0] - 2 * WINDOW))
    for point in points:
        if (times := round(point / (Page.objects.count() + 2 * WINDOW))) > 1:
            multiply(times)
        loader = Loader("样报")
        _load(loader, itertools.islice(pages, WINDOW))
        cost = _load(loader, itertools.islice(pages, WINDOW)) / WINDOW * 1000
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        sizes = [f"{model.objects.count():9,}" for model in (Page, Person, Tag)]
        print(f"{sizes[0]} {cost:10.2f} {memory:8.0f} {sizes[1]} {sizes[2]}", flush=True)


def _load(loader: Loader, pages: Iterator[tuple[ParsedPage, bytes]]) -> float:
    """Load the pages; returns the processor time that the loading took, in seconds."""
    took = 0.0
    for page, data in pages:
        started = processor_time()
        loaded = loader.load(page, data)
        took += processor_time() - started
        if loaded.state != "imported":
            raise SystemExit(f"{page.source} is {loaded.state}: it is too like another page")
    return took


if __name__ == "__main__":
    main()
