"""Every figure of a report once more, in plain Python over the rows of the tables, as one would count by hand.

Nothing of the product's queries or conditions is used here: two ways that agree are seldom both wrong.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from statistics import median
from typing import Any

import sqlalchemy as sa

from storage import tables
from storage.books import Books

ENDED = {"已销号", "不予受理", "作废", "并案"}
WITH_OFFICE = {"待受理", "待派遣", "退回"}
GIVES = {"上报", "派遣", "认领", "结论"}
ANSWERS = {"认领", "整改", "退回", "配合", "延期", "挂账"}
NAMES = (
    *("新增", "销号", "作废", "不予受理", "并案", "到期", "按期", "超期", "旧欠", "待核查", "在办", "挂账", "延期"),
    *("自报", "已结案", "核查", "打回", "派到单位", "被退回", "回头看", "反弹", "抽查", "不合格"),
)  # fmt: skip

Row = dict[str, Any]
Whose = tuple[int | None, int | None]  # unit and grid


class Recount:
    """The rows as they are at this moment, and what follows from them for a span of time up to it; with the limits
    that passed since an earlier moment, if one is given."""

    def __init__(
        self, store: Books, since: datetime, cut_off: datetime, limits_since: datetime | None = None
    ) -> None:
        self.since, self.cut_off = since, cut_off
        self._limits_since = limits_since or since
        self.grid_unit = {one.id: one.unit for one in store.district.grids}
        self._point_grid = {one.id: one.grid for one in store.district.points}
        self._works: Callable[[date], bool] = store.calendar.is_working_day
        self._hours = store.calendar.hours
        self._store = store
        self.cases = [one for one in self._read(tables.cases) if not one["confidential"]]
        self.by_number = {one["number"]: one for one in self.cases}
        self.history = sorted(self._read(tables.events), key=lambda one: one["id"])
        self.found: dict[str, Counter[Whose]] = {name: Counter() for name in NAMES}
        # In working hours, until a unit did something.
        self.answered: dict[Whose, list[float]] = defaultdict(list)
        self._count_cases()
        self._count_limits()
        self._count_deeds()
        self._count_given()
        self._count_looks()

    def _read(self, table: sa.Table) -> list[Row]:
        return [dict(row) for row in self._store.connection.execute(sa.select(table)).mappings()]

    def number(self, name: str, units: frozenset[int] | None = None, grid: int | None = None) -> int:
        """A figure of the district, of units, or of a grid."""
        return sum(count for whose, count in self.found[name].items() if self._mine(whose, units, grid))

    def first_answer(self, units: frozenset[int] | None = None, grid: int | None = None) -> float | None:
        """首次回应 in working hours."""
        hours = [
            one for whose, some in self.answered.items() if self._mine(whose, units, grid) for one in some
        ]
        return median(hours) if hours else None

    def covered(self, units: frozenset[int] | None, grid: int | None = None) -> tuple[int, int]:
        """覆盖率: how many points somebody saw, of how many."""
        nets = self._read(tables.dragnet_points)
        seen = {one["point"] for one in self.cases if self._came(one["opened_at"])}
        seen |= {one["point"] for one in nets if one["result"] in ("好", "有问题") and self._came(one["at"])}
        mine = [
            point
            for point, its in self._point_grid.items()
            if self._mine((self.grid_unit.get(its), its), units, grid) and its in self.grid_unit
        ]
        return len(seen.intersection(mine)), len(mine)

    def _mine(self, whose: Whose, units: frozenset[int] | None, grid: int | None) -> bool:
        unit = whose[0] if whose[0] is not None else self.grid_unit.get(whose[1] or 0)
        return (units is None or unit in units) and (grid is None or whose[1] == grid)

    def _came(self, moment: datetime | None) -> bool:
        return moment is not None and self.since <= moment < self.cut_off

    def _lapsed(self, limit: datetime | None) -> bool:
        return limit is not None and not (limit < self._limits_since or self.cut_off <= limit)

    def _count_cases(self) -> None:
        for case in self.cases:
            late_when_left = bool(case["left_at"] and case["due_at"] and case["due_at"] < case["left_at"])
            own = case["left_unit"] if case["unit"] is None and late_when_left else case["unit"]
            for name in self._names_of(case, late_when_left=late_when_left):
                self.found[name][own, case["grid"]] += 1

    def _names_of(self, case: Row, *, late_when_left: bool) -> Iterator[str]:
        state, due = case["state"], case["due_at"]
        if self._came(case["opened_at"]) and not case["part"]:
            yield "新增"
            if case["source"] in ("自查", "网格巡查"):
                yield "自报"
            if state == "已销号" and case["closed_at"] < self.cut_off:
                yield "已结案"
        ends = {"已销号": "销号", "作废": "作废", "不予受理": "不予受理", "并案": "并案"}
        if state in ends and self._came(case["closed_at"]) and not (state == "已销号" and case["parts"]):
            yield ends[state]
        if self._lapsed(due) and (case["left_at"] is None or late_when_left) and case["excused_at"] != due:
            yield "到期"
            if case["fixed_at"] and case["fixed_at"] <= due:
                yield "按期"
        yield from self._as_it_stands(case, late_when_left=late_when_left)

    def _as_it_stands(self, case: Row, *, late_when_left: bool) -> Iterator[str]:
        state, due = case["state"], case["due_at"]
        put_off = (
            state == "处置中" and case["deferred_until"] is not None and case["deferred_until"] > self.cut_off
        )
        overdue = (state == "处置中" and not put_off and due is not None and due < self.cut_off) or (
            state in WITH_OFFICE and late_when_left
        )
        if overdue:
            yield "超期"
            if due < self._limits_since:
                yield "旧欠"
        if put_off:
            yield "挂账"
        if state not in ENDED and state != "已拆分" and case["extended"]:
            yield "延期"
        if state == "待核查":
            yield "待核查"
        elif state not in ENDED and state != "已拆分" and not put_off:
            yield "在办"

    def _count_limits(self) -> None:
        """Limits that are over, of the units that had them."""
        for past in self._read(tables.past_limits):
            if self._lapsed(past["due_at"]) and past["case"] in self.by_number:
                whose = past["unit"], self.by_number[past["case"]]["grid"]
                self.found["到期"][whose] += 1
                self.found["按期"][whose] += past["on_time"]

    def _during(self) -> Iterator[tuple[Row, Whose]]:
        """The lines of history of the span, each with whose hands the case was in and its grid."""
        for line in self.history:
            case = self.by_number.get(line["case"])
            if case is not None and self._came(line["at"]):
                yield line, (line["unit"], case["grid"])

    def _count_deeds(self) -> None:
        fixed: dict[int, str] = {}  # in which words it was put right last
        for line in self.history:
            if line["case"] not in self.by_number:
                continue
            if line["step"] == "整改":
                fixed[line["case"]] = line["words"]
            if (
                line["step"] not in ("核查通过", "返工")
                or line["person"] is None
                or not self._came(line["at"])
            ):
                continue
            whose = line["unit"], self.by_number[line["case"]]["grid"]
            failed, spot = line["step"] == "返工", fixed.get(line["case"]) == "现场整改"
            self.found["核查"][whose] += 1
            self.found["打回"][whose] += failed
            self.found["抽查"][whose] += spot
            self.found["不合格"][whose] += spot and failed

    def _count_given(self) -> None:
        """Each unit that had a case is looked at from the moment at which it first had it."""
        lines = sorted(self._during(), key=lambda one: (one[0]["at"], one[0]["id"]))
        begun: dict[tuple[int, int | None], int] = {}
        for at, (line, whose) in enumerate(lines):
            if line["step"] in GIVES and line["state"] == "处置中":
                begun.setdefault((line["case"], whose[0]), at)
        for (number, unit), at in begun.items():
            given = lines[at][0]
            later = [
                line for line, _ in lines
                if line["case"] == number and (line["at"], line["id"]) >= (given["at"], given["id"])
            ]  # fmt: skip
            answers = [line for line in later if line["step"] in ANSWERS and line["unit"] == unit]
            mine = [line for line in answers if not self._was_taken_back(line)]
            gone = [line for line in later if _taken_away(line, unit)]
            first = min([line["at"] for line in (*mine, *gone)], default=self.cut_off)
            whose = unit, lines[at][1][1]
            self.found["派到单位"][whose] += 1
            self.found["被退回"][whose] += any(line["step"] == "退回" for line in mine)
            self.answered[whose].append(self._working_hours(given["at"], first))

    def _was_taken_back(self, line: Row) -> bool:
        """撤回整改: the next line about a 整改 of that case says that it was none."""
        later = (one for one in self.history if one["case"] == line["case"] and one["id"] > line["id"])
        told = (one["step"] for one in later if one["step"] in ("整改", "撤回整改"))
        return line["step"] == "整改" and next(told, "") == "撤回整改"

    def _count_looks(self) -> None:
        for matter in self._read(tables.matters):
            ended = (
                matter["kind"] == "回头看" and matter["state"] == "结束" and matter["words"] in ("好", "反弹")
            )
            if ended and self._came(matter["ended_at"]) and matter["case"] in self.by_number:
                whose = matter["unit"], self.by_number[matter["case"]]["grid"]
                for name in ("回头看", "抽查"):
                    self.found[name][whose] += 1
                for name in ("反弹", "不合格"):
                    self.found[name][whose] += matter["words"] == "反弹"

    def _working_hours(self, start: datetime, end: datetime) -> float:
        zone, hours = self.since.tzinfo, 0.0
        start, end = start.astimezone(zone), end.astimezone(zone)
        day = start.date()
        while day <= end.date():
            for begins, ends in self._hours if self._works(day) else ():
                first = max(start, datetime.combine(day, begins, zone))
                last = min(end, datetime.combine(day, ends, zone))
                hours += max(0.0, (last - first).total_seconds()) / 3600
            day += timedelta(days=1)
        return hours


def _taken_away(line: Row, unit: int | None) -> bool:
    """Somebody else has it now, or it went from the unit by no step of the unit's."""
    another = line["step"] in GIVES and line["state"] == "处置中" and line["unit"] != unit
    return another or (line["state"] != "处置中" and line["step"] not in ANSWERS)
