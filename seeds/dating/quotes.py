"""Where clues are looked for: the sentences of articles, and the stretch that is quoted."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from articles.text.replacing import replacing
from seeds.records import ParsedArticle

# What goes on for longer is no sentence, and looking round in it would take its time.
_SENTENCE = re.compile("[^。！？!?]{1,300}[。！？!?]?")
_TITLED = re.compile("《[^《》]*》")
_CLAUSE_END = re.compile("[,。;!?；！？]")
_LONGEST = 36
_in_one_width = replacing(dict(zip("０１２３４５６７８９，：（）", "0123456789,:()", strict=True)))


class Sentence(NamedTuple):
    """A sentence as printed, and as patterns read it: one width, document titles blanked out.

    Both have the same length. `opens_news` marks the first sentence after a lead (本报讯) or of a
    picture: what it tells has just happened, while another article may tell of any time.
    """

    printed: str
    plain: str
    opens_news: bool = False

    def quote(self, start: int, end: int) -> str:
        """The printed clause from `start`, at least up to `end`."""
        stop = _CLAUSE_END.search(self.plain, end)
        last = stop.start() if stop else len(self.printed)
        return self.printed[start : max(end, min(last, start + _LONGEST))].strip()


def sentences(articles: Sequence[ParsedArticle]) -> Iterator[Sentence]:
    """All sentences of the articles, headings included."""
    for article in articles:
        for heading in (article.kicker, article.title, article.subtitle):
            if heading:
                yield _sentence(heading)
        opens_news = article.lead is not None or article.kind == "photo"
        for paragraph in article.paragraphs:
            for match in _SENTENCE.finditer(paragraph):
                yield _sentence(match[0], opens_news=opens_news)
                # What is said first stands before the news (`“还能出油！”7月6日，…`).
                opens_news = opens_news and _is_speech(match[0])


def _is_speech(printed: str) -> bool:
    """Whether the sentence begins a quotation or goes on with one, and ends in it."""
    return printed[0] in "“”「" and printed.count("”") <= printed.count("“")


def _sentence(printed: str, *, opens_news: bool = False) -> Sentence:
    plain = _TITLED.sub(lambda match: "□" * len(match[0]), printed)
    return Sentence(printed, _in_one_width(plain), opens_news)
