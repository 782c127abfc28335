"""After an import: does the register hold as many of each as the workbook has rows, and what was kept from the chat?"""

from __future__ import annotations

from collections.abc import Sequence

from domain.district import District
from domain.editions import Difference, differences
from storage.changes import Change

_KINDS = {
    "单位": "units",
    "网格": "grids",
    "人员": "people",
    "点位": "points",
    "群": "groups",
    "类别": "categories",
    "值班": "rosters",
}
KEPT = "保留"  # how a point from the chat is told of, which no workbook has


def unbalanced(book: District, present: District, changes: Sequence[Change]) -> tuple[Difference, ...]:
    """Sheets whose rows, and what was kept beside, are not what the register holds now: nothing of it is hidden."""
    totals = {sheet: len(getattr(present, kind)) for sheet, kind in _KINDS.items()}
    parts = {
        sheet: (
            len(getattr(book, kind)),
            sum(change.sheet == sheet and change.how == KEPT for change in changes),
        )
        for sheet, kind in _KINDS.items()
    }
    return differences(totals, parts)
