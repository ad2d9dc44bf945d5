"""Addresses of the public pages about issues, sections, articles and tags."""

from django.urls import path, re_path
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from articles.feeds import FoundArticles, NewestArticles
from articles.sitemaps import index, section
from articles.views.articles import ArticleDetail, ArticleList
from articles.views.home import Home
from articles.views.issues import IssueCalendar, IssueDetail, IssueList
from articles.views.media import photograph, scan
from articles.views.search import Search, suggest, table
from articles.views.sections import SectionDetail, SectionList
from articles.views.tags import TagDetail, TagList

urlpatterns = [
    path("", Home.as_view(), name="home"),
    path("issues/", IssueList.as_view(), name="issue-list"),
    path("issues/calendar/<int:year>/", IssueCalendar.as_view(), name="issue-calendar"),
    path("issues/<int:pk>/", IssueDetail.as_view(), name="issue-detail"),
    path("sections/", SectionList.as_view(), name="section-list"),
    path("sections/<int:pk>/", SectionDetail.as_view(), name="section-detail"),
    path("articles/", ArticleList.as_view(), name="article-list"),
    path("articles/<int:pk>/", ArticleDetail.as_view(), name="article-detail"),
    path("tags/", TagList.as_view(), name="tag-list"),
    # The names of tags are Chinese: a slug here has letters of any script, and no NUL.
    re_path(r"^tags/(?P<kind>[a-z]+)/(?P<slug>[-\w]+)/$", TagDetail.as_view(), name="tag-detail"),
    path("search/", Search.as_view(), name="search"),
    path("search/suggest/", suggest, name="search-suggest"),
    path("search/feed/", require_safe(FoundArticles()), name="search-feed"),
    path("search/table.csv", table, name="search-table"),
    path("feed/", require_safe(NewestArticles()), name="feed"),
    path("sitemap.xml", require_safe(index), name="sitemap-index"),
    path("sitemap-<slug:section>.xml", require_safe(section), name="sitemap"),
    path(
        "robots.txt",
        TemplateView.as_view(template_name="robots.txt", content_type="text/plain"),
        name="robots",
    ),
    re_path(r"^media/(?P<name>scans/[-\w./]+)$", scan, name="scan"),
    re_path(r"^media/(?P<name>[-\w./]+)$", photograph, name="photograph"),
]
