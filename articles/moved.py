"""The answer of an address whose subject was renamed or merged, for all public pages."""

from typing import Protocol

from django.http import HttpRequest, HttpResponsePermanentRedirect


class Addressed(Protocol):
    """What has a page for readers."""

    def get_absolute_url(self) -> str:
        """The address of the page."""


def moved_to(subject: Addressed, request: HttpRequest) -> HttpResponsePermanentRedirect:
    """301 to the subject's page, asking there for what was asked for here."""
    query = request.META.get("QUERY_STRING", "")
    address = subject.get_absolute_url()
    return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
