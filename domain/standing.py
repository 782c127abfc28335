"""How units or grids compare (晒比拼): a fair on-time rate, and places by it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import groupby


@dataclass(frozen=True, slots=True)
class Standing:
    """What one unit or grid has to show for a period, in cases; `size` (规模) is a positive number.

    `due` fell due within it, `on_time` is the part of that whose 整改 kept the limit, whether or not it is verified
    yet; `closed` (销号) was verified within it. `due_today` and `overdue` are of what is `open` now.
    Raises ValueError where a part is larger than its whole, a count negative, or the size not positive.
    """

    name: str
    due: int
    on_time: int
    open: int
    due_today: int
    overdue: int
    closed: int = 0
    size: float = 1.0

    def __post_init__(self) -> None:
        counts = (self.on_time, self.due_today, self.overdue, self.closed)
        if min(counts) < 0 or self.on_time > self.due or self.due_today + self.overdue > self.open:
            raise ValueError(f"these counts cannot be: {self}")
        if self.size <= 0:
            raise ValueError(f"size must be positive: {self}")

    @property
    def rate(self) -> float | None:
        """按期率 from 0 to 1; None when nothing was due.

        What fell due counts whether or not it was ever done, so nobody gains by leaving a late case open.
        """
        return self.on_time / self.due if self.due else None

    @property
    def had_nothing(self) -> bool:
        """True where nothing fell due and nothing is open (无件)."""
        return not (self.due or self.open)

    @property
    def percent(self) -> int | None:
        """The rate in whole percent; 100 only if every case was on time, 0 only if none was."""
        return percent(self.on_time, self.due) if self.due else None


def percent(part: int, whole: int) -> int:
    """A share in whole percent of a positive whole; 100 only if it is all of it, 0 only if it is none."""
    if part in (0, whole):
        return 100 if part else 0
    return min(99, max(1, round(100 * part / whole)))


@dataclass(frozen=True, slots=True)
class Ranked:
    """A standing and its place, from 1; None where there is nothing to compare."""

    standing: Standing
    place: int | None


def rank(standings: Iterable[Standing], fewest: int = 1) -> tuple[Ranked, ...]:
    """Best first: by rate, then fewer overdue, then more closed for the size; equals share a place.

    Names only order equals. Where fewer than `fewest` fell due there is no place, for one case would decide; where
    nothing did, it comes last: having had no case is neither good nor bad, but who has most overdue is seen first.
    """
    everybody = sorted(standings, key=lambda one: one.name)
    placed = sorted((one for one in everybody if one.due and one.due >= fewest), key=_merit)
    few = (one for one in everybody if 0 < one.due < fewest)
    idle = sorted((one for one in everybody if not one.due), key=lambda one: -one.overdue)
    return (*_places(placed), *(Ranked(one, None) for one in (*few, *idle)))


def beside_others(ranked: tuple[Ranked, ...]) -> tuple[Ranked, ...]:
    """The same without the only place: whoever is alone is before nobody."""
    alone = sum(one.place is not None for one in ranked) == 1
    return tuple(replace(one, place=None) for one in ranked) if alone else ranked


class Merit(Enum):
    """What decides about a place (名次), in this order.

    Closed cases count by size, so that a grid does not win by being large.
    """

    RATE = auto()  # the higher, the better
    OVERDUE = auto()  # the fewer
    CLOSED_BY_SIZE = auto()  # the more

    def of(self, one: Standing) -> float:
        """The key to sort by: smaller is better."""
        match self:
            case Merit.RATE:
                return -(one.rate or 0.0)
            case Merit.OVERDUE:
                return one.overdue
            case Merit.CLOSED_BY_SIZE:
                return -one.closed / one.size


def _merit(one: Standing) -> tuple[float, ...]:
    return tuple(merit.of(one) for merit in Merit)


def _places(ordered: Iterable[Standing]) -> Iterable[Ranked]:
    """As in sport: two firsts are followed by a third."""
    place = 1
    for _, equals in groupby(ordered, key=_merit):
        together = tuple(equals)
        yield from (Ranked(one, place) for one in together)
        place += len(together)
