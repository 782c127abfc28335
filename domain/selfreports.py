"""The self-report rule (自报倒查): what somebody above finds is no fault of a unit that reported it before by itself.

What was looked for and found is kept as it was at that moment, so that it can be explained later.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.cases import Accountability, Case, Source, State
from domain.life import NOT_THERE

SELF_REPORTS = frozenset({Source.SELF, Source.PATROL})
FROM_ABOVE = frozenset({Source.INSPECTION, Source.SPOT_CHECK, Source.LEADER, Source.ABOVE, Source.MEDIA})


class Weakness(StrEnum):
    """Why an earlier self-report does not shield."""

    LATE = "它自己超期"
    NOWHERE = "没写地点"
    EMPTY = "没写地点也没照片"
    REBOUNDED = "销号后反弹"
    ANOTHER = "不是同一类问题"


@dataclass(frozen=True, slots=True)
class SelfReport:
    """An earlier self-report that was found: its number, when it was reported, how it stood at the moment of the look.

    `metres` is how far away it was, None where only the same place was named by both, or it names none.
    """

    number: int
    reported_at: datetime
    state: State
    metres: int | None = None
    weakness: Weakness | None = None


@dataclass(frozen=True, slots=True)
class Lookup:
    """One look for earlier self-reports of a case's unit, with the rules as they were: metres and days.

    `amnesty` is true if the case came in a 问题排摸月. `found` is oldest first.
    """

    case: int
    at: datetime
    unit: int
    source: Source
    metres: int
    days: int
    amnesty: bool = False
    found: tuple[SelfReport, ...] = ()

    @property
    def shields(self) -> tuple[SelfReport, ...]:
        """Those that shield the unit."""
        return tuple(one for one in self.found if one.weakness is None)

    @property
    def outcome(self) -> Accountability:
        """What it comes to by itself; a person may decide otherwise."""
        if self.shields:
            return Accountability.SHIELDED
        return Accountability.AMNESTY if self.amnesty else Accountability.QUESTIONED


def from_above(case: Case) -> bool:
    """True if somebody above found it, who is known to the unit: a confidential one has no unit that could answer."""
    return case.source in FROM_ABOVE and not case.confidential


def is_asked(case: Case) -> bool:
    """True if it is to be looked whether its unit reported it before: known is where it is and what."""
    return from_above(case) and case.sorted and case.state not in NOT_THERE


def weakness(*, located: bool, named: bool, shown: bool, late: bool, alike: bool) -> Weakness | None:
    """Why a self-report does not shield, if it does not.

    In: whether it is known where it was (`located`), whether its words name a place, whether it has a photo,
    whether it was late itself, and whether both may be of one thing.
    """
    if not (named or shown):
        return Weakness.EMPTY
    if not located:
        return Weakness.NOWHERE
    if not alike:
        return Weakness.ANOTHER
    return Weakness.LATE if late else None
