"""The structure of a page: which text is an article, and which line of it is what.

One verb each. Every verb is one act (`articles.acts`), so that it can be taken back; none loses a
character but what it is asked to drop. `seen` names the versions that the editor saw by article id:
where another one stands in the database, a verb raises `editing.Conflict` and changes nothing. A
place that is not there raises `articles.text.paragraphs.Misplaced`, and what makes no sense for
these articles `Unfit`, whose text says why.
"""

from articles.structure.boundaries import HEADINGS_DROPPED, HEADINGS_KEPT, merge, split
from articles.structure.held import Unfit
from articles.structure.lines import cut, join, mark_gap, move, pass_on
from articles.structure.turning import FIELDS, HEADINGS, exchange, field_label, give_back, turn

__all__ = [
    "FIELDS",
    "HEADINGS",
    "HEADINGS_DROPPED",
    "HEADINGS_KEPT",
    "Unfit",
    "cut",
    "exchange",
    "field_label",
    "give_back",
    "join",
    "mark_gap",
    "merge",
    "move",
    "pass_on",
    "split",
    "turn",
]
