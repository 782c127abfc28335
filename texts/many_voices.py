"""多人反映 and 专项 in words, for the office."""

from __future__ import annotations

from domain.cases import Case
from domain.district import District
from domain.rulevalues import Recurrence
from texts import cases as wording


def third(case: Case, people: int, district: District) -> str:
    """Three people told of one case."""
    return f"【多人反映】#{case.number} {_what(case, district)}，已有 {people} 人反映，{_holder(case, district)}。"


def special(case: Case, count: int, rule: Recurrence, district: District) -> str:
    """The same was told of again and again."""
    return (
        f"【专项】#{case.number} {_what(case, district)}，{rule.days}日内反映{count}次，{_holder(case, district)}。\n"
        f"建议列为专项整治，一次拿出办法；发“老大难”看全部。"
    )


def reason(count: int, rule: Recurrence) -> str:
    """What makes it one of 老大难."""
    return f"专项：{rule.days}日内反映{count}次"


def _what(case: Case, district: District) -> str:
    category = district.category.get(case.category or 0)
    return f"{category.name if category else wording.UNSORTED} · {wording.place(case, district)}"


def _holder(case: Case, district: District) -> str:
    unit = district.unit.get(case.unit or 0)
    return f"现在{unit.short}" if unit else f"现在{case.state}"
