"""巡查频次: how often somebody should be at a point, by what has happened there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from domain.points import Point
from domain.seasons import Season
from domain.spelling import NONE, SEPARATED, Spelling

RELAPSE = 90  # days for which a 反弹 makes a point looked at more often
ORDINARY, REBOUND, STUBBORN = "普通", "反弹", "顽疾"
_MOST = 366
_PART = re.compile(r"(\S+?)\s*(\d{1,3})\s*[日天]")


@dataclass(frozen=True, slots=True)
class Frequency:
    """Every how many days: by 普通, 反弹 and 顽疾, and by kinds of points (类型) that are named."""

    days: tuple[tuple[str, int], ...]

    def wanted(
        self, kind: str, *, rebound: bool, stubborn: bool, seasons: Iterable[Season] = ()
    ) -> tuple[int, str]:
        """For a point of this kind: every how many days, and why. What asks for more visits holds; of `seasons` those
        that concern it now."""
        told = dict(self.days)
        able = [(told.get(kind, told[ORDINARY]), kind if kind in told else ORDINARY)]
        able += [(told[REBOUND], REBOUND)] if rebound and REBOUND in told else []
        able += [(told[STUBBORN], STUBBORN)] if stubborn and STUBBORN in told else []
        return min([*able, *((one.days, one.why) for one in seasons)])


@dataclass(frozen=True, slots=True)
class Overdue:
    """A point that is due for a visit: nobody was there for so many `days` (`checked` is the last time, None: never),
    where one is wanted every `wanted` days, and `why`."""

    point: Point
    days: int
    wanted: int
    why: str
    checked: datetime | None


def _read(text: str) -> Frequency | None:
    if text in NONE:
        return None
    parts = [_PART.fullmatch(one) for one in SEPARATED.split(text) if one]
    found = tuple((one[1], int(one[2])) for one in parts if one)
    names = [name for name, _ in found]
    if len(found) != len(parts) or len(set(names)) != len(names) or ORDINARY not in names:
        raise ValueError
    if not all(0 < days <= _MOST for _, days in found):
        raise ValueError(f"应在 1 到 {_MOST} 日之间")
    return Frequency(found)


def _say(frequency: Frequency | None) -> str:
    return "、".join(f"{name} {days}日" for name, days in frequency.days) if frequency else NONE[0]


FREQUENCY = Spelling(_read, _say, "应为 普通 30日、反弹 14日、顽疾 7日 这样，也可写点位类型；不用就写 无")
