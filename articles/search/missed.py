"""The searches that found nothing, for editors: what do readers look for that is not there?"""

import logging

from django.db import DatabaseError, transaction
from django.db.models import F
from django.utils import timezone

from articles.models import MissedSearch
from articles.text.terms import fold

KEPT = 5_000
logger = logging.getLogger(__name__)


def miss(query: str) -> None:
    """Count a search that found nothing; of more than are kept the oldest goes.

    A reader is answered all the same where the database takes no writing.
    """
    query = fold(query)[:100]
    if not query:
        return
    try:
        with transaction.atomic():
            _count(query)
    except DatabaseError as error:
        logger.warning("A search without hits is not noted: %s", error)


def _count(query: str) -> None:
    now = timezone.now()
    if MissedSearch.objects.filter(query=query).update(times=F("times") + 1, last_at=now):
        return
    if MissedSearch.objects.count() >= KEPT:
        oldest = MissedSearch.objects.order_by("last_at").values("pk")[:1]
        MissedSearch.objects.filter(pk__in=list(oldest.values_list("pk", flat=True))).delete()
    MissedSearch.objects.get_or_create(query=query)
