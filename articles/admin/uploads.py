"""Which image files an editor may add: what every browser shows, and not too large."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

FORMATS = {"JPEG", "PNG", "WEBP"}
MOST_BYTES = 20 * 1024 * 1024
MOST_PIXELS = 80_000_000


def check_image(upload: Any) -> None:
    """Raise `ValidationError` for another kind of image than its name says, or one too large.

    The form's field has opened the file by then (`upload.image`), and knows formats by the dozen
    whatever the file is called: a TIFF named .png would be stored and shown by no browser.
    """
    if upload.image.format not in FORMATS:
        raise ValidationError(_("This is no JPEG, PNG or WebP image."))
    width, height = upload.image.size
    if upload.size > MOST_BYTES or width * height > MOST_PIXELS:
        raise ValidationError(
            _("The image is too large: %(bytes)d MB and %(pixels)d megapixels at most.")
            % {"bytes": MOST_BYTES // 1024**2, "pixels": MOST_PIXELS // 10**6}
        )
