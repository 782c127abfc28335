"""周报, 月报, 季报, 年报: their figures are what the raw rows say, and stay so; words and document say the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from typing import Any

import sqlalchemy as sa

from actions import editions
from actions.documents.kit import find_documents
from domain.cases import Event, State, Step
from domain.editions import WHOLE, Counted, Edition, Portion, differences, improved, places, unbalanced
from domain.measures import Figure
from domain.order import Order
from domain.paper import Paper, PaperTable
from domain.stretches import EditionKind, Stretch
from jobs.kit import find_jobs
from storage import tables
from storage.behind import COUNTED
from storage.database import Database
from storage.store import Books
from tests.played_weeks import move, play
from tests.talk import ZONE
from tests.turns import ONE_DATABASE
from texts import editions as wording

FRIDAYS = [datetime(2026, 3, day, 17, tzinfo=ZONE) for day in (6, 13, 20, 27)]
APRIL = datetime(2026, 4, 1, tzinfo=ZONE)
JOBS = {one.name: one for one in find_jobs()}
ENDED = {"已销号", "不予受理", "作废", "并案"}
WITH_OFFICE = {"待受理", "待派遣", "退回"}


class _Rows:
    """Everything as the database has it at this moment, and the figures that follow from it."""

    def __init__(self, store: Books, since: datetime, cut_off: datetime) -> None:
        self.since, self.cut_off = since, cut_off
        self.grid_unit = {one.id: one.unit for one in store.district.grids}
        execute = store.connection.execute
        self.cases = [dict(row) for row in execute(sa.select(tables.cases)).mappings()]
        self.by_number = {one["number"]: one for one in self.cases}
        self.past = [dict(row) for row in execute(sa.select(tables.past_limits)).mappings()]
        events = execute(sa.select(tables.events).order_by(tables.events.c.id)).mappings()
        self.events = [dict(row) for row in events if since <= row["at"] < cut_off]

    def _came(self, moment: datetime | None) -> bool:
        return moment is not None and self.since <= moment < self.cut_off

    def _late_when_left(self, case: dict[str, Any]) -> bool:
        return bool(case["left_at"] and case["due_at"] and case["due_at"] < case["left_at"])

    def unit(self, case: dict[str, Any]) -> int | None:
        own = case["unit"]
        if own is None and self._late_when_left(case):
            own = case["left_unit"]
        return own if own is not None else self.grid_unit.get(case["grid"])

    def figures(self) -> dict[str, Counter[int | None]]:
        """Each figure by unit."""
        found: dict[str, Counter[int | None]] = {
            name: Counter() for name in ("新增", "销号", "作废", "到期", "按期")
        }
        found |= {name: Counter() for name in ("超期", "旧欠", "待核查", "在办", "结案", "打回", "核查")}
        for case in self.cases:
            for name in self._of(case):
                found[name][self.unit(case)] += 1
        for past in self.past:
            if self._came(past["due_at"]):
                found["到期"][past["unit"]] += 1
                found["按期"][past["unit"]] += past["on_time"]
        for event in self.events:
            if event["step"] in ("核查通过", "返工"):
                found["核查"][event["unit"]] += 1  # who had put it right then, wherever it is now
                found["打回"][event["unit"]] += event["step"] == "返工"
        return found

    def _of(self, case: dict[str, Any]) -> Iterator[str]:
        state, due = case["state"], case["due_at"]
        late = due is not None and due < self.cut_off
        overdue = (state == "处置中" and late) or (state in WITH_OFFICE and self._late_when_left(case))
        if self._came(case["opened_at"]):
            yield "新增"
            if state == "已销号" and case["closed_at"] < self.cut_off:
                yield "结案"
        if state == "已销号" and self._came(case["closed_at"]):
            yield "销号"
        if state == "作废" and self._came(case["closed_at"]):
            yield "作废"
        if self._came(due) and (case["left_at"] is None or self._late_when_left(case)):
            yield "到期"
            if case["fixed_at"] and case["fixed_at"] <= due:
                yield "按期"
        if overdue:
            yield "超期"
            if due < self.since:
                yield "旧欠"
        if state == "待核查":
            yield "待核查"
        if state not in ENDED and state != "待核查":
            yield "在办"


@ONE_DATABASE
def test_what_is_said_is_what_the_rows_say(database: Database) -> None:
    """Four weeks and a month: every figure of every message and of the document, for the district and each unit; and
    they stay so whatever comes after."""
    dice, checked, said = Random(12), [], {}
    with database.transaction() as store:

        def at_cut_off(hour: datetime) -> None:
            if hour in FRIDAYS or hour == APRIL:
                kind = EditionKind.MONTHLY if hour == APRIL else EditionKind.WEEKLY
                said.update(_checked(kind, hour, store))
                checked.append(hour)

        play(store, dice, APRIL, at_cut_off)
        for _ in range(60):
            move(store, dice, APRIL + timedelta(hours=10))
        for stretch, (told, line) in said.items():
            again = wording.words(editions.shown(stretch, APRIL + timedelta(days=3), store), WHOLE).text
            assert [
                one for one in again.splitlines() if not one.startswith("截稿后变化")
            ] == told.splitlines()
            assert line in again
        late = editions.shown(list(said)[-1], APRIL + timedelta(days=3), store).late
        assert late and all(one.words for one in late)
    assert checked == [*FRIDAYS, APRIL]


def _checked(kind: EditionKind, at: datetime, store: Books) -> dict[Stretch, tuple[str, str]]:
    """The job's messages against the rows; and the frozen document."""
    job = JOBS["cut-off" if kind is EditionKind.MONTHLY else "weekly"]
    told = list(job.work(at, store))
    if kind is EditionKind.MONTHLY:
        told = list(JOBS["monthly"].work(at + timedelta(hours=9), store))
    stretch = editions.due(kind, at, store)
    rows = _Rows(store, stretch.since, stretch.cut_off)
    figures = rows.figures()
    by_chat = {one.chat.id: one.text for one in told}
    for group in store.district.groups:
        if group.chat in by_chat:
            units = store.district.within(group.unit) if group.unit else None
            _agree(by_chat[group.chat], figures, units)
    assert len(by_chat) > 5
    edition = editions.shown(stretch, at, store).edition
    assert not unbalanced(edition) and edition.totals["到期"] == sum(figures["到期"].values()) > 20
    _document_agrees(kind, at, stretch, figures, store)
    core = next(one for one in told if one.text.startswith(f"【{kind}】全区"))
    return {stretch: (core.text, f"新增 {sum(figures['新增'].values())}")}


