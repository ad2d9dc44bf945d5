"""A field that completes what is typed, and for whose library no page waits."""

from typing import Any

from django.conf import settings
from django.contrib.admin.widgets import AutocompleteSelect, get_select2_language
from django.forms import Media, Script
from django.templatetags.static import static


class Completing(AutocompleteSelect):
    """Django's field; its scripts are run when the page stands, by `desk/complete.js`.

    Until then it is the choice that it would be without scripts. Select2 measures the whole page
    for each field that it makes, which took the lists longer than all else in the browser.
    """

    @property
    def media(self) -> Media:
        least = "" if settings.DEBUG else ".min"
        language = get_select2_language()
        words = [f"vendor/select2/i18n/{language}.js"] if language else []
        late = [f"vendor/select2/select2.full{least}.js", *words, "autocomplete.js"]
        addresses = " ".join(static(f"admin/js/{name}") for name in late)
        styles = (f"vendor/select2/select2{least}.css", "autocomplete.css")
        scripts: list[Any] = [
            f"admin/js/vendor/jquery/jquery{least}.js",
            "admin/js/jquery.init.js",
            Script("admin/desk/complete.js", defer=True, **{"data-scripts": addresses}),
        ]
        return Media(css={"screen": [f"admin/css/{name}" for name in styles]}, js=scripts)
