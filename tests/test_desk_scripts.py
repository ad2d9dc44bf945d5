"""What the desk's pages load: told in full and at once, kept by the browser, and not waited for."""

import re
from pathlib import Path
from wsgiref.headers import Headers

import pytest
from django.urls import reverse

from articles.admin.scripting import MODULES
from newsroom.files import KEPT, show_kept
from tests.desk import desk, form_url, list_url, user
from tests.factories import ArticleFactory, CreditFactory

ASSETS = Path(__file__).resolve().parent.parent / "newsroom" / "assets"
IMPORT = re.compile(r"""^(?:import|export)\s[^;]*?from\s+["']\./([\w.]+)["']""", re.MULTILINE)


def imported(path: Path, seen: set[str]) -> set[str]:
    name = path.relative_to(ASSETS).as_posix()
    if name not in seen:
        seen.add(name)
        for other in IMPORT.findall(path.read_text()):
            imported(path.parent / other, seen)
    return seen


def test_all_modules_of_the_editor_are_told_at_once() -> None:
    assert imported(ASSETS / MODULES[0], set()) == set(MODULES)


@pytest.mark.django_db
def test_the_form_names_its_modules_and_no_script_that_makes_slugs() -> None:
    article = CreditFactory(article=ArticleFactory()).article
    client = desk(user("老王", "主编"))
    text = client.get(form_url(article)).content.decode()
    told = re.findall(r'rel="modulepreload" href="/static/([^"]+)"', text)
    assert told == list(MODULES)
    assert "xregexp" not in text
    assert "urlify" not in text
    slugged = client.get(reverse("admin:articles_publication_add")).content.decode()
    assert "xregexp" in slugged


@pytest.mark.django_db
def test_no_page_waits_for_the_library_that_completes() -> None:
    client = desk(user("老王", "主编"))
    for url in (form_url(CreditFactory().article), list_url("articles_article")):
        text = client.get(url).content.decode()
        (late,) = re.findall(r'desk/complete\.js"[^>]*data-scripts="([^"]+)"', text)
        names = [address.rpartition("/")[2] for address in late.split()]
        assert names == ["select2.full.min.js", "zh-CN.js", "autocomplete.js"]
        assert not re.search(r'<script src="[^"]*(select2|autocomplete)', text)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("max-age=60, public", f"max-age=60, public, stale-while-revalidate={KEPT}"),
        ("max-age=0, public", "max-age=0, public"),
        ("max-age=315360000, public, immutable", "max-age=315360000, public, immutable"),
    ],
)
def test_a_file_of_a_plain_name_is_shown_while_it_is_asked_for(before: str, after: str) -> None:
    headers = Headers([("Cache-Control", before)])
    show_kept(headers, "", "")
    assert headers["Cache-Control"] == after
