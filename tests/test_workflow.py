"""States of an article and the steps between them."""

import datetime

import pytest
from django.utils import timezone

from articles.models import Article, Status
from articles.revision import Via
from articles.workflow import TRANSITIONS, NotAllowed, move, move_all
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("step", TRANSITIONS)
@pytest.mark.parametrize("status", Status.values)
def test_a_step_leads_from_its_sources_only(step, status) -> None:
    article = ArticleFactory(status=status)
    sources, target = TRANSITIONS[step]
    if status in sources:
        assert move(article, step, by=None, via=Via.ADMIN).status == target
    else:
        with pytest.raises(NotAllowed):
            move(article, step, by=None, via=Via.ADMIN)
        assert Article.objects.get(pk=article.pk).status == status


def test_first_publication_is_dated_and_a_second_keeps_the_date() -> None:
    first = move(ArticleFactory(status=Status.DRAFT), "publish", by=None, via=Via.ADMIN)
    assert first.published_at is not None
    again = move(move(first, "withdraw", by=None, via=Via.ADMIN), "publish", by=None, via=Via.ADMIN)
    assert again.published_at == first.published_at


def test_move_all_leaves_what_cannot_go() -> None:
    draft, published = ArticleFactory(status=Status.DRAFT), ArticleFactory()
    moved, left = move_all([draft, published], "publish", by=None, via=Via.BULK)
    assert [a.pk for a in moved] == [draft.pk]
    assert [refusal.article for refusal in left] == [published]


@pytest.mark.parametrize(
    ("status", "hours", "public"),
    [
        (Status.PUBLISHED, -1, True),
        (Status.PUBLISHED, 1, False),
        (Status.DRAFT, -1, False),
        (Status.IN_REVIEW, -1, False),
        (Status.WITHDRAWN, -1, False),
    ],
)
def test_published_is_what_the_public_may_see(status, hours, public) -> None:
    ArticleFactory(status=status, published_at=timezone.now() + datetime.timedelta(hours=hours))
    assert Article.objects.published().exists() is public
