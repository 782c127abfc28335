"""Every figure that is told in six weeks of ten grids, against a recount over plain rows (tests/recounted.py).

At each cut-off and after each evening's digest the rows are read before anybody says anything.
"""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from functools import partial
from io import BytesIO
from pathlib import Path
from time import monotonic
from typing import Any

import sqlalchemy as sa
from openpyxl import load_workbook

from actions import editions
from actions.documents.kit import find_documents
from bot.app import App
from bot.making import set_in_type
from domain.editions import WHOLE
from domain.ledger import Ledger
from domain.order import Order
from domain.paper import Paper
from domain.stretches import EditionKind, Stretch
from domain.tally import Scope, Span, of_group
from storage import tables
from storage.books import Books
from tests.edition_text import agree, digest_agrees, paper_agrees
from tests.recounted import Recount
from tests.score import month
from tests.score.products import burden_agrees, scores_agree, year_agrees
from texts import editions as wording


@dataclass
class Told:
    """How much was compared, and what differed."""

    name: str
    texts: int = 0
    papers: int = 0
    digests: int = 0
    faults: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def passed(self) -> bool:
        """True if something was compared, and nothing differed."""
        return not self.faults and min(self.texts, self.papers, self.digests) > 0

    @property
    def told(self) -> str:
        """The figures, for the table."""
        return f"{self.texts} messages, {self.papers} documents, {self.digests} digests, {len(self.faults)} faults"

    def as_json(self) -> dict[str, Any]:
        """Everything of it."""
        return asdict(self)


async def rows(seed: int) -> AsyncIterator[Told]:
    """Six weeks in late autumn, with 中秋, 国庆 and a Saturday that was worked."""
    found, begin = Told("figures of six weeks, recounted"), monotonic()

    def watch(app: App, at: datetime) -> None:
        with app.database.reading() as store:
            _compare(found, at, store)

    with tempfile.TemporaryDirectory(prefix="zoujie-figures-") as folder:
        async with month.played(Path(folder), seed, watch) as app:
            with app.database.reading() as store:
                for agrees in (_ledger_agrees, year_agrees, scores_agree, burden_agrees):
                    _try(found, partial(agrees, app.clock.now(), store))
    found.seconds = round(monotonic() - begin, 1)
    yield found


def _compare(found: Told, at: datetime, store: Books) -> None:
    """Whatever was cut off or said at this moment."""
    for kind in EditionKind:
        stretch = editions.due(kind, at, store)
        if stretch.cut_off == at and store.editions.get(stretch) is not None:
            _report(found, stretch, at, store)
    _digests(found, at, store)


def _report(found: Told, stretch: Stretch, at: datetime, store: Books) -> None:
    """The words about each part of the district, and the document of the whole."""
    counted, shown = Recount(store, stretch.since, stretch.cut_off), editions.shown(stretch, at, store)
    for scope in _scopes(store):
        if not wording.empty(shown.edition, scope):
            found.texts += 1
            _try(found, partial(agree, wording.words(shown, scope).text, counted, *_part(scope)))
    found.papers += 1
    paper = find_documents()[stretch.kind].facts(Order(stretch.kind, at, period=stretch.period), store)
    assert isinstance(paper, Paper)
    _try(found, partial(paper_agrees, paper, counted, store))


def _digests(found: Told, at: datetime, store: Books) -> None:
    outbox = tables.outbox.c
    said = sa.select(outbox.chat, outbox.text).where(
        outbox.created_at == at, outbox.text.startswith("【晒比拼】")
    )
    by_chat = dict(store.connection.execute(said).tuples().all())
    before = at - timedelta(days=1)
    while not store.calendar.is_working_day(before.date()):
        before -= timedelta(days=1)
    counted = Recount(store, at.replace(hour=0), at, limits_since=before)
    for group in store.district.groups:
        if group.chat in by_chat:
            found.digests += 1
            part = _part(of_group(group, store.district))
            _try(found, partial(digest_agrees, by_chat[group.chat], counted, *part))


def _ledger_agrees(now: datetime, store: Books) -> None:
    """台账 of the last 30 days: its sums, and the lines of the workbook as another library reads them."""
    span = Span(now - timedelta(days=30), now)
    ledger = find_documents()["台账"].facts(Order("台账", now, WHOLE, span, "近30天"), store)
    assert isinstance(ledger, Ledger)
    counted, summed = (
        Recount(store, span.start, now),
        dict(zip(ledger.measures, ledger.totals[-1][1], strict=True)),
    )
    for name in ("新增", "在办", "超期", "待核查"):
        assert summed[name] == counted.number(name), name
    with store.files.made.draft() as draft:
        set_in_type(ledger, store.files, draft)
        sheet = load_workbook(BytesIO(draft.read_bytes())).worksheets[0]
    lines = [row for row in sheet.iter_rows(min_row=4, values_only=True) if row[0]]
    assert len(lines) == summed["合计"] and {row[0] for row in lines} <= set(counted.by_number)
    assert all(row[1] == counted.by_number[int(str(row[0]))]["state"] for row in lines)


def _scopes(store: Books) -> Iterator[Scope]:
    yield WHOLE
    yield from (
        of_group(group, store.district) for group in store.district.groups if group.unit or group.grid
    )


def _part(scope: Scope) -> tuple[frozenset[int] | None, int | None]:
    return scope.units, next(iter(scope.grids), None) if scope.grids else None


def _try(found: Told, compare: Callable[[], None]) -> None:
    try:
        compare()
    except AssertionError as wrong:
        found.faults.append(str(wrong).splitlines()[0][:2000] if str(wrong) else repr(wrong))
