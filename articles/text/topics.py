"""Topics (主题) of an article: what an editor would most likely file it under, best first.

A phrase of the text (see `phrases_of`), a known topic whose words stand apart in the text, or a
subject that several words speak of (see `subjects`). What speaks for each is weighed by a logistic
regression, so that the confidence is the share of such proposals that an annotator chose too.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from math import exp, log

from articles.text import segment
from articles.text.compounds import (
    Words,
    compounds_of,
    known_by_parts,
    known_topics,
    phrases_of,
    words_of,
)
from articles.text.line import Line, lines
from articles.text.subjects import subjects_in

LIMIT = 8
_MOST_TIMES = 20
# Fitted on the annotated pages of tests/five_pages and tests/other_papers (ridge of 2).
_BIAS = -4.25
_KNOWN = 2.25
_IN_COLUMN = 1.82
_IN_HEADING, _QUOTED_THERE, _IN_OPENING, _IN_BODY = 1.03, 0.81, 0.71, 0.93
_BY_SIZE = {2: -1.14, 3: -0.41}
_ONE_WORD = -0.30
_BEGINS_PLAIN, _ENDS_PLAIN = -0.56, -0.36
_CUED, _CUED_IN_HEADING = 0.65, 0.36


def topics(
    headings: Sequence[str], paragraphs: Sequence[str], names: Iterable[str] = ()
) -> dict[str, float]:
    """The topics that describe the article best with confidences, best first.

    `names` are tags of other kinds, whose words are no topic.
    """
    article = lines([*headings, *paragraphs])
    return topics_in(article[: len(headings)], article[len(headings) :], names)


def topics_in(
    headings: Sequence[Line],
    body: Sequence[Line],
    names: Iterable[str] = (),
    *,
    column: Line | None = None,
    most: int = LIMIT,
) -> dict[str, float]:
    """The same of an article's lines, and of the column that it stands in."""
    cues = subjects_in(headings, body)
    of_column = compounds_of(column) if column else {}
    phrases = of_column | phrases_of(headings, body, names) | known_by_parts([*headings, *body])
    phrases |= {subject: words_of(subject) for subject in cues if subject not in phrases}
    scores = _scores(phrases, headings, body)
    for name in of_column:
        scores[name] += _IN_COLUMN
    for subject, found in cues.items():
        scores[subject] += _CUED * log(found.kinds) + _CUED_IN_HEADING * found.heading
    return {name: _confidence(scores[name]) for name in _best(scores, cues.keys(), most)}


def _scores(
    phrases: Mapping[str, Words], headings: Sequence[Line], body: Sequence[Line]
) -> dict[str, float]:
    """What each phrase's shape and the places where it stands say for it."""
    heading = "\n".join(line.text for line in headings)
    text = "\n".join(line.text for line in body)
    opening = body[0].text if body else ""
    known, plain = known_topics(), segment.stop_words()
    scores = {}
    for name, words in phrases.items():
        score = _BIAS + _BY_SIZE.get(len(name), 0.0)
        score += _KNOWN * (name in known)
        score += _ONE_WORD * (len(words) == 1)
        score += _BEGINS_PLAIN * (words[0] in plain) + _ENDS_PLAIN * (words[-1] in plain)
        if name in heading:
            score += _IN_HEADING + _QUOTED_THERE * (f"“{name}”" in heading)
        if times := text.count(name):
            score += _IN_BODY * log(1 + min(times, _MOST_TIMES)) + _IN_OPENING * (name in opening)
        scores[name] = score
    return scores


def _best(scores: dict[str, float], subjects: Collection[str], most: int) -> list[str]:
    """The highest scores; a phrase that lies in a better one comes last, unless it is listed."""
    known = known_topics()
    best: list[str] = []
    parts: list[str] = []
    for _, name in sorted((-score, name) for name, score in scores.items()):
        listed = name in known or name in subjects
        repeats = not listed and any(name in other for other in best)
        (parts if repeats else best).append(name)
        if len(best) == most:
            break
    return best + parts[: most - len(best)]


def _confidence(score: float) -> float:
    return max(0.01, round(1 / (1 + exp(-score)), 2))
