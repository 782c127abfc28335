"""How somebody is reminded of a walk that is planned for every week (走街计划)."""

from __future__ import annotations

from collections.abc import Sequence

from domain.chat import Choice
from domain.planned_walks import PlannedWalk


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
