"""Words that editors have corrected on other pages: the archive's own misreadings."""

from collections.abc import Iterator

from articles.text.corrections import fits, places
from seeds.records import ParsedFinding
from seeds.repair.excerpt import doubt
from seeds.repair.reading import Reading
from seeds.repair.taught import wrong_forms


def corrected_before(reading: Reading) -> Iterator[ParsedFinding]:
    """Each place of a form that editors have corrected; high where it is no word of its own."""
    corrected = reading.archive.taught.corrected
    if not corrected:
        return
    known = {one.wrong: (one, count) for one, count in reversed(corrected)}
    for text in (passage.text for passage in reading):
        for form in dict.fromkeys(wrong_forms(corrected).findall(text)):
            correction, count = known[form]
            for at in places(text, correction):
                yield doubt(
                    "misreading",
                    text,
                    at,
                    at + len(form),
                    instead=correction.right,
                    severity="high" if fits(text, at, correction) else "medium",
                    why=f"编辑曾把“{form}”改为“{correction.right}”（{count}处）",
                )
