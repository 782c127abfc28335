"""What an import changes of a thing: from what to what, column by column, in the words of the workbook."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from bot.workbook.clerk import Cells, Clerk
from domain.district import District
from domain.rules import Rules
from domain.rulesheet import says
from storage.changes import Change

Register = tuple[District, Rules]

_ROWS: Mapping[str, tuple[str, Callable[[Clerk, Any], Cells]]] = {
    "单位": ("units", Clerk.unit),
    "网格": ("grids", Clerk.grid),
    "人员": ("people", Clerk.person),
    "点位": ("points", Clerk.point),
    "群": ("groups", Clerk.group),
    "类别": ("categories", Clerk.category),
    "值班": ("rosters", Clerk.roster),
}
_SECRET = frozenset({"消息推送密钥"})
_CHANGES = frozenset({"修改", "改名", "调动"})


def from_to(change: Change, before: Register, after: Register) -> tuple[str, ...]:
    """Each column of a thing that is not as it was: `时限 4 → 2`. () of what comes or goes, and of other sheets."""
    return tuple(
        f"{column} 改了" if column in _SECRET else f"{column} {_said(old)} → {_said(new)}".lstrip()
        for column, old, new in changed_cells(change, before, after)
    )


def changed_cells(change: Change, before: Register, after: Register) -> Iterator[tuple[str, Any, Any]]:
    """The columns in which a thing differs, with what stood and stands there; a rule has one column, of no name."""
    if change.how not in _CHANGES:
        return
    if change.sheet == "规则":
        yield "", says(before[1])[change.name], says(after[1])[change.name]
        return
    old, new = (_cells(change, district) for district, _ in (before, after))
    if old is not None and new is not None:
        told = "名称" if change.how == "改名" else ""  # its line has both names
        yield from ((one, old[one], new[one]) for one in new if old[one] != new[one] and one != told)


def _cells(change: Change, district: District) -> Cells | None:
    """The row of a thing; a post of 值班 is known by its name, and None if it has several rows."""
    if change.sheet not in _ROWS:
        return None
    attribute, row = _ROWS[change.sheet]
    things = getattr(district, attribute)
    same = [one for one in things if (one.id == change.id if change.id else one.post == change.name)]
    return row(Clerk(district), same[0]) if len(same) == 1 else None


def _said(cell: str | float) -> str:
    return f"{cell:g}" if isinstance(cell, float) else str(cell) or "（空）"
