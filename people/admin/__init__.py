"""The desk of the people: lists and forms, and who is who."""

from people.admin.person import PersonAdmin, PhotographerAdmin, ReporterAdmin

__all__ = ["PersonAdmin", "PhotographerAdmin", "ReporterAdmin"]
