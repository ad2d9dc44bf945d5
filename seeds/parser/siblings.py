"""Lines of a page that are made alike: the headings of one article's parts, a list's entries."""

from seeds.parser.characters import PAUSE
from seeds.parser.forms import label_of

_LONGEST, _SHORT = 18, 5
# So many lines are compared with each other.
_MOST = 100


def siblings(lines: list[str]) -> frozenset[str]:
    """Short lines that are made like another of the page (`一本技术账`, `一本人情账`)."""
    short = [line for line in dict.fromkeys(lines) if 2 < len(line) <= _LONGEST][:_MOST]
    pairs = (line for line in short if any(_alike(line, other) for other in short if other != line))
    return frozenset(pairs) | _of_one_pattern(short) | _labelled(short)


def _of_one_pattern(lines: list[str]) -> frozenset[str]:
    """Three of one length with one character in one place (`先看人`, `再看活`, `后看家`)."""
    alike: dict[tuple[int, int, str], list[str]] = {}
    for line in lines:
        if len(line) <= _SHORT:
            for place, sign in enumerate(line):
                alike.setdefault((len(line), place, sign), []).append(line)
    return frozenset(line for group in alike.values() if len(group) > 2 for line in group)


def _labelled(lines: list[str]) -> frozenset[str]:
    """Three or more that begin with labels of one length (`上游：…`, `下游：…`, `政策：…`)."""
    labels: dict[int, dict[str, str]] = {}
    for line in lines:
        if (label := label_of(line)) and not PAUSE & set(line):
            labels.setdefault(len(label), {})[label] = line
    groups = (group.values() for group in labels.values() if len(group) > 2)
    return frozenset(line for group in groups for line in group)


def _alike(line: str, other: str) -> bool:
    """One length, and the same characters in half the places or at one end (`成本关`, `留客关`)."""
    if len(line) != len(other):
        return False
    if len(line) <= _SHORT and (line[-1] == other[-1] or line[0] == other[0]):
        return True
    return 2 * sum(one == two for one, two in zip(line, other, strict=True)) >= len(line)
