"""What an archive teaches: bounded counts, their error, and the form in which they are kept."""

import copy
import zlib
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seeds.files import SEED_PAGES
from seeds.pipeline import parse_page
from seeds.repair import gathering
from seeds.repair.gathering import Gathering, Tally, grams
from seeds.repair.statistics import NOTHING, Statistics, Table, Unfit


def test_grams_are_pairs_and_triples_of_runs():
    assert grams(["职工之家，ab好"]) == {"职工", "工之", "之家", "职工之", "工之家"}
    assert grams(["𠀀𠀁𠀂", "一"]) == set()


def test_a_gram_counts_once_a_page():
    gathered = Gathering()
    gathered.add(["工会，工会"], ["马超", "John", "马超"])
    gathered.add(["工会"])
    learned = gathered.statistics()
    assert (learned.pages, learned.grams["工会"], learned.grams["会工"]) == (2, 2, 0)
    assert (learned.names["马超"], learned.names["John"]) == (1, 0)


def test_known_is_what_several_pages_have():
    gathered = Gathering()
    gathered.add(["益路同行"])
    assert not gathered.statistics().knows("益路同行")
    gathered.add(["益路同行"])
    learned = gathered.statistics()
    assert learned.knows("益路同行")
    assert learned.knows("益路")
    assert not learned.knows("益路同心")
    assert not learned.knows("益")
    assert not learned.knows("益A路")
    assert not NOTHING.knows("益路")


def test_a_table_comes_back_as_it_went():
    gathered = Gathering()
    gathered.add(["北京市总工会举办技能竞赛"], ["欧阳修"])
    table = gathered.statistics().grams
    again = Table.unpack(table.pack(), table.lost)
    assert dict(again.items()) == dict(table.items()) != {}
    assert dict(copy.deepcopy(table).items()) == dict(table.items())
    assert again["北京"] == 1
    assert again["京北"] == 0
    assert again["𠀀𠀁𠀂"] == 0


@pytest.mark.parametrize("data", [b"", b"nonsense", Table().pack()[:-3]])
def test_a_damaged_table_is_refused(data):
    with pytest.raises(Unfit):
        Table.unpack(data, 0)


def test_a_table_cut_short_is_refused():
    with pytest.raises(Unfit):
        Table.unpack(zlib.compress(b"12345"), 0)


STREAM = st.lists(st.sampled_from([chr(0x4E00 + n) for n in range(40)]), max_size=300)


@given(STREAM, STREAM)
def test_counts_are_bounded_and_their_error_is_told(one, other):
    kept, most = 8, 12
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gathering, "KEPT", kept)
        patch.setattr(gathering, "MOST", most)
        tallies = [Tally(), Tally()]
        for tally, stream in zip(tallies, (one, other), strict=True):
            for sign in stream:
                tally.add([sign])
        tallies[0].merge(tallies[1])
        table = tallies[0].table()
    true = Counter(one) + Counter(other)
    assert len(table) <= most
    assert table.lost <= true.total() / kept
    for sign, count in true.items():
        assert count - table.lost <= table[sign] <= count


def test_the_archive_changes_no_text_and_only_adds_or_quiets_doubts():
    source = sorted(SEED_PAGES.glob("*.txt"))[0]
    plain = parse_page(source.name, source.read_bytes())
    gathered = Gathering()
    for _ in range(60):
        gathered.add_page(plain)
    taught = parse_page(source.name, source.read_bytes(), gathered.statistics())
    assert [a.paragraphs for a in taught.articles] == [a.paragraphs for a in plain.articles]
    hard = {"missing_text", "foreign_text", "missing_byline", "missing_photo_credit"}
    for one, other in zip(plain.articles, taught.articles, strict=True):
        assert [f for f in one.findings if f.kind in hard] == [
            f for f in other.findings if f.kind in hard
        ]


def test_an_empty_archive_is_small_and_says_nothing():
    assert (Statistics().pages, len(Statistics().grams), Statistics().names["马超"]) == (0, 0, 0)
