"""The members of a .zip archive, by its directory."""

import stat
import zipfile
import zlib
from collections.abc import Iterator
from functools import partial
from typing import IO

from seeds.archives.member import BrokenMember, Member, UnusableArchive, refuse_bomb, too_large
from seeds.names import in_letters
from seeds.parser.decode import MAX_BYTES

# zipfile reads the whole directory into memory: this is room for more members than are allowed.
MAX_DIRECTORY = 16 * 1024**2  # bytes
_NAMES_IN_UTF_8, _ENCRYPTED = 0x800, 0x1
# The others can ask for gigabytes of memory, and no common program packs text with them.
_PACKINGS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_HEADER = 30  # bytes before a member's name
# What zipfile raises of damaged archives; NotImplementedError where they claim a packing or a
# version of the format that it does not know.
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)


class _Bounded:
    """A file of which no read takes more than a directory may have."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.seek, self.tell, self.seekable = file.seek, file.tell, file.seekable

    def read(self, size: int = -1) -> bytes:
        if size > MAX_DIRECTORY:
            raise UnusableArchive("its directory is too large: divide it")
        return self._file.read(size)


def zip_members(file: IO[bytes]) -> Iterator[Member]:
    """The files of the archive in the order of its directory. Raises `UnusableArchive`."""
    try:
        archive = zipfile.ZipFile(_Bounded(file))
    except UnusableArchive:
        raise
    except _BROKEN as error:
        raise UnusableArchive(f"it is broken: {error}") from error
    with archive:
        members = archive.infolist()
        refuse_bomb(sum(member.file_size for member in members), file.seek(0, 2))
        _refuse_overlap(members)
        for member in members:
            if _is_link(member):
                raise UnusableArchive(f"{_name(member)} is a link or a device")
            if not member.is_dir():
                yield Member(_name(member), partial(_read, archive, member), _refused(member))


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    try:
        with archive.open(member) as file:
            return file.read(MAX_BYTES + 1)
    except _BROKEN as error:
        raise BrokenMember(f"it is broken in the archive: {error}") from error


def _refused(member: zipfile.ZipInfo) -> str:
    if member.flag_bits & _ENCRYPTED:
        return "it is encrypted: unpack the archive yourself"
    if member.compress_type not in _PACKINGS:
        return "it is packed in an unusual way: pack it with deflate"
    return too_large(member.file_size)


def _name(member: zipfile.ZipInfo) -> str:
    """zipfile takes every name that does not say it is UTF-8 for one of the first PC's."""
    if member.flag_bits & _NAMES_IN_UTF_8:
        return in_letters(member.filename.encode())
    return in_letters(member.filename.encode("cp437"))


def _is_link(member: zipfile.ZipInfo) -> bool:
    """By the upper half of the attributes, where Unix keeps the mode; 0 where it is unknown."""
    kind = stat.S_IFMT(member.external_attr >> 16)
    return kind not in (0, stat.S_IFREG, stat.S_IFDIR)


def _refuse_overlap(members: list[zipfile.ZipInfo]) -> None:
    """Members that share bytes are how a bomb hides its size."""
    end = 0
    for member in sorted(members, key=lambda member: member.header_offset):
        if member.header_offset < end:
            raise UnusableArchive("its members overlap: that is no archive of text")
        end = member.header_offset + _HEADER + member.compress_size
