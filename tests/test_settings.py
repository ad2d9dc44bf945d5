"""Settings by environment, tried in processes of their own."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from newsroom.apps import assert_promises

ROOT = Path(__file__).resolve().parent.parent
PRODUCTION = {
    "NEWSROOM_ENV": "production",
    "DJANGO_SECRET_KEY": "k" * 60,
    "DJANGO_ALLOWED_HOSTS": "news.example",
    "DATABASE_URL": "sqlite:////tmp/unused.sqlite3",
}
SHOW = """
import json
from newsroom import settings as s
names = ["DEBUG", "SECRET_KEY", "ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS", "SECURE_SSL_REDIRECT",
         "SECURE_HSTS_SECONDS", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE"]
shown = {n: getattr(s, n, None) for n in names}
shown |= {"engine": s.DATABASES["default"]["ENGINE"], "cache": s.CACHES["default"]["BACKEND"]}
print(json.dumps(shown))
"""


def settings_with(tmp_path: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    base = {k: v for k, v in os.environ.items() if not k.startswith(("DJANGO_", "NEWSROOM_"))}
    for name in ("DATABASE_URL", "REDIS_URL"):
        base.pop(name, None)
    return subprocess.run(
        [sys.executable, "-c", SHOW],
        env={**base, "NEWSROOM_VAR": str(tmp_path), **environment},
        cwd=ROOT,
        capture_output=True,
        text=True,
    )


def shown(done: subprocess.CompletedProcess[str]) -> dict:
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_nothing_at_all_gives_an_embedded_site(tmp_path) -> None:
    first, second = (shown(settings_with(tmp_path)) for _ in range(2))
    assert first["engine"] == "django.db.backends.sqlite3"
    assert first["DEBUG"] is False
    assert first["SECRET_KEY"] == second["SECRET_KEY"]
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600


def test_each_variable_is_read(tmp_path) -> None:
    read = shown(
        settings_with(
            tmp_path,
            DATABASE_URL="postgres://u:p@db/news",
            REDIS_URL="redis://cache:6379/1",
            DJANGO_SECRET_KEY="given",
            DJANGO_DEBUG="1",
            DJANGO_ALLOWED_HOSTS="a.example,b.example",
            DJANGO_CSRF_TRUSTED_ORIGINS="https://a.example",
        )
    )
    assert read["engine"] == "django.db.backends.postgresql"
    assert read["cache"] == "newsroom.cache.ForgivingRedisCache"
    assert (read["DEBUG"], read["SECRET_KEY"]) == (True, "given")
    assert read["ALLOWED_HOSTS"] == ["a.example", "b.example"]
    assert read["CSRF_TRUSTED_ORIGINS"] == ["https://a.example"]


def test_production_is_secure(tmp_path) -> None:
    read = shown(settings_with(tmp_path, **PRODUCTION))
    secure = ["SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE"]
    assert all(read[name] is True for name in secure)
    assert read["SECURE_HSTS_SECONDS"] >= 31_536_000


@pytest.mark.parametrize("missing", ["DJANGO_SECRET_KEY", "DJANGO_ALLOWED_HOSTS", "DATABASE_URL"])
def test_production_refuses_to_start_without(missing, tmp_path) -> None:
    done = settings_with(tmp_path, **{k: v for k, v in PRODUCTION.items() if k != missing})
    assert done.returncode != 0
    assert missing in done.stderr


@pytest.mark.parametrize(("name", "value"), [("DJANGO_DEBUG", "1"), ("NEWSROOM_ENV", "prod")])
def test_production_refuses_what_is_not_its_own(name, value, tmp_path) -> None:
    done = settings_with(tmp_path, **{**PRODUCTION, name: value})
    assert done.returncode != 0
    assert name in done.stderr


def test_a_folder_that_cannot_be_written_is_named(tmp_path) -> None:
    (tmp_path / "file").touch()
    done = settings_with(tmp_path / "file" / "var")
    assert done.returncode != 0
    assert "NEWSROOM_VAR" in done.stderr


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite's own promises")
def test_sqlite_is_durable() -> None:
    assert_promises(connection)  # raises where a pragma is not as promised


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite's own promises")
def test_a_weaker_sqlite_is_refused() -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=NORMAL")
    with pytest.raises(ImproperlyConfigured, match="synchronous"):
        assert_promises(connection)
    connection.close()
