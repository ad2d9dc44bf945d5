"""The importer at the desk; importing a file registers its admin."""

from seeds.admin import records

__all__ = ["records"]
