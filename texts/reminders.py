"""The words of 催办 and 升级."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from domain.card import Row
from domain.cases import Case
from domain.district import District
from domain.reminding import Reason
from texts import cases as wording
from texts.cases import Listing

_WHY = {Reason.OVERDUE: "已超期", Reason.DUE: "快到时限", Reason.HALF: "时限过半"}
HOW = "整改后请拍照发：整改 编号 说明"
OFFICE = "创建办"


def reminder(reasons: Iterable[Reason], cases: Sequence[Case], district: District, now: datetime) -> Listing:
    """What somebody holds that is late, nearly so, or half over, the most urgent limit first."""
    why = "、".join(words for one, words in _WHY.items() if one in set(reasons))
    listed = wording.listing(f"【催办】{why}", cases, district, now, stays=True)
    return Listing(f"{listed.text}\n{HOW}", listed.rows)


def climbed(told: Sequence[tuple[str, Sequence[Case]]], district: District, now: datetime) -> Listing:
    """Overdue cases and who is asked to see to them, each with theirs."""
    lines, rows = ["【升级】已超期，请督促整改"], list[Row]()
    for whom, cases in told:
        listed = wording.listing(whom, cases, district, now, stays=True)
        lines.append(listed.text)
        rows += listed.rows
    return Listing("\n".join(lines), tuple(rows))
