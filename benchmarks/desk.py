"""What a page costs an editor, from the file to readers, in a real browser.

    python benchmarks/desk.py [--articles N] [PAGE …]     (default: 003 001; a folder of its own)

Prints for each page its findings and articles, the keystrokes and clicks that they took (a chord
is one, and each typed character), and how long the editor waited: from a key until the next one
may be pressed, as the browser sees it, and how much of that the server's processor was at work.
With `--articles` the archive holds so many others first, and the waits for the desk's home, queues
and lists are told too. What she decides stands in `benchmarks/careful.py`. Exit status 1 where the
database does not hold all of her work in the end, or where a page took more work than the aims.
"""

import argparse
import io
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
scratch = tempfile.TemporaryDirectory()
os.environ["NEWSROOM_VAR"] = scratch.name
os.environ["DJANGO_SETTINGS_MODULE"] = "newsroom.settings"
# Playwright keeps an event loop running in this thread, which Django takes for async code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

import django  # noqa: E402 - the environment comes first
from django.conf import settings  # noqa: E402

settings.MIDDLEWARE.insert(0, "benchmarks.hands.clock")
settings.WHITENOISE_MAX_AGE = 31_536_000  # a browser keeps files as in production
django.setup()

from django.contrib.auth.models import Group, User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.testcases import LiveServerThread  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils import timezone  # noqa: E402
from playwright.sync_api import Page as Window  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402

from articles.models import Article, Finding, Page  # noqa: E402
from benchmarks import careful  # noqa: E402
from benchmarks.hands import Hands, Wait, opened  # noqa: E402
from benchmarks.multiply import multiply  # noqa: E402
from seeds.files import SEED_PAGES  # noqa: E402

A_FINDING, AN_ARTICLE, A_WAIT = 3, 6, 300  # the aims; the last in milliseconds
WAITING = 1_200  # pages of the archive on which something waits: a month's
NAMES = frozenset({"Person", "PersonAlias", "Tag", "TagAlias", "FormerTag"})
LISTS = (
    "admin:index", "admin:articles_reviewpage_changelist", "admin:articles_article_changelist",
    "admin:articles_finding_changelist", "admin:articles_issue_changelist",
    "admin:articles_tag_changelist", "admin:people_person_changelist",
    "admin:articles_act_changelist",
)  # fmt: skip


def fill(count: int) -> None:
    """An archive of so many articles, by copies inside of the database of the other pages."""
    others = [path for path in sorted(SEED_PAGES.glob("*")) if path.name[:3] not in careful.PAGES]
    call_command("import_seeds", *map(str, others), stdout=io.StringIO())
    times = max(2, round((count / Article.objects.count()) ** 0.5))
    multiply(times)
    multiply(round(count / Article.objects.count()), sharing=NAMES)
    recent = Page.objects.order_by("-pk").values("pk")[:WAITING]
    Finding.objects.exclude(page__in=recent).update(status="dismissed", resolved_at=timezone.now())
    Article.objects.filter(page__in=recent).update(status="draft", published_at=None)


@contextmanager
def desk() -> Iterator[Window]:
    """A browser in which a chief editor has logged in, at the desk's home."""
    server = LiveServerThread("localhost", lambda application: application, port=0)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    chief = User.objects.create_user("主编", is_staff=True)
    chief.groups.add(Group.objects.get(name="主编"))
    client = Client()
    client.force_login(chief, backend="django.contrib.auth.backends.ModelBackend")
    url = f"http://localhost:{server.port}"
    name = settings.SESSION_COOKIE_NAME
    chromium = os.environ.get("NEWSROOM_CHROMIUM") or shutil.which("chromium")
    arguments = ["--no-sandbox", "--disable-dev-shm-usage"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
        context = browser.new_context(base_url=url, viewport={"width": 1440, "height": 900})
        context.set_default_timeout(120_000)
        context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": url}])
        yield context.new_page()
        browser.close()
    server.terminate()


def bare(window: Window) -> Wait:
    """What a page makes one wait for that has nothing on it, as the machine is busy now."""
    hands = Hands(window)
    for _time in range(7):
        hands.visit(reverse("admin:password_change_done"), opened("#content"))
    return sorted(hands.waits, key=lambda wait: wait.milliseconds)[len(hands.waits) // 2]


def lists(window: Window) -> list[Wait]:
    """What the desk's lists make one wait for, each once to warm up."""
    waits = []
    addresses = [reverse(name) for name in LISTS] + [f"{reverse('admin:search')}?q=劳模"]
    for address in addresses:
        for _time in range(2):
            hands = Hands(window)
            with hands.purpose(address):
                hands.visit(address, opened("#content"))
        waits += hands.waits
    return waits


def tell(name: str, hands: Hands, page: Page) -> list[str]:
    """Print what a page took; returns what of it was more than the aims."""
    findings, articles, done = page.findings.count(), page.articles.count(), hands.done
    whole = sum(done.values()) - done[careful.IMPORT]
    a_finding, an_article = done[careful.FINDING] / findings, whole / articles
    remarks = {
        careful.FINDING: f"{a_finding:4.1f} a finding, {A_FINDING} at most",
        careful.CORRECTION: "that no finding asked for",
        "all but the first": f"{an_article:4.1f} an article, {AN_ARTICLE} at most",
    }
    print(f"\npage {name}: {findings} findings, {articles} articles; keystrokes and clicks:")
    counts = {name: done[name] for name in careful.PURPOSES} | {"all but the first": whole}
    for purpose, count in counts.items():
        print(f"  {purpose:18} {count:4}  {remarks.get(purpose, '')}")
    coming = [wait for wait in hands.waits if wait.what.startswith(careful.IMPORT)]
    print(f"  waits, of which none should be over {A_WAIT} ms when the page is there:")
    tell_waits(coming)
    tell_waits([wait for wait in hands.waits if wait not in coming])
    over = (a_finding > A_FINDING, an_article > AN_ARTICLE)
    return [f"page {name}: more work than it should be"] if any(over) else []


def tell_waits(waits: list[Wait]) -> None:
    """Print how many waits these were, their sum, and the longest."""
    longest = max(waits, key=lambda wait: wait.milliseconds)
    total = sum(wait.milliseconds for wait in waits) / 1000
    print(
        f"  {len(waits):5}, {total:5.1f} s; longest {longest.milliseconds:5.0f} ms, of which the"
        f" server's processor {longest.served:4.0f} ms ({longest.what})"
    )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("pages", nargs="*", metavar="PAGE", help="default: 003 001")
    parser.add_argument("--articles", type=int, default=0, help="in the archive before")
    options = parser.parse_args()
    call_command("migrate", verbosity=0)
    if options.articles:
        fill(options.articles)
    failed = []
    with desk() as window:
        floor = bare(window)
        print(f"a page with nothing on it: {floor.milliseconds:.0f} ms, of which the server's")
        print(f"processor {floor.served:.0f} ms: what follows is to be read beside it")
        if options.articles:
            print(f"{Article.objects.count():,} articles; milliseconds, of which the server's")
            for wait in lists(window):
                print(f"  {wait.what:40} {wait.milliseconds:6.0f} {wait.served:6.0f}")
        for name in options.pages or careful.PAGES:
            window.goto(reverse("admin:index"))
            hands, work = Hands(window), careful.PAGES[name]
            page = careful.bring_in(hands, next(SEED_PAGES.glob(f"{name}*")))
            careful.put_right(hands, page, work)
            failed += tell(name, hands, page)
            failed += [f"left undone: {what}" for what in careful.left_undone(page, work)]
    if failed:
        raise SystemExit("\n".join(failed))


if __name__ == "__main__":
    main()
