"""A word said twice within one phrase: `精神的主要精神`, `不设工作年限设置`."""

import re
from collections.abc import Iterator

from articles.text.normalize import HAN
from seeds.records import ParsedFinding
from seeds.repair.excerpt import doubt
from seeds.repair.reading import Reading

_SAME_NOUN = re.compile(rf"([{HAN}]{{2}})的(?:主要|重要|基本|核心|根本|总体|具体)\1")
_SAME_VERB = re.compile(rf"不设[{HAN}]{{2,8}}设置(?=[，。；])")
_FRAME = re.compile(rf"(进行|开展|举行|召开|举办)了?(?:(?!\1)[{HAN}]){{2,10}}\1(?=[，。；])")


def repeated_words(reading: Reading) -> Iterator[ParsedFinding]:
    """Each phrase whose second word only repeats the first."""
    for passage in reading:
        for pattern in (_SAME_NOUN, _SAME_VERB, _FRAME):
            for match in pattern.finditer(passage.view):
                yield doubt(
                    "misreading",
                    passage.text,
                    *match.span(),
                    severity="medium",
                    why="同一短语中用词重出，疑有衍误",
                )
