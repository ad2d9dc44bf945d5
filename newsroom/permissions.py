"""Who may do what: the one table, from which the groups are made and to which every URL is held.

`MODELS` gives each role its rights on each model; `ADDRESSES` names for every address that is not
one of the admin's own which right it asks for. `markdown` tells the table to the README.
"""

from enum import StrEnum
from typing import Any, NamedTuple

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db.models import Q


class Role(StrEnum):
    """The columns of the table; the first three are groups, administrators Django's superusers."""

    READER = "只读"
    EDITOR = "编辑"
    CHIEF = "主编"
    ADMINISTRATOR = "管理员"


GROUPS = (Role.READER, Role.EDITOR, Role.CHIEF)
LETTERS = {
    "v": "view", "a": "add", "c": "change", "d": "delete", "p": "publish", "x": "purge",
}  # fmt: skip
# What each role may: view, add, change, delete (an article: put in the trash), publish and
# withdraw, and delete for good what is in the trash (x). What an importer brought is nobody's to
# change, and what was done nobody's either.
MODELS: dict[str, tuple[str, str, str, str]] = {
    #                         只读  编辑    主编     管理员
    "articles.article":       ("v", "vac",  "vacdp", "vacdpx"),
    "articles.photo":         ("v", "vacd", "vacd",  "vacd"),
    "articles.credit":        ("v", "vacd", "vacd",  "vacd"),
    "articles.tagging":       ("v", "vacd", "vacd",  "vacd"),
    "articles.finding":       ("v", "vc",   "vcd",   "vcd"),
    "articles.tag":           ("v", "vac",  "vacd",  "vacd"),
    "articles.tagalias":      ("v", "vacd", "vacd",  "vacd"),
    "articles.issue":         ("v", "v",    "vacd",  "vacd"),
    "articles.page":          ("v", "v",    "vacd",  "vacd"),
    "articles.section":       ("v", "v",    "vacd",  "vacd"),
    "articles.publication":   ("v", "v",    "vacd",  "vacd"),
    "articles.act":           ("v", "v",    "v",     "v"),
    "articles.confusion":     ("v", "v",    "v",     "v"),
    "articles.missedsearch":  ("v", "v",    "vd",    "vd"),
    "people.person":          ("v", "vac",  "vacd",  "vacd"),
    "people.reporter":        ("v", "vac",  "vacd",  "vacd"),
    "people.photographer":    ("v", "vac",  "vacd",  "vacd"),
    "people.personalias":     ("v", "vacd", "vacd",  "vacd"),
    "seeds.sourcedocument":   ("v", "v",    "v",     "v"),
    "seeds.importedarticle":  ("v", "v",    "v",     "v"),
    "seeds.importrun":        ("",  "va",   "va",    "va"),
    "auth.user":              ("",  "",     "",      "vacd"),
    "auth.group":             ("",  "",     "",      "vacd"),
}  # fmt: skip

# Rights that are no model's. An address that does not take a method answers 405 to it.
ANYBODY, STAFF, NOBODY, NO_METHOD = "anybody", "staff", "nobody", "no such method"


class Needs(NamedTuple):
    """The right that reading (GET) and writing (POST) an address need; several joined by +."""

    get: str
    post: str = NO_METHOD


def of_admin(label: str, action: str) -> Needs | None:
    """What the admin's own addresses of a model need; None for an address that is another's."""
    view, add, change, delete = (f"{label}:{letter}" for letter in "vacd")
    own = {
        "changelist": Needs(view, view),  # its actions and fields ask for rights of their own
        "add": Needs(add, add),
        "change": Needs(view, change),
        "delete": Needs(delete, delete),
        "history": Needs(view, view),
        "simple_history": Needs(view),
        "compare": Needs(view),
    }
    return own.get(action)


