"""`manage.py import_seeds`: page files into the database, or, with --dry-run, into a report."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import translation

from articles.models import Status
from seeds.console import outcome_row, print_pages, with_progress
from seeds.files import SEED_PAGES, find_files, read_files, readable
from seeds.loader import Loader
from seeds.report import page_report
from seeds.run import DEFAULT_PUBLICATION, Outcome, import_files, told

# How many files went well, and each that was refused with the reason.
Result = tuple[int, list[tuple[Path, str]]]


class Command(BaseCommand):
    """Exit status 0, or 1 where a file was refused: its name and the reason stand on stderr."""

    help = "Import newspaper pages: every article, credit, photo, tag and doubt of each page file."
    requires_system_checks = ()  # a dry run needs no database

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "paths",
            nargs="*",
            default=[str(SEED_PAGES)],
            metavar="PATH",
            help="files, folders or globs (default: the five pages that come with Newsroom)",
        )
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="only say what would be read; needs no database",
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
            "--reparse",
            action="store_true",
            help="read pages that are there already again, as a better parser may read them; "
            "what an editor has corrected stays",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        if "" in options["paths"]:
            raise CommandError("A path is empty. Is a variable not set?")
        paths = list(find_files(options["paths"]))
        with translation.override("en"):
            work = self._dry_run if options["dry_run"] else self._run
            done, refused = work(paths, options)
        for path, reason in refused:
            self.stderr.write(self.style.ERROR(f"refused {readable(path)}: {reason}"))
        if refused:
            left = len(paths) - done - len(refused)
            untried = f" {left} after it were not tried: run this again." if left else ""
            raise CommandError(f"{len(refused)} of {len(paths)} files refused.{untried}")

    def _dry_run(self, paths: list[Path], options: dict[str, Any]) -> Result:
        reports, refused = [], []
        for file in with_progress(read_files(paths), len(paths), self.stderr):
            if file.page is None:
                refused.append((file.path, file.refused))
            else:
                reports.append(page_report(file.page))
        if options["format"] == "json":
            self._print_json(reports)
        else:
            print_pages(self.stdout, [("would import", *_counts(r)) for r in reports])
        return len(reports), refused

    def _run(self, paths: list[Path], options: dict[str, Any]) -> Result:
        publication = " ".join(options["publication"].split())
        if not publication:
            raise CommandError("--publication needs the name of a newspaper.")
        refuse_unready()
        status = Status.DRAFT if options["draft"] else Status.PUBLISHED
        loader = Loader(publication, status=status, reparse=options["reparse"])
        outcomes = list(with_progress(import_files(paths, loader), len(paths), self.stderr))
        if options["format"] == "json":
            self._print_json([_record(outcome) for outcome in outcomes])
        else:
            print_pages(self.stdout, [outcome_row(o) for o in outcomes if o.loaded])
        refused = [(o.path, o.refused) for o in outcomes if o.loaded is None]
        return len(outcomes) - len(refused), refused

    def _print_json(self, records: list[dict[str, Any]]) -> None:
        self.stdout.write(json.dumps(records, ensure_ascii=False, indent=1))


def refuse_unready() -> None:
    """Raise `CommandError` where there is no database, or one without all of our tables."""
    try:
        executor = MigrationExecutor(connection)
        missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except OperationalError as error:
        raise CommandError(told(error)) from error
    if missing:
        raise CommandError("The database lacks tables: run `manage.py migrate` first.")


def _counts(report: dict[str, Any]) -> tuple[Any, ...]:
    articles = report["articles"]
    return (
        report["source"],
        report["issue_date"]["best"] or "undated",
        len(articles),
        sum(len(article["credits"]) for article in articles),
        sum(len(article["findings"]) for article in articles) + len(report["leftovers"]),
    )


def _record(outcome: Outcome) -> dict[str, Any]:
    record: dict[str, Any] = {"source": outcome.name, "state": outcome.state}
    if outcome.loaded is None:
        return record | {"reason": outcome.refused}
    loaded = outcome.loaded
    return record | {
        "page": loaded.page.pk,
        "issue": loaded.page.issue_id,
        "articles": loaded.articles,
        "credits": loaded.credits,
        "findings": loaded.findings,
    }
