"""What the parser knows of a page: frozen values, no Django, no database.

Every record is immutable; a stage of the pipeline takes one and returns another
(`dataclasses.replace`). Line numbers count from 1 and name lines of the decoded source text as
`str.split("\n")` cuts it.
"""

from dataclasses import dataclass, field
from typing import Literal

from articles.text.indexed import Indexed

Role = Literal["reporter", "intern", "correspondent", "photographer", "editor", "agency"]
Kind = Literal["article", "photo"]
Severity = Literal["high", "medium", "low"]
Precision = Literal["day", "month", "year", "unknown"]
TagKind = Literal["topic", "organisation", "place", "person"]
Act = Literal["set", "split", "merge"]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class ParsedCredit:
    """A person named as having made something; `name` is without padding, `printed` as on the page.

    Credits that were printed together share one `printed`. It is empty where the name stands in the
    running text (`记者江夏从…获悉：`), which stays whole in its paragraph.
    """

    name: str
    role: Role
    printed: str


@dataclass(frozen=True, slots=True)
class Alternative:
    """The other reading of a decision in doubt, for an editor to choose.

    `set` gives the named fields of the article the values beside them; `split` begins an article
    of its own at the paragraph of that index (counted from 0), its headline in `fields`; `merge`
    makes the article the end of the one before it.
    """

    act: Act
    fields: tuple[tuple[str, str | None], ...] = ()
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class ParsedFinding:
    """A doubt for an editor: `quote` is the article's own text, `suggestion` would replace it.

    Where what is in doubt is a decision and not a word, `alternative` says how else it may be.
    """

    kind: str
    quote: str
    severity: Severity
    suggestion: str | None = None
    why: str = ""
    alternative: Alternative | None = None


@dataclass(frozen=True, slots=True)
class ParsedTag:
    """A tag proposed by the machine with its confidence, 0 to 1."""

    kind: TagKind
    name: str
    confidence: float


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """One article in printed order; `spans` are the source lines it was read from, ends included.

    `photo_gaps` counts the places where the print leaves room for a picture of this article.
    `continued_on` and `continued_from` are the numbers of the pages that a jump names (下转第4版,
    上接第1版). `confidence` tells how sure each decision is, 0 to 1, by the field that it made;
    `boundary` is where the article begins and ends.
    """

    order: int
    title: str
    column: str | None = None
    kicker: str | None = None
    subtitle: str | None = None
    kind: Kind = "article"
    lead: str | None = None
    credits: tuple[ParsedCredit, ...] = ()
    paragraphs: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    photo_gaps: int = 0
    continued_on: int | None = None
    continued_from: int | None = None
    confidence: tuple[tuple[str, float], ...] = ()
    findings: tuple[ParsedFinding, ...] = ()
    tags: tuple[ParsedTag, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quotation from the page and what it implies of the date of the issue."""

    quote: str
    implies: str


@dataclass(frozen=True, slots=True)
class DateEstimate:
    """When the issue appeared, no more exactly than the text supports.

    `best` is 2023-08-15, 2023-08, 2023 or None, as `precision` says.
    """

    best: str | None = None
    precision: Precision = "unknown"
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class ParsedPage:
    """A page as read: every printed character stands in one field of it, or in `leftovers`.

    By its `fingerprint` (see `seeds.merge.fingerprint`) it is known again with another text.
    `indexed` is what the search index will hold of each article, where that was prepared.
    """

    source: str
    sha256: str
    encoding: str
    text: str
    banner: str | None = None
    number: int | None = None
    section: str | None = None
    issue_date: DateEstimate = field(default_factory=DateEstimate)
    articles: tuple[ParsedArticle, ...] = ()
    leftovers: tuple[str, ...] = ()
    fingerprint: frozenset[int] = frozenset()
    indexed: tuple[Indexed, ...] = field(default=(), compare=False, repr=False)


class UnreadablePage(ValueError):
    """The file is not a page of text; the message says why and what to do."""
