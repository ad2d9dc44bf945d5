"""Photos that an editor uploads: what is stored, and what is refused with a reason."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from articles.admin import uploads
from articles.models import Photo
from tests.desk import add_row, desk, form_url, opened, user
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


def image(kind: str, *, size: tuple[int, int] = (4, 3), padding: int = 0) -> bytes:
    drawn = BytesIO()
    Image.new("RGB", size).save(drawn, kind)
    return drawn.getvalue() + bytes(padding)


@pytest.fixture
def upload(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    article, client = ArticleFactory(), desk(user("chief", "主编"))

    def post(name: str, content: bytes) -> list[str]:
        data = opened(client, form_url(article))
        add_row(data, "photos", order=1, image=SimpleUploadedFile(name, content))
        response = client.post(form_url(article), data)
        if response.status_code == 302:
            return []
        photos = response.context["inline_admin_formsets"][-1].formset
        return photos.forms[0].errors["image"]

    return post


@pytest.mark.parametrize(
    ("name", "kind"), [("a.png", "PNG"), ("照片.jpg", "JPEG"), ("c.webp", "WEBP")]
)
def test_images_that_browsers_show_are_stored(upload, name, kind) -> None:
    assert upload(name, image(kind)) == []
    assert Photo.objects.get().image.name.endswith(name)


@pytest.mark.parametrize("kind", ["GIF", "TIFF", "EPS", "BMP"])
def test_other_images_are_refused_whatever_their_name(upload, kind) -> None:
    assert upload("a.png", image(kind)) == ["这不是 JPEG、PNG 或 WebP 图片。"]
    assert not Photo.objects.exists()


@pytest.mark.parametrize("name", ["a.png", "a.svg"])
@pytest.mark.parametrize("content", [b"a text", b'<svg xmlns="http://www.w3.org/2000/svg"/>'])
def test_what_is_no_image_is_refused(upload, name, content) -> None:
    assert upload(name, content)
    assert not Photo.objects.exists()


def test_images_too_large_are_refused(upload, monkeypatch) -> None:
    assert "20 MB" in upload("a.png", image("PNG", padding=uploads.MOST_BYTES))[0]
    monkeypatch.setattr(uploads, "MOST_PIXELS", 11)
    assert "图片过大" in upload("a.png", image("PNG", size=(4, 3)))[0]
    assert not Photo.objects.exists()
    assert upload("a.png", image("PNG", size=(3, 3))) == []