def _agree(text: str, figures: dict[str, Counter[int | None]], units: frozenset[int] | None) -> None:
    def number(name: str) -> int:
        return sum(count for unit, count in figures[name].items() if units is None or unit in units)

    for name in ("新增", "销号", "在办", "超期", "待核查"):
        found = re.search(rf"{name} (\d+)", text)
        assert found and int(found[1]) == number(name), (name, text)
    if number("到期"):
        assert f"（按期 {number('按期')} / 到期 {number('到期')}）" in text, text
    if number("旧欠"):
        assert f"（旧欠 {number('旧欠')}）" in text
    if "结案率" in text:
        assert f"（已结案 {number('结案')} / 新增 {number('新增')}）" in text
    if "返工率" in text:
        assert f"（打回 {number('打回')} / 核查 {number('核查')}）" in text


def _document_agrees(
    kind: EditionKind, at: datetime, stretch: Stretch, figures: dict[str, Counter[int | None]], store: Books
) -> None:
    paper = find_documents()[kind].facts(Order(kind, at, period=stretch.period), store)
    assert isinstance(paper, Paper)
    found = [one for one in paper.blocks if isinstance(one, PaperTable)]
    units = next(one for one in found if one.columns[0] == "单位")
    names = {unit.short: unit.id for unit in store.district.units}
    for row in units.rows:
        line = dict(zip(units.columns, row, strict=True))
        for name in ("新增", "销号", "到期", "按期", "超期", "待核查"):
            wanted = figures[name]
            expected = sum(wanted.values()) if row[0] == "合计" else wanted[names.get(row[0])]
            assert int(line[name]) == expected, (row, name)
    numbers = paper.appendix[-1]
    assert isinstance(numbers, PaperTable)
    appendix = {row[0]: row for row in numbers.rows}
    for name in ("新增", "到期", "超期"):
        assert int(appendix[name][1]) == _cases_in(appendix[name][2]) == sum(figures[name].values())


