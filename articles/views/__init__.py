"""The public pages: each view names a queryset and a template.

Every one of them starts from `Article.objects.published()`; an issue, a section or a tag that holds
none of these is not found.
"""
