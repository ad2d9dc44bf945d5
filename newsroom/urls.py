"""Addresses of the whole site."""

from django.contrib import admin
from django.urls import include, path

admin.autodiscover()

urlpatterns = [
    path("admin/", admin.site.urls),
    path("api/v1/", include("newsroom.api")),
    path("i18n/", include("django.conf.urls.i18n")),
    path("", include("articles.urls")),
    path("", include("people.urls")),
]

handler500 = "newsroom.faults.server_error"
