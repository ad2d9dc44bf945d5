"""Whether time grows with the length of a text and not with its square, on any machine.

It is the processor time that is compared, never that of a clock on the wall. A machine that does
other work too may take more of it by chance, and never less than the work is: so of several tries
the least counts, and a growth that seems too large is measured again before it is believed.
"""

import gc
from collections.abc import Callable
from time import process_time

# So many times the text: linear time would be that many times longer, quadratic 64 times.
TIMES = 8
MOST_GROWTH = 30
TRIES = 5
# Seconds that hide in a clock's grain.
GRAIN = 0.002


def assert_linear(work: Callable[[int], object], size: int) -> None:
    """Fails where `work(8 * size)` takes much more than eight times as long as `work(size)`.

    No size comes twice, or what a cache still knows of the last try would be measured.
    """
    step = size // 50
    work(size)  # what is loaded once is loaded now
    short = min(_seconds(work, size + n * step) for n in range(1, 4))
    tried: list[float] = []
    for n in range(TRIES):
        tried.append(_seconds(work, TIMES * size + n * step))
        if tried[-1] < MOST_GROWTH * max(short, GRAIN):
            return
    raise AssertionError(f"{TIMES} times {short:.4f} s of work took {min(tried):.4f} s at best")


def _seconds(work: Callable[[int], object], size: int) -> float:
    """The processor time of one call; what is gathered of others' garbage is not counted in."""
    gc.disable()
    try:
        start = process_time()
        work(size)
        return process_time() - start
    finally:
        gc.enable()
