"""Readings of a page that comes again, for tests."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from articles.editing import revise
from articles.models import Article, Finding, FindingStatus
from articles.revision import Via
from seeds.loader import Loaded, Loader
from seeds.merge.fingerprint import fingerprint, grams
from seeds.models import ImportedArticle, SourceDocument
from seeds.records import (
    ParsedArticle,
    ParsedFinding,
    ParsedPage,
)

RAIN = "昨夜的一场大雨过后，城南三座泵站连夜开机排水，工人师傅们直到天亮才回到宿舍休息。"


PUMP = "据介绍，今年入汛以来泵站已经安全运行一千二百小时，没有发生一起设备停机的事故。"


SCHOOL = "新学期开学第一天，实验小学的孩子们收到一份特别的礼物：一棵由自己照看的小树苗。"


TREE = "校长说，六年以后孩子们毕业的时候，这些树苗就会长成一片能够乘凉的小树林。"


OPERA = "县剧团的新戏本周五晚上首演，讲的是百年前一位渡口船工和他的三个徒弟的故事。"


def art(order: int, title: str, *paragraphs: str, **fields: object) -> ParsedArticle:
    return ParsedArticle(order, title, paragraphs=paragraphs, **fields)


def page(*articles: ParsedArticle, name: str = "页.txt", **fields: object) -> ParsedPage:
    """A page whose text is its articles', with a mark of all else that is said of them."""
    mark = hashlib.sha256(repr((articles, fields)).encode()).hexdigest()
    text = "\n".join(["\n".join((a.title, *a.paragraphs)) for a in articles] + [mark[:8]])
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    made = ParsedPage(
        name, sha256, "utf-8", text, articles=articles, fingerprint=fingerprint(grams(text))
    )
    return replace(made, **fields)


def load(parsed: ParsedPage, *, reparse: bool = False) -> Loaded:
    return Loader("样报", reparse=reparse).load(parsed, parsed.text.encode())


def load_articles(*articles: ParsedArticle, **fields: object) -> Loaded:
    return load(page(*articles, **fields))


def edit(headline: str, **changes: object) -> Article:
    return revise(Article.objects.get(title=headline), by=None, why="核", via=Via.ADMIN, **changes)


def titles() -> list[str]:
    return list(Article.objects.order_by("order").values_list("title", flat=True))


def conflicts() -> list[Finding]:
    return list(Finding.objects.filter(kind="conflict", status=FindingStatus.OPEN))


RAINY = art(1, "雨夜排水", RAIN, PUMP)


SCHOOLS = art(2, "孩子与树", SCHOOL, TREE)


def doubt(quote: str, kind: str = "misreading") -> ParsedFinding:
    return ParsedFinding(kind, quote, "medium")


def counts() -> Sequence[int]:
    models = (Article, Finding, SourceDocument, ImportedArticle, Article.history.model)
    return [model.objects.count() for model in models]
