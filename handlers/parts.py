"""A count divided into grids, units, categories or points, and what part of a whole it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from domain.district import Grid
from domain.measures import (
    ANSWERED_RATE,
    ON_TIME_RATE,
    REBOUND_RATE,
    RETURN_RATE,
    REWORK_RATE,
    SELF_SHARE,
    SETTLED_RATE,
    SPOT_RATE,
    AnyRatio,
)
from domain.question import By, Measure, Order, Status
from domain.standing import percent
from domain.tally import Scope
from handlers.inquiry import Inquiry
from handlers.sorts import of_sort, of_unit
from storage.rates import Rates, Shares
from storage.sought import Sought
from storage.store import Store
from texts import answers

UNNAMED = {
    By.UNIT: "待派单",
    By.GRID: "网格待定",
    By.CATEGORY: "待分类",
    By.POINT: "不在点位上",
    By.PERSON: "没有经办人",
}
_RATES: dict[Status, AnyRatio] = {
    Status.CLOSED: SETTLED_RATE,
    Status.REWORK: REWORK_RATE,
    Status.RETURNED: RETURN_RATE,
    Status.REBOUND: REBOUND_RATE,
    Status.BAD: SPOT_RATE,
    Status.SELF_REPORTED: SELF_SHARE,
    Status.ANSWERED: ANSWERED_RATE,
}
# What a rate leaves over has one of its own (没按期率): both are of the same whole, and make 100 % together.
_REST: dict[Status, Status] = {Status.NOT_KEPT: Status.ON_TIME, Status.NO_ANSWER: Status.ANSWERED}
_COUNTED: dict[AnyRatio, Callable[[Rates, Sought, By | None], Shares]] = {
    ON_TIME_RATE: Rates.in_time,
    SETTLED_RATE: Rates.settled,
    REWORK_RATE: Rates.judged,
    RETURN_RATE: Rates.given,
    REBOUND_RATE: Rates.looked,
    SPOT_RATE: Rates.reinspected,
    SELF_SHARE: Rates.self_reported,
    ANSWERED_RATE: Rates.answered,
}


def number_of(asked: Inquiry, sought: Sought) -> int:
    """How many there are."""
    return asked.store.figures.count(sought)


def share_of(asked: Inquiry, sought: Sought) -> tuple[int, int, tuple[str, str]]:
    """How many of how many, and what they are called: as 口径 defines it where it is one of its rates, every other
    share of what was reported in the period."""
    if asked.question.measure is Measure.RATE and not (sought.states or sought.also):
        return _share_of_all(asked, sought)
    whole, part = whole_and_part(asked.store, sought)
    return part, whole, _names(sought)


def _names(sought: Sought) -> tuple[str, str]:
    """What the part and the whole are called."""
    states = (*sought.states, *sought.also)
    if rate := rate_of(states):
        return rate.part, rate.whole
    rest = rate_of(_other(states))
    return "、".join(sought.states or sought.also), rest.whole if rest and _leaves_over(states) else "上报"


def whole_and_part(store: Store, sought: Sought) -> tuple[int, int]:
    """What a share is of, and how many of that have the state."""
    if (counted := _counted(store, sought, None)) is not None:
        return counted.get(None, (0, 0))
    whole, part = _whole_and_part(sought)
    return store.figures.count(whole), store.figures.count(part)


def _share_of_all(asked: Inquiry, sought: Sought) -> tuple[int, int, tuple[str, str]]:
    """占比: of all that was reported, these categories or kinds of places; without them, this part of the district."""
    some = replace(sought, states=(Status.NEW,))
    narrowed = sought.categories or sought.place_kind
    all_ = replace(some, categories=(), place_kind="") if narrowed else replace(some, scopes=())
    return number_of(asked, some), number_of(asked, all_), ("其中", "上报")


def rate_of(states: Iterable[Status]) -> AnyRatio | None:
    """The rate of these states that 口径 defines, if it is one; 按期率 where none is named. Urgent cases have the
    same."""
    wanted = [one for one in states if one is not Status.URGENT]
    if Status.ON_TIME in wanted or not wanted:
        return ON_TIME_RATE
    return _RATES.get(wanted[0]) if len(wanted) == 1 else None


def _counted(store: Store, sought: Sought, by: By | None) -> Shares | None:
    """The shares of a rate that 口径 defines, or of what it leaves over; None of any other."""
    states = (*sought.states, *sought.also)
    if rate := rate_of(states):
        return _COUNTED[rate](store.rates, sought, by)
    rest = rate_of(_other(states)) if _leaves_over(states) else None
    if rest is None:
        return None
    kept = replace(sought, states=_other(sought.states), also=_other(sought.also))
    found = _COUNTED[rest](store.rates, kept, by)
    return {key: (whole, whole - part) for key, (whole, part) in found.items()}


def _leaves_over(states: Iterable[Status]) -> bool:
    return any(one in _REST for one in states)


def _other(states: Iterable[Status]) -> tuple[Status, ...]:
    return tuple(_REST.get(one, one) for one in states)


def _whole_and_part(sought: Sought) -> tuple[Sought, Sought]:
    """A state is set against what was reported in the period."""
    return replace(sought, states=(Status.NEW,), also=()), replace(sought, also=(*sought.also, Status.NEW))


def divided(asked: Inquiry) -> str:
    """The count, and under it its parts, the largest first."""
    by = asked.question.by
    assert by is not None, "asked only of what is divided"
    counts = sorted(counts_by(asked, by), key=lambda one: (-one[1], one[0]))
    told = sum(number for _, number in counts)
    more = len(counts) - answers.MOST_PARTS
    lines = [f"{name} {number}" for name, number in counts[: answers.MOST_PARTS] if number]
    lines += [f"……还有 {more} 个"] if more > 0 else []
    return "\n".join([answers.counted(asked.head, told), *lines, *besides(asked, by, told)])


def besides(asked: Inquiry, by: By, told: int) -> list[str]:
    """How many more there are that no such unit has in hand, or that others have in these grids."""
    if by is By.UNIT and of_sort(asked):
        more = number_of(asked, asked.sought) - told
        return [f"（另有 {more} 件在其他单位名下）"] if more > 0 else []
    return _of_others_there(asked, by, told)


def _of_others_there(asked: Inquiry, by: By, told: int) -> list[str]:
    """In the grids of a unit: how many more there are that other units have in hand; a grid alone counts these too."""
    if by is not By.GRID or any(one.units is None for one in asked.scopes):
        return []
    grids = frozenset(grid.id for grid in grids_in_scope(asked))
    there = replace(asked.sought, scopes=(Scope("", grids=grids),))
    more = number_of(asked, there) - told
    return [f"（这些网格里另有 {more} 件由别的单位承办）"] if grids and more > 0 else []


def counts_by(asked: Inquiry, by: By) -> list[tuple[str, int]]:
    """A number for each part; the grids and units that have none are there too where the fewest are asked for."""
    if by is By.UNIT and (units := of_sort(asked)):
        counted = [(one.short, number_of(asked, of_unit(one, asked))) for one in units]
        return [one for one in counted if one[1] or asked.question.order is Order.LEAST]
    found = asked.store.figures.parts(asked.sought, by)
    if asked.question.order is Order.LEAST:
        had = asked.store.figures.parts(replace(asked.sought, states=(), also=(), span=None), by)
        found = {key: found.get(key, 0) for key in {**had, **_grids(asked, by)}}
    return [(name_of(asked, by, key), number) for key, number in found.items() if key is not None or number]


def _grids(asked: Inquiry, by: By) -> dict[int | None, int]:
    return {grid.id: 0 for grid in grids_in_scope(asked)} if by is By.GRID else {}


def grids_in_scope(asked: Inquiry) -> list[Grid]:
    """The grids of the parts of the district that are asked about."""
    district = asked.store.district
    units = [one.units for one in asked.scopes if one.units is not None]
    grids = district.grids_of(frozenset().union(*units)) if units else district.grids
    named = frozenset().union(*(one.grids or frozenset() for one in asked.scopes))
    return [grid for grid in grids if not named or grid.id in named]


class Rated(NamedTuple):
    """A part of the district: its name, its part of the whole and the whole, and the ids that it has (a street those
    of its communities too)."""

    name: str
    part: int
    whole: int
    ids: frozenset[int]

    @property
    def percent(self) -> int:
        """Its rate."""
        return percent(self.part, self.whole)


def rates_by(asked: Inquiry, by: By) -> tuple[list[Rated], list[str]]:
    """The parts with their rates, and a line that names those of which there were too few (排名件数) to compare."""
    fewest, of = asked.store.rules.ranked_from, _whole_of(asked.sought)
    shares = [one for one in _shares(asked, by) if one.whole]
    few = sorted(one[:3] for one in shares if one.whole < fewest)
    ranked = [one for one in shares if one.whole >= fewest]
    return ranked, [answers.too_few(few, fewest, of)] if few else []


def _shares(asked: Inquiry, by: By) -> Iterator[Rated]:
    if by is By.UNIT and (units := of_sort(asked)):
        for unit in units:
            part, whole, _ = share_of(asked, of_unit(unit, asked))
            yield Rated(unit.short, part, whole, asked.store.district.within(unit.id))
        return
    for key, (whole, part) in shares_by(asked.store, asked.sought, by).items():
        if key is not None:
            yield Rated(name_of(asked, by, key), part, whole, frozenset({key}))


def missed_by(asked: Inquiry, by: By) -> list[tuple[str, int]]:
    """Of each part, how many are in the whole and not in the part of the rate: 到期 and not 按期."""
    if by is By.UNIT and of_sort(asked):
        missed = [(one.name, one.whole - one.part) for one in _shares(asked, by)]
    else:
        shares = shares_by(asked.store, asked.sought, by).items()
        missed = [(name_of(asked, by, key), whole - part) for key, (whole, part) in shares]
    return [one for one in missed if one[1]]


def _whole_of(sought: Sought) -> str:
    """What the rate is of, in a word."""
    return _names(sought)[1]


def shares_by(store: Store, sought: Sought, by: By) -> dict[int | None, tuple[int, int]]:
    """The whole and the part of it, by the id of the part of the district."""
    if (counted := _counted(store, sought, by)) is not None:
        return counted
    whole, part = (store.figures.parts(one, by) for one in _whole_and_part(sought))
    return {key: (number, part.get(key, 0)) for key, number in whole.items()}


def name_of(asked: Inquiry, by: By, key: int | None) -> str:
    """How people call a part, by its id; for None what has none. A unit is counted without those below it."""
    district = asked.store.district
    if key is None:
        return UNNAMED[by]
    if by is By.UNIT:
        return district.alone(key)
    if by is By.PERSON:
        return district.person[key].name
    if by is By.GRID:
        return district.grid[key].name
    return district.category[key].name if by is By.CATEGORY else district.point[key].name
