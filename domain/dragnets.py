"""拉网: every point of a scope is looked at, and each gets 好, 有问题 or 去不了."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Found(StrEnum):
    """What somebody found at a point."""

    FINE = "好"
    PROBLEM = "有问题"
    UNREACHED = "去不了"


SEEN = (Found.FINE, Found.PROBLEM)


@dataclass(frozen=True, slots=True)
class Dragnet:
    """One dragnet. `until` is the end of its last day, if it has one. One over similar points (触类旁通) has the closed
    `case` whose like is looked for. A sample (抽查) has the id of the one of whose points some were drawn, by a
    `seed`. One of a night patrol (夜查) has its `team`: nobody else answers in it."""

    name: str
    opened_by: int
    opened_at: datetime
    until: datetime | None = None
    ended_at: datetime | None = None
    case: int | None = None
    sample_of: int | None = None
    seed: str = ""
    items: str = ""
    team: tuple[int, ...] = ()
    id: int = 0

    @property
    def indicators(self) -> tuple[str, ...]:
        """指标: what is looked at in each point, if that was said."""
        return tuple(one for one in self.items.split("、") if one)


@dataclass(frozen=True, slots=True)
class Stop:
    """A point of a dragnet, by its id, with what was found there; None is a hole. `case` came of a problem."""

    point: int
    result: Found | None = None
    words: str = ""
    person: int | None = None
    at: datetime | None = None
    case: int | None = None


def of_items(net: Dragnet, found: Found, words: str, only: Collection[str] = ()) -> dict[str, Found]:
    """What an answer for a point says of each 指标: 好 of those that are named, else of all; 有问题 of those that stand
    in its words. Of 去不了 nobody knows."""
    if found is Found.FINE:
        return dict.fromkeys([one for one in net.indicators if not only or one in only], Found.FINE)
    if found is Found.PROBLEM:
        return dict.fromkeys([one for one in net.indicators if one in words], Found.PROBLEM)
    return {}


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of some points were looked at; 去不了 is neither seen nor a hole."""

    points: int
    seen: int
    problems: int
    unreached: int

    @property
    def percent(self) -> int:
        """Cut, not rounded: 100 only when everything was seen."""
        return self.seen * 100 // self.points if self.points else 0

    @property
    def passed(self) -> int:
        """合格率 in percent: of what was seen, the share that was in order; cut, not rounded."""
        return (self.seen - self.problems) * 100 // self.seen if self.seen else 0


def covered(stops: Iterable[Stop]) -> Coverage:
    """The coverage of these points."""
    results = [stop.result for stop in stops]
    problems, unreached = results.count(Found.PROBLEM), results.count(Found.UNREACHED)
    return Coverage(len(results), results.count(Found.FINE) + problems, problems, unreached)
