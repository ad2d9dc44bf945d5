"""A page that comes again after people have corrected it, with the same text and with a better one.

The rule is written here a second time, from its definition: a field that nobody touched follows the
source, one that people corrected stays to the byte, and where both changed an editor is asked, with
both texts and their common ancestor. Pages, corrections and changes of the source are drawn by lot.
"""

import json
import random
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.core.management import call_command

from articles.crediting import Named, PersonFinder, set_credits
from articles.editing import revise
from articles.findings import dismiss
from articles.models import Article, Credit, Finding, FindingStatus, Page, Photo, Tagging
from articles.revision import Via, recording
from articles.tagging import untag
from seeds.files import SEED_PAGES
from seeds.loader import Loader
from seeds.models import ImportedArticle, SourceDocument
from seeds.pipeline import parse_page
from seeds.records import ParsedPage
from seeds.report import article_report
from tests.desk import user
from tests.faults.conftest import Tell

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

TESTS = Path(__file__).resolve().parents[1]
PAGES = [*sorted(SEED_PAGES.glob("*.txt")), *sorted(TESTS.glob("pages/*.txt"))[:7]]
FIELDS = ("column", "kicker", "title", "subtitle", "lead", "body")
BY_HAND = "编者校"

# An article's place on its page and the name of a field, with the field's text.
Texts = dict[tuple[int, str], str]


def texts_of(parsed: ParsedPage) -> Texts:
    """What the parser reads in each field of each article."""
    return {
        (article.order, name): "\n\n".join(article.paragraphs)
        if name == "body"
        else getattr(article, name) or ""
        for article in parsed.articles
        for name in FIELDS
    }


def standing() -> Texts:
    """What the archive shows in each field of each article."""
    return {(a.order, name): getattr(a, name) for a in Article.objects.all() for name in FIELDS}


def bring(path: Path, *options: str) -> str:
    """Import a file as its user does; returns what the command printed."""
    out = StringIO()
    call_command("import_seeds", "--format", "json", *options, str(path), stdout=out)
    return out.getvalue()


@pytest.fixture(params=PAGES, ids=lambda path: path.stem[:24])
def source(request: pytest.FixtureRequest, tmp_path) -> Path:
    """A page of print, in the archive already."""
    copy = tmp_path / "page.txt"
    copy.write_bytes(request.param.read_bytes())
    assert '"imported"' in bring(copy)
    return copy


@pytest.fixture
def lot(source: Path) -> random.Random:
    return random.Random(source.read_bytes())  # noqa: S311 - the same lots in every run


@pytest.fixture
def editor() -> User:
    return user("老校", is_superuser=True)


def correct_some(lot: random.Random, editor: User) -> Texts:
    """An editor corrects some fields of some articles; returns what they hold then."""
    done: Texts = {}
    for article in Article.objects.order_by("order"):
        names = [name for name in FIELDS if getattr(article, name) and lot.random() < 0.4]
        changes = {name: getattr(article, name) + BY_HAND for name in names}
        if "body" in changes:
            changes["body"] = f"{article.body[:9]}{BY_HAND}{article.body[9:]}\n\n{BY_HAND}。"
        revise(article, by=editor, why="核对原报", via=Via.ADMIN, **changes)
        done |= {(article.order, name): text for name, text in changes.items()}
    return done


