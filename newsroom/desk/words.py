"""What Django's desk says and its own Chinese catalogue lacks: named here, it stands in ours."""

from django.utils.translation import gettext_noop

LACKING = (
    gettext_noop("Error:"),
    gettext_noop("After you’ve created a user, you’ll be able to edit more user options."),
)
