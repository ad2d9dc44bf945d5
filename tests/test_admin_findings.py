"""The queue of findings, and what settling one from it does."""

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME

from articles.models import FindingStatus
from tests.desk import desk, form_url, list_url, messages, user
from tests.factories import ArticleFactory, FindingFactory

pytestmark = pytest.mark.django_db
URL = "/admin/articles/finding/"


@pytest.fixture
def editor():
    return user("小李", "编辑")


def act(client, action, findings):
    data = {"action": action, ACTION_CHECKBOX_NAME: [f.pk for f in findings]}
    return client.post(f"{URL}?state=all", data, follow=True)


def test_the_queue_shows_what_is_open_unless_asked(editor) -> None:
    waiting = FindingFactory()
    settled = FindingFactory(status=FindingStatus.DISMISSED, resolved_at="2023-08-02T00:00Z")
    client = desk(editor)

    def listed(**query):
        return set(client.get(URL, query).context["cl"].result_list)

    assert listed() == {waiting}
    assert listed(state="dismissed") == {settled}
    assert listed(state="all") == {waiting, settled}
    assert listed(severity="medium") == {waiting}
    assert listed(kind="misreading") == {waiting}
    assert listed(kind="missing_text") == set()


def test_accepting_many_says_which_were_left(editor) -> None:
    good = FindingFactory(article=ArticleFactory(body="竞赛在城南举行。"))
    unclear = FindingFactory(article=ArticleFactory(body="城南又城南。", title="两处"))
    settled = FindingFactory(status=FindingStatus.DISMISSED, resolved_at="2023-08-02T00:00Z")
    response = act(desk(editor), "accept", [good, unclear, settled])
    for finding in (good, unclear, settled):
        finding.refresh_from_db()
    assert [f.status for f in (good, unclear, settled)] == ["accepted", "open", "dismissed"]
    assert good.article.history.first().via == "bulk"
    said = messages(response)
    assert said[0] == "1 条存疑已处理。"
    assert any("两处" in text for text in said)
    assert any("先前已处理" in text for text in said)


def test_dismissing_leaves_the_text(editor) -> None:
    finding = FindingFactory()
    act(desk(editor), "dismiss", [finding])
    finding.refresh_from_db()
    assert (finding.status, finding.resolved_by) == (FindingStatus.DISMISSED, editor)
    assert finding.article.version == 1


def test_the_form_settles_and_edits_nothing(editor) -> None:
    finding = FindingFactory(article=None, page=ArticleFactory().page, suggestion=None)
    client = desk(editor)
    client.post(form_url(finding), {"quote": "改掉", "status": "accepted", "_save": "1"})
    finding.refresh_from_db()
    assert (finding.quote, finding.status) == ("城南", FindingStatus.OPEN)
    client.post(form_url(finding), {"_accept": finding.pk})
    finding.refresh_from_db()
    assert finding.status == FindingStatus.ACCEPTED
    assert finding.history.first().history_user == editor


def test_an_empty_suggestion_is_seen_as_one(editor) -> None:
    finding = FindingFactory(suggestion="")
    client = desk(editor)
    assert "（删去）" in client.get(list_url("articles_finding")).content.decode()
    assert "（删去）" in client.get(form_url(finding.article)).content.decode()


def test_looking_is_not_settling() -> None:
    from django.contrib.auth.models import Permission

    reader = user("旁观")
    reader.user_permissions.set(Permission.objects.filter(codename="view_finding"))
    finding = FindingFactory()
    client = desk(reader)
    assert client.get(form_url(finding)).status_code == 200
    assert client.post(form_url(finding), {"_accept": finding.pk}).status_code == 403
    act(client, "accept", [finding])
    finding.refresh_from_db()
    assert finding.status == FindingStatus.OPEN
