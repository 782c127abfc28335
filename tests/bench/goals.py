"""What figures of `make bench` may be at most, and how a figure is shown beside its goal."""

from __future__ import annotations

from collections.abc import Mapping

# Times hold on a machine that has little else to do; ratios and memory hold anywhere.
AT_MOST: Mapping[str, float] = {
    "Telegram: calls refused with 429": 0,
    "end after SIGTERM (s)": 10,
    "a report read (ms)": 2,
    "99 of 100 reports read within (ms)": 2,
    "4,096 characters read, the slowest kind (ms)": 20,
    "questions: one read (ms)": 2,
    "questions: the slowest one read (ms)": 2,
    "questions: 200 characters read, the slowest kind (ms)": 20,
    "both readers keep, vocabulary and all (MiB)": 40,
    "both readers built for the first time (s)": 1,
    "month's report to bare SQL, 10,000 cases": 1.5,
    "month's report to bare SQL, 1,000,000 cases": 1.5,
    "台账 to the library alone": 1.3,
    "memory of the process that reads the 台账 (MiB)": 150,
    "memory of the process that writes it (MiB)": 150,
    "ranking of 10 grids, a page (KB)": 400,
    "ranking of 100 grids, a page (KB)": 400,
    "heat map of 10 grids, a page (KB)": 400,
    "heat map of 100 grids, a page (KB)": 400,
}


def line(name: str, value: float) -> str:
    """A figure on one line, with its goal if it has one."""
    most = AT_MOST.get(name)
    goal = "" if most is None else f"  {'MISSED' if missed(name, value) else 'ok'}, at most {most:g}"
    return f"{name:<56} {value:>10.2f}{goal}\n"


def missed(name: str, value: float) -> bool:
    """True if it has a goal, and is more."""
    return value > AT_MOST.get(name, value)
