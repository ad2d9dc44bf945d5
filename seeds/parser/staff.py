"""Who is of the paper: a name that the page elsewhere prints with a role has it without one, too.

`本报讯（记者 甲）` above, `…。（甲）` below a shorter piece: the same reporter signs both. A name
that is also a word of the language (`（申 明）`) is known by the other place to be one.
"""

import re
from dataclasses import replace

from seeds.parser.roles import ROLE_WORDS
from seeds.records import ParsedArticle, ParsedCredit, Role

_TAIL = re.compile("(?<=[。！？!?…”])\\s*[（(]([\u3400-\u9fff][\u3400-\u9fff·\\s]{1,8})[）)]$")
_STAFF: tuple[Role, ...] = ("reporter", "intern", "correspondent")


def with_staff_roles(articles: tuple[ParsedArticle, ...]) -> tuple[ParsedArticle, ...]:
    """The articles, bare names of reporters known from the same page credited as such."""
    known: dict[str, Role] = {}
    for article in articles:
        for credit in article.credits:
            if credit.role in _STAFF and _says_role(credit):
                known.setdefault(credit.name, credit.role)
    return tuple(_known(article, known) for article in articles) if known else articles


def _known(article: ParsedArticle, known: dict[str, Role]) -> ParsedArticle:
    credits = tuple(_with_role(credit, known) for credit in article.credits)
    article = replace(article, credits=credits)
    tail = _TAIL.search(article.paragraphs[-1]) if article.paragraphs else None
    name = "".join(tail[1].split()) if tail else ""
    if tail is None or name not in known:
        return article
    text = article.paragraphs[-1]
    signed = ParsedCredit(name, known[name], text[tail.start() :].strip())
    return replace(
        article,
        credits=(*credits, signed),
        paragraphs=(*article.paragraphs[:-1], text[: tail.start()]),
    )


def _with_role(credit: ParsedCredit, known: dict[str, Role]) -> ParsedCredit:
    """A bare name with the role that it has elsewhere; a role that is printed stays."""
    bare = credit.role == "correspondent" and not _says_role(credit)
    return replace(credit, role=known.get(credit.name, credit.role)) if bare else credit


def _says_role(credit: ParsedCredit) -> bool:
    return any(word in credit.printed for word in ROLE_WORDS)
