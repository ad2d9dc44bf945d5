"""The API against its own schema: schemathesis asks whatever the schema allows, and forbids."""

from collections.abc import Iterator

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from rest_framework.throttling import AnonRateThrottle
from schemathesis.specs.openapi.checks import positive_data_acceptance

from articles import search
from newsroom.wsgi import application
from people.models import Role
from tests.factories import ArticleFactory, CreditFactory, PhotoFactory, TaggingFactory

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


@pytest.fixture
def api(monkeypatch: pytest.MonkeyPatch) -> Iterator[schemathesis.BaseSchema]:
    """The schema over a small archive, without the throttle."""
    monkeypatch.setattr(AnonRateThrottle, "THROTTLE_RATES", {"anon": None})
    for _number in range(3):
        article = ArticleFactory()
        CreditFactory(article=article)
        CreditFactory(article=article, role=Role.PHOTOGRAPHER)
        TaggingFactory(article=article)
        PhotoFactory(article=article)
        search.refresh([article.pk])
    # A request's end closes the connection, which here holds the test's transaction.
    request_started.disconnect(close_old_connections)
    request_finished.disconnect(close_old_connections)
    yield schemathesis.openapi.from_wsgi("/api/v1/schema/", application)
    request_started.connect(close_old_connections)
    request_finished.connect(close_old_connections)


schema = schemathesis.pytest.from_fixture("api")


@schema.parametrize()
@settings(
    max_examples=40,
    suppress_health_check=list(HealthCheck),
)
def test_answers_are_as_described(case: schemathesis.Case) -> None:
    # An id may have the right form and be nobody's: that is a 400 by design, not a fault.
    case.call_and_validate(excluded_checks=[positive_data_acceptance])
