"""One person in two spellings: in a text, in the credits of a page, against the archive."""

import pytest

from seeds.records import ParsedArticle, ParsedCredit
from seeds.repair.credited_names import doubt_credits
from seeds.repair.gathering import Gathering
from seeds.repair.inconsistent_name import inconsistent_name, one_person, spellings
from seeds.repair.reading import Reading
from seeds.repair.statistics import NOTHING


def credited(*names, role="reporter"):
    credits = tuple(ParsedCredit(name, role, f"（记者 {name}）") for name in names)
    return ParsedArticle(order=1, title="题", paragraphs=("正文。",), credits=credits)


def doubted(*articles, archive=NOTHING):
    return [finding for article in doubt_credits(articles, archive) for finding in article.findings]


def in_text(*paragraphs):
    one = ParsedArticle(order=1, title="", paragraphs=paragraphs)
    return list(inconsistent_name(Reading(one)))


def archive(**names):
    gathered = Gathering()
    for name, times in names.items():
        for _ in range(times):
            gathered.add((), [name])
    return gathered.statistics()


@pytest.mark.parametrize(
    ("rare", "usual"), [("潘健新", "潘建新"), ("王睛", "王晴"), ("刘小萍", "刘晓萍")]
)
def test_the_rarer_spelling_in_a_text(rare, usual):
    text = f"工会主席{usual}出席会议。{usual}指出，要学习。"
    (finding,) = in_text(text, f"{rare}强调，要落实。")
    assert (finding.kind, rare in finding.quote) == ("inconsistent_name", True)
    assert usual in finding.suggestion


@pytest.mark.parametrize(
    "texts",
    [
        ("工会主席潘建新指出，要学习。潘建新强调。", "职工潘志勇表示，要落实。"),
        ("工会主席王静指出，要学习。王静强调。", "职工王晶表示，要落实。"),
        ("工会主席潘建新指出，要学习。", "潘健新强调，要落实。"),
    ],
)
def test_several_people_are_several(texts):
    assert in_text(*texts) == []


def test_people_side_by_side_are_several():
    text = "劳模潘建新、潘健新出席。潘建新指出，要学习。"
    assert in_text(text, "潘健新强调，要落实。") == []


def test_a_credit_against_the_page():
    (finding,) = doubted(credited("马晓超"), credited("马晓超"), credited("马小超"))
    assert (finding.kind, finding.quote) == ("inconsistent_credit", "（记者 马小超）")
    assert "马晓超" in finding.why


@pytest.mark.parametrize(
    "articles",
    [
        [("马晓超",), ("马小超",)],
        [("马晓超", "马小超"), ("马晓超",)],
        [("王静",), ("王静",), ("王晶",)],
        [("马晓超",), ("马晓超",), ("马志勇",)],
        [("马晓超",), ("马晓超",), ("马晓",)],
    ],
)
def test_credits_that_may_be_of_several(articles):
    assert doubted(*(credited(*names) for names in articles)) == []


def test_an_agency_is_nobody():
    articles = [credited("新华社", role="agency")] * 2
    assert doubted(*articles, credited("新花社", role="agency")) == []


def test_a_credit_against_the_archive():
    (finding,) = doubted(credited("马小超"), archive=archive(马晓超=9))
    assert (finding.severity, "马晓超" in finding.why) == ("low", True)
    assert doubted(credited("马小超"), archive=archive(马晓超=9, 马小超=2)) == []
    assert doubted(credited("马小超"), archive=archive(马晓超=3)) == []
    assert doubted(credited("马小超"), archive=archive(马志勇=9)) == []


def test_spellings():
    assert "潘建新" in spellings("潘健新")
    assert all(one_person("潘健新", other) for other in spellings("潘健新"))
    assert not one_person("潘健新", "张健新")
    assert not one_person("王静", "王晶")
    assert one_person("王睛", "王晴")
