"""`manage.py import_seeds`: page files into the database, or, with --dry-run, into a report."""

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import translation

from articles.models import Status
from seeds import learned
from seeds.console import Line, Tally, outcome_line, read_line, with_progress
from seeds.files import SEED_PAGES, PageFile, find_files, open_source, read_files, read_placed
from seeds.loader import Loader
from seeds.log import UnwritableReport, json_list, report_file
from seeds.manifest import FaultyManifest, read_manifest
from seeds.names import readable
from seeds.repair.statistics import NOTHING, Statistics, Unfit
from seeds.run import DEFAULT_PUBLICATION, import_files, told
from seeds.workers import MOST_WORKERS, parse_files

INTERRUPTED = 130  # as a shell says of Ctrl-C


class Command(BaseCommand):
    """Exit status 0, or 1 where a file was refused: its name and the reason stand on stderr."""

    help = "Import newspaper pages: every article, credit, photo, tag and doubt of each page file."
    requires_system_checks = ()  # a dry run needs no database

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "paths",
            nargs="*",
            metavar="PATH",
            help="files, folders, globs, .zip or .tar.gz archives, or - for standard input "
            "(default: the five pages that come with Newsroom)",
        )
        parser.add_argument(
            "--manifest",
            type=Path,
            metavar="FILE.csv",
            help="import the pages that this table names, and place them as it says: columns "
            "file, date, issue number, edition, page number, section, publication",
        )
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="only say what would be read, and, where the database has the page already, what "
            "would change in it; needs no database",
        )
        parser.add_argument(
            "--reparse",
            action="store_true",
            help="read pages that are there already again, as a better parser may read them; "
            "what an editor has corrected stays",
        )
        parser.add_argument(
            "--format", choices=["table", "json"], default="table", help="of what is printed"
        )
        parser.add_argument(
            "--draft",
            action="store_true",
            help="import as drafts (default: published, for these pages were in print)",
        )
        parser.add_argument(
            "--publication",
            default=DEFAULT_PUBLICATION,
            help="the newspaper that the pages belong to (default: %(default)s)",
        )
        parser.add_argument(
            "--workers",
            type=_workers,
            default=1,
            metavar="N",
            help="read the pages in so many processes (default: in this one)",
        )
        parser.add_argument(
            "--report",
            type=_report,
            metavar="FILE",
            help="write what became of each file to a .csv or .json file",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        tally = Tally()
        try:
            with translation.override("en"):
                total = self._work(tally, options)
        except KeyboardInterrupt:
            self._tell_refused(tally)
            said = f"Stopped: {tally.done} files are done. Run this again."
            raise CommandError(said, returncode=INTERRUPTED) from None
        except UnwritableReport as error:
            raise CommandError(f"Stopped: --report {error}") from error
        self._tell_refused(tally)
        if tally.refused:
            left = total - tally.done - len(tally.refused)
            untried = f" {left} after it were not tried: run this again." if left > 0 else ""
            raise CommandError(f"{len(tally.refused)} of {total} files refused.{untried}")

    def _work(self, tally: Tally, options: dict[str, Any]) -> int:
        """Read, and unless it is a dry run load, one file after another, and tell of each.

        Returns how many files were asked for.
        """
        total, files = _asked_for(options)
        loader = None if options["dry_run"] else _loader(options)
        planner = _planner(options)
        with ExitStack() as stack:
            archive = _archive() if loader or planner else NOTHING
            parsed = stack.enter_context(closing(parse_files(files, options["workers"], archive)))
            lines: Iterator[Line] = (read_line(file, planner) for file in parsed)
            if loader:
                outcomes = stack.enter_context(closing(import_files(parsed, loader)))
                lines = map(outcome_line, outcomes)
            tellers = self._tellers(stack, options)
            for line in with_progress(lines, total, self.stderr):
                tally.add(line)
                for tell in tellers:
                    tell(line)
        if loader and options["reparse"]:
            learned.relearn()
        if options["format"] == "table":
            tally.print(self.stdout)
        return total

    def _tellers(self, stack: ExitStack, options: dict[str, Any]) -> list[Callable[[Line], None]]:
        """What is to be told each line at once: what was acknowledged outlives a crash."""
        tellers: list[Callable[[Line], None]] = []
        if options["format"] == "table":
            tellers.append(self._tell_plan)
        if options["format"] == "json":
            show = stack.enter_context(json_list(self._show))
            tellers.append(lambda line: show(line.shown) if line.shown else None)
        if options["report"]:
            log = stack.enter_context(report_file(options["report"]))
            tellers.append(lambda line: log(line.record))
        return tellers

    def _tell_plan(self, line: Line) -> None:
        if line.plan:
            self.stdout.write("\n".join([f"{line.row[1]}:", *line.plan]))

    def _show(self, text: str) -> None:
        self.stdout.write(text, ending="")
        self.stdout.flush()

    def _tell_refused(self, tally: Tally) -> None:
        for path, reason in tally.refused:
            self.stderr.write(self.style.ERROR(f"refused {readable(path)}: {reason}"))


def refuse_unready() -> None:
    """Raise `CommandError` where there is no database, or one without all of our tables."""
    try:
        missing = _lacks_tables()
    except OperationalError as error:
        raise CommandError(told(error)) from error
    if missing:
        raise CommandError("The database lacks tables: run `manage.py migrate` first.")


def _lacks_tables() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _planner(options: dict[str, Any]) -> Loader | None:
    """What tells a dry run how pages would be merged; None without a database of our tables.

    The JSON of a dry run is of the files alone.
    """
    if not options["dry_run"] or options["format"] == "json":
        return None
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite" and not Path(name).exists():
        return None  # asking it would make an empty one
    try:
        return None if _lacks_tables() else _loader(options)
    except OperationalError:
        return None


def _archive() -> Statistics:
    """What the archive has taught; a damaged memory of it is made anew from the pages."""
    try:
        return learned.known()
    except Unfit:
        return learned.relearn()


def _loader(options: dict[str, Any]) -> Loader:
    publication = readable(" ".join(options["publication"].split()))
    if not publication:
        raise CommandError("--publication needs the name of a newspaper.")
    refuse_unready()
    status = Status.DRAFT if options["draft"] else Status.PUBLISHED
    return Loader(publication, status=status, reparse=options["reparse"])


def _asked_for(options: dict[str, Any]) -> tuple[int, Iterator[PageFile]]:
    """How many pages are asked for, and their reading; archives are looked through before."""
    paths, manifest = options["paths"], options["manifest"]
    if "" in paths:
        raise CommandError("A path is empty. Is a variable not set?")
    if manifest and paths:
        raise CommandError("A manifest names its pages itself: give either it or paths.")
    if manifest:
        try:
            placings = read_manifest(manifest)
        except FaultyManifest as error:
            raise CommandError(str(error)) from error
        return len(placings), read_placed(placings)
    sources = [open_source(path) for path in find_files(paths or [str(SEED_PAGES)])]
    return sum(source.pages for source in sources), read_files(sources)


def _workers(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST_WORKERS:
        raise ArgumentTypeError(f"give a number from 1 to {MOST_WORKERS}")
    return int(text)


def _report(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() not in (".csv", ".json"):
        raise ArgumentTypeError("give a file whose name ends in .csv or .json")
    if not path.parent.is_dir():
        raise ArgumentTypeError(f"there is no folder {path.parent}")
    return path
