"""Characters that no newspaper prints: the replacement character, private ones, stray controls."""

import re
from collections.abc import Iterator

from seeds.records import ParsedFinding
from seeds.repair.excerpt import doubt
from seeds.repair.reading import Reading

_DAMAGE = re.compile("[\ufffd\ue000-\uf8ff\u0000-\u0008\u000e-\u001f\u007f-\u009f]+|[□■]{2,}")


def damaged_characters(reading: Reading) -> Iterator[ParsedFinding]:
    """Each run of characters that stand for something that could not be read."""
    for passage in reading:
        for match in _DAMAGE.finditer(passage.text):
            yield doubt(
                "misreading",
                passage.text,
                *match.span(),
                severity="high",
                why="有未能识别的字符，须核对原版",
            )