ARTICLE = "articles.article"
MERGING = f"people.person:c+{ARTICLE}:c+articles.credit:c"
TAG_MERGING = f"articles.tag:c+{ARTICLE}:c+articles.tagging:c"
ADDRESSES: dict[str, Needs] = {
    "admin:index": Needs(STAFF, STAFF),
    "admin:search": Needs(STAFF),
    "admin:login": Needs(ANYBODY, ANYBODY),
    "admin:logout": Needs(NO_METHOD, ANYBODY),
    "admin:password_change": Needs(STAFF, STAFF),
    "admin:password_change_done": Needs(STAFF),
    "admin:autocomplete": Needs("articles.tag:v"),
    "admin:jsi18n": Needs(STAFF),
    "admin:view_on_site": Needs(STAFF, STAFF),
    "admin:app_list": Needs(f"{ARTICLE}:v", f"{ARTICLE}:v"),
    "admin:auth_user_password_change": Needs("auth.user:c", "auth.user:c"),
    # The pages of an article.
    "admin:articles_article_settle": Needs(NO_METHOD, f"{ARTICLE}:c+articles.finding:c"),
    "admin:articles_article_take_back": Needs(NO_METHOD, f"{ARTICLE}:c"),
    "admin:articles_article_presence": Needs(NO_METHOD, f"{ARTICLE}:c"),
    "admin:articles_article_printed": Needs(f"{ARTICLE}:v"),
    "admin:articles_article_bring_back": Needs(NO_METHOD, f"{ARTICLE}:c"),
    "admin:articles_article_schedule": Needs(f"{ARTICLE}:p", f"{ARTICLE}:p"),
    "admin:articles_article_preview": Needs(f"{ARTICLE}:v"),
    # A page of the newspaper as it is worked on; it is added and deleted among the pages.
    "admin:articles_reviewpage_changelist": Needs(
        f"articles.page:v+{ARTICLE}:v", f"articles.page:v+{ARTICLE}:v"
    ),
    "admin:articles_reviewpage_add": Needs(NOBODY, NOBODY),
    "admin:articles_reviewpage_delete": Needs(NOBODY, NOBODY),
    "admin:articles_reviewpage_change": Needs(
        f"articles.page:v+{ARTICLE}:v", f"articles.page:v+{ARTICLE}:c"
    ),
    "admin:articles_reviewpage_history": Needs(
        f"articles.page:v+{ARTICLE}:v", f"articles.page:v+{ARTICLE}:v"
    ),
    "admin:articles_reviewpage_simple_history": Needs(f"articles.page:v+{ARTICLE}:v"),
    "admin:articles_reviewpage_compare": Needs(f"articles.page:v+{ARTICLE}:v"),
    # What was done, what is often misread, how well an issue was edited.
    "admin:articles_act_undo": Needs(NO_METHOD, f"{ARTICLE}:c"),
    "admin:articles_confusion_places": Needs(f"{ARTICLE}:c", f"{ARTICLE}:c"),
    "admin:articles_issue_quality": Needs("articles.issue:v", f"{ARTICLE}:c"),
    # Who is who.
    "admin:people_person_likely": Needs(MERGING, MERGING),
    "admin:people_person_merge": Needs(MERGING, MERGING),
    "admin:people_person_credits": Needs("people.person:v", MERGING),
    "admin:people_person_export": Needs("people.person:v", "people.person:v"),
    "admin:people_person_import": Needs(
        "people.person:a+people.person:c", "people.person:a+people.person:c"
    ),
    # Which tags there are.
    "admin:articles_tag_unused": Needs(NO_METHOD, "articles.tag:d"),
    "admin:articles_tag_export": Needs("articles.tag:v", "articles.tag:v"),
    "admin:articles_tag_import": Needs(
        "articles.tag:a+articles.tag:c", "articles.tag:a+articles.tag:c"
    ),
    "admin:articles_tag_merge": Needs(TAG_MERGING, TAG_MERGING),
    # The API: read by anybody, written by the staff.
    "api:article-steps": Needs(NO_METHOD, f"{ARTICLE}:v"),
}
# Writing by another method than POST.
PATCHES = {"api:article-detail": f"{ARTICLE}:c"}
# Public pages take no POST but for the choice of the language.
POSTS = {"set_language": Needs(ANYBODY, ANYBODY)}


def needs(name: str) -> Needs:
    """What an address needs, by its name with its namespace; raises KeyError for one unknown."""
    if name in ADDRESSES:
        return ADDRESSES[name]
    space, _colon, rest = name.rpartition(":")
    if space == "admin":
        for label in MODELS:
            prefix = label.replace(".", "_") + "_"
            if rest.startswith(prefix) and (found := of_admin(label, rest.removeprefix(prefix))):
                return found
        raise KeyError(name)
    return POSTS.get(name, Needs(ANYBODY))


def may(role: Role, right: str) -> bool:
    """Whether a role has a right such as `articles.tag:v` (several joined by +)."""
    if right in (ANYBODY, STAFF):
        return True
    if right in (NOBODY, NO_METHOD):
        return False
    column = list(Role).index(role)
    parts = (part.split(":") for part in right.split("+"))
    return all(letter in MODELS[label][column] for label, letter in parts)


def codenames(role: Role) -> list[tuple[str, str]]:
    """The permissions of a role, as (app, codename)."""
    column = list(Role).index(role)
    return [
        (label.split(".")[0], f"{LETTERS[letter]}_{label.split('.')[1]}")
        for label, columns in MODELS.items()
        for letter in columns[column]
    ]


def make_groups(apps: Any = installed, using: str = "default", **_signal: Any) -> None:
    """Make the groups, and give them what the table says, after every `migrate`.

    What an administrator has given to a group besides is kept. Django makes permissions app by
    app; here all are needed at once.
    """
    try:
        groups = apps.get_model("auth", "Group").objects.using(using)
        permissions = apps.get_model("auth", "Permission").objects.using(using)
    except LookupError:  # on the way back to an empty database
        return
    for label in sorted({app for role in GROUPS for app, _codename in codenames(role)}):
        config = installed.get_app_config(label)
        create_permissions(config, using=using, apps=apps, verbosity=0, interactive=False)
    for role in GROUPS:
        wanted = Q(pk=None)
        for app, codename in codenames(role):
            wanted |= Q(content_type__app_label=app, codename=codename)
        group, _made = groups.get_or_create(name=role.value)
        group.permissions.add(*permissions.filter(wanted))


def markdown() -> str:
    """The table as Markdown."""
    lines = [f"| | {' | '.join(Role)} |", f"|---|{'---|' * len(Role)}"]
    for label, columns in MODELS.items():
        cells = (", ".join(LETTERS[letter] for letter in letters) or "—" for letters in columns)
        lines.append(f"| {label} | {' | '.join(cells)} |")
    return "\n".join(lines)
