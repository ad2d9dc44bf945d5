"""The newspaper at the desk, one file a concept; importing a file registers its admin."""

from articles.admin import article, finding, issue, page, section, tag

__all__ = ["article", "finding", "issue", "page", "section", "tag"]
