"""Tables of tags and people: out, corrected, in again; nothing half written, no formula let out."""

import codecs
import csv
import io

import pytest

from articles import acts
from articles.exports.csv import lines as csv_lines
from articles.models import Act, FormerTag, Tag, TagAlias
from articles.revision import Via
from articles.tables.reading import MOST_BYTES, Column, Refused, read
from articles.tables.table import Outcome, Table
from articles.tables.tags import TagTable
from people.models import Person, PersonAlias
from people.table import PeopleTable
from tests.factories import CreditFactory, PersonFactory, TagFactory, TaggingFactory

pytestmark = pytest.mark.django_db
BY_HAND = {"by": None, "via": Via.BULK}


def out(table: type[Table]) -> bytes:
    """The file as it goes out."""
    model = Tag if table is TagTable else Person
    heads = [str(column.label) for column in table.columns]
    return "".join(csv_lines(heads, table.rows(model.objects.order_by("pk")))).encode()


def brought(table: type[Table], *rows: list[object], dry: bool = False) -> Outcome:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    data = text.getvalue().encode()
    return table(**BY_HAND).run(read(data, table.columns), dry=dry)


@pytest.mark.parametrize("table", [TagTable, PeopleTable])
def test_what_goes_out_comes_back_unchanged(table) -> None:
    tag = TaggingFactory(tag=TagFactory(name="=1+1")).tag
    TagAlias.objects.create(tag=tag, name="@甲")
    TagAlias.objects.create(tag=tag, name="+乙")
    person = CreditFactory(person=PersonFactory(name="-张晶", qualifier="体育部")).person
    PersonAlias.objects.create(person=person, name="晶晶")
    Person.objects.create(name="白莹", is_photographer=True, note="两\n行\n")
    data = out(table)
    cells = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))[1]
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)
    outcome = table(**BY_HAND).run(read(data, table.columns), dry=False)
    assert (outcome.changes, outcome.faults) == ([], [])
    assert outcome.unchanged == (1 if table is TagTable else 2)
    assert not Act.objects.exists()


def test_use_counts_go_out() -> None:
    TaggingFactory()
    TaggingFactory(removed=True, tag=Tag.objects.get())
    assert out(TagTable).decode().rstrip().endswith(",1")
    CreditFactory()
    assert out(PeopleTable).decode().rstrip().endswith(",1")


def test_tags_are_made_renamed_and_given_aliases() -> None:
    tag = TagFactory(name="技能比赛")
    TagAlias.objects.create(tag=tag, name="比武")
    head = ["id", "kind", "name", "aliases"]
    rows = [head, [tag.pk, "topic", "技能竞赛", "比赛 | 技能比赛"], ["", "地名", "城南", ""]]
    dry = brought(TagTable, *rows, dry=True)
    assert [(c.line, c.name, c.is_new) for c in dry.changes] == [
        (2, "技能竞赛", False),
        (3, "城南", True),
    ]
    assert ("名称", "技能比赛", "技能竞赛") in dry.changes[0].cells
    assert Tag.objects.get() == tag
    assert not FormerTag.objects.exists()
    done = brought(TagTable, *rows)
    assert done.changes == dry.changes
    tag.refresh_from_db()
    assert (tag.name, tag.slug) == ("技能竞赛", "技能竞赛")
    assert {alias.name for alias in tag.aliases.all()} == {"比赛", "技能比赛"}
    assert Tag.objects.get(name="城南").kind == "place"
    assert FormerTag.objects.get().slug == "技能比赛"
    acts.undo(done.act, **BY_HAND)
    assert [str(tag) for tag in Tag.objects.all()] == ["技能比赛"]
    assert [alias.name for alias in TagAlias.objects.all()] == ["比武"]


def test_people_are_made_and_changed() -> None:
    person = PersonFactory(name="张晶")
    outcome = brought(
        PeopleTable,
        ["id", "名称", "aliases", "记者", "note"],
        [person.pk, "张晶", "晶晶", "是", "见习"],
        ["", "白莹", "", "", ""],
    )
    assert outcome.act is not None
    person.refresh_from_db()
    assert (person.is_reporter, person.note, person.aliases.get().name) == (True, "见习", "晶晶")
    assert Person.objects.get(name="白莹").spellings == "bai ying baiying by"


