"""An adverbial straight before `…方面` lacks 在: `一如既往地志愿服务方面发挥优势`."""

from collections.abc import Iterator

from seeds.records import ParsedFinding
from seeds.repair.excerpt import doubt
from seeds.repair.reading import Passage, Reading, Token

_MOST_NOUNS = 3


def missing_preposition(reading: Reading) -> Iterator[ParsedFinding]:
    """地 leads to a verb or a preposition, never straight to nouns and 方面."""
    for passage in reading:
        if "方面" not in passage.view:
            continue
        for index, word in enumerate(passage.words):
            if word != "方面" or not (adverb := _adverb(passage, index)):
                continue
            end = passage.starts[index + 1]
            yield doubt(
                "function_words",
                passage.text,
                adverb.start,
                end,
                instead=f"地在{passage.text[adverb.end : end]}",
                severity="high",
                why="“地”与“方面”之间疑脱“在”字",
            )


def _adverb(passage: Passage, aspect: int) -> Token | None:
    """The 地 before 方面, where only nouns stand between them."""
    for back in range(1, _MOST_NOUNS + 2):
        token = passage.token(aspect - back)
        if token.word == "地":
            return token if back > 1 and token.tag == "uv" else None
        if not (token.tag.startswith("n") or token.tag == "vn"):
            return None
    return None
