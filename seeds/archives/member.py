"""A member of an archive before it is read, the limits of archives, and what is said of faults."""

from collections.abc import Callable
from dataclasses import dataclass

from seeds.parser.decode import MAX_BYTES

MAX_PACKED = 2 * 1024**3  # bytes of an archive
MAX_UNPACKED = 4 * 1024**3  # bytes of all its members
MAX_MEMBERS = 100_000
# Text packs to a third or a tenth; pages that repeat each other, to a fiftieth. A bomb reaches a
# thousandth. Below this size the ratio does no harm, and a few blank pages may have any.
MAX_RATIO = 100
BOMB_FROM = 64 * 1024**2


class UnusableArchive(ValueError):
    """Nothing of the archive may be used; the message says why."""


class BrokenMember(ValueError):
    """The member cannot be unpacked."""


@dataclass(frozen=True, slots=True)
class Member:
    """A member by what its header says.

    `read` unpacks it, but no more than one byte over a page's limit, and may raise `BrokenMember`;
    a tar's must be called before the next member is asked for. `refused` says why it is not read.
    """

    name: str
    read: Callable[[], bytes]
    refused: str = ""


def refuse_bomb(unpacked: int, packed: int) -> None:
    """Raise `UnusableArchive` where so many bytes came, or would come, out of so few."""
    if unpacked > MAX_UNPACKED:
        raise UnusableArchive(f"its members have more than {MAX_UNPACKED:,} bytes: divide it")
    if unpacked > BOMB_FROM and unpacked > MAX_RATIO * packed:
        raise UnusableArchive(
            f"its members have more than {MAX_RATIO} times its own size: that is no archive of text"
        )


def too_large(size: int) -> str:
    """Why a member of this size is refused; "" where it is not."""
    if size <= MAX_BYTES:
        return ""
    return f"the file has {size:,} bytes; a page of text has at most {MAX_BYTES:,}"
