"""A text with its tokens, and the tests on places in it that rules about names are made of."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cache, cached_property
from itertools import accumulate, count

from articles.text import localities, segment
from articles.text.localities import Token
from articles.text.normalize import HAN
from articles.text.replacing import replacing
from articles.text.tables import read_words

HONORIFIC = re.compile("总书记|同志|先生|女士|院士|烈士|教授|博士|老师|主席|总理|书记")
JOINS = frozenset("、和与")
CLAUSE_START = frozenset(("", *"，。；：！？、“”‘’（）()《》,;:!?\n 的"))
# A digit and a letter have one width, a mark beside Chinese another: rules need know one of each.
_in_one_width = replacing(
    {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code).isalnum()}
    | dict(zip(",;:!?()", "，；：！？（）", strict=True))
)
_STRAIGHT_QUOTES = re.compile('"([^"\n]*)"')
_CLEAR_ENDS = CLAUSE_START | JOINS | {"等"}
_GOES_ON = re.compile("[vpcudtrfmqbazil]")
_HAN_ONLY = re.compile(f"[{HAN}]+")
_GROUP = frozenset(("时", "代表", "一行", "夫妇", "父女", "父子", "母女", "母子"))
_LONGEST_TITLE = 6
_LONGEST_VERB = 4
# 测风员, 掘进工, 炉长: a noun that ends like this tells what someone does…
_DOER = re.compile("(?:[员工师手匠兵医官长]|学家)$")
# …but for these, which tell of many people, of growth and of work.
_NO_DOER = re.compile("[人动]员|[器感五]官|[增成延生特专全周波]长|施工|加工|开工|手工|双手")
OFFICE, WALK, DOER = 0.9, 0.8, 0.7


@cache
def _titles() -> dict[str, float]:
    """Confidence by title: an office says more than a walk of life."""
    return dict.fromkeys(read_words("titles_weak.txt"), WALK) | dict.fromkeys(
        read_words("titles.txt"), OFFICE
    )


@cache
def title_ends() -> frozenset[str]:
    """The last characters of titles; what ends on no such is none, which is quickly seen."""
    return frozenset(title[-1] for title in _titles()) | frozenset("员工师手匠兵医官长家")


@cache
def _verbs() -> frozenset[str]:
    return read_words("name_verbs.txt")


@cache
def _verb_starts() -> frozenset[str]:
    return frozenset(verb[0] for verb in _verbs())


class Line:
    """A text in one width with its tokens, cut once for all the rules that read it.

    `article` is all the text that it stands in.
    """

    def __init__(self, text: str, article: str = "") -> None:
        text = _in_one_width(text)
        self.text = _STRAIGHT_QUOTES.sub(r"“\1”", text) if '"' in text else text
        self._article = article or text
        self.tokens = segment.tagged(self.text)
        self.words = [word for word, _ in self.tokens]
        self.starts = list(accumulate(map(len, self.words), initial=0))
        self._index = dict(zip(self.starts, count(), strict=False))

    @cached_property
    def places_whole(self) -> list[Token]:
        """The tokens, unknown names of places made whole; see `localities.whole`."""
        return localities.whole(self.tokens)

    def token_at(self, place: int) -> Token | None:
        """The token that begins at this place, with its tag."""
        index = self._index.get(place, -1)
        return self.tokens[index] if 0 <= index < len(self.tokens) else None

    def token_before(self, place: int) -> Token | None:
        """The token that ends at this place, with its tag."""
        index = self._index.get(place, 0)
        return self.tokens[index - 1] if index else None

    def tokens_between(self, start: int, end: int) -> list[Token] | None:
        """The tokens that fill this stretch, None where a token crosses its borders."""
        first, last = self._index.get(start), self._index.get(end)
        return None if first is None or last is None else self.tokens[first:last]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The indices [first, last) of the tokens that this stretch touches."""
        return bisect_right(self.starts, start) - 1, bisect_left(self.starts, end)

    def acts_at(self, place: int) -> bool:
        """Whether a verb, a preposition or an adverb stands here."""
        token = self.token_at(place)
        return token is not None and token[1][0] in "vpd"

    def is_han(self, start: int, end: int) -> bool:
        """Whether the stretch lies in the text and has Chinese characters only."""
        return end <= len(self.text) and _HAN_ONLY.fullmatch(self.text, start, end) is not None

    def said_again(self, name: str) -> bool:
        """Whether the article has these characters more than once."""
        return self._article.count(name) > 1

    def goes_on(self, place: int) -> bool:
        """Whether a name may end here: at a mark, before a verb, a particle or the like."""
        if not _HAN_ONLY.match(self.text, place):
            return self.text[place : place + 1] != "·"
        token = self.token_at(place)
        if token is None:
            return False
        after = self.token_at(place + len(token[0]))
        return bool(
            (after and after[0] in "着了过地")  # 拎着: only a verb stands before these
            or _GOES_ON.match(token[1])
            or (len(token[0]) == 1 and token[1] == "nz")  # 换, 译: verbs to everyone but jieba
            or token[0] in _GROUP
            or self.verb_at(place)
            or HONORIFIC.match(self.text, place)
        )

    def verb_at(self, place: int) -> bool:
        """Whether a verb of speech or office stands here."""
        if self.text[place : place + 1] not in _verb_starts():
            return False
        longest = range(_LONGEST_VERB, 0, -1)
        return any(self.text[place : place + length] in _verbs() for length in longest)

    def clearly_ends(self, place: int) -> bool:
        """Whether a mark, 等, a verb of speech, an honorific or such as 改进了 follows."""
        return (
            self.text[place : place + 1] in _CLEAR_ENDS
            or self._did(place)
            or self.verb_at(place)
            or HONORIFIC.match(self.text, place) is not None
        )

    def _did(self, place: int) -> bool:
        token = self.token_at(place)
        after = token and self.token_at(place + len(token[0]))
        did = token and after and token[1][0] in "vad" and after[0] in "着了过"
        return bool(did or (after and after[0] == "地"))

    def splits_verb(self, place: int) -> bool:
        """Whether this place cuts a word of two signs that 了 follows: 敖保力学了, not 力学."""
        return (
            self.text[place + 1 : place + 2] in ("了", "着", "过")
            and place not in self._index
            and place - 1 in self._index
            and place + 1 in self._index
        )

    def title_before(self, place: int) -> float:
        """The confidence that the title before this place gives; 0 where none stands."""
        place -= self.text.startswith("”", place - 1)  # “土专家”巫长春
        if self.text[place - 1 : place] not in title_ends():
            return 0.0
        for length in range(min(_LONGEST_TITLE, place), 1, -1):
            if confidence := _titles().get(self.text[place - length : place]):
                return confidence
        return self._doer_before(place)

    def _doer_before(self, place: int) -> float:
        before = self.text[max(0, place - 2) : place]
        token = self.token_before(place)
        if token is None or not _DOER.search(before) or _NO_DOER.search(before):
            return 0.0
        word, tag = token
        if len(word) > 1 and tag.startswith("n"):
            return OFFICE if word.endswith("长") else DOER
        return DOER if len(word) == 1 else 0.0


def lines(texts: Iterable[str]) -> list[Line]:
    """The texts of one article, each cut into its tokens."""
    texts = tuple(texts)
    article = "\n".join(texts)
    return [Line(text, article) for text in texts]
