"""年报: two years, one after the other. Every number of message and document is what plain rows say."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

import pytest

from actions.documents.kit import find_documents
from domain.order import Order
from domain.paper import Paper, PaperTable
from jobs.kit import find_jobs
from storage.books import Books
from storage.database import Database
from tests.edition_text import agree, paper_agrees, share
from tests.played_weeks import move, play
from tests.recounted import NAMES, Recount
from tests.talk import ZONE
from tests.turns import ONE_DATABASE

JOBS = {one.name: one for one in find_jobs()}
FLOWS = ("新增", "销号", "到期", "按期")
BY_MONTH = (*FLOWS, "作废")
# Days on which something happens, and a new year's midnight. From April to August nothing does.
SPELLS = (
    ((2025, 1, 6), (2025, 1, 6)),
    ((2025, 11, 26), (2025, 11, 27)),
    ((2025, 12, 30), (2026, 1, 1)),
    ((2026, 1, 12), (2026, 1, 12)),
    ((2026, 3, 30), (2026, 3, 31)),
    ((2026, 9, 21), (2026, 9, 22)),
    ((2026, 12, 30), (2027, 1, 1)),
)


class Year:
    """What the rows said at the midnight on which a year ended."""

    def __init__(self, store: Books, at: datetime) -> None:
        self.since = at.replace(year=at.year - 1)
        self.whole = Recount(store, self.since, at)
        self.grids = {grid.name: grid.id for grid in store.district.grids}
        begins = [self.since.replace(month=month) for month in range(1, 13)]
        ends = [*begins[1:], at]
        self.months = {
            f"{one:%Y-%m}": Recount(store, one, end) for one, end in zip(begins, ends, strict=True)
        }
        mine = [one for one in self.whole.cases if self.since <= one["opened_at"] < at and not one["part"]]
        self.sources = Counter(one["source"] for one in mine)
        self.numbers: dict[str, set[int]] = defaultdict(set)
        for one in mine:
            self.numbers[f"{one['opened_at'].astimezone(ZONE):%Y-%m}"].add(one["number"])


@pytest.fixture
def played(database: Database) -> Iterator[tuple[Books, Year, Year]]:
    """The books some days after two years are over, and what the rows said when each of them was."""
    dice, found = Random(20), {}
    with database.transaction() as store:

        def at_cut_off(hour: datetime) -> None:
            if (hour.month, hour.day, hour.hour) == (1, 1, 0):
                list(JOBS["cut-off"].work(hour, store))
                found[hour.year - 1] = Year(store, hour)

        for begin, end in SPELLS:
            until = datetime(*end, 0 if end[1:] == (1, 1) else 18, tzinfo=ZONE)
            play(store, dice, until, at_cut_off, datetime(*begin, 8, tzinfo=ZONE))
        for _ in range(40):
            move(store, dice, until + timedelta(hours=10))
        yield store, found[2025], found[2026]


@ONE_DATABASE
def test_two_years_are_what_the_rows_say(played: tuple[Books, Year, Year]) -> None:
    """The message, each table of the document, and the year before beside it."""
    store, before, year = played
    at = datetime(2027, 1, 4, 10, tzinfo=ZONE)
    (message,) = [one for one in JOBS["yearly"].work(at, store) if one.text.startswith("【年报】全区")]
    agree(message.text, year.whole)
    assert _more("新增", message.text) == year.whole.number("新增") - before.whole.number("新增")
    assert _more("销号", message.text) == year.whole.number("销号") - before.whole.number("销号")
    paper = find_documents()["年报"].facts(Order("年报", at, period="2026"), store)
    assert isinstance(paper, Paper)
    paper_agrees(paper, year.whole, store)
    _tables_agree(paper, year, before)
    _places_agree(message.text, year, before, store.rules.ranked_from)


def _tables_agree(paper: Paper, year: Year, before: Year) -> None:
    blocks = (*paper.blocks, *paper.appendix)
    tables = {one.columns[:2]: one for one in blocks if isinstance(one, PaperTable)}
    for row in tables["指标", "本期"].rows:
        if row[0] in NAMES:
            now, was = (one.whole.number(row[0]) for one in (year, before))
            assert row[1:3] == (str(now), str(was)) and int(row[3]) == now - was, row
    _months_agree(tables["时段", "新增"], year)
    told = {row[0]: int(row[1]) for row in tables["来源", "新增"].rows}
    assert told.pop("合计") == sum(year.sources.values()) and told == year.sources
    _appendix_agrees(tables["数", "月份"], year)


def _places_agree(text: str, year: Year, before: Year, fewest: int) -> None:
    """The rate of each grid that is named, the better above the worse; and whose has risen most."""

    def limits(of: Year, grid: int) -> tuple[int, int]:
        return of.whole.number("按期", grid=grid), of.whole.number("到期", grid=grid)

    told = re.findall(r"^\d+ (\S+网格) (\d+%)（(\d+)/(\d+)）(?:，超期 (\d+))?$", text, re.MULTILINE)
    assert len(told) > 3
    for name, percent, kept, due, late in told:
        grid = year.grids[name]
        assert (int(kept), int(due)) == limits(year, grid) and percent == share(int(kept), int(due)), name
        assert int(late or 0) == year.whole.number("超期", grid=grid), name
    rates = [int(kept) / int(due) for _, _, kept, due, _ in told]
    assert rates == sorted(rates, reverse=True)
    rises = {}
    for name, grid in year.grids.items():
        then, now = limits(before, grid), limits(year, grid)
        if min(then[1], now[1]) >= fewest:
            rises[name] = tuple(int(share(*one).removesuffix("%")) for one in (then, now))
    best = max(rises, key=lambda name: (rises[name][1] - rises[name][0], rises[name][1]))
    risen = f"进步最大：{best} {rises[best][0]}% → {rises[best][1]}%"
    assert (risen in text) is (rises[best][1] > rises[best][0]), risen


def _months_agree(table: PaperTable, year: Year) -> None:
    """A row for each month between the first and the last that has anything."""
    busy = [name for name, one in year.months.items() if any(map(one.number, FLOWS))]
    wanted = [name for name in year.months if busy[0] <= name <= busy[-1]]
    *rows, whole = table.rows
    assert [row[0] for row in rows] == [f"{name[:4]}年{int(name[5:])}月" for name in wanted]
    assert any(row[1:] == ("0", "0", "0", "0", "—") for row in rows), "a month without anything"
    for row, one in ((whole, year.whole), *zip(rows, (year.months[name] for name in wanted), strict=True)):
        due, kept = one.number("到期"), one.number("按期")
        figures = (*(str(one.number(name)) for name in FLOWS), share(kept, due) if due else "—")
        assert row[1:] == figures, row


def _appendix_agrees(table: PaperTable, year: Year) -> None:
    """Each figure of each month with its cases."""
    told = {(row[0], row[1]): row[2:] for row in table.rows}
    for name in BY_MONTH:
        for month, one in year.months.items():
            found = told.get((name, f"{month[:4]}年{int(month[5:])}月"), ("0", ""))
            assert int(found[0]) == one.number(name), (name, month)
            if name == "新增":
                assert set(_numbers(found[1])) == year.numbers[month], month


def _numbers(listed: str) -> Iterator[int]:
    for first, last in re.findall(r"#(\d+)(?:–(\d+))?", listed):
        yield from range(int(first), int(last or first) + 1)


def _more(name: str, text: str) -> int:
    """By how much it says that there is more than the year before, or less."""
    found = re.search(rf"{name} \d+（比上年(?:(多|少) (\d+) [↑↓]|持平)）", text)
    assert found, text
    return int(found[2] or 0) * (-1 if found[1] == "少" else 1)
