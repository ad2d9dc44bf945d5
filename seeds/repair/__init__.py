"""Doubts about a text: rules that propose and never change.

Each rule reads one article and yields findings that quote it to the letter. They are ordered from
what destroys the text to what an editor may well leave; a stretch is doubted once.
"""

from collections.abc import Callable, Iterator
from itertools import islice

from seeds.records import ParsedArticle, ParsedFinding
from seeds.repair.corrected_before import corrected_before
from seeds.repair.damaged_characters import damaged_characters
from seeds.repair.de_particle import de_particle
from seeds.repair.duplicate_text import duplicate_text
from seeds.repair.foreign_text import foreign_text
from seeds.repair.function_words import function_words
from seeds.repair.impossible_date import impossible_date
from seeds.repair.impossible_number import impossible_number
from seeds.repair.inconsistent_name import inconsistent_name
from seeds.repair.misreading import misreading
from seeds.repair.missing_preposition import missing_preposition
from seeds.repair.missing_punctuation import missing_punctuation
from seeds.repair.near_duplicate import near_duplicate
from seeds.repair.out_of_place import out_of_place
from seeds.repair.reading import Reading
from seeds.repair.repeated_words import repeated_words
from seeds.repair.same_sound import same_sound
from seeds.repair.set_phrases import set_phrases
from seeds.repair.statistics import NOTHING, Statistics
from seeds.repair.unbalanced_quotes import unbalanced_quotes
from seeds.repair.unlike_archive import unlike_archive
from seeds.repair.wrong_character import wrong_character

Rule = Callable[[Reading], Iterator[ParsedFinding]]

DOUBTS: tuple[Rule, ...] = (
    foreign_text,
    duplicate_text,
    near_duplicate,
    damaged_characters,
    impossible_date,
    impossible_number,
    corrected_before,
    misreading,
    out_of_place,
    same_sound,
    set_phrases,
    wrong_character,
    unlike_archive,
    inconsistent_name,
    missing_punctuation,
    missing_preposition,
    function_words,
    repeated_words,
    unbalanced_quotes,
    de_particle,
)

# An article that one rule doubts more often is to be read again as a whole.
MOST_OF_A_RULE = 20


def doubts(article: ParsedArticle, archive: Statistics = NOTHING) -> tuple[ParsedFinding, ...]:
    """What the rules doubt in the article's headings and paragraphs, in the rules' order.

    `archive` is what the pages of the archive have taught; without it the dictionary judges alone.
    """
    reading = Reading(article, archive)
    found: dict[str, ParsedFinding] = {}
    for rule in DOUBTS:
        for finding in islice(rule(reading), MOST_OF_A_RULE):
            if not any(finding.quote in quote or quote in finding.quote for quote in found):
                found[finding.quote] = finding
    return tuple(found.values())
