"""The members of a .tar or .tar.gz archive, in one pass over the stream."""

import gzip
import tarfile
import zlib
from collections.abc import Iterator
from functools import partial
from typing import IO, cast

from seeds.archives.member import BrokenMember, Member, UnusableArchive, refuse_bomb, too_large
from seeds.names import in_letters
from seeds.parser.decode import MAX_BYTES

GZIP = b"\x1f\x8b"
# Headers that hold a long name or attributes; tarfile takes their whole content into memory.
_WITH_CONTENT = {
    tarfile.GNUTYPE_LONGNAME,
    tarfile.GNUTYPE_LONGLINK,
    tarfile.XHDTYPE,
    tarfile.XGLTYPE,
    tarfile.SOLARIS_XHDTYPE,
}
MAX_HEADER = 64 * 1024  # bytes
_BLOCK = 512
_BROKEN = (tarfile.TarError, zlib.error, EOFError, OSError)


class _Header(tarfile.TarInfo):
    """A header, refused where it would fill the memory."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> "_Header":
        header = super().frombuf(buf, encoding, errors)
        if header.type in _WITH_CONTENT and header.size > MAX_HEADER:
            raise UnusableArchive("a member's header is too large: that is no archive of text")
        return header


class _Unpacked:
    """The unpacked bytes of a file, counted: more than the limits allow are not read."""

    def __init__(self, packed: IO[bytes]) -> None:
        packed.seek(0)
        is_gzip = packed.read(len(GZIP)) == GZIP
        packed.seek(0)
        self._packed = packed
        self._stream = gzip.GzipFile(fileobj=packed) if is_gzip else packed
        self._count = 0

    def read(self, size: int) -> bytes:
        data = self._stream.read(size)
        self._count += len(data)
        refuse_bomb(self._count, self._packed.tell())
        return data


def tar_members(file: IO[bytes]) -> Iterator[Member]:
    """The files of the archive in its order. Raises `UnusableArchive`, maybe only at its end."""
    try:
        with tarfile.open(
            fileobj=cast(IO[bytes], _Unpacked(file)),  # all that a stream must have
            mode="r|",
            tarinfo=_Header,
            encoding="utf-8",
            errors="surrogateescape",
        ) as archive:
            while (header := archive.next()) is not None:
                archive.members.clear()  # type: ignore[attr-defined]  # it would remember them all
                yield from _member(archive, header)
            _refuse_cut(archive)
    except _BROKEN as error:
        raise UnusableArchive(f"it is broken: {error}") from error


def _member(archive: tarfile.TarFile, header: tarfile.TarInfo) -> Iterator[Member]:
    name = in_letters(header.name.encode("utf-8", "surrogateescape"))
    if not (header.isreg() or header.isdir()) or header.issparse():
        raise UnusableArchive(f"{name} is a link or a device")
    if header.isreg():
        yield Member(name, partial(_read, archive, header), too_large(header.size))


def _read(archive: tarfile.TarFile, header: tarfile.TarInfo) -> bytes:
    try:
        file = archive.extractfile(header)
        return file.read(MAX_BYTES + 1) if file else b""
    except _BROKEN as error:
        raise BrokenMember(f"it is broken in the archive: {error}") from error


def _refuse_cut(archive: tarfile.TarFile) -> None:
    """Refuse an archive that does not end as it should: tarfile takes damage for its end."""
    stream, last = archive.fileobj, b""
    while stream and (block := stream.read(_BLOCK)):
        if any(block):
            raise UnusableArchive("it is broken: a header is damaged")
        last = block
    if len(last) < _BLOCK:
        raise UnusableArchive("it is broken: its end is missing")
