"""How long something takes: seconds of the processor, for what else the machine does meanwhile is not its doing."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time

_TICKS = os.sysconf("SC_CLK_TCK")  # a second


def seconds(work: Callable[[], object], times: int = 1) -> float:
    """The median of so many times, all threads of this process together."""
    return median(_once(work) for _ in range(times))


def milliseconds(work: Callable[[], object], times: int = 1) -> float:
    """The same in milliseconds."""
    return seconds(work, times) * 1000


def spent(pid: int) -> float:
    """What a running process has used so far, without its children."""
    after_its_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(after_its_name[11]) + int(after_its_name[12])) / _TICKS


def spent_by_children() -> float:
    """What those that this process has started and waited for have used."""
    return sum(os.times()[2:4])


def _once(work: Callable[[], object]) -> float:
    begin = process_time()
    work()
    return process_time() - begin
