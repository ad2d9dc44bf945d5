"""`run_schedule`: publish and withdraw what is due, once or again and again."""

import os
import select
import signal
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from articles import scheduling


def seconds(given: str) -> float:
    """Seconds between two looks at the clock: at least one."""
    try:
        number = float(given)
    except ValueError:
        number = 0
    if not 1 <= number <= 86_400:
        raise ArgumentTypeError("give seconds, from 1 to 86400")
    return number


def _until_stopped() -> Callable[[float], bool]:
    """What waits so many seconds and says whether SIGTERM or Ctrl-C has come, then or before.

    A handler may run in the middle of anything, also while a lock is taken: so it takes none, and
    an Event will not do.
    """
    told, tell = os.pipe()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_signal: os.write(tell, b"."))
    return lambda seconds: bool(select.select([told], [], [], seconds)[0])


class Command(BaseCommand):
    """Exit status 1 where a step of a single round failed; it keeps its time and is tried again."""

    help = "Publishes and withdraws the articles whose time has come."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--every",
            type=seconds,
            metavar="SECONDS",
            help="go on for ever, looking at the clock so often, until SIGTERM or Ctrl-C",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["every"]:
            scheduling.keep_running(options["every"], _until_stopped())
            return
        done, failed = scheduling.run_due()
        self.stdout.write(
            _("Carried out: %(done)d; failed: %(failed)d")
            % {"done": len(done), "failed": len(failed)}
        )
        if failed:
            numbers = ", ".join(map(str, failed))
            raise CommandError(_("Still to be done: articles no. %s. See the log.") % numbers)
