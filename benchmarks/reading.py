"""How well pages are read: the parser against a reader's annotation, field by field.

    python benchmarks/reading.py [FOLDER…]

A folder holds annotations (`NAME.json`, in the form of the import report) and their pages
(`NAME.txt`), but for those of the five in `seeds/pages`. Default: the four in `tests`; one that
has none is left out.
Texts are compared with white space and width folded. For each field the F1 measure is printed, then
how many articles are exact in all of them; findings are counted by the thousand characters. Tags
are scored as far as an article is annotated with them. Of the parser's decisions it is said how
many are right, by how sure the parser was of them.

`tests/pages` was written beside the rules; `tests/other_papers` by others who did not know them,
and the parser learned from it; pages of `tests/unseen_papers`, if there are any, likewise, and it
did not.
"""

import json
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from seeds.files import SEED_PAGES  # noqa: E402 - found from wherever this is called
from seeds.pipeline import parse_page  # noqa: E402
from seeds.report import page_report  # noqa: E402

FOLDERS = ("five_pages", "pages", "other_papers", "unseen_papers")
FIELDS = (
    "banner", "article", "title", "kicker", "subtitle", "column", "kind", "credit", "paragraph",
)  # fmt: skip
# The kinds of tags by what annotations call them; of places they name the districts only.
TAGS = {
    "districts": "place",
    "people": "person",
    "organizations": "organisation",
    "topics": "topic",
}
FIRST_TOPICS = 8
# The decisions whose sureness the parser tells, by the field that shows whether they are right.
DECISIONS = {
    "column": "column", "kicker": "kicker", "title": "title", "subtitle": "subtitle",
    "kind": "kind", "credits": "credit", "paragraphs": "paragraph",
}  # fmt: skip
BANDS = (0.7, 0.9, 1.01)
EDGE = 30
ALIKE = 0.3
QUOTES = str.maketrans("‘’“”「」—–…·•", '\'\'""""--...')


def fold(text: str | None) -> str:
    """What carries meaning: no white space, one width, one kind of quotation mark."""
    return "".join(unicodedata.normalize("NFKC", text or "").translate(QUOTES).split())


@dataclass
class Score:
    """Counts of what was wanted, what was got, and what agrees, a field at a time."""

    agree: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)
    got: Counter[str] = field(default_factory=Counter)
    right: Counter[float] = field(default_factory=Counter)
    decided: Counter[float] = field(default_factory=Counter)
    articles: int = 0
    exact: int = 0
    findings: int = 0
    characters: int = 0

    def add(self, name: str, wanted: Iterable[Any], got: Iterable[Any]) -> bool:
        """Count one field of one article; says whether both sides agree."""
        left, right = Counter(wanted), Counter(got)
        self.agree[name] += sum((left & right).values())
        self.wanted[name] += sum(left.values())
        self.got[name] += sum(right.values())
        return left == right

    def judge(self, wanted: dict[str, Any] | None, got: dict[str, Any]) -> None:
        """Count the decisions of one article that was read, by the band of their sureness."""
        for name, sure in got["confidence"].items():
            band = next(limit for limit in BANDS if sure < limit)
            self.decided[band] += 1
            self.right[band] += wanted is not None and _agree(name, wanted, got)

    def f1(self, name: str) -> float:
        """The harmonic mean of precision and recall; 1 where nothing was wanted and nothing got."""
        both = self.wanted[name] + self.got[name]
        return 2 * self.agree[name] / both if both else 1.0

    def recall(self, name: str) -> float:
        """The share of what was wanted that was got; 1 where nothing was wanted."""
        return self.agree[name] / self.wanted[name] if self.wanted[name] else 1.0


def score_folder(folder: Path) -> Score:
    """Read every page of a folder and compare it with its annotation."""
    score = Score()
    for annotation in sorted(folder.glob("*.json")):
        wanted = json.loads(annotation.read_text(encoding="utf-8"))
        source = source_of(annotation)
        score_page(score, wanted, page_report(parse_page(source.name, source.read_bytes())))
    return score


def source_of(annotation: Path) -> Path:
    """The page that an annotation belongs to: beside it, or among the five."""
    beside = annotation.with_suffix(".txt")
    return beside if beside.exists() else SEED_PAGES / beside.name


