"""拉网: what was found at each point and of each 指标, as an Excel workbook; nobody's name stands in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from actions import sweeping
from actions.documents.kit import document
from domain.district import Grid
from domain.dragnets import Dragnet, Found, Stop, covered
from domain.order import Order
from domain.points import Point
from domain.refused import NoDragnet
from domain.tabular import Entered, TablePage, Tabular
from storage.store import Store
from texts import dragnets as wording
from texts import times
from texts.typed import one_line

_HOLE = "没看"
_SUMS = (
    ("网格", 16),
    ("点位", 8),
    ("看过", 8),
    ("看过几成", 10),
    ("有问题", 8),
    ("去不了", 8),
    (_HOLE, 8),
)
_BEFORE = (("网格", 16), ("点位", 26), ("编号", 12), ("结果", 10))
_BEHIND = (("说明", 40), ("什么时候", 20), ("问题", 10))
OfGrid = Sequence[tuple[Grid, list[Point]]]
Items = Mapping[tuple[int, str], Found]  # what was found, by point and 指标


@document("拉网", last=True)
def dragnet(order: Order, store: Store) -> Tabular:
    """The dragnet that the order names, by its `period`; else the one opened last, in its span if there is one.

    Raises NoDragnet.
    """
    net = store.dragnets.last_named("" if order.span else order.period, order.span)
    if net is None:
        raise NoDragnet(order.period)
    stops = {stop.point: stop for stop in store.dragnets.stops(net)}
    grids = order.scope.grids
    points = sweeping.points_of(stops.values(), store)
    of_grid = sweeping.by_grid([one for one in points if grids is None or one.grid in grids], store)
    now = order.at.astimezone(store.zone)
    title = wording.title(net, now)
    note = f"截至 {times.written(now)}" + (f"；每处看 {one_line(net.items)}" if net.items else "")
    found = store.dragnets.of_items(net)
    sums = [_sum(grid.name, [stops[one.id] for one in own]) for grid, own in of_grid]
    whole = _sum("合计", [stops[one.id] for _, own in of_grid for one in own])
    heads = (*_BEFORE, *((one, 12) for one in net.indicators), *_BEHIND)
    return Tabular(
        f"{title.partition('（')[0].replace(' ', '')} {now:%Y-%m-%d}",
        (
            TablePage("按网格", title, note, _SUMS, (*sums, whole)),
            *(
                [TablePage("按指标", title, note, _items(), _of_items(net, of_grid, found))]
                if net.items
                else []
            ),
            TablePage("按点位", title, note, heads, tuple(_lines(net, of_grid, stops, found, store))),
        ),
    )


def _sum(name: str, stops: Sequence[Stop]) -> tuple[Entered, ...]:
    one = covered(stops)
    holes = one.points - one.seen - one.unreached
    return (name, one.points, one.seen, f"{one.percent}%", one.problems, one.unreached, holes)


def _items() -> tuple[tuple[str, int], ...]:
    return (("指标", 20), (Found.FINE, 8), (Found.PROBLEM, 8), (_HOLE, 8))


def _of_items(net: Dragnet, of_grid: OfGrid, found: Items) -> tuple[tuple[Entered, ...], ...]:
    points = [one.id for _, own in of_grid for one in own]
    rows: list[tuple[Entered, ...]] = []
    for item in net.indicators:
        results = [found.get((point, item)) for point in points]
        counts = [results.count(one) for one in (Found.FINE, Found.PROBLEM, None)]
        rows.append((item, *counts))
    return tuple(rows)


def _lines(
    net: Dragnet, of_grid: OfGrid, stops: Mapping[int, Stop], found: Items, store: Store
) -> Iterator[tuple[Entered, ...]]:
    cases = store.cases.some({stop.case for stop in stops.values() if stop.case})
    for grid, point in ((grid, point) for grid, own in of_grid for point in own):
        stop = stops[point.id]
        items = [str(found.get((point.id, one)) or "") for one in net.indicators]
        when = times.written(stop.at.astimezone(store.zone)) if stop.at else ""
        case = cases.get(stop.case or 0)
        number = f"#{case.number}" if case and not case.confidential else ""
        words = one_line(stop.words) if stop.words else ""
        yield (grid.name, point.name, point.code, str(stop.result or _HOLE), *items, words, when, number)
