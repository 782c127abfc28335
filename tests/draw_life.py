"""Draws docs/life-of-a-case.md from the table in domain/life.py: `python -m tests.draw_life`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from domain.cases import State, Step
from domain.life import BEGINS, LIFE, NOTED, Side, Stage, Timer

PAGE = Path(__file__).parent.parent / "docs" / "life-of-a-case.md"

SIDES = {
    Side.REPORTER: "上报人",
    Side.OFFICE: "创建办",
    Side.UNIT: "责任单位",
    Side.VERIFIERS: "督查员、创建办",
    Side.PARTS: "各部分的单位",
}
TIMERS = {Timer.NOTHING: "", Timer.LIMIT: "时限", Timer.CHECK: "等核查"}

HEAD = """# The life of a case

Made from `domain/life.py` by `python -m tests.draw_life`; a test fails where it is not what the table says. 补充, 来源,
定级, 改类别 and 改地点 are taken in every state that is not ended and lead nowhere; 作废 may end a case at any time,
并案 any that is not ended. None of these is drawn. Who may take a step is in `domain/authority.py`.
"""


def drawn() -> str:
    """The whole page."""
    return "\n".join([HEAD, "```mermaid", *_diagram(), "```", "", *_table(), ""])


def _diagram() -> Iterator[str]:
    yield "stateDiagram-v2"
    yield from (f'    state "{state}" as {state.name}' for state in LIFE)
    yield from (f"    [*] --> {state.name}: {Step.REPORT}" for state in BEGINS)
    for state, row in LIFE.items():
        ways: dict[State, list[Step]] = defaultdict(list)
        for step, to in row.leads.items():
            if step not in (*NOTED, Step.VOID, Step.MERGE):
                ways[to].append(step)
        yield from (f"    {state.name} --> {to.name}: {'、'.join(steps)}" for to, steps in ways.items())
    yield from (f"    {state.name} --> [*]" for state, row in LIFE.items() if row.ended)


def _table() -> Iterator[str]:
    yield "| 状态 | 在谁手上 | 请谁做什么 | 按钮 | 计时 |"
    yield "| --- | --- | --- | --- | --- |"
    for state, row in LIFE.items():
        holder = SIDES[row.holder] if row.holder else "（已结束）"
        buttons = "、".join(row.buttons)
        yield f"| {state} | {holder} | {_asks(row)} | {buttons} | {TIMERS[row.timer]} |"


def _asks(row: Stage) -> str:
    return "；".join(f"{SIDES[side]}：{'、'.join(steps)}" for side, steps in row.asks.items())


if __name__ == "__main__":
    PAGE.write_text(drawn(), encoding="utf-8")
