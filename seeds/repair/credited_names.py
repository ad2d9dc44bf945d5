"""A person credited under two spellings: `马超` and `马起` on one page, or against the archive.

Who is credited once where another name, like it but for one character, is credited oftener, may be
the same person. People credited together are several. Names of two characters are too short for
their sound to tell; and whom several pages of the archive credit is somebody.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from seeds.records import ParsedArticle, ParsedCredit, ParsedFinding, Severity
from seeds.repair.inconsistent_name import one_person, spellings
from seeds.repair.statistics import Statistics

# On so many pages of the archive a name is somebody's own; the other must have so many times more.
_SOMEBODY, _TIMES_MORE = 2, 5


def doubt_credits(
    articles: Sequence[ParsedArticle], archive: Statistics
) -> tuple[ParsedArticle, ...]:
    """The articles of a page, with a finding for each credit that may be a misspelt name."""
    counts = Counter(name for article in articles for name in _names(article))
    return tuple(
        replace(article, findings=(*article.findings, *found))
        if (found := _findings(article, counts, articles, archive))
        else article
        for article in articles
    )


def _findings(
    article: ParsedArticle,
    counts: Counter[str],
    articles: Sequence[ParsedArticle],
    archive: Statistics,
) -> list[ParsedFinding]:
    found = []
    for credit in {credit.name: credit for credit in article.credits}.values():
        if credit.role == "agency" or archive.names[credit.name] >= _SOMEBODY:
            continue
        if usual := _usual_here(credit.name, counts, articles):
            found.append(_finding(article, credit, usual, "本版他处", "medium"))
        elif usual := _usual_in(archive, credit.name):
            found.append(_finding(article, credit, usual, "他版多", "low"))
    return found


def _usual_here(name: str, counts: Counter[str], articles: Sequence[ParsedArticle]) -> str | None:
    """Another spelling that more of the page's articles have, none of them together with this."""
    together = [names for article in articles if name in (names := _names(article))]
    for usual, times in counts.items():
        alone = not any(usual in names for names in together)
        if times > counts[name] and alone and one_person(name, usual):
            return usual
    return None


def _usual_in(archive: Statistics, name: str) -> str | None:
    """Another spelling that the archive has many times as often."""
    if not archive.names:
        return None
    least = _TIMES_MORE * (1 + archive.names[name])
    likely = [other for other in spellings(name) if archive.names[other] >= least]
    return max(likely, key=lambda other: archive.names[other], default=None)


def _names(article: ParsedArticle) -> set[str]:
    return {credit.name for credit in article.credits}


def _finding(
    article: ParsedArticle, credit: ParsedCredit, usual: str, where: str, severity: Severity
) -> ParsedFinding:
    quote = credit.printed or credit.name
    why = f"“{credit.name}”{where}作“{usual}”，须核对署名"
    return ParsedFinding("inconsistent_credit", quote, severity, why=why)
