"""台账: every case that was open at any time of a period, with photos before and after and its history."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from actions.documents.kit import document
from domain.cases import Case, State, on_time, put_off
from domain.district import District
from domain.editions import differences
from domain.ledger import Entry, Ledger, PlainLedger, Summed
from domain.life import ENDED, account, overdue
from domain.order import Order
from storage.case_photos import BeforeAndAfter
from storage.store import Store
from texts import cases as wording
from texts import editions as checked
from texts import times
from texts.typed import one_line

MEASURES = ("新增", "在办", "超期", "待核查", "挂账", "已销号", "其他结束", "已拆分", "合计")
# Each case is in one of them, as it stands.
_STATES = (
    "在办",
    "待核查",
    "挂账",
    "已销号",
    "其他结束",
    "已拆分",
)
NO_UNIT, NO_INDICATOR = "待派单位", "没写指标"


@document("台账")
def ledger(order: Order, store: Store) -> Ledger:
    """The ledger of a scope and a span; its figures by unit add up to its lines."""
    return _ledger(order, store)


def _ledger(order: Order, store: Store) -> Ledger:
    assert order.span is not None, "a ledger is of a period"
    entries, figures, of_indicators = [], Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for some in store.ledgers.cases(order.scope, order.span, order.categories):
        entries += list(_entries(some, order.at, store))
        for case in some:
            unit, measures = _unit(case, store) or NO_UNIT, tuple(_measures(case, order))
            figures.update((unit, measure) for measure in measures)
            for indicator in _indicators(case, store.district) or (NO_INDICATOR,):
                of_indicators.update((indicator, measure) for measure in measures)
    totals = _summed(figures, NO_UNIT)
    whole = tuple(map(sum, zip(*(numbers for _, numbers in totals), strict=True))) or (0,) * len(MEASURES)
    totals.append(("合计", whole))
    period = order.period.replace("..", "到")
    parts = [order.scope.words, *([order.sort] if order.sort else []), period]
    counted = store.ledgers.count(order.scope, order.span, order.categories)
    cutoff = f"截至 {order.at.astimezone(store.zone):%Y-%m-%d %H:%M}，共 {len(entries)} 件"
    return Ledger(
        file=f"台账 {' '.join(parts)}",
        title=f"{store.district.name} 问题整改台账（{' · '.join(parts)}）",
        cutoff="；".join([cutoff, *_wrong(counted, totals[-1][1])]),
        entries=tuple(entries),
        measures=MEASURES,
        totals=tuple(totals),
        by_indicator=tuple(_summed(of_indicators, NO_INDICATOR)) if _has_indicators(store.district) else (),
    )


@document("台账CSV")
def plain(order: Order, store: Store) -> PlainLedger:
    """The same lines for other programs."""
    return PlainLedger(_ledger(order, store))


def _summed(figures: Counter[tuple[str, str]], last: str) -> list[Summed]:
    names = sorted({name for name, _ in figures}, key=lambda name: (name == last, name))
    return [(name, tuple(figures[name, measure] for measure in MEASURES)) for name in names]


def _indicators(case: Case, district: District) -> tuple[str, ...]:
    category = district.category.get(case.category or 0)
    return category.indicators if category else ()


def _has_indicators(district: District) -> bool:
    return any(one.indicators for one in district.categories)


def _wrong(counted: int, summed: tuple[int, ...]) -> Iterator[str]:
    """Where the whole is not what the database counts, or not the sum of the states its cases are in."""
    of = dict(zip(MEASURES, summed, strict=True))
    parts = {checked.TOTAL: [of[name] for name in _STATES]}
    for difference in differences({checked.TOTAL: counted}, parts):
        yield checked.difference(difference)


def _measures(case: Case, order: Order) -> Iterator[str]:
    assert order.span is not None
    yield "合计"
    late = overdue(case, order.at)
    if case.opened_at >= order.span.start and not case.part:
        yield "新增"
    if case.parts:
        yield "已拆分"  # its parts are counted
        return
    if case.state is State.CLOSED:
        yield "已销号"
    elif case.state in ENDED:
        yield "其他结束"
    elif case.state is State.CHECKING:
        yield "待核查"
    elif put_off(case, order.at):
        yield "挂账"
    else:
        yield "在办"
    if late:
        yield "超期"


def _unit(case: Case, store: Store) -> str:
    """On whose account it stands, as in every report."""
    unit = store.district.unit.get(account(case) or 0)
    return unit.short if unit else ""


def _entries(cases: list[Case], at: datetime, store: Store) -> Iterator[Entry]:
    numbers = [case.number for case in cases]
    histories = store.ledgers.histories(numbers, at)
    photos = store.photos.before_and_after(numbers)
    for case in cases:
        told = wording.record(histories.get(case.number, []), store.district, store.zone)
        yield _entry(case, at, store, photos[case.number], told)


def _entry(case: Case, at: datetime, store: Store, photos: BeforeAndAfter, history: tuple[str, ...]) -> Entry:
    district, zone = store.district, store.zone
    category, grid = district.category.get(case.category or 0), district.grid.get(case.grid or 0)
    line_unit = district.unit.get(case.line_unit or 0)

    def local(moment: datetime | None) -> datetime | None:
        return moment.astimezone(zone) if moment else None

    return Entry(
        number=case.number,
        state=case.state,
        source=case.source,
        category="\n".join([category.name if category else wording.UNSORTED, *_indicators(case, district)]),
        place=one_line(case.place) or "地点待定",
        grid=grid.name if grid else "",
        unit=_unit(case, store),
        line_unit=line_unit.short if line_unit else "",
        text=case.text,
        opened_at=case.opened_at.astimezone(zone),
        due_at=local(case.due_at),
        fixed_at=local(case.fixed_at),
        closed_at=local(case.closed_at),
        judged=_judged(case, at),
        before=photos.before,
        after=photos.after,
        history=history,
    )


def _judged(case: Case, at: datetime) -> str:
    if case.fixed_at and case.due_at:
        return "按期" if on_time(case) else f"超期{times.span(case.fixed_at - case.due_at)}"
    if overdue(case, at) and case.due_at:
        return f"已超期{times.span(at - case.due_at)}"
    return ""
