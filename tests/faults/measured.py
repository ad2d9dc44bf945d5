"""Run a command and write what it took: `python measured.py FILE COMMAND…`.

A process of its own, for Linux counts into the peak of a new process that of the one it was forked
from, and a test runner is large. The peak is that of the largest process, workers included.
"""

import json
import resource
import subprocess
import sys

status = subprocess.call(sys.argv[2:])
usage = resource.getrusage(resource.RUSAGE_CHILDREN)
with open(sys.argv[1], "w", encoding="utf-8") as file:
    json.dump(
        {"seconds": usage.ru_utime + usage.ru_stime, "most_bytes": usage.ru_maxrss * 1024}, file
    )
sys.exit(status)
