"""Why a file was refused, in the language of whoever reads it.

The readers of files say it in English, as a command's log should; the desk says it by this table.
"""

import re

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

_REASONS = (
    (r"the file has (?P<size>[\d,]+) bytes; a page of text has at most (?P<most>[\d,]+)",
     _("the file has %(size)s bytes; a page of text has at most %(most)s")),
    (r"the file has no text", _("the file has no text")),
    (r"the byte order mark says (?P<codec>\S+), but byte (?P<byte>[\d,]+) is not: .*",
     _("the byte order mark says %(codec)s, but byte %(byte)s is not: save the page as UTF-8")),
    (r"the file is binary .*", _("the file is binary: give the page as text")),
    (r"the encoding is none of .*",
     _("the encoding is none of UTF-8, UTF-16, GB18030 and Big5, or is mixed: save as UTF-8")),
    (r"line (?P<line>[\d,]+) is in another encoding than the file: .*",
     _("line %(line)s is in another encoding than the file: save as UTF-8")),
    (r"nothing of this archive is imported: (?P<reason>.*)",
     _("nothing of this archive is imported: %(reason)s")),
    (r"it has more than (?P<most>[\d,]+) bytes: divide it",
     _("it has more than %(most)s bytes: divide it")),
    (r"it has more than (?P<most>[\d,]+) files: divide it",
     _("it has more than %(most)s files: divide it")),
    (r"the path (?P<path>.*) leads out of it", _("the path %(path)s leads out of it")),
    (r"there are no page files in it", _("there are no page files in it")),
    (r"its members have more than (?P<most>[\d,]+) bytes: divide it",
     _("its members have more than %(most)s bytes: divide it")),
    (r"its members have more than (?P<ratio>\d+) times its own size: .*",
     _("its members have more than %(ratio)s times its own size: that is no archive of text")),
    (r"a member's header is too large: .*",
     _("a member's header is too large: that is no archive of text")),
    (r"(?P<name>.*) is a link or a device", _("%(name)s is a link or a device")),
    (r"it is broken.*", _("it is broken")),
    (r"the process that read it .*", _("the process that read it has ended: try again")),
    (r"the database says: (?P<what>.*)", _("the database says: %(what)s")),
)  # fmt: skip
REASONS = tuple((re.compile(pattern, re.DOTALL), said) for pattern, said in _REASONS)


def translated(reason: str) -> str:
    """The reason in the active language; one that the table does not know stays as it is."""
    for pattern, said in REASONS:
        if match := pattern.fullmatch(reason):
            parts = match.groupdict()
            if "reason" in parts:
                parts["reason"] = translated(parts["reason"])
            return gettext(said) % parts
    return reason