def score_page(score: Score, wanted: dict[str, Any], got: dict[str, Any]) -> None:
    """Count one page's report against its annotation."""
    score.add("banner", _some(wanted["banner"]), _some(got["banner"]))
    pairs = _pairs(wanted["articles"], got["articles"])
    score.findings += sum(len(article["findings"]) for article in got["articles"])
    for left, right in pairs:
        score.add("article", [1] if left else [], [1] if right else [])
        same = [score.add(n, _values(left, n), _values(right, n)) for n in FIELDS[2:]]
        if right:
            score.judge(left, right)
        if left:
            score.articles += 1
            score.exact += all(same) and right is not None
            score.characters += sum(len(fold(text)) for text in left["paragraphs"])
            if "tags" in left:
                _score_tags(score, left["tags"], right["tags"] if right else [])


def _score_tags(score: Score, wanted: dict[str, list[str]], got: list[Any]) -> None:
    for called, names in wanted.items():
        kind, left = TAGS[called], [fold(name) for name in names]
        right = [fold(tag["name"]) for tag in got if tag["kind"] == kind]
        if called == "districts":
            right = [name for name in right if name.endswith("区")]
        score.add(kind, left, right)
        if kind == "topic":
            score.add("first topics", left, right[:FIRST_TOPICS])


def _agree(decision: str, wanted: dict[str, Any], got: dict[str, Any]) -> bool:
    """Whether a decision was right; a boundary is where the texts begin and end alike."""
    if decision == "boundary":
        one, other = (fold("".join(article["paragraphs"])) for article in (wanted, got))
        return one[:EDGE] == other[:EDGE] and one[-EDGE:] == other[-EDGE:]
    name = DECISIONS[decision]
    return Counter(_values(wanted, name)) == Counter(_values(got, name))


def _values(article: dict[str, Any] | None, name: str) -> list[Any]:
    if article is None:
        return []
    if name == "credit":
        return list({(fold(credit["name"]), credit["role"]) for credit in article["credits"]})
    if name == "paragraph":
        return [fold(text) for text in article["paragraphs"]]
    return _some(article.get(name))


def _some(text: str | None) -> list[str]:
    return [fold(text)] if text else []


def _pairs(wanted: list[Any], got: list[Any]) -> list[tuple[Any, Any]]:
    """Articles of both sides by likeness of text, the likest first; None for no partner."""
    left, right = [_grams(a) for a in wanted], [_grams(a) for a in got]
    likeness = sorted(
        ((_alike(a, b), i, j) for i, a in enumerate(left) for j, b in enumerate(right)),
        reverse=True,
    )
    partner: dict[int, int] = {}
    for alike, i, j in likeness:
        if alike >= ALIKE and i not in partner and j not in partner.values():
            partner[i] = j
    pairs = [
        (article, got[partner[i]] if i in partner else None) for i, article in enumerate(wanted)
    ]
    left_over = [article for j, article in enumerate(got) if j not in partner.values()]
    return pairs + [(None, article) for article in left_over]


def _grams(article: dict[str, Any]) -> Counter[str]:
    text = fold(article["title"] + "".join(article["paragraphs"]))
    return Counter(text[at : at + 4] for at in range(max(1, len(text) - 3)))


def _alike(one: Counter[str], other: Counter[str]) -> float:
    return 2 * sum((one & other).values()) / (one.total() + other.total())


def main() -> None:
    default = [ROOT / "tests" / name for name in FOLDERS]
    for folder in map(Path, sys.argv[1:]) if len(sys.argv) > 1 else default:
        if not any(folder.glob("*.json")):
            print(f"{folder.name}: no pages")
            continue
        score = score_folder(folder)
        print(f"{folder.name}: {score.exact} of {score.articles} articles exact in every field")
        print("  " + "  ".join(f"{name} {score.f1(name):.3f}" for name in FIELDS))
        if score.wanted["topic"]:
            print("  tags: " + "  ".join(f"{kind} {score.f1(kind):.3f}" for kind in TAGS.values()))
            share = score.recall("first topics")
            print(f"  topics: {share:.3f} of the annotated are among the first {FIRST_TOPICS}")
        each = 1000 * score.findings / max(1, score.characters)
        print(f"  {each:.2f} findings per 1,000 characters")
        bands = (f"{score.right[b]} of {score.decided[b]} below {min(b, 1)}" for b in BANDS)
        print(f"  decisions that are right, by their sureness: {', '.join(bands)}")


if __name__ == "__main__":
    main()
