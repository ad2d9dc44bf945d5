"""A page that is there already: nothing is written, under whatever name and encoding it comes."""

import pytest

from tests.faults.archive import Archive, copy_pages, states
from tests.faults.conftest import Tell

pytestmark = pytest.mark.slow


def test_a_page_that_is_there_is_not_written_again(archive: Archive, tmp_path, tell: Tell) -> None:
    pages = copy_pages(tmp_path / "pages", 3)
    text = pages[0].read_text(encoding="utf-8")
    first = archive.seeds(*pages)
    assert first.status == 0, first.err
    before = archive.contents()
    assert len(before.rows) > 100

    other = tmp_path / "other"
    other.mkdir()
    (other / "renamed.txt").write_bytes(pages[0].read_bytes())
    (other / "gb18030.txt").write_bytes(text.encode("gb18030"))
    (other / "utf-16.txt").write_bytes(text.encode("utf-16"))
    (other / "crlf.txt").write_bytes(text.replace("\n", "\r\n").encode("utf-8-sig"))
    again = archive.seeds(*pages, other, *pages)
    assert again.status == 0, again.err
    assert states(again.out) == {"unchanged": 7}
    after = archive.contents()
    assert after.counts() == before.counts()
    assert after.all() == before.all()
    tell("7 files came again, under other names and in other encodings: no new row in any table")
