"""班子联系 in words: what a leader is linked to, and how it stands."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from domain.board import Facts

WORD = "我联系的片"
HOW = f"想看随时发：{WORD}；不想再收就发：静音 晒比拼"
ALONE = f"请私聊走街看：{WORD}"
NOTHING = "底册里没有您联系的网格。联系领导写在《单位》的“联系领导”一列，请找创建办。"
ONLY_DAYS = f"后面只能写时段，如：{WORD} 本周"
OWN = "您的网格"
_MOST_NAMES, _MOST_GRIDS = 3, 10


def of(units: Sequence[str]) -> str:
    """`您联系的金山街道、长城镇`, `您联系的住建局、环卫所、市场专班 等5个单位`."""
    more = f" 等{len(units)}个单位" if len(units) > _MOST_NAMES else ""
    return f"您联系的{'、'.join(units[:_MOST_NAMES])}{more}"


def by_grid(facts: Facts, names: Collection[str]) -> list[str]:
    """A line for each of these grids that has something open, the most overdue first."""
    found = [one.standing for one in facts.ranked if one.standing.name in names and one.standing.open]
    found.sort(key=lambda one: (-one.overdue, -one.open))
    lines = [f"{one.name}：在办 {one.open}，超期 {one.overdue}" for one in found[:_MOST_GRIDS]]
    more = [f"……还有 {len(found) - _MOST_GRIDS} 个网格"] if len(found) > _MOST_GRIDS else []
    return ["分网格：", *lines, *more] if lines and len(names) > 1 else []


def beside(facts: Facts) -> str:
    """`您联系的住建局、环卫所：新增 1，在办 3，超期 1，销号 2`."""
    tally = facts.tally
    figures = f"新增 {tally.new}，在办 {tally.open}，超期 {tally.overdue}，销号 {tally.closed}"
    return f"{facts.scope.words}：{figures}"
