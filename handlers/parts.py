"""A count divided into grids, units, categories or points, and what part of a whole it is."""

from __future__ import annotations

from dataclasses import replace

from domain.measures import ON_TIME_RATE, REBOUND_RATE, REWORK_RATE
from domain.question import By, Order, Status
from domain.standing import percent
from handlers.inquiry import Inquiry
from storage.figures import Sought
from texts import answers

UNNAMED = {
    By.UNIT: "待派单",
    By.GRID: "网格待定",
    By.CATEGORY: "待分类",
    By.POINT: "不在点位上",
    By.PERSON: "没有经办人",
}


def number_of(asked: Inquiry, sought: Sought) -> int:
    """How many there are."""
    return asked.store.figures.count(sought)


def is_of_limits(sought: Sought) -> bool:
    """True where 按期率 is asked for: of what fell due in the period, what was put right in time."""
    states = sought.states or sought.also
    return not states or Status.ON_TIME in states


def share_of(asked: Inquiry, sought: Sought) -> tuple[int, int, tuple[str, str]]:
    """How many of how many, and what they are called: 按期率 is of what fell due, 返工率 of what was checked,
    反弹率 of what was looked at again, every other share of what was reported in the period."""
    if is_of_limits(sought):
        due, kept = asked.store.figures.in_time(sought).get(None, (0, 0))
        return kept, due, (ON_TIME_RATE.part, ON_TIME_RATE.whole)
    if _is_rework(sought):
        judged, failed = asked.store.figures.judged(sought).get(None, (0, 0))
        return failed, judged, (REWORK_RATE.part, REWORK_RATE.whole)
    if _is_rebound(sought):
        looked, rebounded = asked.store.figures.looked(sought).get(None, (0, 0))
        return rebounded, looked, (REBOUND_RATE.part, REBOUND_RATE.whole)
    whole, part = _whole_and_part(sought)
    return number_of(asked, part), number_of(asked, whole), ("、".join(sought.states or sought.also), "上报")


def _is_rework(sought: Sought) -> bool:
    return (sought.states or sought.also) == (Status.REWORK,)


def _is_rebound(sought: Sought) -> bool:
    return (sought.states or sought.also) == (Status.REBOUND,)


def _whole_and_part(sought: Sought) -> tuple[Sought, Sought]:
    """A state is set against what was reported in the period."""
    return replace(sought, states=(Status.NEW,), also=()), replace(sought, also=(*sought.also, Status.NEW))


def divided(asked: Inquiry) -> str:
    """The count, and under it its parts, the largest first."""
    by = asked.question.by
    assert by is not None, "asked only of what is divided"
    counts = sorted(counts_by(asked, by), key=lambda one: (-one[1], one[0]))
    head = answers.counted(asked.head, sum(number for _, number in counts))
    more = len(counts) - answers.MOST_PARTS
    lines = [f"{name} {number}" for name, number in counts[: answers.MOST_PARTS] if number]
    return "\n".join([head, *lines, *([f"……还有 {more} 个"] if more > 0 else [])])


def counts_by(asked: Inquiry, by: By) -> list[tuple[str, int]]:
    """A number for each part; the grids and units that have none are there too where the fewest are asked for."""
    found = asked.store.figures.parts(asked.sought, by)
    if asked.question.order is Order.LEAST:
        had = asked.store.figures.parts(replace(asked.sought, states=(), also=(), span=None), by)
        found = {key: found.get(key, 0) for key in {**had, **_grids(asked, by)}}
    return [(_name(asked, by, key), number) for key, number in found.items() if key is not None or number]


def _grids(asked: Inquiry, by: By) -> dict[int | None, int]:
    district = asked.store.district
    if by is not By.GRID:
        return {}
    units = [one.units for one in asked.scopes if one.units is not None]
    grids = district.grids_of(frozenset().union(*units)) if units else district.grids
    named = frozenset().union(*(one.grids or frozenset() for one in asked.scopes))
    return {grid.id: 0 for grid in grids if not named or grid.id in named}


def rates_by(asked: Inquiry, by: By) -> list[tuple[str, int]]:
    """Whole percents of the parts of which something was due."""
    return [
        (_name(asked, by, key), percent(part, whole))
        for key, (whole, part) in _shares_by(asked, by).items()
        if key is not None and whole
    ]


def _shares_by(asked: Inquiry, by: By) -> dict[int | None, tuple[int, int]]:
    """The whole and the part of it, by part of the district."""
    sought, figures = asked.sought, asked.store.figures
    if is_of_limits(sought):
        return figures.in_time(sought, by)
    if _is_rework(sought):
        return figures.judged(sought, by)
    if _is_rebound(sought):
        return figures.looked(sought, by)
    whole, part = (figures.parts(one, by) for one in _whole_and_part(sought))
    return {key: (number, part.get(key, 0)) for key, number in whole.items()}


def _name(asked: Inquiry, by: By, key: int | None) -> str:
    district = asked.store.district
    if key is None:
        return UNNAMED[by]
    if by is By.UNIT:
        return district.unit[key].short
    if by is By.PERSON:
        return district.person[key].name
    if by is By.GRID:
        return district.grid[key].name
    return district.category[key].name if by is By.CATEGORY else district.point[key].name