def better(text: str, before: Texts, lot: random.Random) -> str:
    """The page's text with a sign changed in some fields, so that its articles stay the same."""
    for content in lot.sample(list(before.values()), len(before)):
        paragraph = max(content.split("\n\n"), key=len)
        middle = paragraph[len(paragraph) // 2 - 3 :][:7]
        if len(middle) < 7 or text.count(middle) != 1 or lot.random() < 0.3:
            continue
        changed = text.replace(middle, f"{middle[:3]}之{middle[4:]}")
        now = texts_of(parse_page("page.txt", changed.encode()))
        if set(now) == set(before) and now != before:
            text = changed
    return text


def conflicts() -> dict[tuple[int, str], Finding]:
    """The open conflicts by article and field."""
    found = {}
    for finding in Finding.objects.filter(kind="conflict", status=FindingStatus.OPEN):
        (name,) = finding.alternative["fields"]
        assert (finding.article.order, name) not in found
        found[finding.article.order, name] = finding
    return found


def assert_merged(before: Texts, corrected: Texts, now: Texts) -> None:
    """Every field follows the rule, and the conflicts are those that there have to be."""
    clashing = {
        place
        for place, text in corrected.items()
        if before[place] != now[place] and now[place] != text
    }
    assert standing() == {place: corrected.get(place, now[place]) for place in before}
    asked = conflicts()
    assert set(asked) == clashing
    for (order, name), finding in asked.items():
        assert finding.quote == corrected[order, name]
        assert finding.alternative["fields"] == {name: now[order, name]}
        assert finding.alternative["base"] == {name: before[order, name]}


def test_a_better_text_goes_where_nobody_has_been(source: Path, lot, editor, tell: Tell) -> None:
    first = source.read_bytes()
    before = texts_of(parse_page(source.name, first))
    addresses = {article.order: article.get_absolute_url() for article in Article.objects.all()}
    corrected = correct_some(lot, editor)
    text = better(first.decode(), before, lot)
    again = source.with_name(lot.choice([source.name, "under_another_name.txt"]))
    again.write_text(text, encoding="utf-8")
    now = texts_of(parse_page(again.name, text.encode()))
    assert now != before

    assert '"updated"' in bring(again)
    assert_merged(before, corrected, now)
    assert {a.order: a.get_absolute_url() for a in Article.objects.all()} == addresses
    assert Page.objects.count() == 1
    # Every version that was read stays, the bytes and what was read in them.
    kept = SourceDocument.objects.order_by("pk")
    assert [bytes(document.content) for document in kept] == [first, text.encode()]
    for document in kept:
        read = parse_page(source.name, bytes(document.content))
        records = [row.record for row in document.articles.order_by("order")]
        assert records == [plain(article_report(article)) for article in read.articles]
    tell(
        f"{len(corrected)} fields corrected, {sum(now[p] != before[p] for p in now)} changed in "
        f"the source, {len(conflicts())} conflicts"
    )


def test_the_same_text_changes_nothing(source: Path, lot, editor) -> None:
    corrected = correct_some(lot, editor)
    stands, rows = standing(), row_counts()
    for options in ((), ("--reparse",)):
        assert '"unchanged"' in bring(source, *options)
        assert standing() == stands
        assert row_counts() == rows
    assert {place: stands[place] for place in corrected} == corrected


def test_a_better_parser_is_a_better_text(source: Path, lot, editor) -> None:
    """What stands was read by a parser that knew no kickers and broke the titles."""
    data = source.read_bytes()
    read = parse_page(source.name, data)
    flush()
    worse = replace(
        read,
        articles=tuple(
            replace(article, kicker=None, title=f"{article.title[:6]}…")
            for article in read.articles
        ),
    )
    Loader("样报").load(worse, data)
    corrected = correct_some(lot, editor)
    bring(source, "--reparse")
    assert_merged(texts_of(worse), corrected, texts_of(read))
    assert SourceDocument.objects.count() == 1


def test_credits_tags_photos_and_doubts_are_kept_alike(source: Path, lot, editor) -> None:
    first = source.read_bytes()
    with recording(by=editor, why="", via=Via.ADMIN):
        credited = Article.objects.filter(credits__isnull=False).order_by("order").first()
        if credited:
            set_credits(credited, [Named("钟实", "reporter", "（记者 钟实）")], PersonFinder())
        for photo in Photo.objects.all():
            photo.caption = f"说明{photo.pk}"
            photo.save()
    for tagging in list(Tagging.objects.order_by("pk"))[::3]:
        untag([tagging.article], tagging.tag, by=editor, via=Via.ADMIN)
    for finding in list(Finding.objects.order_by("pk"))[::2]:
        dismiss(finding, by=editor, via=Via.ADMIN)
    stands = of_people()

    before = texts_of(parse_page(source.name, first))
    source.write_text(better(first.decode(), before, lot), encoding="utf-8")
    assert '"updated"' in bring(source)

    now = of_people()
    assert now["credits"] == stands["credits"]
    assert now["captions"] == stands["captions"]
    assert now["taken off"] == stands["taken off"]
    assert now["dismissed"] == stands["dismissed"]
    again = Finding.objects.filter(status=FindingStatus.OPEN)
    keys = set(again.values_list("article", "kind", "quote"))
    assert not keys & set(stands["dismissed"])


def of_people() -> dict[str, set[tuple]]:
    """What people have said, of what a machine might say otherwise."""
    return {
        "credits": set(Credit.objects.filter(person__name="钟实").values_list("article", "role")),
        "captions": set(Photo.objects.exclude(caption="").values_list("pk", "caption")),
        "taken off": set(Tagging.objects.filter(removed=True).values_list("article", "tag")),
        "dismissed": set(
            Finding.objects.filter(status=FindingStatus.DISMISSED).values_list(
                "article", "kind", "quote"
            )
        ),
    }


def row_counts() -> dict[str, int]:
    """How many rows each table of the archive has, history included."""
    configs = map(apps.get_app_config, ("people", "articles", "seeds"))
    models = [model for config in configs for model in config.get_models()]
    return {model._meta.label: model._base_manager.count() for model in models}


def flush() -> None:
    """Take the page out of the archive again, as if it had never come."""
    ImportedArticle.objects.all().delete()
    SourceDocument.objects.all().delete()
    Article.objects.all().delete()
    Page.objects.all().delete()


def plain(report: dict[str, Any]) -> dict[str, Any]:
    """A report as it comes back from a database."""
    return json.loads(json.dumps(report))
