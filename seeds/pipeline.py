"""A page of print, from bytes to articles: the stages in their order, each pure.

bytes → text → blocks of a kind → articles as blocks → articles as read → findings, date, tags
"""

import hashlib
from collections.abc import Callable
from dataclasses import replace

from articles.text.keywords import suggest_tags
from seeds.dating import estimate_issue_date
from seeds.merge.fingerprint import fingerprint, grams
from seeds.parser.assemble import Assembled, assemble
from seeds.parser.banner import take_page_top
from seeds.parser.bare_names import tell_bare_names
from seeds.parser.broken_headlines import mend_headlines
from seeds.parser.columns import assign_columns
from seeds.parser.decode import decode
from seeds.parser.doubles import tell_doubles
from seeds.parser.doubts import with_structural_findings
from seeds.parser.draft import Draft
from seeds.parser.furniture import set_furniture_aside
from seeds.parser.headlines import settle_headlines
from seeds.parser.kinds import tell_kinds
from seeds.parser.labelled import split_labelled
from seeds.parser.lines import cut_lines
from seeds.parser.mend import mend_bylines
from seeds.parser.notes import set_hosts_aside, set_notes_aside
from seeds.parser.printed import as_printed
from seeds.parser.signs import in_one_typography
from seeds.parser.staff import with_staff_roles
from seeds.parser.structure import group_articles
from seeds.parser.verse import tell_verse
from seeds.parser.wrapped import join_wrapped
from seeds.records import ParsedArticle, ParsedFinding, ParsedPage, ParsedTag
from seeds.repair import doubts
from seeds.repair.credited_names import doubt_credits
from seeds.repair.gathering import texts_of
from seeds.repair.statistics import NOTHING, Statistics

# A page of print has some ten thousand characters; what is longer is a damaged file.
LONGEST_JUDGED = 20_000
LONGEST_DATED = 100_000

STAGES: tuple[Callable[[Draft], Draft], ...] = (
    cut_lines,
    join_wrapped,
    set_furniture_aside,
    mend_bylines,
    tell_kinds,
    split_labelled,
    tell_doubles,
    set_hosts_aside,
    tell_bare_names,
    mend_headlines,
    tell_verse,
    settle_headlines,
    set_notes_aside,
    group_articles,
    take_page_top,
    assign_columns,
)


def parse_page(source: str, data: bytes, archive: Statistics = NOTHING) -> ParsedPage:
    """The page that the file holds; `source` is its name. Raises UnreadablePage.

    `archive` is what other pages have taught of what is usual; it says what is in doubt, no more.
    """
    text, encoding = decode(data)
    read = in_one_typography(text)
    page = replace(
        read_text(read),
        source=source,
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=encoding,
        fingerprint=fingerprint(grams(text)),
    )
    page = doubt_texts(page, archive)
    for judge in JUDGEMENTS:
        page = judge(page)
    return as_printed(replace(page, text=text), read)


def read_text(text: str) -> ParsedPage:
    """The page of this text, before anything is judged of it."""
    draft = Draft(text=text)
    for stage in STAGES:
        draft = stage(draft)
    articles, leftovers = read_articles(draft)
    return ParsedPage(
        source="",
        sha256="",
        encoding="",
        text=text,
        banner=draft.banner,
        number=draft.number,
        section=draft.section,
        articles=articles,
        leftovers=draft.leftovers + leftovers,
    )


def doubt_texts(page: ParsedPage, archive: Statistics = NOTHING) -> ParsedPage:
    """What reads like a misreading is a finding; nothing of the text is changed."""
    doubted = [_doubted(article, archive) for article in page.articles]
    return replace(page, articles=doubt_credits(doubted, archive))


def _doubted(article: ParsedArticle, archive: Statistics) -> ParsedArticle:
    if not _is_judged(article):
        quote = article.title or article.paragraphs[0][:20]
        found = (ParsedFinding("structure", quote, "medium", why="文字过长，未作校读"),)
        return replace(article, findings=article.findings + found)
    heard = archive.taught.heard(article.findings + doubts(article, archive))
    return replace(article, findings=heard)


def _is_judged(article: ParsedArticle) -> bool:
    """Whether it is of an article's length: the rules of judgement are for print."""
    return sum(map(len, texts_of(article))) <= LONGEST_JUDGED


def date_page(page: ParsedPage) -> ParsedPage:
    """When it appeared, as far as the text supports it."""
    articles = tuple(filter(_is_judged, page.articles))
    return replace(page, issue_date=estimate_issue_date(articles, page.text[:LONGEST_DATED]))


def tag_articles(page: ParsedPage) -> ParsedPage:
    """Tags that the machine proposes; whoever made an article is not its subject."""
    return replace(page, articles=tuple(map(_tagged, page.articles)))


def _tagged(article: ParsedArticle) -> ParsedArticle:
    if not _is_judged(article):
        return article
    suggestions = suggest_tags(
        title=article.title,
        kicker=article.kicker,
        subtitle=article.subtitle,
        column=article.column,
        paragraphs=article.paragraphs,
        credited=[credit.name for credit in article.credits],
        is_picture=article.kind == "photo",
    )
    tags = tuple(ParsedTag(tag.kind, tag.name, tag.confidence) for tag in suggestions)
    return replace(article, tags=tags)


# What is said of the page once it is read; these judge it and change none of its text.
JUDGEMENTS: tuple[Callable[[ParsedPage], ParsedPage], ...] = (date_page, tag_articles)


def read_articles(draft: Draft) -> tuple[tuple[ParsedArticle, ...], tuple[str, ...]]:
    """The draft's articles, and what under their headings was of no article."""
    assembled: list[Assembled] = []
    leftovers: list[str] = []
    for item in draft.items:
        one = assemble(item, order=len(assembled) + 1)
        if one.article.paragraphs or (one.article.title and one.article.credits):
            leftovers += one.leftovers
            assembled.append(one)
        else:
            leftovers += [block.text for block in (*item.headings, *item.body)]
    shown = {one.article.column for one in assembled}
    lost = dict.fromkeys(item.column for item in draft.items if item.column not in shown)
    leftovers += [column for column in lost if column]
    for one, known in zip(assembled, _of_staff(assembled), strict=True):
        one.article = known
    return with_structural_findings(assembled), tuple(leftovers)


def _of_staff(assembled: list[Assembled]) -> tuple[ParsedArticle, ...]:
    return with_staff_roles(tuple(one.article for one in assembled))
