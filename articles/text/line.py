"""A text with its tokens, and the tests on places in it that rules about names are made of."""

import re
from bisect import bisect_left
from functools import cache
from itertools import accumulate

from articles.text import segment
from articles.text.normalize import HAN
from articles.text.tables import read_words

HONORIFIC = re.compile("总书记|同志|先生|女士|院士|烈士|教授|老师|主席|总理|书记")
JOINS = frozenset("、和与")
CLAUSE_START = frozenset(("", *"，。；：！？、“”‘’（）()《》,;:!?\n 的"))
_GOES_ON = re.compile("[vpcudtrfmqbazil]")
_HAN_ONLY = re.compile(f"[{HAN}]+")
_GROUP = frozenset(("时", "代表", "一行", "夫妇", "父女", "父子", "母女", "母子"))
_LONGEST_TITLE = 6
_LONGEST_VERB = 4
# 测风员, 掘进工, 炉长: a noun that ends like this tells what someone does…
_DOER = re.compile("[员工师手匠兵医官长]$")
# …but for these, which tell of many people, of growth and of work.
_NO_DOER = re.compile("[人成动]员|[器感五]官|[增成延生特专全周波]长|施工|加工|开工|手工|双手")
OFFICE, WALK, DOER = 0.9, 0.8, 0.7


@cache
def _titles() -> dict[str, float]:
    """Confidence by title: an office says more than a walk of life."""
    return dict.fromkeys(read_words("titles_weak.txt"), WALK) | dict.fromkeys(
        read_words("titles.txt"), OFFICE
    )


@cache
def _verbs() -> frozenset[str]:
    return read_words("name_verbs.txt")


class Line:
    """The tokens of a text by the place where they begin; `article` is all that it stands in."""

    def __init__(self, text: str, article: str = "") -> None:
        self.text = text
        self._article = article or text
        self.tokens = segment.tagged(text)
        self.starts = list(accumulate((len(word) for word, _ in self.tokens), initial=0))

    def token_at(self, place: int) -> tuple[str, str] | None:
        """The token that begins at this place, with its tag."""
        index = bisect_left(self.starts, place)
        if index < len(self.tokens) and self.starts[index] == place:
            return self.tokens[index]
        return None

    def token_before(self, place: int) -> tuple[str, str] | None:
        """The token that ends at this place, with its tag."""
        index = bisect_left(self.starts, place)
        return self.tokens[index - 1] if index and self.starts[index] == place else None

    def tokens_between(self, start: int, end: int) -> list[tuple[str, str]] | None:
        """The tokens that fill this stretch, None where a token crosses its borders."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        if self.starts[first] != start or self.starts[last] != end:
            return None
        return self.tokens[first:last]

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
            (after and after[0] in "着了过")  # 拎着: only a verb stands before these
            or _GOES_ON.match(token[1])
            or (len(token[0]) == 1 and token[1] == "nz")  # 换, 译: verbs to everyone but jieba
            or token[0] in _GROUP
            or self.verb_at(place)
            or HONORIFIC.match(self.text, place)
        )

    def verb_at(self, place: int) -> bool:
        """Whether a verb of speech or office stands here."""
        longest = range(_LONGEST_VERB, 0, -1)
        return any(self.text[place : place + length] in _verbs() for length in longest)

    def clearly_ends(self, place: int) -> bool:
        """Whether a mark, a verb of speech or an honorific follows."""
        return (
            self.text[place : place + 1] in CLAUSE_START | JOINS
            or self.verb_at(place)
            or HONORIFIC.match(self.text, place) is not None
        )

    def title_before(self, place: int) -> float:
        """The confidence that the title before this place gives; 0 where none stands."""
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
