"""Pictures as they are kept: drawn anew, so that nothing but the picture is in the file."""

import struct
import zlib
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image, ImageCms, ImageOps

# How each format is written, and what its files are called.
FORMATS: dict[str, tuple[str, dict[str, Any]]] = {
    "JPEG": (".jpg", {"quality": 90, "progressive": True, "optimize": True}),
    "PNG": (".png", {"optimize": True}),
    "WEBP": (".webp", {"quality": 90, "method": 4}),
}
# What Pillow raises of a file that is broken or that unpacks to more than it should.
BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
)
THUMBNAIL = ".thumb.webp"
THUMBNAIL_SIDE = 320  # pixels


def redrawn(file: Any, longest: int) -> tuple[bytes, str]:
    """The picture of a file and the ending of its name: upright, in sRGB, without metadata.

    Places, cameras and comments stay behind with the old file, and so does whatever else was hidden
    in it. `longest` is the most that the longer side may have, in pixels. Raises one of `BROKEN`
    where the file cannot be read to its end.
    """
    file.seek(0)
    with Image.open(file, formats=list(FORMATS)) as opened:
        kind = opened.format or ""
        opened.draft("RGB", (longest, longest))  # a large JPEG is not unpacked larger than needed
        picture = _plain(opened)
    picture.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    ending, options = FORMATS[kind]
    if kind == "JPEG" and picture.mode == "RGBA":
        picture = picture.convert("RGB")
    return _written(picture, kind, options), ending


def draw_thumbnail(image: Any) -> None:
    """Keep a small copy of a stored image beside it, under its name with `THUMBNAIL` at the end."""
    with image.storage.open(image.name) as file, Image.open(file) as opened:
        opened.draft("RGB", (THUMBNAIL_SIDE * 2, THUMBNAIL_SIDE * 2))
        picture = _plain(opened)
    picture.thumbnail((THUMBNAIL_SIDE, THUMBNAIL_SIDE), Image.Resampling.LANCZOS)
    content = _written(picture, "WEBP", {"quality": 80})
    image.storage.save(image.name + THUMBNAIL, ContentFile(content))


def _plain(opened: Image.Image) -> Image.Image:
    """The first frame, turned as it was held, in red, green and blue or grey, and nothing else."""
    picture: Image.Image = ImageOps.exif_transpose(opened)
    picture = _in_srgb(picture)
    if picture.mode not in {"RGB", "RGBA", "L"}:
        clear = "A" in picture.mode or "transparency" in picture.info
        picture = picture.convert("RGBA" if clear else "RGB")
    else:
        picture = picture.copy()
    picture.info = {}  # what a writer of Pillow's would put into the new file
    return picture


def _in_srgb(picture: Image.Image) -> Image.Image:
    """In the colours that a browser takes a picture without a profile to have."""
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in {"RGB", "CMYK"}:
        return picture
    try:
        here = ImageCms.ImageCmsProfile(BytesIO(profile))
        there = ImageCms.createProfile("sRGB")
        changed = ImageCms.profileToProfile(picture, here, there, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        return picture  # a profile that cannot be read changes no colours in a browser either
    return changed if changed is not None else picture


def _written(picture: Image.Image, kind: str, options: dict[str, Any]) -> bytes:
    target = BytesIO()
    picture.save(target, kind, **options)
    return target.getvalue()
