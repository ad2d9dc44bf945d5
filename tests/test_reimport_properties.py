"""Whatever a new reading does to a page: no correction is touched, no text is lost to readers."""

from dataclasses import replace

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.editing import revise
from articles.models import Article, Finding
from articles.revision import Via
from seeds.models import ImportedArticle
from seeds.records import ParsedArticle
from tests.readings import OPERA, PUMP, RAIN, SCHOOL, TREE, load_articles

pytestmark = pytest.mark.django_db

MARKET = "清晨五点的批发市场灯火通明，三百多位菜农把当天摘下的黄瓜和番茄摆上自家摊位。"
RIVER = "北岸的堤防加固工程昨天全部完工，沿河的两万多亩稻田从此不再害怕洪水漫过田埂。"
PARAGRAPHS = (RAIN, PUMP, SCHOOL, TREE, OPERA, MARKET, RIVER)
TITLES = ("雨夜排水", "孩子与树", "新戏首演", "五点的市场", "北岸完工")


@st.composite
def readings(draw, paragraphs: tuple[str, ...] = PARAGRAPHS) -> tuple[ParsedArticle, ...]:
    """All paragraphs of a page in order, cut into articles anywhere, some a little changed."""
    cuts = sorted(draw(st.sets(st.integers(1, len(paragraphs) - 1), min_size=1, max_size=4)))
    texts = [draw(st.sampled_from([p, p, p, p.replace("，", "，又")])) for p in paragraphs]
    starts = [0, *cuts]
    return tuple(
        ParsedArticle(
            order,
            draw(st.sampled_from([TITLES[order - 1], TITLES[order - 1] + "记"])),
            paragraphs=tuple(texts[start:end]),
        )
        for order, (start, end) in enumerate(zip(starts, [*cuts, len(texts)], strict=True), start=1)
    )


@given(before=readings(), after=readings(), edited=st.sets(st.integers(0, 4), max_size=3))
@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_no_correction_is_touched_and_no_text_is_lost(before, after, edited) -> None:
    with transaction.atomic():
        load_articles(*before)
        corrected = {}
        for place in edited & set(range(len(before))):
            article = Article.objects.get(order=place + 1)
            text = article.body.replace("。", "！")
            revise(article, by=None, why="", via=Via.ADMIN, body=text)
            corrected[article.pk] = text
        ids = set(Article.objects.values_list("pk", flat=True))
        read = {p for article in before for p in article.paragraphs}
        load_articles(*(replace(a, subtitle="又") for a in after))

        assert ids <= set(Article.objects.values_list("pk", flat=True))
        for pk, text in corrected.items():
            assert Article.objects.get(pk=pk).body == text
        shown = "\n".join(Article.objects.values_list("body", flat=True)).replace("！", "。")
        for paragraph in {p for a in after for p in a.paragraphs} & read:
            assert paragraph in shown
        for article in after:
            assert ImportedArticle.objects.filter(
                record__title=article.title, record__subtitle="又"
            ).exists()
        offered = [str(f.alternative) for f in Finding.objects.filter(kind="conflict")]
        asked = Finding.objects.filter(kind="structure").exists()
        for paragraph in {p for a in after for p in a.paragraphs}:
            assert asked or paragraph in shown or any(paragraph in text for text in offered)
        transaction.set_rollback(True)
