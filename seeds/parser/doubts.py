"""Findings of the page's structure: what is missing, and what was decided in doubt."""

from dataclasses import replace

from seeds.parser.assemble import WRITERS, Assembled
from seeds.parser.decisions import confidences, doubtful
from seeds.records import ParsedArticle, ParsedFinding

_AUTHORS = (*WRITERS, "agency")
_QUOTE_LENGTH = 20


def with_structural_findings(assembled: list[Assembled]) -> tuple[ParsedArticle, ...]:
    """The articles with their findings; a picture's room between two is given to one of them."""
    gaps = [list(one.gaps) for one in assembled]
    for place, one in enumerate(assembled):
        if one.gap_above:
            owner = _owner(assembled, gaps, place)
            gaps[owner].append("" if owner == place else _end(assembled[owner].article))
    return tuple(_article(one, gaps[place]) for place, one in enumerate(assembled))


def _owner(assembled: list[Assembled], gaps: list[list[str]], place: int) -> int:
    """Above a picture's title the room is its own; else the article's that has a photographer."""
    article = assembled[place].article
    if place == 0 or article.kind == "photo":
        return place
    above = assembled[place - 1].article
    mine = _has(article, "photographer") and not gaps[place]
    return place if mine and not _has(above, "photographer") else place - 1


def _article(one: Assembled, gaps: list[str]) -> ParsedArticle:
    article = one.article
    findings = [
        *(
            ParsedFinding(
                "missing_text", _within(article, b.quote), "high" if b.sure else "medium", why=b.why
            )
            for b in one.breaks
        ),
        *_missing_title(article),
        *_missing_byline(article),
        *_pictures(article, gaps, one.sourced),
        *doubtful(article, one.decisions),
    ]
    sure = confidences(one.decisions)
    return replace(article, photo_gaps=len(gaps), findings=tuple(findings), confidence=sure)


def _missing_title(article: ParsedArticle) -> list[ParsedFinding]:
    """Text without a headline: nothing is made up, but an archive needs a name for it."""
    if article.title:
        return []
    return [ParsedFinding("structure", _headline(article), "high", why="没有标题，暂以开头代之")]


def _missing_byline(article: ParsedArticle) -> list[ParsedFinding]:
    """A lead promises a byline: `本报讯` without anybody's name anywhere in the article."""
    if article.lead is None or any(_has(article, role) for role in _AUTHORS):
        return []
    quote = article.paragraphs[0][:_QUOTE_LENGTH] if article.paragraphs else article.lead
    return [ParsedFinding("missing_byline", quote, "high", why=f"“{article.lead}”之后没有署名")]


def _pictures(article: ParsedArticle, gaps: list[str], sourced: bool) -> list[ParsedFinding]:
    findings = [
        ParsedFinding("image_gap", _within(article, gap), "low", why="此处原有图片") for gap in gaps
    ]
    if (
        gaps
        and not sourced
        and not _has(article, "photographer")
        and not _has_agency_picture(article)
    ):
        why = "有图位而无摄影者署名"
        findings.append(ParsedFinding("missing_photo_credit", _headline(article), "high", why=why))
    return findings


def _has(article: ParsedArticle, role: str) -> bool:
    return any(credit.role == role for credit in article.credits)


def _has_agency_picture(article: ParsedArticle) -> bool:
    return any(credit.role == "agency" and "发" in credit.printed for credit in article.credits)


def _headline(article: ParsedArticle) -> str:
    return article.title or (article.paragraphs[0][:_QUOTE_LENGTH] if article.paragraphs else "")


def _end(article: ParsedArticle) -> str:
    return article.paragraphs[-1][-_QUOTE_LENGTH:] if article.paragraphs else ""


def _within(article: ParsedArticle, quote: str) -> str:
    """The quote where the article's text has it verbatim, else the headline."""
    return (
        quote if quote and any(quote in text for text in article.paragraphs) else _headline(article)
    )
