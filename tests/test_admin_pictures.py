"""Pictures are drawn anew at their upload; small copies and scans; who may see which."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import ExifTags, Image
from PIL.PngImagePlugin import PngInfo

from articles.models import Photo
from articles.pictures import THUMBNAIL, THUMBNAIL_SIDE, redrawn
from tests.desk import add_row, desk, form_url, opened, user
from tests.factories import ArticleFactory, PageFactory

pytestmark = pytest.mark.django_db
SECRET = "31.2304N 121.4737E"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def jpeg(size=(40, 30), colour="red", **options) -> bytes:
    target = BytesIO()
    Image.new("RGB", size, colour).save(target, "JPEG", **options)
    return target.getvalue()


def telling() -> bytes:
    """A JPEG that lies on its side and tells where it was taken, in three ways."""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    exif[ExifTags.Base.ImageDescription] = SECRET
    return jpeg(exif=exif, comment=SECRET.encode(), xmp=SECRET.encode()) + SECRET.encode()


def stored(image) -> bytes:
    with image.storage.open(image.name) as file:
        return file.read()


def upload(article, content: bytes, name: str = "a.jpg"):
    client = desk(user("老王", "主编"))
    data = opened(client, form_url(article))
    image = SimpleUploadedFile(name, content)
    add_row(data, "photos", order=1, image=image, caption="图说", alt="描述")
    return client.post(form_url(article), data)


def test_a_photo_is_upright_and_tells_nothing_besides() -> None:
    assert telling().count(SECRET.encode()) == 4
    assert upload(ArticleFactory(), telling()).status_code == 302
    photo = Photo.objects.get()
    content = stored(photo.image)
    assert SECRET.encode() not in content
    with Image.open(BytesIO(content)) as image:
        assert image.size == (30, 40)
        assert not image.getexif()
        assert image.getpixel((5, 5))[0] > 240
    assert (photo.caption, photo.alt) == ("图说", "描述")


def test_texts_in_a_png_are_left_out_and_its_clear_parts_stay_clear() -> None:
    info, target = PngInfo(), BytesIO()
    info.add_text("Comment", SECRET)
    Image.new("RGBA", (4, 3), (0, 0, 0, 0)).save(target, "PNG", pnginfo=info)
    content, ending = redrawn(target, 100)
    assert ending == ".png"
    assert SECRET.encode() not in content
    with Image.open(BytesIO(content)) as image:
        assert image.getpixel((0, 0)) == (0, 0, 0, 0)


@pytest.mark.parametrize("mode", ["1", "L", "P", "CMYK", "I;16"])
def test_every_kind_of_colour_becomes_one_that_browsers_show(mode) -> None:
    target = BytesIO()
    Image.new(mode, (4, 3)).save(target, "JPEG" if mode == "CMYK" else "PNG")
    with Image.open(BytesIO(redrawn(target, 100)[0])) as image:
        assert image.mode in {"L", "RGB"}


def test_the_longer_side_is_bounded() -> None:
    with Image.open(BytesIO(redrawn(BytesIO(jpeg((300, 100))), 150)[0])) as image:
        assert image.size == (150, 50)


def test_an_image_that_breaks_off_is_refused() -> None:
    response = upload(ArticleFactory(), jpeg((400, 300))[:700])
    assert response.status_code == 200
    rows = response.context["inline_admin_formsets"][-1].formset
    assert rows.forms[0].errors["image"]
    assert not Photo.objects.exists()


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 100)
    assert upload(ArticleFactory(), jpeg((40, 30))).status_code == 200
    assert not Photo.objects.exists()


def test_an_ending_tells_what_is_in_the_file() -> None:
    upload(ArticleFactory(), jpeg(), "照片.png")
    assert Photo.objects.get().image.name.endswith("照片.jpg")


def test_a_small_copy_is_kept_and_shown_beside() -> None:
    article = ArticleFactory(status="draft")
    upload(article, jpeg((900, 600)))
    small = Photo.objects.get().image.url + THUMBNAIL
    client = desk(user("小李", "编辑"))
    assert f'src="{small}"' in client.get(form_url(article)).content.decode()
    response = client.get(small)
    assert (response.status_code, response["Content-Type"]) == (200, "image/webp")
    with Image.open(BytesIO(b"".join(response))) as image:
        assert max(image.size) == THUMBNAIL_SIDE


def test_a_photo_without_a_small_copy_is_shown_itself(media) -> None:
    upload(ArticleFactory(), jpeg())
    photo = Photo.objects.get()
    (media / (photo.image.name + THUMBNAIL)).unlink()
    shown = Client().get(photo.image.url + THUMBNAIL)
    assert b"".join(shown) == stored(photo.image)


@pytest.mark.parametrize("status", ["draft", "in_review", "withdrawn"])
def test_nobody_else_sees_pictures_of_what_is_not_published(status) -> None:
    article = ArticleFactory(status=status, published_at=None)
    upload(article, jpeg())
    for url in (photo := Photo.objects.get().image.url), photo + THUMBNAIL:
        assert Client().get(url).status_code == 404


def test_a_scan_is_for_the_desk_alone() -> None:
    page = PageFactory()
    ArticleFactory(page=page)
    client = desk(user("老王", "主编"))
    data = opened(client, form_url(page))
    data["scan"] = SimpleUploadedFile("版.jpg", telling())
    assert client.post(form_url(page), data).status_code == 302
    page.refresh_from_db()
    assert page.scan.name.startswith("scans/")
    assert SECRET.encode() not in stored(page.scan)
    shown = client.get(page.scan.url)
    assert shown["Cache-Control"] == "private, no-store"
    assert b"".join(shown) == stored(page.scan)
    assert Client().get(page.scan.url).status_code == 404
    assert page.scan.url not in Client().get(page.issue.get_absolute_url()).content.decode()
    assert client.get("/media/scans/2026/01/none.jpg").status_code == 404
