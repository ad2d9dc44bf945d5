"""Serializer fields, and the references to members that several collections nest."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from people.models import Person


@extend_schema_field(OpenApiTypes.URI)
class WebAddress(serializers.ReadOnlyField):
    """The address of the page for readers."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(source="*", help_text=_("The page for readers."), **kwargs)

    def to_representation(self, value: Any) -> str:
        address: str = self.context["request"].build_absolute_uri(value.get_absolute_url())
        return address


def address(collection: str) -> serializers.HyperlinkedIdentityField:
    """The address of a member in the API."""
    return serializers.HyperlinkedIdentityField(view_name=f"api:{collection}-detail")


class PersonRef(serializers.ModelSerializer[Person]):
    """A person in another member."""

    url = address("person")

    class Meta:
        model = Person
        fields = ["id", "url", "name", "qualifier", "is_agency"]
