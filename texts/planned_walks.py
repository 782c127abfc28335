"""How somebody is reminded of a walk that is planned for every week (走街计划)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from domain.chat import Choice
from domain.planned_walks import PlannedWalk
from texts.times import day, near_day

NO_PLAN = "没有走街计划。创建办在《规则》的“走街计划”里写，如：周三 15:00 示范街巷（高正扬）"


def plan(walks: Sequence[tuple[datetime, PlannedWalk]], now: datetime) -> str:
    """Each walk of the week with its next time."""
    return "\n".join(["走街计划：", *(f"{walk}，下次{near_day(at, now)}" for at, walk in walks)])


def on(days: str, walks: Sequence[tuple[datetime, PlannedWalk]]) -> str:
    """Those of some days: `明天有 1 次走街`, a line for each."""
    if not walks:
        return f"{days}没有计划走街。"
    return "\n".join([f"{days}走街 {len(walks)} 次：", *(_line(at, walk) for at, walk in walks)])


def _line(at: datetime, walk: PlannedWalk) -> str:
    people = f"（{' '.join(walk.people)}）" if walk.people else ""
    return f"{day(at.date())} {at:%H:%M} {walk.theme}{people}".strip()


def start(walk: PlannedWalk) -> Choice:
    """Begins it."""
    return Choice("开始走街", f"走街 开始 {walk.theme}".strip())


def reminder(walk: PlannedWalk, unknown: Sequence[str], *, before: bool, walks: bool) -> str:
    """`【走街计划】明天 15:00 走街：示范街巷（高正扬）`; the office hears of names that the register has not."""
    when = f"明天 {walk.at:%H:%M} 走街" if before else "现在走街"
    people = f"（{'、'.join(walk.people)}）" if walk.people else ""
    lines = [f"【走街计划】{when}{f'：{walk.theme}' if walk.theme else ''}{people}"]
    if walks and not before:
        lines.append(f"开始请发：{start(walk).says}，先说上次那张清单办得怎样")
    if unknown:
        lines.append(f"人员表里没有：{'、'.join(unknown)}，没法提醒，请改《规则》的“走街计划”")
    return "\n".join(lines)
