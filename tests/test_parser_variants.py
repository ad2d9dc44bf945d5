"""The same page in other typography is read alike: marks, width, blank lines, line ends."""

import re
import unicodedata
from pathlib import Path

import pytest

from seeds.pipeline import parse_page
from seeds.records import ParsedArticle, ParsedPage

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "seeds" / "pages").glob("*.txt"))
INVENTED = sorted((ROOT / "tests" / "pages").glob("*.txt"))
HALF = str.maketrans("，：；（）！？", ",:;()!?")
HEADING = re.compile(r"^#+\s*", re.M)


def without_marks(text: str) -> str:
    return HEADING.sub("", text).replace("**", "")


def with_one_mark(text: str) -> str:
    return HEADING.sub("## ", text)


def without_blank_lines(text: str) -> str:
    room = text.replace("\n\n\n\n", "\0").replace("\n\n", "\n")
    return room.replace("\0", "\n\n\n\n")


def indented(text: str) -> str:
    return "\n".join("\u3000\u3000" + line if len(line) > 45 else line for line in text.split("\n"))


VARIANTS = {
    "no marks": without_marks,
    "one mark": with_one_mark,
    "half width": lambda text: text.translate(HALF),
    "no blank lines": without_blank_lines,
    "indented": indented,
    "CRLF": lambda text: text.replace("\n", "\r\n"),
}


def form(page: ParsedPage, *, roles: bool = True) -> list[tuple]:
    """What does not depend on typography; `roles`: which heading is the title, too."""
    return [
        (
            _headings(article) if roles else "".join(_headings(article)),
            article.kind,
            sorted({(credit.name, credit.role) for credit in article.credits}),
            list(map(_fold, article.paragraphs)),
        )
        for article in page.articles
    ]


def _headings(article: ParsedArticle) -> list[str]:
    return [_fold(text) for text in (article.kicker, article.title, article.subtitle)]


def _fold(text: str | None) -> str:
    return "".join(unicodedata.normalize("NFKC", text or "").split())


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem[:3])
@pytest.mark.parametrize("name", VARIANTS)
def test_a_source_page_is_read_alike_in_any_typography(path, name):
    text = path.read_text(encoding="utf-8")
    wanted = parse_page(path.name, text.encode())
    got = parse_page(path.name, VARIANTS[name](text).encode())
    assert form(got) == form(wanted)
    assert [a.column for a in got.articles] == [a.column for a in wanted.articles]


@pytest.mark.parametrize("path", INVENTED, ids=lambda path: path.stem)
@pytest.mark.parametrize("name", VARIANTS)
def test_an_invented_page_is_read_alike_in_any_typography(path, name):
    text = path.read_text(encoding="utf-8")
    got = parse_page(path.name, VARIANTS[name](text).encode())
    # Marks are a witness: without them two lines may change places as title and subtitle.
    roles = name not in ("no marks", "one mark")
    assert form(got, roles=roles) == form(parse_page(path.name, text.encode()), roles=roles)


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_the_encoding_changes_nothing(encoding):
    text = SOURCES[0].read_text(encoding="utf-8")
    got = parse_page("page.txt", text.encode(encoding))
    assert got.text == text
    assert form(got) == form(parse_page("page.txt", text.encode()))
