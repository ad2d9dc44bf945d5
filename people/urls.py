"""Addresses of the public pages about people."""

from django.urls import path

from people.views import PersonDetail, PhotographerList, ReporterList

urlpatterns = [
    path("reporters/", ReporterList.as_view(), name="reporter-list"),
    path("photographers/", PhotographerList.as_view(), name="photographer-list"),
    path("people/<int:pk>/", PersonDetail.as_view(), name="person-detail"),
]
