"""触类旁通 in words: points of the same kind that somebody should look at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from domain.cases import Case
from domain.chat import Choice
from domain.district import District
from texts import times
from texts.cases import UNSORTED
from texts.dragnets import HOW

WORD = "触类旁通"


def offer(case: Case) -> Choice:
    """For the unit, when the case is closed."""
    return Choice("查同类点位", f"{WORD} {case.number}")


def name(case: Case) -> str:
    """What the dragnet is called."""
    return f"{WORD} #{case.number}"


def listed(
    case: Case,
    points: Sequence[str],
    open_there: Mapping[str, int],
    until: datetime,
    now: datetime,
    district: District,
) -> str:
    """The points, those that have such a case already with its number."""
    category, point = district.category.get(case.category or 0), district.point[case.point or 0]
    what = category.name if category else UNSORTED
    when = times.due(until, now)
    lines = [f"#{case.number} {what}，同类点位（{point.kind}）{len(points)} 处，请{when}看看有没有："]
    lines += [f"{one} · 已有 #{open_there[one]} 在办" if one in open_there else one for one in points]
    return "\n".join([*lines, HOW])


def none(case: Case) -> str:
    """There is nothing like it."""
    return f"#{case.number} 没有同类点位可查：底册里要有它的点位，单位的网格里还要有同类型的。"


def done(case: Case) -> str:
    """Everything was seen."""
    return f"#{case.number} 的同类点位都看过了。"
