"""An article as blocks → an article as read: headline, lead, credits, paragraphs, kind."""

from dataclasses import dataclass, field, replace

from seeds.parser.draft import CREDITS, Block, Decision, Item
from seeds.parser.forms import is_caption
from seeds.parser.joins import Break, Joined, Paragraph, join_paragraphs
from seeds.parser.openings import agency_credits, read_opening, running_reporter
from seeds.parser.sources import is_nobodys_picture
from seeds.parser.tails import take_tail
from seeds.parser.titles import read_titles, title_decisions
from seeds.records import Alternative, Kind, ParsedArticle, ParsedCredit, Span

WRITERS = ("reporter", "intern", "correspondent")
_CAPTION_LENGTH = 320
# How often it is right on the annotated pages.
_UNTITLED, _BARE_NAME, _UNSIGNED, _PICTURED, _BRIEF = 0.6, 0.9, 0.85, 0.98, 0.95


@dataclass(slots=True)
class Assembled:
    """An article with what the findings need: gaps, breaks, doubts; and text that is not of it."""

    article: ParsedArticle
    gaps: list[str]
    breaks: list[Break]
    decisions: tuple[Decision, ...]
    leftovers: list[str]
    gap_above: bool
    sourced: bool


@dataclass(slots=True)
class _Texts:
    """What is collected while paragraphs are taken apart."""

    lead: str = ""
    credits: list[ParsedCredit] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)
    leftovers: list[str] = field(default_factory=list)
    sourced: bool = False

    def add_credits(self, credits: tuple[ParsedCredit, ...]) -> None:
        """Credits in printed order; the same printed words again only go to the leftovers."""
        known = {credit.printed for credit in self.credits}
        printed = {credit.printed for credit in credits if credit.printed in known} - {""}
        self.leftovers += sorted(printed)
        self.credits += [credit for credit in credits if credit.printed not in printed]

    def add_lead(self, lead: str) -> None:
        if self.lead and lead:
            self.leftovers.append(lead)
        self.lead = self.lead or lead


def assemble(item: Item, order: int) -> Assembled:
    """The article that the blocks make; `order` is its place on the page, from 1."""
    blocks = (*item.headings, *item.body)
    joined = join_paragraphs(item.body)
    texts = _collect(item.body, joined.paragraphs)
    titles = read_titles(item.headings, "".join(texts.paragraphs))
    gaps = joined.gaps + [""] * sum(block.gap for block in item.headings[1:])
    article = ParsedArticle(
        order=order,
        title=titles.title,
        column=item.column,
        kicker=titles.kicker,
        subtitle=titles.subtitle,
        lead=texts.lead or None,
        credits=tuple(texts.credits),
        paragraphs=tuple(texts.paragraphs),
        spans=merged_spans(blocks),
        continued_on=next((block.onward for block in reversed(blocks) if block.onward), None),
        continued_from=next((block.back for block in blocks if block.back), None),
    )
    article = replace(article, kind=_kind(article, has_gap=bool(gaps) or item.gap))
    return Assembled(
        article,
        gaps,
        joined.breaks,
        (*item.decisions, *title_decisions(titles), *_text_decisions(article, joined)),
        texts.leftovers,
        item.gap,
        texts.sourced,
    )


def _collect(body: tuple[Block, ...], paragraphs: list[Paragraph]) -> _Texts:
    """Leads, credits and plain paragraphs of the article in printed order."""
    texts = _Texts()
    head, tail = _split_credits(body)
    for block in head:
        texts.add_credits(block.credits)
    first = True
    for paragraph in paragraphs:
        _add_paragraph(texts, paragraph, first)
        first = False
    for block in tail:
        texts.add_credits(block.credits)
    unnamed = [block.text for block in body if block.kind in CREDITS and not block.credits]
    texts.leftovers += unnamed
    texts.sourced = texts.sourced or any(map(is_nobodys_picture, unnamed))
    if texts.paragraphs and not any(credit.role in WRITERS for credit in texts.credits):
        texts.credits[:0] = running_reporter(texts.paragraphs[0])
    return texts


def _split_credits(body: tuple[Block, ...]) -> tuple[list[Block], list[Block]]:
    """Credits on lines of their own, those above the text and those below its beginning."""
    head: list[Block] = []
    tail: list[Block] = []
    begun = False
    for block in body:
        if block.credits:
            (tail if begun else head).append(block)
        elif block.kind in ("body", "opening", "item", "caption"):
            begun = True
    return head, tail


def _add_paragraph(texts: _Texts, paragraph: Paragraph, first: bool) -> None:
    text = paragraph.text
    if paragraph.kind == "opening" and (first or not texts.lead):
        opening = read_opening(text)
        texts.add_lead(opening.lead)
        texts.add_credits(opening.credits)
        text = opening.rest
    if paragraph.kind in ("crosshead", "item"):
        texts.paragraphs.append(text)
        return
    tail = take_tail(text)
    texts.add_lead(tail.lead)
    texts.add_credits(agency_credits(tail.lead) + tail.credits)
    texts.leftovers += tail.leftovers
    texts.sourced = texts.sourced or any(map(is_nobodys_picture, tail.leftovers))
    if tail.text:
        texts.paragraphs.append(tail.text)


def _kind(article: ParsedArticle, *, has_gap: bool) -> Kind:
    """A picture with a text like a caption, which may stand twice, or an article."""
    printed = dict.fromkeys(article.paragraphs)
    texts = [text for text in printed if not is_caption(text)]
    if article.lead or len(texts) > 1:
        return "article"
    if sum(map(len, printed)) > _CAPTION_LENGTH:
        return "article"
    roles = {credit.role for credit in article.credits}
    if "photographer" in roles:
        return "photo"
    agency = any(credit.role == "agency" and "发" in credit.printed for credit in article.credits)
    return "photo" if agency or (has_gap and not roles) else "article"


def _text_decisions(article: ParsedArticle, joined: Joined) -> list[Decision]:
    """How sure kind, credits and paragraphs are."""
    decisions = [Decision("paragraphs", joined.sure)]
    if not article.title:
        decisions.append(Decision("boundary", _UNTITLED))
    if not article.credits or any(_is_bare(credit) for credit in article.credits):
        decisions.append(Decision("credits", _BARE_NAME if article.credits else _UNSIGNED))
    if len(article.paragraphs) == 1 and not article.lead:
        why = "本文也可能是图片新闻" if article.kind == "article" else "本文也可能不是图片新闻"
        other = Alternative("set", (("kind", "photo" if article.kind == "article" else "article"),))
        sure = _PICTURED if any(c.role == "photographer" for c in article.credits) else _BRIEF
        decisions.append(Decision("kind", sure, why, other))
    return decisions


def _is_bare(credit: ParsedCredit) -> bool:
    """A name that stands alone, without role, sign or bracket."""
    return credit.role == "correspondent" and "".join(credit.printed.split()) == credit.name


def merged_spans(blocks: tuple[Block, ...]) -> tuple[Span, ...]:
    """The source lines of the blocks; blank lines between two of them do not part a span."""
    spans: list[Span] = []
    for first, last in sorted(block.span for block in blocks):
        if spans and first <= spans[-1][1] + 4:
            spans[-1] = (spans[-1][0], max(last, spans[-1][1]))
        else:
            spans.append((first, last))
    return tuple(spans)
