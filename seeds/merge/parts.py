"""One reading of an article made of the parts of several, and several of the parts of one."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from articles.models import Article
from articles.text.provenance import divide, numbers_of, pairs, spans_of
from seeds.rows import Report

_OVER = ("kicker", "title", "subtitle")
_SAME = 0.6  # of the pairs of characters: two readings of one paragraph


class Reading(NamedTuple):
    """A reading, the article that shows it, and whether it was read as that article."""

    report: Report
    owner: Article
    is_primary: bool


class Part(NamedTuple):
    """What of a reading belongs to one article, as a reading of that article."""

    report: dict[str, Any]
    is_primary: bool


def parts(
    readings: Sequence[Reading],
    articles: Sequence[Article],
    homes: Sequence[Sequence[Article]],
    lines: Sequence[str],
) -> dict[int, Report]:
    """The readings cut along the articles, by the articles' ids.

    `homes` has for each paragraph of each reading its article; without `lines` no spans are told.
    """
    on = {
        article.pk: {(c.person.name, c.role) for c in article.credits.select_related("person")}
        for article in articles
    }
    made: dict[int, list[Part]] = {}
    for reading, of in zip(readings, homes, strict=True):
        for article in articles:
            if article == reading.owner or article in of:
                mine = [at for at, home in enumerate(of) if home == article]
                part = _part(reading, article, mine)
                part["credits"] = _credits(reading, article, on)
                part |= _printed(reading.report, part, mine, lines)
                is_primary = reading.is_primary and article == reading.owner
                made.setdefault(article.pk, []).append(Part(part, is_primary))
    by_id = {article.pk: article for article in articles}
    return {pk: _together(some, by_id[pk]) for pk, some in made.items()}


def _part(reading: Reading, article: Article, mine: Sequence[int]) -> dict[str, Any]:
    """Headings, lead and paragraphs: as read where it was read as this article."""
    report = reading.report
    texts = [report["paragraphs"][at] for at in mine]
    if reading.is_primary and article == reading.owner:
        return {**report, "paragraphs": texts}
    part: dict[str, Any] = {**report, **dict.fromkeys((*_OVER, "lead")), "paragraphs": []}
    if article == reading.owner:  # merged: its headings are lines of the text, or dropped
        part["paragraphs"] = [
            report[name] for name in _OVER if report[name] and report[name] in article.paragraphs
        ]
        texts[:1] = [f"{report['lead'] or ''}{text}" for text in texts[:1]]
    else:
        part |= {"kind": "article", "photo_gaps": 0}
    for text in texts:
        if (name := _heading(text, article)) and not part[name]:
            part[name] = text
        else:
            part["paragraphs"].append(text)
    return part


def _heading(text: str, article: Article) -> str | None:
    """Which heading of the article a paragraph has become, if any."""
    if text in article.paragraphs:
        return None
    return next((name for name in _OVER if _is_like(text, getattr(article, name))), None)


def _is_like(text: str, other: str) -> bool:
    one, two = pairs(text), pairs(other)
    return bool(one) and len(one & two) >= _SAME * max(len(one), len(two))


def _credits(
    reading: Reading, article: Article, on: dict[int, set[tuple[str, str]]]
) -> list[dict[str, str]]:
    """Those that stand on the article; in doubt they stay where the text was read."""
    kept = []
    for credit in reading.report["credits"]:
        key = (credit["name"], credit["role"])
        elsewhere = [pk for pk, names in on.items() if key in names]
        owner = reading.owner.pk
        homes = elsewhere if elsewhere and owner not in elsewhere else [owner]
        if article.pk in homes:
            kept.append(credit)
    return kept


def _printed(
    report: Report, part: dict[str, Any], mine: Sequence[int], lines: Sequence[str]
) -> dict[str, Any]:
    """The lines, jumps, doubts and tags of a part; all of them where it is the whole."""
    if len(mine) == len(report["paragraphs"]):
        return {}
    text = "\n".join((*(part[name] or "" for name in _OVER), *part["paragraphs"]))
    others = [p for at, p in enumerate(report["paragraphs"]) if at not in mine]
    numbers = [n for n in numbers_of(report["spans"]) if n <= len(lines)]
    _rest, own = divide([(n, lines[n - 1]) for n in numbers], "".join(others), text)
    last = len(report["paragraphs"]) - 1
    return {
        "spans": spans_of(own) if lines else report["spans"],
        "continued_from": report.get("continued_from") if 0 in mine else None,
        "continued_on": report.get("continued_on") if last in mine else None,
        "findings": [found for found in report["findings"] if found["quote"] in text],
        "tags": [tag for tag in report["tags"] if tag["name"] in text],
    }


def _together(some: list[Part], article: Article) -> Report:
    """The parts of one article as one reading: what is not text tells the primary one."""
    main = next((part for part in some if part.is_primary), some[0]).report
    if len(some) == 1:
        return main
    texts = [text for part in some for text in part.report["paragraphs"]]
    return {
        **main,
        "paragraphs": _in_order(texts, article),
        "credits": _once([c for part in some for c in part.report["credits"]], "role"),
        "photo_gaps": sum(part.report["photo_gaps"] for part in some),
        "spans": spans_of(n for part in some for n in numbers_of(part.report["spans"])),
        "continued_on": some[-1].report.get("continued_on") or main.get("continued_on"),
        "findings": [found for part in some for found in part.report["findings"]],
        "tags": _once([tag for part in some for tag in part.report["tags"]], "kind"),
    }


def _once(rows: list[dict[str, Any]], beside: str) -> list[dict[str, Any]]:
    """Each name once with what stands beside it, as it comes first."""
    first: dict[tuple[str, str], dict[str, Any]] = {}
    for row in rows:
        first.setdefault((row[beside], row["name"]), row)
    return list(first.values())


def _in_order(texts: list[str], article: Article) -> list[str]:
    """Paragraphs as they stand in the article; one that is new follows the one before it."""
    standing = article.paragraphs
    place, places = -1, []
    for text in texts:
        like = (at for at, other in enumerate(standing) if _is_like(text, other))
        place = next(like, place)
        places.append(place)
    return [text for _at, text in sorted(zip(places, texts, strict=True), key=lambda pair: pair[0])]
