"""Django's admin as the newsroom's desk.

Its modules are read with the addresses of the site, or for a check, and not at the start of every
command: an import needs none of them, and they take longer to load than a page takes to read.
"""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.contrib.admin import autodiscover
from django.contrib.admin.apps import SimpleAdminConfig
from django.contrib.admin.checks import check_admin_app, check_dependencies
from django.core import checks


class DeskConfig(SimpleAdminConfig):
    default_site = "newsroom.desk.site.DeskSite"

    def ready(self) -> None:
        # Instead of SimpleAdminConfig's: its check would find no page of the desk.
        checks.register(check_dependencies, checks.Tags.admin)
        checks.register(check_desk, checks.Tags.admin)


def check_desk(
    app_configs: Sequence[AppConfig] | None, **_kwargs: Any
) -> list[checks.CheckMessage]:
    """Django's checks of every page of the desk."""
    autodiscover()
    return check_admin_app(app_configs)
