"""The head of a story: lead and byline before its first word, taken off and remembered.

`本报讯（记者 甲）近日…`, `本报讯 记者甲报道：…`, `（记者 甲）…`, `本报记者甲报道 …`,
`本报北京9月18日讯 新华社记者甲、本报记者乙报道：…`. A reporter named inside the sentence
(`记者甲从…获悉：`) is credited and the sentence stays whole.
"""

import re
from dataclasses import dataclass

from seeds.parser.bylines import Person, read_byline
from seeds.parser.characters import one_width
from seeds.parser.leads import leads_agency, read_enclosing_lead, read_lead
from seeds.parser.names import has_surname
from seeds.parser.surnames import WORDLIKE_SURNAMES
from seeds.records import ParsedCredit

_LONGEST = 90
_REPORTS = re.compile(r"(?:综合|采访|摄影|图文)?报道[：:，,]?|[：:]")
_NAMES_PAPER = ("本报", "本网", "本刊", "新华社记者", "中新社记者", "□", "■")
_CLOSED_BY = {"（": "）", "【": "】"}
_SPACES = re.compile(r"\s+")
_RUNNING = re.compile(
    r"(?:^|[，,。；;\s])(?:本报|本网|本刊)?(?:见习|实习)?记者\s?([\u3400-\u9fff]{2,3}?)"
)
# Verbs and prepositions behind a reporter's name in a sentence.
_BEHIND_NAME = re.compile(
    r"(?:近日|日前|昨日|昨天|今天|今日|\d{1,2}日)?(?:从|在|了解|获悉|采访|来到|走进|走访|看到|发现|前往|跟随|专访|见到|随|探访|就|对|于)"
)


@dataclass(frozen=True, slots=True)
class Opening:
    """What was read before the first word, and the `rest`, which is the story's text."""

    lead: str = ""
    credits: tuple[ParsedCredit, ...] = ()
    rest: str = ""


def read_opening(text: str) -> Opening:
    """Lead and byline off the paragraph's beginning; both may be missing."""
    lead, people = _lead_with_people(text)
    printed = ""
    if not people:
        lead = _whole_lead(text)
        printed, people = _byline_at(text[len(lead) :].lstrip(), after_lead=bool(lead))
    credits = tuple(ParsedCredit(name, role, printed) for name, role in people)
    after = text[len(lead) :].lstrip()
    return Opening(lead, agency_credits(lead) + credits, after[len(printed) :].lstrip())


def _whole_lead(text: str) -> str:
    """The lead as printed, a second one behind it included (`本报讯 据新华社电`)."""
    lead = read_lead(text)
    rest = text[len(lead) :].lstrip()
    second = read_lead(rest) if lead else ""
    return text[: len(text) - len(rest) + len(second)] if second else lead


def _lead_with_people(text: str) -> tuple[str, tuple[Person, ...]]:
    """Lead and byline in one pair of brackets (`（本报讯 记者 甲）`): both stay in the lead."""
    printed, inner = read_enclosing_lead(text)
    people = (inner and read_byline(inner)) or ()
    return printed if people else "", people


def agency_credits(lead: str) -> tuple[ParsedCredit, ...]:
    """The agency whose name the lead has; it stands there and is not printed again."""
    agency = leads_agency(lead)
    return (ParsedCredit(agency, "agency", ""),) if agency else ()


def opens_story(text: str) -> bool:
    """Whether the paragraph begins with a lead or a byline, which only a story's first does."""
    opening = read_opening(text)
    return bool(opening.lead or opening.credits)


def running_reporter(text: str) -> tuple[ParsedCredit, ...]:
    """The reporter whom the sentence names (`记者甲从…获悉：`); the sentence keeps the name."""
    head = text[:_LONGEST]
    for match in _RUNNING.finditer(head):
        for length in (3, 2):
            name = head[match.start(1) : match.start(1) + length]
            known = has_surname(name) and name[0] not in WORDLIKE_SURNAMES
            if len(name) == length and known and _BEHIND_NAME.match(head, match.start(1) + length):
                interns = "见习" in match[0] or "实习" in match[0]
                return (ParsedCredit(name, "intern" if interns else "reporter", ""),)
    return ()


def _byline_at(text: str, *, after_lead: bool) -> tuple[str, tuple[Person, ...]]:
    """The byline at the text's beginning as printed, and whom it names; or nothing."""
    return _bracketed(text, after_lead) or _reporting(text) or _spaced(text, after_lead) or ("", ())


def _bracketed(text: str, after_lead: bool) -> tuple[str, tuple[Person, ...]] | None:
    head = one_width(text[:_LONGEST])
    end = head.find(_CLOSED_BY.get(head[:1], "\0"))
    if end < 0:
        return None
    printed = text[: end + 1]
    people = read_byline(printed, bare=after_lead)
    return (printed, people) if people else None


def _reporting(text: str) -> tuple[str, tuple[Person, ...]] | None:
    """`记者甲、乙报道：`, `通讯员甲报道 日前`, `本报记者 甲：`."""
    for match in _REPORTS.finditer(text[:_LONGEST]):
        printed = text[: match.end()]
        people = read_byline(printed.rstrip("：:，,"))
        if people and _names_writer(people):
            return printed, people
    return None


def _spaced(text: str, after_lead: bool) -> tuple[str, tuple[Person, ...]] | None:
    """`本报讯 记者 甲 通讯员 乙 近日，…`: only spaces part the names from the sentence."""
    head = text[:_LONGEST]
    if not after_lead and not head.startswith(_NAMES_PAPER):
        return None
    ends = [match.start() for match in _SPACES.finditer(head)][:10]
    ends += [len(text)] if len(text) <= _LONGEST else []
    for end in reversed(ends):
        printed = head[:end]
        people = read_byline(printed)
        if people and _names_writer(people):
            return printed, people
    return None


def _names_writer(people: tuple[Person, ...]) -> bool:
    return any(person.role in ("reporter", "intern", "correspondent") for person in people)
