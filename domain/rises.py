"""进步 and 退步: how a rate moved from one time to the time after it, for each part of the district."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from domain.editions import Share


@dataclass(frozen=True, slots=True)
class Move:
    """The rate of one part, by its id, in the time before and in this one; both are of something."""

    part: int
    before: Share
    now: Share

    @property
    def points(self) -> float:
        """By how many points of a hundred it rose; negative where it fell."""
        return 100 * (self.now.part / self.now.whole - self.before.part / self.before.whole)


def moves(before: Mapping[int, Share], now: Mapping[int, Share], fewest: int) -> tuple[list[Move], int]:
    """Those with enough cases (排名件数) in both times, the largest rise first; and how many had some and too few."""
    seen = {one for one in {*before, *now} if _whole(before, one) or _whole(now, one)}
    enough = sorted(one for one in seen if min(_whole(before, one), _whole(now, one)) >= max(fewest, 1))
    found = [Move(one, before[one], now[one]) for one in enough]
    return sorted(found, key=lambda one: -one.points), len(seen) - len(enough)


def _whole(shares: Mapping[int, Share], part: int) -> int:
    return shares[part].whole if part in shares else 0
