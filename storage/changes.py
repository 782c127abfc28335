"""What an import does to one thing of the register: it is new, changed, named otherwise, moved or retired."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Change:
    """What an import does to one thing of the register, and the register's id of what has one there.

    `how` is 新增, 修改, 改名, 调动 (a person goes to another unit) or 停用, or 保留 for a point that was added in the
    chat (加点位) and that no workbook has named yet.
    """

    sheet: str
    name: str
    how: str
    id: int = field(default=0, compare=False)


def changed(sheet: str, key: tuple[str, ...], before: Mapping[str, Any], row: Mapping[str, Any]) -> Change:
    """What became of a row that was there and is another now; `key` are the columns by which its sheet knows it."""
    if not before["active"]:
        return Change(sheet, row["name"], "新增", row["id"])
    if key == ("name",) and before["name"] != row["name"]:
        return Change(sheet, f"{before['name']} → {row['name']}", "改名", row["id"])
    moved = sheet == "人员" and before["unit"] != row["unit"]
    return Change(sheet, row["name"], "调动" if moved else "修改", row["id"])
