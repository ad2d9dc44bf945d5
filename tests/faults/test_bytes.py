"""What is no plain UTF-8, through the whole importer: alike on both databases, never gibberish."""

import os
from pathlib import Path

import pytest

from tests.faults.archive import Archive, copy_pages, records
from tests.faults.conftest import MakeArchive, Tell
from tests.faults.contents import SEARCH, Contents, difference

pytestmark = pytest.mark.slow

CODECS = ("utf-8-sig", "utf-16", "gbk", "gb18030")
TRADITIONAL = """# 縣圖書館延長開放時間

本報訊（記者 謝淑貞）縣圖書館昨日宣布，自下月起延長開放時間，週末開放至晚間九時，方便民眾借閱書籍。

館長表示，這項措施將試行三個月，並依讀者意見調整，希望更多民眾走進圖書館。
"""
PLAIN = """# 县图书馆延长开放时间

本报讯（记者 谢淑贞）县图书馆昨日宣布，自下月起延长开放时间，周末开放至晚九时，方便群众借阅书籍。
"""
REFUSED = {
    "binary": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 40,
    "nul": PLAIN.replace("昨日", "昨\0日").encode(),
    "nul-utf-16": PLAIN.replace("昨日", "昨\0日").encode("utf-16"),
    "surrogate": PLAIN.encode() + b"\xed\xa0\x80" + PLAIN.encode(),
    "surrogate-utf-16": b"\xff\xfe"
    + (PLAIN + "\ud800" + PLAIN).encode("utf-16-le", "surrogatepass"),
    "mixed": (PLAIN * 3).encode() + (PLAIN * 3).encode("gbk"),
    "latin": "Çà et là, déjà vu à Genève. ".encode("latin-1") * 20,
    "random": bytes((n * n * 31 + 7 * n) % 255 + 1 for n in range(4000)),
    "empty": b"",
    "blank": "\ufeff\u3000 \r\n\u200b\n".encode(),
}
ODD = {
    "controls": PLAIN.replace("昨日", "昨\x01\x02\x08日\x1b[31m\x7f").encode(),
    "separators": PLAIN.replace("。", "。\u2028").encode(),
    "invisible": PLAIN.replace("图书", "图\u200b\u2060\ufeff书\u202e").encode(),
    "noncharacters": PLAIN.replace("县", "郡")
    .replace("昨日", "昨\ufffe\uffff\U0010ffff日")
    .encode(),
    "private": PLAIN.replace("县", "区").replace("昨日", "昨\ue000\U000f0000日").encode(),
    "astral": PLAIN.replace("县", "镇").replace("谢淑贞", "谢\U00020000\U0002a6d6").encode(),
}
PUBLICATIONS = "articles_publication"
READ = ("articles_article", "articles_credit", "articles_finding", "articles_tagging")


def test_every_encoding_is_read_as_utf_8_is(new_archive: MakeArchive, tmp_path, tell: Tell) -> None:
    plain, coded = tmp_path / "plain", tmp_path / "coded"
    pages = copy_pages(plain, len(CODECS))
    coded.mkdir()
    for page, codec in zip(pages, CODECS, strict=True):
        (coded / page.name).write_bytes(page.read_text(encoding="utf-8").encode(codec))
    for folder, codec in ((plain, "utf-8"), (coded, "big5")):
        (folder / "traditional.txt").write_bytes(TRADITIONAL.encode(codec))
    as_plain, as_coded = new_archive(), new_archive()
    for archive, folder in ((as_plain, plain), (as_coded, coded)):
        done = archive.seeds(folder)
        assert done.status == 0, done.err
        assert {record["state"] for record in records(done.out)} == {"imported"}
    assert not difference(
        as_coded.contents().of_tables(*READ), as_plain.contents().of_tables(*READ)
    )
    tell(f"{len(CODECS) + 1} encodings read as UTF-8 is, through the command")


def test_what_is_not_text_is_refused_by_name_alike_on_both_databases(
    new_sqlite: MakeArchive, new_postgres: MakeArchive, tmp_path, tell: Tell
) -> None:
    folder = tmp_path / "odd"
    folder.mkdir()
    for name, data in (REFUSED | ODD).items():
        (folder / f"{name}.txt").write_bytes(data)
    became, stored = outcome(new_sqlite(), folder)
    became_too, stored_too = outcome(new_postgres(), folder)
    assert became == became_too
    assert not difference(stored.but(SEARCH), stored_too.but(SEARCH))
    refused = {name for name, (state, _reason) in became.items() if state == "refused"}
    assert {f"{name}.txt" for name in REFUSED} <= refused
    assert all(reason for name, (_state, reason) in became.items() if name in refused)
    tell(f"{len(refused)} of {len(REFUSED | ODD)} odd files refused, alike on both databases")


def outcome(archive: Archive, folder: Path) -> tuple[dict[str, tuple[str, str]], Contents]:
    """What became of each file, and what is stored; nothing may have gone wrong on the way."""
    done = archive.seeds(folder)
    assert done.status == 1
    assert "Traceback" not in done.err
    found = {r["source"]: (r["state"], r.get("reason", "")) for r in records(done.out)}
    archive.assert_sound()
    return found, archive.contents()


def test_a_newspapers_name_from_a_terminal_in_gbk_is_read(archive: Archive, tmp_path) -> None:
    name = os.fsdecode("城南晚报".encode("gbk"))
    done = archive.seeds("--publication", name, *copy_pages(tmp_path / "pages", 1))
    assert done.status == 0, done.err
    tables = archive.contents().rows.items()
    assert {row.values["name"] for (table, _key), row in tables if table == PUBLICATIONS} == {
        "城南晚报"
    }
