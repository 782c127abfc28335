"""顽疾 in words: the same kind of problem at the same point, again and again."""

from __future__ import annotations

from collections.abc import Sequence

from domain.cases import Case
from domain.chat import Choice
from domain.district import District
from domain.editions import Stubborn
from domain.rulevalues import Recurrence
from texts import cases as wording

PLAN = "请拿出长效整治方案"
MOST = 10  # in one message


def hint(times: int, rule: Recurrence) -> str:
    """For the card."""
    return f"顽疾：{rule.days}日内第{times}次，{PLAN}"


def told(case: Case, times: int, rule: Recurrence, district: District) -> str:
    """For the office, when it has become one."""
    category = district.category[case.category or 0].name
    unit = district.unit.get(case.unit or 0)
    who = unit.short if unit else "责任单位"
    return (
        f"【顽疾】#{case.number} {category} · {wording.place(case, district)}，{rule.days}日内第{times}次。\n"
        f"请{who}{PLAN.removeprefix('请')}；要督办点按钮。"
    )


def order(case: Case) -> Choice:
    """督办 with what is wanted."""
    return Choice("督办要方案", f"督办 {case.number} {PLAN}")


def listed(scope: str, found: Sequence[Stubborn], rule: Recurrence) -> str:
    """Which there are, each with its cases, the newest last."""
    more = [f"……还有 {len(found) - MOST} 处"] if len(found) > MOST else []
    return "\n".join([f"{_head(scope, rule)}：{len(found)} 处", *map(_line, found[:MOST]), *more])


def none(scope: str, rule: Recurrence) -> str:
    """There are none."""
    return f"{_head(scope, rule)}：没有"


def _head(scope: str, rule: Recurrence) -> str:
    return f"顽疾 · {scope}（同一点位同类问题，{rule.days}日内{rule.times}次以上，销号的也算）"


def _line(one: Stubborn) -> str:
    return f"{one.words}：{len(one.numbers)} 次（{' '.join(f'#{number}' for number in one.numbers)}）"
