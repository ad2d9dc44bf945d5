"""What became of a finding, written once."""

from django.contrib.auth.models import User
from django.utils import timezone

from articles.models import Finding, FindingStatus
from articles.revision import Via, recording


def settle(
    finding: Finding, status: FindingStatus, *, by: User | None, via: Via, why: str = ""
) -> Finding:
    """Close a finding as accepted or dismissed; what it says of the text is the caller's matter."""
    finding.status = status
    finding.resolved_by = by
    finding.resolved_at = timezone.now()
    with recording(by=by, why=why, via=via):
        finding.save()
    return finding
