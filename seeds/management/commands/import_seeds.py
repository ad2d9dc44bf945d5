"""`manage.py import_seeds`: page files into the database, or, with --dry-run, into a report."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from articles.models import Status
from seeds.console import outcome_row, print_pages, with_progress
from seeds.files import SEED_PAGES, find_files, read_files
from seeds.loader import Loader
from seeds.report import page_report
from seeds.run import DEFAULT_PUBLICATION, Outcome, import_files


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

    def handle(self, *_args: Any, **options: Any) -> None:
        paths = list(find_files(options["paths"]))
        with translation.override("en"):
            work = self._dry_run if options["dry_run"] else self._run
            refused = work(paths, options)
        for path, reason in refused:
            self.stderr.write(self.style.ERROR(f"refused {path}: {reason}"))
        if refused:
            raise CommandError(f"{len(refused)} of {len(paths)} files refused.", returncode=1)

    def _dry_run(self, paths: list[Path], options: dict[str, Any]) -> list[tuple[Path, str]]:
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
        return refused

    def _run(self, paths: list[Path], options: dict[str, Any]) -> list[tuple[Path, str]]:
        status = Status.DRAFT if options["draft"] else Status.PUBLISHED
        loader = Loader(options["publication"], status=status)
        outcomes = list(with_progress(import_files(paths, loader), len(paths), self.stderr))
        if options["format"] == "json":
            self._print_json([_record(outcome) for outcome in outcomes])
        else:
            print_pages(self.stdout, [outcome_row(o) for o in outcomes if o.loaded])
        return [(o.path, o.refused) for o in outcomes if o.loaded is None]

    def _print_json(self, records: list[dict[str, Any]]) -> None:
        self.stdout.write(json.dumps(records, ensure_ascii=False, indent=1))


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
    record: dict[str, Any] = {"source": outcome.path.name, "state": outcome.state}
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