def test_columns_that_are_not_there_are_left_alone() -> None:
    person = PersonFactory(name="张晶", qualifier="体育部")
    PersonAlias.objects.create(person=person, name="晶晶")
    assert brought(PeopleTable, ["id", "note"], [person.pk, "见习"]).changes
    person.refresh_from_db()
    assert (person.qualifier, person.aliases.count()) == ("体育部", 1)


FAULTY = [
    (["id", "name"], ["x", "甲"], "id"),
    (["id", "name"], ["987654", "甲"], "id"),
    (["id", "name"], ["9" * 40, "甲"], "id"),
    (["kind", "name"], ["生物", "甲"], "kind"),
    (["kind", "name"], ["topic", ""], "name"),
    (["name"], ["甲"], "kind"),
    (["kind", "name"], ["topic", "甲" * 61], "name"),
    (["kind", "name", "aliases"], ["topic", "甲", "乙" * 61], "name"),
]


@pytest.mark.parametrize(("head", "row", "field"), FAULTY)
def test_a_fault_is_told_by_line_and_field_and_nothing_is_written(head, row, field) -> None:
    good = {"kind": "topic", "name": "好"}
    outcome = brought(TagTable, head, row, [good.get(name, "") for name in head])
    fault = outcome.faults[0]
    assert fault.line == 2
    assert fault.why
    labels = {column.key: str(column.label) for column in TagTable.columns}
    assert fault.column == labels[field]
    assert not Tag.objects.exists()
    assert not Act.objects.exists()


def test_two_lines_of_one_tag_are_a_fault() -> None:
    tag = TagFactory(name="甲")
    head = ["id", "kind", "name"]
    for second in ([tag.pk, "topic", "甲"], ["", "topic", "甲"]):
        outcome = brought(TagTable, head, [tag.pk, "topic", "甲"], second)
        assert [fault.line for fault in outcome.faults] == [3]
    twice = [["", "topic", "乙"], ["", "topic", "乙"]]
    assert [fault.line for fault in brought(TagTable, head, *twice).faults] == [3]
    assert Tag.objects.get() == tag


def test_a_name_that_another_has_is_a_fault() -> None:
    one, _other = PersonFactory(name="张晶"), PersonFactory(name="白莹")
    outcome = brought(PeopleTable, ["id", "name"], [one.pk, "白莹"])
    assert [fault.line for fault in outcome.faults] == [2]
    one.refresh_from_db()
    assert one.name == "张晶"


def test_a_flag_is_yes_or_no() -> None:
    outcome = brought(PeopleTable, ["name", "is_agency"], ["甲", "也许"])
    assert [(fault.line, bool(fault.column)) for fault in outcome.faults] == [(2, True)]


COLUMNS = TagTable.columns


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_file_from_excel_is_read(encoding) -> None:
    (line,) = read("名称,类型\r\n城南,地名\r\n,\r\n".encode(encoding), COLUMNS)
    assert (line.number, line.cells) == (2, {"name": "城南", "kind": "地名"})


@pytest.mark.parametrize(
    "data",
    [
        b"", b"\n", b"\xff\xfe\x00", b"name\x00", "名称,颜色\n甲,红".encode(), b"name,name\na,b",
        b'name\n"open', b"name\na,b", b"%PDF-1.7", codecs.BOM_UTF16_LE + "名称".encode("utf-16-le"),
        b"x" * (MOST_BYTES + 1),
    ],
)  # fmt: skip
def test_a_file_that_is_no_such_table_is_refused(data) -> None:
    with pytest.raises(Refused) as refusal:
        read(data, COLUMNS)
    assert all(fault.why for fault in refusal.value.faults)


def test_a_line_knows_its_place_in_the_file() -> None:
    lines = read('name,kind\n"两\n行",topic\n乙,topic\n'.encode(), COLUMNS)
    assert [line.number for line in lines] == [3, 4]
    assert isinstance(COLUMNS[0], Column)
