"""Pages inside .zip, .tar and .tar.gz archives, read one after another and never unpacked to disk.

An archive is looked through whole before any page of it is used. What no honest archive of pages
has (a path that leads outside, a link, a device, a bomb) gets it refused whole, and so does damage;
a single member that cannot be read is refused by name, and the others are read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import IO

from seeds.archives.member import (
    MAX_MEMBERS,
    MAX_PACKED,
    BrokenMember,
    Member,
    UnusableArchive,
)
from seeds.archives.tars import GZIP, tar_members
from seeds.archives.zips import zip_members
from seeds.names import names_page

__all__ = [
    "HEAD",
    "MAX_PACKED",
    "SUFFIXES",
    "ArchivedPage",
    "UnusableArchive",
    "count_pages",
    "is_archive",
    "read_pages",
]

SUFFIXES = (".zip", ".tar", ".tar.gz", ".tgz")
HEAD = 512  # bytes that tell an archive
_NESTED = (*SUFFIXES, ".gz", ".bz2", ".xz", ".zst", ".7z", ".rar")
_ZIP, _EMPTY_ZIP, _TAR, _TAR_AT = b"PK\x03\x04", b"PK\x05\x06", b"ustar", 257
_OUTSIDE = re.compile(r"[/\\]|[A-Za-z]:|(.*[/\\])?\.\.([/\\]|$)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class ArchivedPage:
    """A page's file name in its archive and its bytes, or why it is refused."""

    name: str
    data: bytes = b""
    refused: str = ""


def is_archive(head: bytes) -> bool:
    """Whether a file that begins with `HEAD` such bytes is an archive."""
    return head.startswith((_ZIP, _EMPTY_ZIP, GZIP)) or head[_TAR_AT:].startswith(_TAR)


def count_pages(file: IO[bytes]) -> int:
    """Look the archive through: how many pages `read_pages` will give. Raises `UnusableArchive`."""
    if file.seek(0, 2) > MAX_PACKED:
        raise UnusableArchive(f"it has more than {MAX_PACKED:,} bytes: divide it")
    pages = 0
    for number, member in enumerate(_members(file), start=1):
        if number > MAX_MEMBERS:
            raise UnusableArchive(f"it has more than {MAX_MEMBERS:,} files: divide it")
        if _OUTSIDE.match(member.name):
            raise UnusableArchive(f"the path {member.name} leads out of it")
        pages += _is_asked_for(member)
    if not pages:
        raise UnusableArchive("there are no page files in it")
    return pages


def read_pages(file: IO[bytes]) -> Iterator[ArchivedPage]:
    """The pages of an archive that `count_pages` has looked through, in its order."""
    for member in filter(_is_asked_for, _members(file)):
        if refused := _refused(member):
            yield ArchivedPage(member.name, refused=refused)
            continue
        try:
            yield ArchivedPage(member.name, member.read())
        except BrokenMember as error:
            yield ArchivedPage(member.name, refused=str(error))


def _members(file: IO[bytes]) -> Iterator[Member]:
    file.seek(0)
    is_zip = file.read(len(_ZIP)) in (_ZIP, _EMPTY_ZIP)
    return zip_members(file) if is_zip else tar_members(file)


def _is_asked_for(member: Member) -> bool:
    """Pages, and archives, which are refused by name: pages would be missed in silence."""
    return names_page(member.name) or _is_nested(member)


def _is_nested(member: Member) -> bool:
    return PurePath(member.name).name.lower().endswith(_NESTED)


def _refused(member: Member) -> str:
    if _is_nested(member):
        return "it is an archive inside an archive: unpack it first"
    return member.refused
