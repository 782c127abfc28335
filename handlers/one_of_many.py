"""The place of one grid or unit among its like (我们排第几), and which of them have none (零上报的网格)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from domain.chat import Outgoing
from domain.district import District, Unit
from domain.question import By, Question, Status
from domain.standing import percent
from domain.tally import DISTRICT, Scope
from handlers.inquiry import Inquiry
from handlers.parts import shares_by, whole_and_part
from handlers.sorts import of_sort, of_unit
from storage.sought import Sought
from texts import answers

_DONE = {
    Status.FIXED: "整改",
    Status.CLOSED: "销号",
    Status.OVERDUE: "超期",
    Status.REWORK: "返工",
    Status.REBOUND: "反弹",
    Status.RETURNED: "退回",
}


def place(asked: Inquiry) -> Outgoing:
    """Which place one has, with its own figure alone: those of the others are told where they may be heard."""
    by, mine = _which(asked)
    if mine is None:
        return asked.says(answers.WHOSE_PLACE, (), "按网格", "按单位")
    question = asked.question
    sought = replace(asked.sought, scopes=())
    by_rate = is_by_rate(question)
    states = question.states or ((Status.ON_TIME,) if by_rate else (Status.NEW,))
    fewest = asked.store.rules.ranked_from if by_rate else 0
    like = _like(by, mine, asked.store.district)
    found = _figures(asked, sought, by, fewest, like)
    head = asked.headed(replace(question, states=states))
    if mine not in found:
        return asked.says(answers.no_place(head, fewest))
    ahead = sum(one > found[mine] for one in found.values())
    of = like[0].kind if like else by
    return asked.says(answers.place(head, found[mine], ahead + 1, len(found), of, by_rate=by_rate))


def is_by_rate(question: Question) -> bool:
    """True for a place by 按期率: where nothing is said that is counted."""
    return question.share or not (question.states or question.order or question.categories)


def _figures(asked: Inquiry, sought: Sought, by: By, fewest: int, like: Sequence[Unit]) -> dict[int, int]:
    """The figure of each part that is compared: a rate of `fewest` cases or more, or with 0 a number. Of units with
    others below them each has with it what is below."""
    district, store = asked.store.district, asked.store
    of_each = {
        one.id: replace(sought, scopes=(Scope(one.short, units=district.within(one.id)),)) for one in like
    }
    if fewest:
        shares = {id_: whole_and_part(store, one) for id_, one in of_each.items()} or shares_by(
            store, sought, by
        )
        return {
            key: percent(part, whole)
            for key, (whole, part) in shares.items()
            if key is not None and whole >= fewest
        }
    if of_each:
        counted = {id_: store.figures.count(one) for id_, one in of_each.items()}
        return {id_: number for id_, number in counted.items() if number}
    counts = store.figures.parts(sought, by)
    return {key: number for key, number in counts.items() if key is not None}


def _like(by: By, mine: int, district: District) -> list[Unit]:
    """The units of its kind, where it has others below it; else none, for it is compared with all."""
    if by is not By.UNIT or len(district.within(mine)) == 1:
        return []
    return [one for one in district.units if one.kind is district.unit[mine].kind]


def _which(asked: Inquiry) -> tuple[By, int | None]:
    """Among grids or among units, and the id of the one that is meant; None where it is the whole district."""
    scope, district = asked.scopes[0], asked.store.district
    if scope.grids and len(scope.grids) == 1:
        (grid,) = scope.grids
        return By.GRID, grid
    if scope.units:
        units = sorted(scope.units, key=lambda one: len(district.within(one)), reverse=True)
        return By.UNIT, units[0]
    return By.UNIT, None


def without_any(asked: Inquiry) -> Outgoing:
    """Which grids, units or points have none of what is asked about."""
    parts = list(_parts(asked))
    none = [name for name, sought in parts if not asked.store.figures.count(sought)]
    text = answers.without_any(asked.head, none, len(parts))
    of_now = asked.question.states == (Status.OVERDUE,)
    if asked.question.period or of_now or not (began := asked.store.behind.began()):
        return asked.says(text)
    day = began.astimezone(asked.said.at.tzinfo).date()
    part = asked.question.sort or asked.question.by or By.GRID
    lately = f"本周一件都没{_DONE.get(asked.question.states[0], '上报')}的{part}"
    return asked.says(f"{text}\n{answers.since(day)}", (), lately)


def _parts(asked: Inquiry) -> Iterator[tuple[str, Sought]]:
    district = asked.store.district
    if asked.question.by is By.UNIT:
        with_grids = {grid.unit for grid in district.grids}
        units = of_sort(asked) or [one for one in district.units if one.id in with_grids]
        inside = {unit for one in asked.scopes for unit in one.units or ()}
        everywhere = any(one.words == DISTRICT for one in asked.scopes)
        yield from ((one.short, of_unit(one, asked)) for one in units if everywhere or one.id in inside)
        return
    for grid in district.grids:
        scope = Scope(grid.name, grids=frozenset({grid.id}))
        if any(_holds(one, grid.id, grid.unit) for one in asked.scopes):
            yield grid.name, replace(asked.sought, scopes=(scope,))


def _holds(scope: Scope, grid: int, unit: int) -> bool:
    if scope.units is not None:
        return unit in scope.units
    return scope.grids is None or grid in scope.grids