def _cases_in(numbers: str) -> int:
    """How many cases `#1–4 #7 #9×2` are."""
    found = re.findall(r"#(\d+)(?:–(\d+)|×(\d+))?", numbers)
    return sum(int(last) - int(first) + 1 if last else int(times or 1) for first, last, times in found)


@ONE_DATABASE
def test_what_is_late_is_said_beside(database: Database) -> None:
    """A report that was dated before the cut-off and came after it is in no figure, and is told with its time."""
    with database.transaction() as store:
        play(store, Random(3), FRIDAYS[0], lambda _hour: None)
        stretch = editions.due(EditionKind.WEEKLY, FRIDAYS[0], store)
        before = editions.freeze(stretch, FRIDAYS[0], store)
        case = next(one for one in store.cases.every() if one.state is State.CLOSED)
        late = replace(case, number=store.cases.next_number(), opened_at=FRIDAYS[0] - timedelta(minutes=2))
        store.cases.open(late, Event(late.number, late.opened_at, late.reporter, Step.REPORT, late.state))
        shown = editions.shown(stretch, FRIDAYS[0] + timedelta(hours=1), store)
        assert shown.edition.count(Figure.NEW) == before.count(Figure.NEW)
        assert f"#{late.number} 上报（03-06 16:58，截稿后才收到）" in wording.words(shown, WHOLE).text
        assert editions.freeze(stretch, FRIDAYS[1], store).taken_at == before.taken_at


def _edition(behind: dict[str, list[tuple[int, int | None]]], totals: dict[str, int]) -> Edition:
    at = FRIDAYS[0]
    return Edition(
        Stretch(EditionKind.WEEKLY, "2026-W10", at - timedelta(days=7), at),
        at,
        {name: tuple(Counted(*one, None, at) for one in some) for name, some in behind.items()},
        totals,
        {1: Portion("甲"), 2: Portion("乙"), 3: Portion("丙")},
        ranked_from=2,
    )


def test_a_total_that_is_not_the_sum_of_its_parts_is_shown() -> None:
    """3182 against 36 + 142 + 2124 + 819."""
    found = differences({"新亮": 3182, "新增": 2}, {"新亮": (36, 142, 2124, 819), "新增": (1, 1)})
    assert [(one.total, one.parts) for one in found] == [(3182, 3121)]
    assert wording.difference(found[0]) == "核对：新亮合计 3182 与各项之和 3121 差 61"
    whole = wording.difference(replace(found[0], name="合计"))
    assert whole == "核对：合计 3182 与各项之和 3121 差 61"
    wrong = _edition({"新增": [(1, 1), (2, 2), (3, None)]}, {"新增": 4})
    assert [(one.name, one.total, one.parts) for one in unbalanced(wrong)] == [("新增", 4, 3)]


def test_few_cases_have_no_place_and_a_rise_is_named() -> None:
    """Of one case a rate says nothing; whoever has too few in one of two reports has not improved."""
    now = _edition({"到期": [(1, 1), (2, 1), (3, 2)], "按期": [(1, 1), (2, 1), (3, 2)]}, {})
    then = _edition({"到期": [(7, 1), (8, 1), (9, 2), (10, 2)], "按期": [(7, 1)]}, {})
    scopes = [(one, 1.0) for one in now.by_unit().values()]
    found, before = places(now, scopes), places(then, scopes)
    assert [one.standing.name for one in found.ranked] == ["甲"] and [one.name for one in found.too_few] == [
        "乙"
    ]
    best = improved(found, before)
    assert best is not None and (best.name, best.before, best.now) == ("甲", 50, 100)
    assert improved(before, found) is None


def test_every_figure_has_its_cases() -> None:
    """A figure of a tally that no report lists would be a total without parts."""
    assert set(Figure) - set(COUNTED) == {Figure.DUE}
