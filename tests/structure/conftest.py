"""What the tests of structure share: two articles that were read as one, and views of a page."""

import pytest

from articles import search
from articles.models import Article, Credit, Finding, Photo, Tagging
from articles.revision import Via
from seeds.models import ImportRun, SourceDocument
from tests.factories import (
    ArticleFactory,
    CreditFactory,
    FindingFactory,
    PageFactory,
    PersonFactory,
    TagFactory,
    TaggingFactory,
)
from tests.readings import OPERA, PUMP, RAIN, SCHOOL, TREE

BY_HAND = {"by": None, "via": Via.ADMIN}
PRINT = [
    "# 头版",
    "## 雨夜排水",
    RAIN,
    PUMP,
    "（记者 张晶）",
    "## 孩子与树",
    SCHOOL,
    TREE,
    "（记者 李明）",
]


@pytest.fixture
def rain() -> Article:
    """Two articles that were read as one, with all that hangs on them, and one after it."""
    page = PageFactory()
    run = ImportRun.objects.create()
    SourceDocument.objects.create(
        page=page, run=run, name="a.txt", sha256="0" * 64, encoding="utf-8",
        content="\n".join(PRINT).encode(),
    )  # fmt: skip
    made = ArticleFactory(
        page=page, order=1, title="雨夜排水", lead="", spans=[[2, 9]], continued_on=4,
        body="\n\n".join([RAIN, PUMP, "孩子与树", SCHOOL, TREE]),
    )  # fmt: skip
    ArticleFactory(page=page, order=2, title="新戏", lead="本报讯", body=OPERA, spans=[[10, 10]])
    for order, name in enumerate(("张晶", "李明"), start=1):
        CreditFactory(
            article=made, person=PersonFactory(name=name), order=order, printed=f"（记者 {name}）"
        )
    for name in ("泵站", "校长", "综合"):
        TaggingFactory(article=made, tag=TagFactory(name=name))
    FindingFactory(article=made, quote="小树苗")
    FindingFactory(article=made, quote="大雨")
    search.refresh([made.pk])
    return made


def other(article: Article) -> Article:
    return Article.objects.get(page=article.page, title="新戏")


def snapshot() -> dict[str, list]:
    """All rows of the page; what only counts writes is left out."""
    models = (Article, Credit, Photo, Tagging, Finding)
    return {
        model.__name__: [
            {k: v for k, v in row.items() if k not in ("version", "updated_at")}
            for row in model.objects.order_by("pk").values()
        ]
        for model in models
    }


def printed() -> str:
    """Every character that readers see of a page's articles, sorted."""
    shown = []
    for article in Article.objects.exclude(status="trashed"):
        shown += [article.column, article.kicker, article.title, article.subtitle, article.lead]
        shown.append(article.body)
    return "".join(sorted("".join("".join(shown).split())))
