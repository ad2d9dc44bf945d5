"""What the commands show on a terminal: a progress bar on standard error, a table at the end."""

from collections.abc import Iterable, Iterator, Sequence
from typing import IO, Any, TypeVar, cast

from django.core.management.base import OutputWrapper
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from seeds.run import Outcome

Item = TypeVar("Item")


def with_progress(items: Iterable[Item], total: int, err: OutputWrapper) -> Iterator[Item]:
    """Pass the items on and draw how far they are; draws nothing where `err` is no terminal."""
    console = Console(file=cast(IO[str], err._out))
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(
        *columns, TimeRemainingColumn(), console=console, disable=not console.is_terminal
    ) as bar:
        yield from bar.track(items, total=total, description="pages")


def print_pages(out: OutputWrapper, rows: Sequence[tuple[Any, ...]]) -> None:
    """Print a line a page and their total, in rows as `outcome_row` makes them."""
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
    total = "1 page" if len(rows) == 1 else f"{len(rows)} pages"
    table.add_row(total, "", "", *(str(sum(row[i] for row in rows)) for i in (3, 4, 5)))
    console.print(table)


def outcome_row(outcome: Outcome) -> tuple[Any, ...]:
    """The line of one file: state, file name, issue, articles, credits, findings."""
    loaded = outcome.loaded
    if loaded is None:
        return (outcome.state, outcome.name, "", 0, 0, 0)
    date = loaded.page.issue.date_label
    return (
        outcome.state,
        loaded.source,
        date,
        loaded.articles,
        loaded.credits,
        loaded.findings,
    )
