"""People in the database, and what is known of who is who."""

from people.models.identity import Distinct, FormerPerson, Likeness, Resemblance
from people.models.person import (
    PHOTOGRAPHING,
    REPORTING,
    Person,
    PersonAlias,
    PersonQuerySet,
    Photographer,
    Reporter,
    Role,
)

__all__ = [
    "PHOTOGRAPHING",
    "REPORTING",
    "Distinct",
    "FormerPerson",
    "Likeness",
    "Person",
    "PersonAlias",
    "PersonQuerySet",
    "Photographer",
    "Reporter",
    "Resemblance",
    "Role",
]
