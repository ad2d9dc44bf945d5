"""Which room may import which: the table of the README's map, held by force.

A module imports from rooms above its own or from its own level; an edge imports no other edge;
the pure rooms import no Django; nobody imports the project package; there are no cycles.
"""

import ast
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("newsroom", "people", "articles", "seeds")

# The first pattern that fits gives a module's level and room.
PURE, PEOPLE, MODELS, VERBS, EDGES, COMMANDS, PROJECT = range(7)
ROOMS = [
    ("articles.text*", PURE, "text"),
    ("seeds.records", PURE, "parser"),
    ("seeds.pipeline", PURE, "parser"),
    ("seeds.prepared", PURE, "parser"),
    ("seeds.report", PURE, "parser"),
    ("seeds.names", PURE, "parser"),
    ("seeds.manifest", PURE, "parser"),
    ("seeds.archives*", PURE, "parser"),
    ("seeds.files", PURE, "parser"),
    ("seeds.workers", PURE, "parser"),
    ("seeds.log", PURE, "parser"),
    ("seeds.dating*", PURE, "parser"),
    ("seeds.merge.fingerprint", PURE, "parser"),
    ("seeds.merge.matching", PURE, "parser"),
    ("seeds.merge.fields", PURE, "parser"),
    ("seeds.parser*", PURE, "parser"),
    ("seeds.repair*", PURE, "parser"),
    ("*.apps", PROJECT, "project"),  # an app's `ready` wires up what stands below it
    ("articles.revision", PEOPLE, "people"),
    ("people.models*", PEOPLE, "people"),
    ("articles.models*", MODELS, "models"),
    ("seeds.models", MODELS, "models"),
    ("articles.editing", VERBS, "verbs"),
    ("articles.acts", VERBS, "verbs"),
    ("articles.corrections", VERBS, "verbs"),
    ("articles.quality", VERBS, "verbs"),
    ("articles.workflow", VERBS, "verbs"),
    ("articles.writers", VERBS, "verbs"),
    ("articles.scheduling", VERBS, "verbs"),
    ("articles.versions", VERBS, "verbs"),
    ("articles.printed", VERBS, "verbs"),
    ("articles.reading", VERBS, "verbs"),
    ("articles.tagging", VERBS, "verbs"),
    ("articles.crediting", VERBS, "verbs"),
    ("articles.vocabulary", VERBS, "verbs"),
    ("articles.jumps", VERBS, "verbs"),
    ("articles.findings", VERBS, "verbs"),
    ("articles.pictures", VERBS, "verbs"),
    ("articles.presence", VERBS, "verbs"),
    ("articles.settling", VERBS, "verbs"),
    ("articles.structure*", VERBS, "verbs"),
    ("articles.search*", VERBS, "verbs"),
    ("articles.filters", VERBS, "verbs"),
    ("articles.related", VERBS, "verbs"),
    ("articles.moved", VERBS, "verbs"),
    ("articles.desk*", VERBS, "verbs"),  # what the admins of all rooms share
    ("articles.rest*", VERBS, "verbs"),
    ("articles.exports*", VERBS, "verbs"),
    ("articles.tables*", VERBS, "verbs"),
    ("*.management*", COMMANDS, "commands"),
    ("seeds.console", COMMANDS, "commands"),
    ("articles.admin*", EDGES, "articles.admin"),
    ("articles.api*", EDGES, "articles.api"),
    ("articles.*", EDGES, "articles.views"),
    ("people.admin*", EDGES, "people.admin"),
    ("people.api", EDGES, "people.api"),
    ("people.merging", VERBS, "verbs"),
    ("people.likeness", VERBS, "verbs"),
    ("people.evidence", VERBS, "verbs"),
    ("people.table", VERBS, "verbs"),
    ("people.*", EDGES, "people.views"),
    ("seeds.admin*", EDGES, "seeds.admin"),
    ("seeds.rows", VERBS, "verbs"),
    ("seeds.learned", VERBS, "verbs"),
    ("seeds.placing", VERBS, "verbs"),  # the command and the desk both import
    ("seeds.merge*", VERBS, "verbs"),
    ("seeds.making", VERBS, "verbs"),
    ("seeds.loader", VERBS, "verbs"),
    ("seeds.run", VERBS, "verbs"),
    ("seeds.uploads", VERBS, "verbs"),
    ("seeds.refusals", VERBS, "verbs"),
    ("newsroom*", PROJECT, "project"),
]
# Tables of characters and words, apart from the code that uses them.
TABLES: set[str] = set()
MOST_LINES = 300


@cache
def modules() -> dict[str, Path]:
    found = {}
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*.py"):
            if "migrations" not in path.parts:
                dotted = ".".join(path.relative_to(ROOT).with_suffix("").parts)
                found[dotted.removesuffix(".__init__")] = path
    return found


def room(module: str) -> tuple[int, str]:
    for pattern, level, name in ROOMS:
        if fnmatchcase(module, pattern):
            return level, name
    if module in PACKAGES:
        return PURE, "package"
    raise AssertionError(f"{module} stands in no room: give it one in ROOMS and in the README")


@cache
def imports(module: str) -> frozenset[str]:
    """Every module that this one names in an import, wherever in the file it stands."""
    path = modules()[module]
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parents = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*parents, *([base] if base else [])])
            found |= {base} | {f"{base}.{alias.name}" for alias in node.names}
    return frozenset(found)


def own_imports(module: str) -> set[str]:
    """The project's modules among them; of a package and its member only the member."""
    named = {name for name in imports(module) if name in modules()} - {module}
    return {n for n in named if not any(other.startswith(f"{n}.") for other in named)}


@pytest.mark.parametrize("module", sorted(modules()))
def test_room_imports_only_from_above(module: str) -> None:
    level, name = room(module)
    for imported in own_imports(module):
        other_level, other_name = room(imported)
        assert other_level <= level, f"{module} (level {level}) imports {imported} ({other_level})"
        if level == other_level == EDGES:
            assert name == other_name, f"edge {module} imports another edge, {imported}"


@pytest.mark.parametrize("module", sorted(m for m in modules() if room(m)[0] == PURE))
def test_pure_rooms_know_no_django(module: str) -> None:
    foreign = {
        name for name in imports(module) if name.split(".")[0] in {"django", "rest_framework"}
    }
    assert not foreign, f"{module} imports {foreign}"


def test_only_one_file_imports_jieba() -> None:
    users = {m for m in modules() if {n.split(".")[0] for n in imports(m)} & {"jieba", "rjieba"}}
    assert users == {"articles.text.segment"}


def test_no_import_cycles() -> None:
    done: set[str] = set()

    def visit(module: str, trail: tuple[str, ...]) -> None:
        assert module not in trail, " → ".join([*trail, module])
        if module not in done:
            for imported in own_imports(module):
                visit(imported, (*trail, module))
            done.add(module)

    for module in modules():
        visit(module, ())


def test_files_stay_small() -> None:
    """Tests and benchmarks too: a file that grows past this has two subjects."""
    beside = [path for folder in ("tests", "benchmarks") for path in (ROOT / folder).rglob("*.py")]
    paths = [path for module, path in modules().items() if module not in TABLES]
    long = {
        str(path.relative_to(ROOT)): lines
        for path in (*paths, *beside)
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > MOST_LINES
    }
    assert not long, f"over {MOST_LINES} lines: which room is missing? {long}"
