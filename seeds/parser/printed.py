"""Every text that was read gets its own signs back, where it was read in another typography.

The rules cut and join lines and change no sign but white space. So a text stands in the page's
signs piece by piece, mostly whole; what is printed in those places is what it becomes.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import accumulate

from seeds.records import (
    DateEstimate,
    ParsedArticle,
    ParsedCredit,
    ParsedFinding,
    ParsedPage,
    Span,
)

# What Markdown is written with: the rules take it off, and no typography changes it.
_MARKDOWN = re.escape("#*|>-+_<")
_IDLE = re.compile(rf"[\s{_MARKDOWN}]+")
_CARRIES = re.compile(f"[^{_MARKDOWN}]+")


def as_printed(page: ParsedPage, read: str) -> ParsedPage:
    """The page with its own signs; `read` is its text in the signs that the rules read."""
    if read == page.text:
        return page
    printed = Printed.of(page.text, read)
    columns = dict.fromkeys(article.column for article in page.articles)
    articles = [_article(article, printed) for article in page.articles]
    printed.turn_to(())
    given = {column: column and printed.give_back(column) for column in columns}
    return replace(
        page,
        banner=page.banner and printed.give_back(page.banner),
        section=page.section and printed.look_up(page.section),
        articles=tuple(replace(article, column=given[article.column]) for article in articles),
        leftovers=tuple(map(printed.give_back, page.leftovers)),
        issue_date=_date(page.issue_date, printed),
    )


@dataclass(slots=True)
class Printed:
    """The signs of the page as read and as printed, side by side, without spaces and Markdown.

    `starts` counts the signs before each line; `taken` marks those that a text already has, so that
    of two places that were read alike each is given back once. `place` is where the last text
    ended, `region` where texts are looked for first.
    """

    read: str
    signs: str
    starts: list[int]
    taken: bytearray
    place: int
    region: tuple[int, int]

    @classmethod
    def of(cls, text: str, read: str) -> "Printed":
        """Both sides of one page."""
        whole = "".join(read.split())
        own = "".join(text.split())
        carries = [match.span() for match in _CARRIES.finditer(whole)]
        left = "".join([whole[start:end] for start, end in carries])
        right = "".join([own[start:end] for start, end in carries])
        counts = (len(_IDLE.sub("", line)) for line in read.split("\n"))
        starts = list(accumulate(counts, initial=0))
        return cls(left, right, starts, bytearray(len(left)), 0, (0, len(left)))

    def turn_to(self, spans: tuple[Span, ...]) -> None:
        """What follows stands in these lines, if it can be found there; without any, anywhere."""
        first = min((span[0] for span in spans), default=1)
        last = max((span[1] for span in spans), default=len(self.starts) - 1)
        self.region = (self.starts[first - 1], self.starts[last])
        self.place = self.region[0]

    def give_back(self, text: str) -> str:
        """The text with the signs of the place that it was read from, which is then taken."""
        return self._spell(text, take=True)

    def look_up(self, text: str) -> str:
        """The same for words that stand within another text."""
        return self._spell(text, take=False)

    def _spell(self, text: str, *, take: bool) -> str:
        key = _IDLE.sub("", text)
        signs, done = "", 0
        while done < len(key):
            at, length = self._find(key[done:], take)
            signs += self.signs[at : at + length] or key[done]
            if take:
                self.taken[at : at + length] = b"\1" * length
                self.place = at + length
            done = len(signs)
        return signs if key == text else _spread(signs, text)

    def _find(self, key: str, take: bool) -> tuple[int, int]:
        """Where the key stands, or the longest part that it begins with; and that part's length."""
        whole = self._locate(key, take)
        if whole >= 0:
            return whole, len(key)
        # A part of what was found is found too, so lengths can be halved.
        length = bisect_left(
            range(1, len(key)), True, key=lambda n: self._locate(key[:n], take) < 0
        )
        return (self._locate(key[:length], take), length) if length else (0, 0)

    def _locate(self, part: str, take: bool) -> int:
        """From the last text's end, else in the region, else on the page; -1 if nowhere."""
        low, high = self.region
        for start, end in ((self.place, high), (low, high), (0, len(self.read))):
            at = self.read.find(part, start, end)
            while take and at >= 0 and self.taken.find(1, at, at + len(part)) >= 0:
                at = self.read.find(part, at + 1, end)
            if at >= 0:
                return at
        return -1


def _spread(signs: str, text: str) -> str:
    """The signs with the spaces and the Markdown of the text, in its places."""
    pieces, done, end = [], 0, 0
    for idle in _IDLE.finditer(text):
        carried = idle.start() - end
        pieces += [signs[done : done + carried], idle[0]]
        done, end = done + carried, idle.end()
    return "".join([*pieces, signs[done:]])


def _article(article: ParsedArticle, printed: Printed) -> ParsedArticle:
    """The article but for its column, which others may share."""
    printed.turn_to(article.spans)
    heads = [text and printed.give_back(text) for text in (article.kicker, article.title)]
    subtitle = article.subtitle and printed.give_back(article.subtitle)
    lead = article.lead and printed.give_back(article.lead)
    lines = dict.fromkeys(credit.printed for credit in article.credits)
    given = {line: printed.give_back(line) for line in lines}
    paragraphs = tuple(map(printed.give_back, article.paragraphs))
    credits = tuple(_credit(credit, given[credit.printed], printed) for credit in article.credits)
    return replace(
        article,
        kicker=heads[0],
        title=heads[1] or "",
        subtitle=subtitle,
        lead=lead,
        credits=credits,
        paragraphs=paragraphs,
        findings=tuple(_finding(finding, printed) for finding in article.findings),
    )


def _credit(credit: ParsedCredit, line: str, printed: Printed) -> ParsedCredit:
    """An agency keeps the name that the tables know it by."""
    name = credit.name if credit.role == "agency" else printed.look_up(credit.name)
    return replace(credit, name=name, printed=line)


def _finding(finding: ParsedFinding, printed: Printed) -> ParsedFinding:
    quote = printed.look_up(finding.quote)
    suggestion = finding.suggestion and _respelt(finding.suggestion, finding.quote, quote)
    alternative = finding.alternative
    if alternative:
        fields = ((name, text and printed.look_up(text)) for name, text in alternative.fields)
        alternative = replace(alternative, fields=tuple(fields))
    return replace(finding, quote=quote, suggestion=suggestion, alternative=alternative)


def _respelt(suggestion: str, read: str, quote: str) -> str:
    """The suggestion with the quotation's own signs where it changes none of them."""
    signs = list(suggestion)
    for block in SequenceMatcher(None, read, suggestion, autojunk=False).get_matching_blocks():
        signs[block.b : block.b + block.size] = quote[block.a : block.a + block.size]
    return "".join(signs)


def _date(estimate: DateEstimate, printed: Printed) -> DateEstimate:
    evidence = (replace(one, quote=printed.look_up(one.quote)) for one in estimate.evidence)
    return replace(estimate, evidence=tuple(evidence))
