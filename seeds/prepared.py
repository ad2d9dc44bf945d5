"""A page with what the search index will hold of its articles, prepared where it was read.

Who writes to the database is one process, and making the tokens takes longer than writing them.
"""

from dataclasses import replace

from articles.text.indexed import Indexed, indexed, texts_of
from articles.text.paragraphs import beginning, body_of
from seeds.records import ParsedArticle, ParsedPage


def prepared(page: ParsedPage) -> ParsedPage:
    """The page with its `indexed`."""
    return replace(page, indexed=tuple(map(_indexed, page.articles)))


def _indexed(article: ParsedArticle) -> Indexed:
    """The entry of the article as it is made; the index itself sees that the names are these."""
    credited = dict.fromkeys(credit.name for credit in article.credits)
    surest_first = sorted(article.tags, key=lambda tag: -tag.confidence)
    tagged = dict.fromkeys((tag.kind, tag.name) for tag in surest_first)
    texts = texts_of(
        title=article.title or beginning(article.paragraphs),
        headings=(article.kicker, article.subtitle, article.column),
        body=body_of(article.paragraphs),
        names=[*credited, *(name for _kind, name in tagged)],
    )
    return indexed(texts)
