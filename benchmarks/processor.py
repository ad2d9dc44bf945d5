"""Processor time, which says more than a clock on a machine that does other work too."""

import os
import resource
from pathlib import Path

from django.db import connection

_TICKS = os.sysconf("SC_CLK_TCK")


def processor_time() -> float:
    """Seconds of this process, of its children that ended, and of its PostgreSQL server process.

    The server's are left out where it runs on another machine.
    """
    usages = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages) + _server_time()


def _server_time() -> float:
    if connection.vendor != "postgresql" or connection.connection is None:
        return 0.0
    status = Path(f"/proc/{connection.connection.info.backend_pid}/stat")
    if not status.exists():
        return 0.0
    # The name in brackets may hold spaces; user and system time are fields 14 and 15.
    fields = status.read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS
