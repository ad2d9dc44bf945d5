"""Corrections by the API teach as those at the desk do."""

import pytest

from articles.models import Confusion, Finding, FindingStatus
from tests.desk import desk, user
from tests.factories import ArticleFactory, FindingFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    return desk(user("小李", "编辑"))


def patch(client, article, **body):
    headers = {"If-Match": f'"{article.version}"'}
    address = f"/api/v1/articles/{article.pk}/"
    return client.patch(address, body, "application/json", headers=headers)


def test_a_correction_teaches_and_settles_what_was_doubted(client) -> None:
    article = ArticleFactory(title="劳模己经到了", body="他们己经到了。\n\n据悉。")
    FindingFactory(article=article, page=article.page, quote="己经", suggestion="已经")
    answer = patch(client, article, title="劳模已经到了", paragraphs=["他们已经到了。", "据悉。"])
    assert answer.status_code == 200
    confusion = Confusion.objects.get()
    assert (confusion.wrong, confusion.right, confusion.accepted) == ("己经", "已经", 2)
    assert confusion.history.latest().via == "api"
    assert Finding.objects.get().status == FindingStatus.ACCEPTED


def test_what_is_refused_or_no_text_teaches_nothing(client) -> None:
    article = ArticleFactory(title="劳模己经到了")
    article.version = 7
    assert patch(client, article, title="劳模已经到了").status_code == 412
    article.version = 1
    assert patch(client, article, kind="photo").status_code == 200
    assert not Confusion.objects.exists()
