"""Which image files an editor may add: what every browser shows, not too large, drawn anew."""

from pathlib import PurePath
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.utils.translation import gettext as _

from articles.pictures import BROKEN, FORMATS, redrawn

MOST_BYTES = 20 * 1024 * 1024
MOST_PIXELS = 80_000_000
LONGEST_SIDE = 6000  # pixels: a newspaper page at 300 dots an inch; photographs have fewer


class PictureField(forms.ImageField):
    """The field of an image that is stored as it is drawn anew, not as it was sent."""

    def run_validators(self, value: Any) -> None:
        if isinstance(value, UploadedFile):
            check_image(value)
        super().run_validators(value)

    def clean(self, data: Any, initial: Any = None) -> Any:
        kept = super().clean(data, initial)
        return _drawn_anew(kept) if isinstance(kept, UploadedFile) else kept


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


def _drawn_anew(upload: UploadedFile) -> SimpleUploadedFile:
    try:
        content, ending = redrawn(upload, LONGEST_SIDE)
    except BROKEN as fault:
        raise ValidationError(_("The image is broken: it cannot be read to its end.")) from fault
    stem = PurePath(upload.name or "image").stem[:80]
    return SimpleUploadedFile(stem + ending, content, f"image/{ending[1:].replace('jpg', 'jpeg')}")
