"""The wall of closed cases (对比墙): what stands above the photos of a case, and the words beside the picture."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from domain.card import Row, Tone
from domain.cases import Case
from domain.district import District
from domain.sketch import Pair
from texts import cases as wording
from texts import times
from texts.typed import one_line

TITLE = "对比墙"
MEASURE = "整改前后"


def pair(case: Case, before: str, after: str, district: District, now: datetime) -> Pair:
    """Of a case as it stands; photos by their hashes."""
    unit = district.unit.get(case.unit or 0)
    place = one_line(case.place) or "地点待定"
    note = noted(unit.short if unit else "", case.opened_at, case.closed_at, now)
    return Pair(case.number, f"{place} {_kind(case, district)}", before, after, note)


def noted(unit: str, opened: datetime, closed: datetime | None, now: datetime) -> str:
    """`金山社区 · 3月2日销号 · 销号用时 3小时`."""
    return " · ".join(one for one in (unit, *_ended(opened, closed, now)) if one)


def row(case: Case, district: District, now: datetime) -> Row:
    """`#12 占道经营 · 人民广场 · 金山社区 · 3月2日销号 · 销号用时 3小时`."""
    unit = district.unit.get(case.unit or 0)
    note = noted(unit.short if unit else "", case.opened_at, case.closed_at, now)
    parts = (_kind(case, district), one_line(case.place), note)
    return Row(case.number, f"#{case.number} " + " · ".join(one for one in parts if one), tone=Tone.ENDED)


def counted(head: str, closed: int, came_back: int, paired: int) -> str:
    """`全区 · 本周：销号 12 件（1 件又反弹，不晒），有整改前后照片的 9 件`."""
    if not closed:
        return f"{head}：还没有销号的，没什么可看的。"
    back = left_out(came_back)
    if not paired:
        others = "" if closed == came_back else f"，{'其余的' if came_back else '都'}没有整改前后两张照片"
        return f"{head}：销号 {closed} 件{back}{others}。"
    return f"{head}：销号 {closed} 件{back}，有整改前后照片的 {paired} 件"


def left_out(came_back: int) -> str:
    """How many of what was closed were there again (反弹) and are not shown; nothing if none was."""
    return f"（{came_back} 件又反弹，不晒）" if came_back else ""


def places(first: int, shown: int, paired: int) -> Sequence[str]:
    """Which of them the page has, where there are more."""
    last = f"–{first + shown}" if shown > 1 else ""
    return [f"第 {first + 1}{last} 件，共 {paired} 件"] if paired > shown else []


def _kind(case: Case, district: District) -> str:
    category = district.category.get(case.category or 0)
    return category.name if category else wording.UNSORTED


def _ended(opened: datetime, closed: datetime | None, now: datetime) -> list[str]:
    """When it was closed, and how long that took from the report on."""
    if closed is None:
        return []
    return [f"{times.date_of(closed, now)}销号", f"销号用时 {times.span(closed - opened)}"]
