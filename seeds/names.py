"""Names of files: in which letters they are stored and shown, and which of them name a page."""

import contextlib
import os
import re
from pathlib import Path, PurePath

PAGE_SUFFIXES = frozenset({".txt", ".md"})
LONGEST_NAME = 255  # characters; a longer one is kept from its end, where the page number stands

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")


def readable(path: str | Path) -> str:
    """A path in letters that can be stored and shown."""
    return in_letters(os.fsencode(path))


def in_letters(raw: bytes) -> str:
    """A name as its bytes stand on a disk or in an archive; old archives bring names in GBK."""
    for encoding in ("utf-8", "gb18030"):
        with contextlib.suppress(UnicodeDecodeError):
            return _CONTROL.sub("\ufffd", raw.decode(encoding))
    return _CONTROL.sub("\ufffd", raw.decode("utf-8", "replace"))


def names_page(name: str) -> bool:
    """Whether a file of a folder or an archive is a page, and not what a Mac keeps beside it."""
    path = PurePath(name)
    return path.suffix.lower() in PAGE_SUFFIXES and not path.name.startswith("._")
