"""Fixed names and phrases from which characters dropped out: `市委社会工作北京市民政局`.

A phrase at the end of its text is no matter of this rule: there the text is cut.
"""

from collections.abc import Iterator

from seeds.records import ParsedFinding
from seeds.repair.excerpt import doubt
from seeds.repair.reading import Reading
from seeds.repair.tables import pairs


def set_phrases(reading: Reading) -> Iterator[ParsedFinding]:
    """Each place where the first part of a phrase is not followed by its rest."""
    for text in (passage.text for passage in reading):
        for stem, rests in pairs("set_phrases.txt").items():
            start = text.find(stem)
            while start >= 0:
                end = start + len(stem)
                known = rests.split("|")
                if end < len(text) and not text.startswith(tuple(known), end):
                    yield doubt(
                        "misreading",
                        text,
                        start,
                        end,
                        instead=stem + known[0] if len(known) == 1 else None,
                        severity="high",
                        why=f"“{stem}”之后疑有脱字",
                    )
                start = text.find(stem, end)
