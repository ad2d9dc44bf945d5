"""An editor's hands on a real browser: what they do is counted, what they wait for is timed.

A chord such as Ctrl+Enter is one keystroke, and so is each character that is typed: what an input
method needs for one is not counted, nor is scrolling.
"""

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from playwright.sync_api import Locator, Page

_BOX_IN_FIELD = """(field, offset) => {
    const twin = document.createElement("div"), style = getComputedStyle(field);
    for (const name of style) twin.style.setProperty(name, style.getPropertyValue(name));
    Object.assign(twin.style, {position: "absolute", visibility: "hidden", height: "auto",
        minHeight: "0", whiteSpace: "pre-wrap", overflow: "visible", top: "0", left: "0"});
    twin.style.width = `${field.clientWidth}px`;
    twin.style.boxSizing = "border-box";
    twin.style.borderWidth = "0";
    twin.append(field.value.slice(0, offset));
    const mark = twin.appendChild(document.createElement("span"));
    mark.textContent = field.value.slice(offset, offset + 1) || " ";
    document.body.append(twin);
    const box = mark.getBoundingClientRect(), whole = twin.getBoundingClientRect();
    const [x, y] = [box.left - whole.left + field.clientLeft, box.top - whole.top + box.height / 2];
    twin.remove();
    field.scrollIntoView({block: "center"});
    field.scrollTop = y - field.clientHeight / 2;
    const seen = field.getBoundingClientRect();
    return [seen.left + x + 1, seen.top + y + field.clientTop - field.scrollTop];
}"""

Until = Callable[[Page], object]
_served: list[float] = []
_served_lock = threading.Lock()


def clock(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """A middleware that notes the processor time of each request, in milliseconds."""

    def answer(request: HttpRequest) -> HttpResponse:
        started = time.thread_time()
        response = get_response(request)
        with _served_lock:
            _served.append(1000 * (time.thread_time() - started))
        return response

    return answer


@dataclass(frozen=True)
class Wait:
    """What was waited for, how long, and how much of it the server's processor was at work."""

    what: str
    milliseconds: float
    served: float


def opened(selector: str) -> Until:
    """Until another page than this one stands there, with such an element, ready for a key."""

    def wait(page: Page) -> None:
        page.wait_for_function(
            "selector => !window.benchOld && document.readyState === 'complete'"
            " && document.querySelector(selector)",
            arg=selector,
        )

    return wait


class Hands:
    """Presses, clicks and types in a page, for one purpose after the other."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.done: Counter[str] = Counter()
        self.waits: list[Wait] = []
        self._purpose = ""

    @contextmanager
    def purpose(self, name: str) -> Iterator[None]:
        """Count what is done inside as done for this."""
        before, self._purpose = self._purpose, name
        try:
            yield
        finally:
            self._purpose = before

    def press(self, key: str, until: Until | None = None, what: str = "") -> None:
        self._do(lambda: self.page.keyboard.press(key), 1, until, what or key)

    def write(self, text: str) -> None:
        """Type characters where the caret is."""
        self._do(lambda: self.page.keyboard.insert_text(text), len(text), None, text)

    def click(self, target: Locator, until: Until | None = None, what: str = "") -> None:
        self._do(target.click, 1, until, what or "click")

    def choose(self, act: Callable[[], object]) -> None:
        """Choose in a field or dialogue of the browser's own: open it, and take what it has."""
        self._do(act, 2, None, "choose")

    def click_into(self, field: Locator, words: str) -> None:
        """Set the caret of a field behind such words."""
        offset = field.input_value().index(words) + len(words)
        x, y = field.evaluate(_BOX_IN_FIELD, offset)
        self._do(lambda: self.page.mouse.click(x, y), 1, None, "click")
        while (caret := field.evaluate("field => field.selectionStart")) != offset:
            self.press("ArrowLeft" if caret > offset else "ArrowRight")

    def visit(self, address: str, until: Until) -> None:
        """Go to an address by a bookmark."""
        self._do(lambda: self.page.goto(address), 1, until, "visit")

    def _do(self, act: Callable[[], object], count: int, until: Until | None, what: str) -> None:
        if until is not None:
            self.page.evaluate("window.benchOld = true")
        with _served_lock:
            first = len(_served)
        started = time.perf_counter()
        act()
        self.done[self._purpose] += count
        if until is None:
            return
        until(self.page)
        waited = 1000 * (time.perf_counter() - started)
        with _served_lock:
            served = sum(_served[first:])
        self.waits.append(Wait(f"{self._purpose}: {what}", waited, served))
