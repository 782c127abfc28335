"""拆分 in words: what a case was split into, what became of the parts, and why it is not split."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from domain.cases import Case
from domain.chat import Choice
from domain.district import District
from domain.matters import Matter
from texts.typed import one_line

MOST_BUTTONS = 4

CONFIDENTIAL = "保密件不拆分"
TOO_FEW = "拆分要给两个以上单位，只给一个请用“派”"
PENDING = "申诉还没签完，签完再拆"


def nested(case: Case) -> str:
    """A part is not split again."""
    return f"它是 #{case.tied_to} 的一部分，不再拆；要换单位请改派"


def supervised(order: Matter) -> str:
    """Who was ordered to answer for the whole answers first."""
    return f"督办{order.label}还没办结，办结了再拆，各部分可以另行督办"


def twice(unit: str) -> str:
    """One unit has one part."""
    return f"{unit}写了两次，一个单位只拆一件"


def ask(case: Case) -> str:
    """Which units, and what each of them does."""
    return f"#{case.number} 拆给哪几个单位？请写：单位 办什么、单位 办什么"


def into(parts: Sequence[Case], district: District) -> str:
    """For the history: `#15 城管局 拆广告牌；#16 交警大队`."""
    return "；".join(_told(one, district) for one in parts)


def state_of(parts: Sequence[Case], district: District) -> str:
    """For the card of the whole: `拆成 2 件：#15 城管局 处置中、#16 交警大队 已销号`."""
    told = (" ".join([f"#{one.number}", *_unit(one, district), one.state]) for one in parts)
    return f"拆成 {len(parts)} 件：{'、'.join(told)}"


def belongs_to(part: Case) -> str:
    """For the card of a part: `#12 的一部分：拆广告牌`."""
    return f"#{part.tied_to} 的一部分：{one_line(part.text)}"


def look_at(parts: Iterable[Case], district: District) -> tuple[Choice, ...]:
    """Buttons that show the parts."""
    shown = list(parts)[:MOST_BUTTONS]
    return tuple(
        Choice(" ".join([f"#{one.number}", *_unit(one, district)]), f"查 {one.number}") for one in shown
    )


def ended(parts: Iterable[Case]) -> str:
    """`#15 已销号、#16 作废`."""
    return "、".join(f"#{one.number} {one.state}" for one in parts)


def _unit(part: Case, district: District) -> list[str]:
    unit = district.unit.get(part.unit or part.left_unit or 0)
    return [unit.short] if unit else []


def _told(part: Case, district: District) -> str:
    return " ".join([f"#{part.number}", *_unit(part, district), one_line(part.text)])
