"""Django's admin as the newsroom's desk."""

from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    default_site = "newsroom.desk.site.DeskSite"
