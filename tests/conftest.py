"""Fixtures that tests of several subjects share.

Browser tests need Chromium. Where there is none they are left out and say so; with
NEWSROOM_REQUIRE_BROWSER=1, as in CI, they fail instead.

With NEWSROOM_DATABASE_ONLY=1 the tests of pure functions, and of what no database can make
different, are left out: CI has run them by then.

Hypothesis draws the same examples in every run and keeps no time, so that no test fails by chance;
`pytest --hypothesis-profile=explore` looks for new examples, and for more of them.
"""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.cache import cache
from hypothesis import HealthCheck, settings
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, expect

CHROMIUM = os.environ.get("NEWSROOM_CHROMIUM") or shutil.which("chromium")
# Far above what a loaded machine needs for its first page: a browser test waits, it keeps no time.
MOST_SECONDS = 60

settings.register_profile(
    "repeatable", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "explore", settings.get_profile("repeatable"), derandomize=False, max_examples=1000
)
settings.load_profile("repeatable")
expect.set_options(timeout=MOST_SECONDS * 1000)


def pytest_report_header(config: pytest.Config) -> str | None:
    """Say what is left out without having been asked to."""
    if config.getoption("markexpr") != "not slow":
        return None
    return "slow tests are left out: `pytest -m slow` runs them, `pytest -m ''` runs all"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """With NEWSROOM_DATABASE_ONLY=1 leave out, by count, what no database can make different."""
    if os.environ.get("NEWSROOM_DATABASE_ONLY") != "1":
        return
    left_out = [item for item in items if not _asks_database(item)]
    items[:] = [item for item in items if _asks_database(item)]
    config.hook.pytest_deselected(items=left_out)


def _asks_database(item: pytest.Item) -> bool:
    if item.get_closest_marker("any_database") is not None:
        return False
    fixtures = set(getattr(item, "fixturenames", ()))
    return item.get_closest_marker("django_db") is not None or not fixtures.isdisjoint(
        ("db", "transactional_db", "live_server")
    )


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("browser") is None or CHROMIUM:
        return
    reason = "no Chromium on the PATH (name one with NEWSROOM_CHROMIUM)"
    if os.environ.get("NEWSROOM_REQUIRE_BROWSER") == "1":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


@pytest.fixture(autouse=True)
def fresh_cache() -> None:
    """No test counts the requests of another against the throttle."""
    cache.clear()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    """The system's Chromium instead of one that Playwright would have to download."""
    # Playwright keeps an event loop running in this thread, which Django takes for async code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    return {
        **browser_type_launch_args,
        "executable_path": CHROMIUM,
        "args": ["--no-sandbox", "--disable-dev-shm-usage"],
    }


@pytest.fixture
def context(context: BrowserContext) -> BrowserContext:
    """A browser's window that waits as long as `expect` does."""
    context.set_default_timeout(MOST_SECONDS * 1000)
    return context


@pytest.fixture
def watched_page(page: Page) -> Iterator[Page]:
    """A page that must leave no error in the console, a breach of the CSP for instance."""
    errors: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            errors.append(message.text)

    page.on("console", listen)
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    assert errors == []


@pytest.fixture
def assert_accessible() -> Callable[[Page], None]:
    """Fails with axe's report where the page as it stands breaks one of axe's rules."""

    def check(page: Page) -> None:
        results = Axe().run(page)
        assert results.violations_count == 0, results.generate_report()

    return check
