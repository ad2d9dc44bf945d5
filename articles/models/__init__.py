"""The newspaper in the database, one file a concept."""

from articles.models.act import Act
from articles.models.article import Article, Credit, Kind, Photo, Status
from articles.models.confusion import Confusion
from articles.models.finding import Finding, FindingStatus, Severity
from articles.models.issue import Issue, Page, Precision, Publication
from articles.models.misprint import Misprint
from articles.models.presence import Presence
from articles.models.review import ReviewPage
from articles.models.search import IndexBuild, MissedSearch
from articles.models.section import Section
from articles.models.tag import FormerTag, Source, Tag, TagAlias, Tagging, TagKind

__all__ = [
    "Act",
    "Article",
    "Confusion",
    "Credit",
    "Finding",
    "FindingStatus",
    "FormerTag",
    "IndexBuild",
    "Issue",
    "Kind",
    "Misprint",
    "MissedSearch",
    "Page",
    "Photo",
    "Precision",
    "Presence",
    "Publication",
    "ReviewPage",
    "Section",
    "Severity",
    "Source",
    "Status",
    "Tag",
    "TagAlias",
    "TagKind",
    "Tagging",
]
