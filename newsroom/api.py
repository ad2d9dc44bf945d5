"""The API's addresses, its schema and its handbook."""

from django.urls import path, re_path
from django.utils.translation import gettext_lazy as _
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.routers import APIRootView, DefaultRouter
from rest_framework.views import APIView

from articles.api.search import Search
from articles.api.views import Articles, Issues, Pages, Sections, Tags
from articles.rest.views import StrictParameters
from people.api import People, Photographers, Reporters

app_name = "api"


class Root(StrictParameters, APIRootView):
    """The collections and their addresses."""

    http_method_names = ["get", "head"]


class Router(DefaultRouter):
    """Collections by the root's list; no second addresses such as `/articles.json`."""

    APIRootView = Root
    include_format_suffixes = False


class Nothing(StrictParameters, APIView):
    """An address that is none: the answer is JSON here too, not the site's page."""

    http_method_names = ["get", "head"]
    schema = None

    def get(self, request: Request, **_address: str) -> Response:
        """Nothing, 404."""
        raise NotFound


router = Router(use_regex_path=False)
router.register("issues", Issues, basename="issue")
router.register("pages", Pages, basename="page")
router.register("sections", Sections, basename="section")
router.register("articles", Articles, basename="article")
router.register("people", People, basename="person")
router.register("reporters", Reporters, basename="reporter")
router.register("photographers", Photographers, basename="photographer")
router.register("tags", Tags, basename="tag")

urlpatterns = [
    *router.urls,
    path("search/", Search.as_view(), name="search"),
    path("schema/", SpectacularAPIView.as_view(), name="schema"),
    path(
        "docs/",
        SpectacularSwaggerSplitView.as_view(
            url_name="api:schema", template_name="api/docs.html", title=_("Newsroom API")
        ),
        name="docs",
    ),
    # With its slash: an address that only lacks one is led to the right place before.
    re_path(r"^(?P<address>.+)/$", Nothing.as_view()),
]
