"""待认领 and 确认认领 in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from domain.card import Row
from domain.cases import Case, Event
from domain.chat import Choice
from domain.district import District, Unit
from texts import cases as wording
from texts import times

WORD, CONFIRM = "待认领", "确认认领"
HOW_TO_CLAIM = "归本单位的请认领：认领 编号（可写几个）"
HOW_TO_GIVE = "派单发：派 编号 单位"
HOW_TO_DECIDE = "确认发：确认认领 编号；改派发：改派 编号 单位（可写几个编号）"
CLAIMED = "认领了还没确认的"


def title(where: str, count: int) -> str:
    """Above the list."""
    return f"{where}待认领（{count} 件）"


def nothing(where: str) -> str:
    """Every case has its unit."""
    return f"{where}没有待认领的。"


def waiting(case: Case, district: District, now: datetime, *, over: bool, units: Sequence[int]) -> Row:
    """`#5 占道经营 · 人民广场 · 待派遣 · 等了3小时，过了认领时限 · 像是金山社区的`."""
    row = wording.row(case, district, now)
    since = f"等了{times.span(now - case.waiting_since)}" if case.waiting_since else ""
    late = "，过了认领时限" if over else ""
    names = "、".join(district.unit[one].short for one in units)
    whose = f"像是{names}的" if names else ""
    text = " · ".join(one for one in (row.text, f"{since}{late}", whose) if one)
    return Row(case.number, text, tone=row.tone)


def claimed(case: Case, line: Event, district: District, now: datetime) -> Row:
    """`#5 占道经营 · 人民广场 · 住建局 · 今天 18:00 前 · 侯文博 今天 10:20 认领`."""
    row = wording.row(case, district, now)
    return Row(
        case.number, f"{row.text} · {_who(line, district)} {times.moment(line.at, now)} 认领", tone=row.tone
    )


def more(left: int) -> str:
    """What the message has no room for."""
    return f"……还有 {left} 件"


def confirmed(case: Case, line: Event, district: District) -> str:
    """For whoever confirmed it."""
    unit = district.unit.get(case.unit or 0)
    return f"#{case.number} 认领已确认：由{unit.short if unit else ''}办（{_who(line, district)}认领）。"


def in_digest(count: int) -> str:
    """A line of the evening of a unit's group."""
    return f"待认领：像是本单位的有 {count} 件，发“{WORD}”看"


def to_confirm(count: int) -> str:
    """A line of 我的任务."""
    return f"单位认领了、等创建办确认的 {count} 件，发“{WORD}”看"


def give(case: Case, unit: Unit) -> Choice:
    """Gives a case that nobody has to a unit."""
    return Choice(f"#{case.number} 派{unit.short}", f"派 {case.number} {unit.name}")


def give_instead(case: Case, unit: Unit) -> Choice:
    """Gives a case that was claimed to another unit."""
    return Choice(f"#{case.number} 改派{unit.short}", f"改派 {case.number} {unit.name}")


def claim(case: Case) -> Choice:
    """Claims one."""
    return Choice(f"认领 #{case.number}", f"认领 {case.number}")


def all_of(label: str, word: str, numbers: Sequence[int]) -> Choice:
    """Does it to all of these."""
    return Choice(label, f"{word} {' '.join(map(str, numbers))}")


def _who(line: Event, district: District) -> str:
    person = district.person.get(line.person or 0)
    return person.name if person else "（已离任）"
