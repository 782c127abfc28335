"""From the sheet 值班 to the rosters of a district, and back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, Protocol

from bot.workbook.cells import folded, split
from bot.workbook.faults import CellFault, shown
from bot.workbook.rows import SheetRow
from domain.limitwords import MINUTES
from domain.rosters import (
    WORKING_DAYS,
    Answering,
    Roster,
    read_day,
    read_days,
    read_parts,
    read_shifts,
    say_days,
    say_parts,
    say_shifts,
)

_DAY = "应写成 2026-03-05 这样的日期"


class Desk(Protocol):
    """Finds what a cell names, and reports what it does not find."""

    report: Callable[[CellFault], None]

    def person_of(self, row: SheetRow, column: str, unit: int | None) -> int | None: ...
    def people_of(self, row: SheetRow, column: str, unit: int | None) -> tuple[int, ...]: ...
    def point_of(self, row: SheetRow, column: str) -> int | None: ...
    def unit_of(self, row: SheetRow, column: str) -> int | None: ...


def roster_of(id: int, row: SheetRow, desk: Desk) -> Roster:
    """The roster that a row describes. What is wrong with a cell is reported."""
    unit = desk.unit_of(row, "单位")
    own = unit if row.says("单位") else 0  # no unit's people go before others of the same name
    return Roster(
        id=id,
        post=row.says("岗位"),
        shifts=_read(row, "班次", read_shifts, "应由早到晚写各班，如 08:00-12:00、14:00-18:00", desk) or (),
        people=desk.people_of(row, "人员", own),
        point=desk.point_of(row, "点位"),
        unit=unit,
        parts=_read(row, "人数", read_parts, "应为 1 到 99 的整数，或 2+4 这样的勤务模式", desk) or (),
        days=_read(row, "星期", read_days, "应为 工作日、每天、休息日，或 周六、周日 这样的几天", desk)
        or (WORKING_DAYS,),
        substitutes=desk.people_of(row, "替班", own),
        answering=Answering(row.says("应答") or Answering.WORD),
        first=_read(row, "起", read_day, _DAY, desk),
        last=_read(row, "止", read_day, _DAY, desk),
        window=_read(row, "应答时限", MINUTES.read, MINUTES.wanted, desk),
    )


def broken_rosters(rows: tuple[SheetRow, ...], rosters: tuple[Roster, ...]) -> Iterator[CellFault]:
    """Every fault of the sheet that shows only in more than one cell."""
    first: dict[Any, SheetRow] = {}
    for row, roster in zip(rows, rosters, strict=True):
        key = (folded(roster.post), roster.point, roster.unit, roster.shifts, roster.days, roster.first)
        if roster.post and roster.shifts and first.setdefault(key, row) is not row:
            wrong = f"{shown(roster.post)}与第 {first[key].number} 行是同一个岗位的同一班"
            yield row.fault("岗位", wrong, "应并成一行，人员用顿号隔开")
        if roster.first and roster.last and roster.last < roster.first:
            yield row.fault("止", f"止 {roster.last} 早于起 {roster.first}", "应不早于起")
        yield from _miscounted(row, roster)
        yield from _twice(row)


def _miscounted(row: SheetRow, roster: Roster) -> Iterator[CellFault]:
    """A duty mode tells people apart by their order, so there must be just as many."""
    named = len(split(row.says("人员")))
    if len(roster.parts) > 1 and named and named != roster.required:
        wrong = f"人数 {say_parts(roster.parts)} 是 {roster.required} 人，人员写了 {named} 人"
        yield row.fault(
            "人员", wrong, f"应依次写 {'、'.join(map(str, roster.parts))} 人，共 {roster.required} 人"
        )


def _twice(row: SheetRow) -> Iterator[CellFault]:
    """Whoever stands there cannot also stand in."""
    on_duty = {folded(one) for one in split(row.says("人员"))}
    both = [one for one in split(row.says("替班")) if folded(one) in on_duty]
    if both:
        yield row.fault("替班", f"{shown(both[0])}已在人员里", "应写别的人，或空着")


def row_of_roster(
    roster: Roster,
    unit: Callable[[int | None], str],
    point: Callable[[int | None], str],
    person: Callable[[int | None], str],
) -> dict[str, str | float]:
    """The cells of a roster."""
    return {
        "岗位": roster.post,
        "点位": point(roster.point),
        "单位": unit(roster.unit),
        "人数": say_parts(roster.parts),
        "班次": say_shifts(roster.shifts),
        "星期": say_days(roster.days),
        "人员": "、".join(map(person, roster.people)),
        "替班": "、".join(map(person, roster.substitutes)),
        "应答": roster.answering,
        "应答时限": MINUTES.say(roster.window) if roster.window else "",
        "起": _day(roster.first),
        "止": _day(roster.last),
    }


def _day(day: date | None) -> str:
    return f"{day:%Y-%m-%d}" if day else ""


def _read(row: SheetRow, column: str, read: Callable[[str], Any], right: str, desk: Desk) -> Any:
    """What a cell says; None if it is empty, or says nothing sound, which is reported."""
    text = row.says(column)
    if not text:
        return None
    try:
        return read(text)
    except ValueError as error:
        why = str(error) if any(one > "\u3400" for one in str(error)) else "看不懂"
        desk.report(row.fault(column, f"{column}{shown(text)}{why}", right))
        return None
