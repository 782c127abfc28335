"""档案: the file of a point, with its history as a table and photos before and after, as a Word document."""

from __future__ import annotations

from actions.documents.kit import document, office
from actions.point_files import sought, standing
from domain.cases import Case
from domain.order import Order
from domain.paper import Block, Heading, Paper, PaperTable, Paragraph, PhotoRow
from domain.points import Point
from domain.refused import UnknownScope
from storage.store import Store
from texts import point_files as wording

MOST_PAIRS = 12  # cases with photos: three or four pages


@document("档案")
def file_of_point(order: Order, store: Store) -> Paper:
    """The file of the only point of the order's scope, up to its moment. Raises UnknownScope."""
    point = next((store.district.point[one] for one in order.scope.points or ()), None)
    if point is None:
        raise UnknownScope(order.scope.words)
    at = order.at.astimezone(store.zone)
    cases = sorted(store.figures.listed(sought(point, at)), key=lambda one: one.number)
    told = wording.lines(point, standing(point, at, store), store.district, at)
    rows = tuple(wording.row(one, store.district, at) for one in cases)
    history = (PaperTable(wording.COLUMNS, rows, wording.WIDTHS),) if rows else ()
    return Paper(
        file=f"档案 {point.name} {at:%Y-%m-%d}",
        title=f"{point.name}点位档案",
        blocks=(
            Heading("一、基本情况"),
            *(Paragraph(one) for one in _facts(point, told)),
            *((Heading("二、历次问题"), *history) if history else ()),
            *_pairs(cases, store),
        ),
        signer=office(store),
        day=at.date(),
    )


def _facts(point: Point, told: list[str]) -> list[str]:
    address = [f"地址：{point.address}"] if point.address else []
    return [told[0], *address, *told[1:]]


def _pairs(cases: list[Case], store: Store) -> list[Block]:
    """Of the newest cases that have photos before and after, in the order of time."""
    found = store.photos.before_and_after([one.number for one in cases])
    paired = [one for one in cases if found[one.number].before and found[one.number].after][-MOST_PAIRS:]
    rows = [_pair(one, *found[one.number]) for one in paired]
    return [Heading("三、整改前后"), *rows] if rows else []


def _pair(case: Case, before: str, after: str) -> PhotoRow:
    return PhotoRow((("整改前", before), ("整改后", after)), f"#{case.number}")
