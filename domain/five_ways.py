"""五分: who leads, which unit, what it answers for and has to do, how far it is; and which of these is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from domain.district import Person, Unit
from domain.tally import Tally


class Needed(Enum):
    """Whom every unit that answers for something needs."""

    LEADER = auto()
    HEAD = auto()
    HANDLER = auto()


@dataclass(frozen=True, slots=True)
class UnitShare:
    """What falls to one unit by itself (分科室; `alone` is what it is called then): its linked leader (分领导);
    grids, points and categories it answers for (分责任); the figures of the period with what it has now (分任务、
    分进度), what meetings decided for it and is open, of that what is late, and 督办 under way."""

    unit: Unit
    leader: Person | None
    heads: tuple[Person, ...]
    handlers: tuple[Person, ...]
    grids: tuple[str, ...]
    points: int
    categories: tuple[str, ...]
    tally: Tally
    decided: int = 0
    decided_late: int = 0
    ordered: int = 0
    alone: str = ""

    @property
    def has_duties(self) -> bool:
        """True if it answers for something, or has something to do."""
        tally = self.tally
        at_work = tally.new, tally.open, tally.checking, tally.fell_due, self.decided, self.ordered
        return bool(self.grids or self.points or self.categories or any(at_work))

    @property
    def lacks(self) -> tuple[Needed, ...]:
        """Who is missing."""
        there = zip(Needed, (self.leader, self.heads, self.handlers), strict=True)
        return tuple(one for one, found in there if not found)


def in_order(shares: Sequence[UnitShare]) -> list[UnitShare]:
    """By leaders, those without one last; of each the units that have most to do first."""
    return sorted(
        shares,
        key=lambda one: (
            one.leader is None,
            one.leader.id if one.leader else 0,
            -one.tally.overdue,
            -one.tally.open,
            one.unit.id,
        ),
    )
