"""How well damaged pages are read: each damage against the annotation of the undamaged page.

    python benchmarks/damage.py [--only DAMAGE] [FOLDER…]

Every page of the folders (default: the five pages and `tests/other_papers`) is damaged in one way
at a time and read; for each damage the F1 measure of every field is printed, and the articles that
are exact in all of them. Texts are compared as `benchmarks/reading.py` compares them, with
traditional characters and half-width punctuation folded where the damage brought them, and without
paragraphs that repeat their neighbour.
"""

import argparse
import json
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import opencc

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.damages import DAMAGES, Damage  # noqa: E402 - found from wherever this is called
from benchmarks.reading import FIELDS, Score, score_page, source_of  # noqa: E402
from seeds.parser.decode import decode  # noqa: E402
from seeds.parser.doubles import LEAST  # noqa: E402
from seeds.parser.printed import as_printed  # noqa: E402
from seeds.parser.signs import in_one_typography  # noqa: E402
from seeds.pipeline import read_text  # noqa: E402
from seeds.records import ParsedPage  # noqa: E402
from seeds.report import page_report  # noqa: E402

FOLDERS = ("five_pages", "other_papers")
_MARKS = str.maketrans("。、《》【】『』", ".,<>[]''")


def score_damage(folder: Path, damage: Damage) -> Score:
    """Every page of a folder, damaged and read, against its annotation."""
    score = Score()
    for annotation in sorted(folder.glob("*.json")):
        wanted = json.loads(annotation.read_text(encoding="utf-8"))
        source = source_of(annotation)
        text = damage(decode(source.read_bytes())[0], headlines_of(wanted))
        got = page_report(read_page(text))
        score_page(score, once(plain(wanted)), once(plain(got)))
    return score


def read_page(text: str) -> ParsedPage:
    """The page as `parse_page` reads it, without what it judges of it then."""
    whole, _ = decode(text.encode())
    read = in_one_typography(whole)
    return as_printed(replace(read_text(read), text=whole), read)


def headlines_of(page: dict[str, Any]) -> frozenset[str]:
    """The headlines that the annotation names, as they stand on their lines."""
    heads = (article[name] for article in page["articles"] for name in ("title", "kicker"))
    return frozenset(head for head in heads if head)


def plain(value: Any) -> Any:
    """A report with every text in simplified characters and half-width punctuation."""
    if isinstance(value, str):
        return _simplified(value).translate(_MARKS)
    if isinstance(value, list):
        return [plain(one) for one in value]
    if isinstance(value, dict):
        return {name: plain(one) for name, one in value.items()}
    return value


def once(page: dict[str, Any]) -> dict[str, Any]:
    """The report without what a paragraph repeats of its neighbour: it stays, and is reported."""
    for article in page["articles"]:
        kept: list[str] = []
        for text in article["paragraphs"]:
            size = _overlap(kept[-1], text) if kept else 0
            if size:
                kept[-1] += text[size:]
            else:
                kept.append(text)
        article["paragraphs"] = kept
    return page


def _overlap(above: str, below: str) -> int:
    """How many characters, a line's worth at least, the one ends in and the other begins with."""
    sizes = range(min(len(above), len(below)), LEAST - 1, -1)
    return next((size for size in sizes if above.endswith(below[:size])), 0)


@cache
def _simplified(text: str) -> str:
    """There and back: of some characters (`澄`) the way back goes to another (`澂`)."""
    return str(_converter("t2s").convert(_converter("s2t").convert(text)))


@cache
def _converter(way: str) -> opencc.OpenCC:
    return opencc.OpenCC(way)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--only", choices=DAMAGES)
    options = parser.parse_args()
    folders = options.folders or [ROOT / "tests" / name for name in FOLDERS]
    names = [options.only] if options.only else list(DAMAGES)
    for folder in folders:
        print(f"{folder.name:27}{'exact':>8}  " + " ".join(f"{name[:7]:>7}" for name in FIELDS))
        for name in names:
            score = score_damage(folder, DAMAGES[name])
            fields = " ".join(f"{score.f1(field):7.3f}" for field in FIELDS)
            print(f"{name:27}{score.exact:4}/{score.articles:3}  {fields}", flush=True)


if __name__ == "__main__":
    main()
