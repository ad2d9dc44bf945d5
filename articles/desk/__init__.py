"""What the admins of all rooms share: stamped writes, and a history that can be read."""

from articles.desk.recorded import ReadOnlyAdmin, ReasonForm, RecordedAdmin, TableInline

__all__ = ["ReadOnlyAdmin", "ReasonForm", "RecordedAdmin", "TableInline"]
