"""How long something takes: seconds of the processor, for what else the machine does meanwhile is not its doing."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from time import process_time


def seconds(work: Callable[[], object], times: int = 1) -> float:
    """The median of so many times, all threads of this process together."""
    return median(_once(work) for _ in range(times))


def milliseconds(work: Callable[[], object], times: int = 1) -> float:
    """The same in milliseconds."""
    return seconds(work, times) * 1000


def _once(work: Callable[[], object]) -> float:
    begin = process_time()
    work()
    return process_time() - begin
