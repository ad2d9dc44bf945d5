"""What the commands show on a terminal: a progress bar on standard error, a table at the end."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO, Any, NamedTuple, TypeVar, cast

from django.core.management.base import OutputWrapper
from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.table import Table
from rich.text import Text

from seeds.files import PageFile
from seeds.loader import Loader
from seeds.log import Record
from seeds.merge.told import told
from seeds.names import readable
from seeds.report import page_report
from seeds.run import Outcome

Item = TypeVar("Item")
Row = tuple[str, str, str, int, int, int]
MOST_ROWS = 200  # of a table; of more pages only the sums are worth reading


class Line(NamedTuple):
    """What is told of one file.

    `row` is of the table: state, name, issue, articles, credits, findings; `record` of the log;
    `shown` is what `--format json` prints, if anything; `refused` is the reason; `plan` tells what
    a page that is there already would have changed.
    """

    path: Path
    row: Row
    record: Record
    shown: Record | None
    refused: str
    plan: Sequence[str] = ()


class Tally:
    """What an import comes to: the rows of a table that is not too long, sums, refusals."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.states: Counter[str] = Counter()
        self.sums = [0, 0, 0]
        self.refused: list[tuple[Path, str]] = []

    @property
    def done(self) -> int:
        """How many files went well."""
        return self.states.total()

    def add(self, line: Line) -> None:
        """Count a file in."""
        if line.refused:
            self.refused.append((line.path, line.refused))
            return
        self.states[line.row[0]] += 1
        self.sums = [total + more for total, more in zip(self.sums, line.row[3:], strict=True)]
        if self.done <= MOST_ROWS:
            self.rows.append(line.row)

    def print(self, out: OutputWrapper) -> None:
        """Print a line a page and their total, or, of many pages, a line a state."""
        states = [(state, _pages(count)) for state, count in self.states.items()]
        rows: Sequence[tuple[Any, ...]] = self.rows if self.done <= MOST_ROWS else states
        console = Console(file=cast(IO[str], out._out))
        if not console.is_terminal:
            console.width = 120  # a pipe or a file has no width of its own
        table = Table()
        for header in ("", "page", "issue"):
            table.add_column(header, overflow="fold")
        for header in ("articles", "credits", "findings"):
            table.add_column(header, justify="right")
        for row in rows:
            table.add_row(*(escape(str(cell)) for cell in row), end_section=row is rows[-1])
        table.add_row(_pages(self.done), "", "", *map(str, self.sums))
        console.print(table)


class Rate(ProgressColumn):
    """Items a second."""

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text("" if speed is None else f"{speed:.1f}/s", style="progress.data.speed")


def with_progress(items: Iterable[Item], total: int, err: OutputWrapper) -> Iterator[Item]:
    """Pass the items on and draw how far they are; draws nothing where `err` is no terminal."""
    console = Console(file=cast(IO[str], err._out))
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), Rate())
    with Progress(
        *columns, TimeRemainingColumn(), console=console, disable=not console.is_terminal
    ) as bar:
        yield from bar.track(items, total=total, description="pages")


def outcome_line(outcome: Outcome) -> Line:
    """What is told of a file that was to be imported."""
    record: Record = {"file": readable(outcome.path), "source": outcome.name}
    record |= {"state": outcome.state}
    row: Row = (outcome.state, outcome.name, "", 0, 0, 0)
    if loaded := outcome.loaded:
        counts = (loaded.articles, loaded.credits, loaded.findings)
        row = (outcome.state, loaded.source, loaded.page.issue.date_label, *counts)
        record |= {"page": loaded.page.pk, "issue": loaded.page.issue_id}
        record |= dict(zip(("articles", "credits", "findings"), counts, strict=True))
    else:
        record |= {"reason": outcome.refused}
    return Line(outcome.path, row, record, record, outcome.refused)


def read_line(file: PageFile, planner: Loader | None = None) -> Line:
    """What is told of a file that was only read; a `planner` knows the pages that are there."""
    record: Record = {"file": readable(file.path), "source": file.name}
    if file.page is None:
        record |= {"state": "refused", "reason": file.refused}
        return Line(file.path, ("refused", file.name, "", 0, 0, 0), record, None, file.refused)
    report = page_report(file.page)
    articles = report["articles"]
    found = sum(len(article["findings"]) for article in articles) + len(report["leftovers"])
    counts = (len(articles), sum(len(article["credits"]) for article in articles), found)
    merge = planner.plan(file.page, file.placing) if planner else None
    state = "would import"
    if merge:
        state = "unchanged" if merge.unchanged else "would update"
    row: Row = (state, file.name, report["issue_date"]["best"] or "undated", *counts)
    record |= {"state": row[0], "articles": counts[0], "credits": counts[1], "findings": found}
    plan = told(merge) if merge and not merge.unchanged else ()
    return Line(file.path, row, record, report, "", plan)


def _pages(count: int) -> str:
    return "1 page" if count == 1 else f"{count} pages"
