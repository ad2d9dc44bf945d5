"""Workers that die of certain pages; apart from the tests, because a worker knows no Django."""

import os
import signal
from multiprocessing.connection import Connection

from seeds.pipeline import parse_page
from seeds.repair.statistics import Statistics


def work(pipe: Connection, archive: Statistics) -> None:
    """As `seeds.workers` does, but a page's name may say how to end."""
    while True:
        name, data = pipe.recv()
        if name == "kill.txt":
            os.kill(os.getpid(), signal.SIGKILL)
        if name == "exit.txt":
            os._exit(3)
        pipe.send(parse_page(name, data, archive))
