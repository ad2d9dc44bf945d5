"""The interface is whole in Chinese; English is the language of its sources."""

from pathlib import Path

import polib

CATALOGUE = Path(__file__).resolve().parent.parent / "locale/zh_Hans/LC_MESSAGES/django.po"


def test_every_message_is_translated() -> None:
    entries = polib.pofile(str(CATALOGUE))
    assert len(entries) > 100
    assert [e.msgid for e in entries if not e.translated() or e.fuzzy] == []


def test_placeholders_survive_translation() -> None:
    import re

    def names(text: str) -> list[str]:
        return sorted(re.findall(r"%\(\w+\)|%[sd]", text))

    wrong = [
        e.msgid
        for e in polib.pofile(str(CATALOGUE))
        if e.msgstr and names(e.msgid) != names(e.msgstr)
    ]
    assert wrong == []


def test_the_compiled_catalogue_is_that_of_the_source() -> None:
    source = {(e.msgctxt, e.msgid): e.msgstr for e in polib.pofile(str(CATALOGUE))}
    compiled = {
        (e.msgctxt, e.msgid): e.msgstr for e in polib.mofile(str(CATALOGUE.with_suffix(".mo")))
    }
    assert compiled == source
