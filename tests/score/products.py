"""年报 to date, 评分, 红黄榜 and 负担, recounted over plain rows: what six weeks have of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from actions import editions
from actions.documents.kit import find_documents
from domain import seats
from domain.dates import months_on
from domain.order import Order
from domain.paper import Paper
from domain.stretches import EditionKind
from domain.tabular import TablePage, Tabular
from domain.tally import Span
from storage import tables
from storage.books import Books
from tests.edition_text import paper_agrees
from tests.recounted import Recount

Line = dict[str, Any]


def year_agrees(now: datetime, store: Books) -> None:
    """年报 before its cut-off, as its figures run."""
    stretch = editions.asked(EditionKind.YEARLY, f"{now.year}", now, store)
    paper = find_documents()["年报"].facts(Order("年报", now, period=stretch.period), store)
    assert isinstance(paper, Paper)
    paper_agrees(paper, Recount(store, stretch.since, now), store)


def scores_agree(now: datetime, store: Books) -> None:
    """评分 and 红黄榜 of the month before: sums of their lines, means of the sheets, places, lists."""
    month = now.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    last = datetime.combine(months_on(month.date(), -1), month.timetz())
    order = Order("评分", now, span=Span(last, month), period=f"{last:%Y-%m}")
    pages = _pages(order, store)
    sums, sheets = Counter[str](), _sheets(last, store)
    for line in _lines(pages[1]):
        sums[line["网格"]] += line["得分"] or 0
    counted, weights = Recount(store, last, month), store.rules.score_weights
    lines = {one["网格"]: one for one in _lines(pages[0])}
    grids = {one.name: one for one in store.district.grids}
    for name, line in lines.items():
        assert abs(max(0.0, sums[name]) - line["考核分"]) <= 0.051, line
        assert line["到期件数"] == counted.number("到期", grid=grids[name].id), line
        points = sheets.get(grids[name].code)
        assert line["互评"] == (round(sum(points) / len(points), 1) if points else None), line
        whole = line["考核分"]
        if points:
            whole = (whole * weights[0] + line["互评"] * weights[1]) / sum(weights)
        assert abs(whole - line["综合分"]) <= 0.06, line
    ranked = [one for one in lines.values() if one["名次"] is not None]
    for line in ranked:
        assert line["到期件数"] >= store.rules.least_due, line
        assert line["名次"] == 1 + sum(one["综合分"] > line["综合分"] for one in ranked), line
    for line in _lines(_pages(Order("红黄榜", now, span=order.span, period=order.period), store)[0]):
        assert all(line[head] == lines[line["网格"]][head] for head in ("综合分", "到期件数", "名次")), line


def burden_agrees(now: datetime, store: Books) -> None:
    """负担 of a week: what each person got, over the rows of the outbox."""
    span = Span(now - timedelta(days=7), now)
    got, own = Counter[int](), Counter[int]()
    for row, people, asker in _arrived(store):
        if span.start <= row["sent_at"] < span.end:
            for person in people:
                (own if person == asker else got)[person] += 1
    named = {one.name: one.id for one in store.district.people}
    for line in _lines(_pages(Order("负担", now, span=span, period="近7天"), store)[1]):
        person = named[line["姓名"]]
        assert (line["收到"], line["答复自己的"]) == (got[person], own[person]), line


def _pages(order: Order, store: Books) -> tuple[TablePage, ...]:
    found = find_documents()[order.name].facts(order, store)
    assert isinstance(found, Tabular)
    return found.pages


def _lines(page: TablePage) -> Iterator[Line]:
    for row in page.rows:
        yield dict(zip((head for head, _ in page.heads), row, strict=True))


def _sheets(month: datetime, store: Books) -> dict[str, list[float]]:
    """The last score of each pair, by the grid that was scored."""
    drawn = store.scoring.of_month(month.date())
    last = {(one.scorer, one.scored): one.points for one in store.scoring.sheets(drawn)} if drawn else {}
    found = defaultdict[str, list[float]](list)
    for (_, scored), points in last.items():
        found[scored].append(points)
    return found


def _arrived(store: Books) -> Iterator[tuple[Line, list[int], int | None]]:
    """Each new message that arrived, who got it, and whose words it answers."""
    accounts = store.connection.execute(sa.select(tables.accounts)).mappings()
    people = {one["account"]: one["person"] for one in accounts}
    members = {
        one.chat: [each.id for each in seats.members(one, store.district)] for one in store.district.groups
    }
    shown: set[tuple[str, str]] = set()
    for row in store.connection.execute(sa.select(tables.outbox).order_by(tables.outbox.c.id)).mappings():
        this = row["chat"], row["message"]
        if row["state"] != "sent" or row["message"] in ("", "0") or this in shown:
            continue
        shown.add(this)
        alone = people.get(row["chat"].removeprefix("private:"))
        here = [alone] if row["private"] and alone else members.get(row["chat"], [])
        yield dict(row), here, people.get(row["asker"])
