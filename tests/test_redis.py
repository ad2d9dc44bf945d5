"""A real Redis as the cache, and the site when it is gone."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.core.cache import caches
from django.test import Client, override_settings

from tests.factories import ArticleFactory
from tests.faults.process import wait_until

REQUIRED = os.environ.get("NEWSROOM_REQUIRE_REDIS") == "1"


@pytest.fixture
def server() -> Iterator[tuple[subprocess.Popen, str]]:
    if not shutil.which("redis-server"):
        assert not REQUIRED, "redis-server is not there, and NEWSROOM_REQUIRE_REDIS is set"
        pytest.skip("Redis left out: there is no redis-server")
    with TemporaryDirectory() as folder:  # pytest's has too long a name for a socket
        address = Path(folder) / "redis"
        process = subprocess.Popen(
            ["redis-server", "--port", "0", "--unixsocket", address, "--save", ""],
            cwd=folder,
            stdout=subprocess.DEVNULL,
        )
        try:
            wait_until(address.is_socket, "Redis opens its socket")
            yield process, f"unix://{address}"
        finally:
            process.kill()
            process.wait()


@pytest.mark.django_db
def test_the_site_goes_on_without_redis(server) -> None:
    process, url = server
    article = ArticleFactory()
    cache = {"default": {"BACKEND": "newsroom.cache.ForgivingRedisCache", "LOCATION": url}}
    with override_settings(CACHES=cache):
        assert caches["default"].add("key", "值")
        assert caches["default"].get("key") == "值"
        client = Client()
        addresses = ["/", article.get_absolute_url(), f"/api/v1/articles/{article.pk}/"]
        assert {client.get(address).status_code for address in addresses} == {200}
        process.kill()
        process.wait()
        assert {client.get(address).status_code for address in addresses} == {200}
        assert caches["default"].get("key", "无") == "无"
        assert caches["default"].get_or_set("key", "新") in {"新", None}
