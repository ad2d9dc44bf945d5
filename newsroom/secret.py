"""The secret of an embedded site: made once, kept beside its database, its owner's alone."""

import contextlib
import os
import tempfile
from pathlib import Path

from django.core.management.utils import get_random_secret_key


def kept_secret(path: Path) -> str:
    """Return the secret in `path`; make it on first use, so that two processes agree on one."""
    if not path.exists():
        handle, draft = tempfile.mkstemp(dir=path.parent)  # mode 0600
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(get_random_secret_key())
        with contextlib.suppress(FileExistsError):  # the other process was first: its secret stands
            os.link(draft, path)
        os.unlink(draft)
    return path.read_text(encoding="ascii")
