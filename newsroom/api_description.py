"""What the API's schema says of the whole: the rules that hold at every address."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

API_DESCRIPTION = format_lazy(
    "{}\n\n* {}\n* {}\n* {}\n* {}\n* {}\n* {}\n* {}",
    _("Everything that is published, for reading. Drafts and withdrawn articles are nowhere."),
    _("`/api/v1/` only grows: a field keeps its name and meaning, what breaks is a new version."),
    _("Lists have `count`, `next`, `previous` and `results`; `page_size` is at most 100."),
    _("Filters choose articles, and every collection is what these articles bear, counts too."),
    _('An unknown parameter or value is a 400 that names it: `{"tag": ["…"]}`.'),
    _('Other errors are `{"detail": "…"}`: 404, 406, and 429 with `Retry-After`.'),
    _("Answers have an `ETag`: ask again with `If-None-Match`, and 304 says nothing has changed."),
    _(
        "Editors write with `If-Match` and the article's `ETag`, by password (Basic) or session: "
        "428 without, 412 with the article as it stands where somebody else was first."
    ),
)
