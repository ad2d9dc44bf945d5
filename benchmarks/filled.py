"""An archive by the recipe in the database: its index, and the articles beside it."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from django.db import connection, transaction

from articles import search
from articles.models import Article, Credit, Issue, Page, Publication, Section, Tag, Tagging
from articles.search import store
from articles.search.entries import Entry, new_entries
from articles.search.tables import LIVE
from benchmarks.archive import SECTIONS, TAGS, Made, Recipe
from benchmarks.timing import used_processor
from people.models import Person

BATCH = 500
SAMPLE = 4_000
SEEN = datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC)


@dataclass
class Filled:
    """What was added, how many bytes of text and index there are, and seconds of processor."""

    added: int = 0
    text: int = 0
    index: int = 0
    cutting: float = 0.0  # texts into tokens, alone
    making: float = 0.0  # entries written, cutting and settling included
    sample: list[Made] = field(default_factory=list)


_text = 0  # of all that was added so far


def fill(recipe: Recipe, made: Iterator[Made], count: int, *, rows: bool) -> Filled:
    """Add so many articles; without their rows the index alone."""
    global _text  # the archive grows from call to call
    filled, shelves = Filled(), Shelves(recipe)
    while some := list(islice(made, min(BATCH, count - filled.added))):
        with transaction.atomic():
            entries = entries_of(shelves, some, stored=rows)
            before = used_processor()
            for entry in entries[::5]:
                _ = entry.tokens
            filled.cutting += 5 * (used_processor() - before)
            before = used_processor()
            store.add(LIVE, entries)
        filled.making += used_processor() - before
        filled.added += len(some)
        _text += sum(map(entry_bytes, entries))
        if len(filled.sample) < SAMPLE:
            filled.sample += some
    filled.text = _text
    return filled


def saving(filled: Filled) -> float:
    """Milliseconds of processor for the entry of one article that has changed."""
    ids = list(Article.objects.values_list("pk", flat=True)[:BATCH:5])
    for pk in ids:
        Article.objects.filter(pk=pk).update(kicker="改动")
    before = used_processor()
    for pk in ids:
        search.refresh([pk])
    return 1000 * (used_processor() - before) / len(ids) if ids else 0.0


def entries_of(shelves: "Shelves", some: list[Made], *, stored: bool = False) -> list[Entry]:
    """The entries of articles; with their rows, if those are to be stored."""
    articles, credits, taggings = shelves.rows(some, stored=stored)
    return list(new_entries(articles, (), credits, taggings))


class Shelves:
    """Issues, people and tags as the articles need them."""

    def __init__(self, recipe: Recipe) -> None:
        self.paper, _ = Publication.objects.get_or_create(name="样报", slug="样报")
        if not Person.objects.exists():
            Section.objects.bulk_create(Section(name=f"版{n}") for n in range(SECTIONS))
            people = [Person(name=name) for name in recipe.people]
            for person in people:
                person.set_pinyin()
            Person.objects.bulk_create(people)
            Tag.objects.bulk_create(
                Tag(kind="topic", name=f"题{n}", slug=f"t{n}") for n in range(TAGS)
            )
        self.people = list(Person.objects.order_by("pk"))
        self.tags = list(Tag.objects.order_by("pk"))
        self.sections = list(Section.objects.order_by("pk"))
        self.pages: dict[tuple[datetime.date, int], Page] = {}

    def rows(
        self, some: list[Made], *, stored: bool
    ) -> tuple[list[Article], list[Credit], list[Tagging]]:
        """Articles with their credits and tags; stored, or numbered as if they were."""
        articles = [self._article(made) for made in some]
        credits, taggings = [], []
        if stored:
            Article.objects.bulk_create(articles)
        for article, made in zip(articles, some, strict=True):
            article.pk = article.pk or made.number + 1
            for role, of_role in (
                ("reporter", made.reporters),
                ("photographer", made.photographers),
            ):
                for n in of_role:
                    credits.append(Credit(article=article, person=self.people[n], role=role))
            taggings += [Tagging(article=article, tag=self.tags[n]) for n in made.tags]
        if stored:
            Credit.objects.bulk_create(credits)
            Tagging.objects.bulk_create(taggings)
        return articles, credits, taggings

    def _article(self, made: Made) -> Article:
        return Article(
            page=self._page(made), order=made.number % 30_000, title=made.title, body=made.body,
            kicker=made.kicker, subtitle=made.subtitle, status="published", published_at=SEEN,
        )  # fmt: skip

    def _page(self, made: Made) -> Page:
        key = made.day, made.section
        if key not in self.pages:
            issue, _ = Issue.objects.get_or_create(
                publication=self.paper, date=made.day, precision="day"
            )
            self.pages[key], _ = Page.objects.get_or_create(
                issue=issue, number=made.section + 1, section=self.sections[made.section]
            )
        return self.pages[key]


def entry_bytes(entry: Entry) -> int:
    """Its text in UTF-8."""
    return sum(len(text.encode()) for text in entry.texts)


def index_bytes() -> int:
    """The whole index: what finds, what counts and what proves."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"SELECT pg_total_relation_size('{LIVE.docs}')")
        else:
            cursor.execute("SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'articles_search%'")
        size: int = cursor.fetchone()[0]
    return size
