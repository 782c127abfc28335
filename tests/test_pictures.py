"""Trend, heat map and wall: every number on them is what the raw rows say, counted here in another way."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
import sqlalchemy as sa

from actions import edition_pictures, editions
from domain.cases import Case, Source, State, Step
from domain.chat import Chat, Incoming, Outgoing
from domain.district import Purpose, Role
from domain.editions import WHOLE, Issued
from domain.photo import WITHOUT_PLATES
from domain.platform import Platform
from domain.question import By
from domain.sketch import Heat, Sketch, Trend, Wall
from domain.standing import percent
from domain.stretches import EditionKind
from domain.trends import parts
from handlers import pictures
from handlers.kit import Handler, Said, each
from storage import tables
from storage.books import Books
from storage.database import Database
from storage.photos import PhotoFiles
from tests.talk import ZONE

END = datetime(2026, 3, 20, 18, 30, tzinfo=ZONE)
ENDED = {"已销号", "不予受理", "作废", "并案"}
BEGIN = datetime(2026, 3, 2, tzinfo=ZONE)
FRIDAYS = [datetime(2026, 3, day, 17, tzinfo=ZONE) for day in (13, 20)]
FIXED, PASSED = (Step.RECTIFY, State.CHECKING), (Step.PASS, State.CLOSED)
AGAIN, VOID = (Step.REOPEN, State.OPEN), (Step.VOID, State.VOID)
LIVES = [(), (FIXED,), (FIXED, (Step.FAIL, State.OPEN)), (FIXED, PASSED), (FIXED, PASSED), (FIXED, PASSED)]
LIVES += [(VOID,), (FIXED, PASSED, AGAIN), (FIXED, PASSED, AGAIN, FIXED, PASSED), (FIXED, PASSED, VOID)]


class _Rows:
    """Everything as the database has it, but what is confidential."""

    def __init__(self, store: Books) -> None:
        execute = store.connection.execute
        found = [dict(row) for row in execute(sa.select(tables.cases)).mappings()]
        self.cases = {one["number"]: one for one in found if not one["confidential"]}
        events = execute(sa.select(tables.events).order_by(tables.events.c.id)).mappings()
        self.events = [dict(row) for row in events if row["case"] in self.cases]
        past = execute(sa.select(tables.past_limits)).mappings()
        self.past = [dict(row) for row in past if row["case"] in self.cases]

    def unclosed(self, moment: datetime) -> int:
        """By the last line of history of each case before the moment."""
        states = {one["case"]: one["state"] for one in self.events if one["at"] < moment}
        return sum(state not in ENDED for state in states.values())

    def came(self, column: str, begin: datetime, end: datetime) -> list[dict[str, Any]]:
        """Cases of which that moment lies between."""
        return [one for one in self.cases.values() if one[column] and begin <= one[column] < end]

    def kept(self, begin: datetime, end: datetime) -> tuple[int, int]:
        """What was put right in time, and what fell due."""
        due = [
            one
            for one in self.cases.values()
            if one["due_at"] and begin <= one["due_at"] < min(end, END)
            if one["left_at"] is None or one["due_at"] < one["left_at"]
        ]
        past = [one for one in self.past if begin <= one["due_at"] < end]
        in_time = sum(bool(one["fixed_at"] and one["fixed_at"] <= one["due_at"]) for one in due)
        return in_time + sum(one["on_time"] for one in past), len(due) + len(past)


@pytest.fixture(scope="module")
def played(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """Three weeks of work, frozen at two Fridays; some photos are missing, and some cases are confidential."""
    folder = tmp_path_factory.mktemp("pictures")
    shutil.copy(sqlite_template, folder / "zoujie.db")
    url = f"sqlite+aiosqlite:///{folder / 'zoujie.db'}"
    database = Database(url, PhotoFiles(folder / "photos"), ZONE)
    with database.transaction() as store:
        dice = Random(7)
        for number in range(1, 181):
            _live(number, dice, store)
    for friday in FRIDAYS:
        with database.transaction() as store:
            editions.freeze(editions.due(EditionKind.WEEKLY, friday, store), friday, store)
    yield database
    database.close()


def _live(number: int, dice: Random, store: Books) -> None:
    """One case with its history, as far as it came until the end."""
    at = BEGIN + timedelta(minutes=dice.randrange(int((END - BEGIN).total_seconds()) // 60))
    at = END - timedelta(hours=1) if number == 1 else at  # falls due after the end
    point, category = dice.choice(store.district.points), dice.choice(store.district.categories[:8])
    case = Case(
        number, State.OPEN, "x", Source.PATROL, point.name, store.district.people[0].id, at,
        point=point.id, grid=point.grid, category=category.id, unit=store.district.grid[point.grid].unit,
        due_at=at + timedelta(hours=4 if number == 1 else dice.choice((4, 24, 72))), confidential=number % 9 == 0,
    )  # fmt: skip
    history = [(at, Step.REPORT, State.OPEN)]
    for step, state in dice.choice(LIVES):
        at += timedelta(hours=dice.randint(1, 40))
        if at >= END:
            break
        history.append((at, step, state))
        case = _after(case, step, state, at)
    store.connection.execute(tables.cases.insert(), asdict(case))
    for at, step, state in history:
        row = {"case": number, "at": at, "step": step, "state": state, "person": case.reporter}
        event = store.connection.execute(tables.events.insert(), row).inserted_primary_key
        if step in (Step.REPORT, Step.RECTIFY) and number % 5 and event is not None:
            _photograph(event[0], number, step, store)


def _after(case: Case, step: Step, state: State, at: datetime) -> Case:
    fixed = at if step is Step.RECTIFY else None if state is State.OPEN else case.fixed_at
    return replace(case, state=state, fixed_at=fixed, closed_at=at if state in ENDED else None)


def _photograph(event: int, number: int, step: Step, store: Books) -> None:
    sha256 = f"{event:064x}"
    store.connection.execute(tables.photos.insert(), {"sha256": sha256})
    photo = {"event": event, "position": 0, "case": number, "sha256": sha256, "step": step}
    store.connection.execute(tables.case_photos.insert(), photo)


def _asked(handler: Handler, words: str, store: Books) -> Sketch:
    leader = next(one for one in store.district.people if one.has(Role.LEADER))
    chat = Chat(Platform.WEB, f"private:{leader.id}", private=True)
    said = Said(Incoming("1", chat, str(leader.id), words, END), leader, Purpose.PRIVATE, None, words)
    first = next(one for one in each(handler.answer(said, store)) if isinstance(one, Outgoing))
    (sketch,) = first.sketches
    return sketch


def test_every_number_is_what_the_rows_say(played: Database) -> None:
    """By the day and by the week; places by categories; which cases have both photos."""
    with played.reading() as store:
        rows = _Rows(store)
        for words, first, by in (
            ("近10天", date(2026, 3, 11), By.DAY),
            ("近19天", date(2026, 3, 2), By.WEEK),
        ):
            drawn = _asked(pictures.trend, words, store)
            assert isinstance(drawn, Trend)
            assert _values(drawn) == [
                _of_part(rows, one.first, one.last) for one in parts(first, END.date(), by)
            ]
        heat = _asked(pictures.heat_map, "本月", store)
        assert isinstance(heat, Heat)
        _is_the_table(heat, _counted(rows, store))
        _is_the_wall(rows, store)


def _of_part(rows: _Rows, first: date, last: date) -> tuple[int | None, ...]:
    begin = datetime(first.year, first.month, first.day, tzinfo=ZONE)
    end = min(datetime(last.year, last.month, last.day, tzinfo=ZONE) + timedelta(days=1), END)
    closed = [one for one in rows.came("closed_at", begin, end) if one["state"] == "已销号"]
    kept, due = rows.kept(begin, end)
    rate = percent(kept, due) if due else None
    return len(rows.came("opened_at", begin, end)), len(closed), rows.unclosed(end), rate


def _values(drawn: Trend) -> list[tuple[int | None, ...]]:
    """For each part of the time what is on all axes."""
    series = [one.values for track in drawn.tracks for one in track.series]
    return list(zip(*series, strict=True))


def _counted(rows: _Rows, store: Books) -> Counter[tuple[str, str]]:
    district = store.district
    return Counter(
        (district.grid[one["grid"]].name, district.category[one["category"]].name)
        for one in rows.came("opened_at", BEGIN, END)
    )


def _is_the_table(heat: Heat, wanted: Counter[tuple[str, str]]) -> None:
    """Every cell; the last column has what has none of its own."""
    assert heat.whole.total == sum(heat.whole.cells) == sum(one.total for one in heat.rows) == wanted.total()
    *named, others = heat.columns
    for row in heat.rows:
        cells = dict(zip(heat.columns, row.cells, strict=True))
        assert {name: cells[name] for name in named} == {name: wanted[row.name, name] for name in named}
        rest = sum(
            count for (place, kind), count in wanted.items() if place == row.name and kind not in named
        )
        assert (others, cells[others]) == ("其他", rest)


def _is_the_wall(rows: _Rows, store: Books) -> None:
    """Its pages have the closed cases with both photos, the latest first, each once."""
    since = datetime(2026, 3, 1, tzinfo=ZONE)
    closed = [one for one in rows.came("closed_at", since, END) if one["state"] == "已销号"]
    closed.sort(key=lambda one: (-one["closed_at"].timestamp(), one["number"]))
    wanted = [one["number"] for one in closed if one["number"] % 5]
    found: list[int] = []
    page, pages = 1, 1
    while page <= pages:
        wall = _asked(pictures.wall, f"本月 第{page}页", store)
        assert isinstance(wall, Wall) and len(wall.pairs) <= 4
        found += [one.number for one in wall.pairs]
        page, pages = page + 1, wall.head.pages
    assert found == wanted and len(found) > 20


def test_a_frozen_report_keeps_its_pictures(played: Database) -> None:
    """Whatever comes after, but a case that has become confidential, which is on no picture."""
    with played.reading() as store:
        shown = _of_last_week(store)
        trend, wall = edition_pictures.pictures(shown, WHOLE, store)
    assert isinstance(trend, Trend) and isinstance(wall, Wall)
    assert [one[0] for one in trend.labels] == ["第11周", "第12周"]
    new, closed, left, rate = _values(trend)[-1]
    totals = shown.edition.totals
    assert (new, closed, rate) == (totals["新增"], totals["销号"], percent(totals["按期"], totals["到期"]))
    assert left == sum(totals[one] for one in ("在办", "待核查", "挂账"))
    hidden = wall.pairs[0].number
    with played.transaction() as store:
        secret = tables.cases.c.number == hidden
        store.connection.execute(tables.cases.update().where(secret).values(confidential=True))
        for number in range(181, 200):
            _live(number, Random(number), store)
    with played.reading() as store:
        again, without = edition_pictures.pictures(_of_last_week(store), WHOLE, store)
    assert again == trend
    assert isinstance(without, Wall)
    assert hidden not in [one.number for one in without.pairs]
    assert set(wall.pairs[1:]) <= set(without.pairs)


def _of_last_week(store: Books) -> Issued:
    return editions.shown(editions.asked(EditionKind.WEEKLY, "2026-W12", END, store), END, store)


def test_photos_of_vehicles_are_shown_without_their_plates(played: Database) -> None:
    """The wall names them so, by the categories of 规则 遮挡车牌; for the case itself they are whole."""
    with played.reading() as store:
        (_, wall) = edition_pictures.pictures(_of_last_week(store), WHOLE, store)
    assert isinstance(wall, Wall)
    first, second = (one.number for one in wall.pairs[:2])
    with played.transaction() as store:
        known = {one.name: one.id for one in store.district.categories}
        for number, name in ((first, "违法停车"), (second, "垃圾外溢")):
            this = tables.cases.update().where(tables.cases.c.number == number)
            store.connection.execute(this.values(category=known[name]))
    with played.reading() as store:
        (_, again) = edition_pictures.pictures(_of_last_week(store), WHOLE, store)
        assert isinstance(again, Wall)
        hidden, whole = again.pairs[:2]
        assert all(one.endswith(WITHOUT_PLATES) for one in (hidden.before, hidden.after))
        assert not whole.before.endswith(WITHOUT_PLATES)
        assert hidden.before.removesuffix(WITHOUT_PLATES) in {
            one.sha256 for one in store.photos.of(first, Step.REPORT)
        }
