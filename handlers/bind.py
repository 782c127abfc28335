"""绑定: a chat becomes one of the groups of the register, said in that chat by the office."""

from __future__ import annotations

from actions.audience import chat_of
from domain.actions import Action
from domain.district import District, Group, Purpose
from handlers.kit import Answer, Said, command
from storage.store import Store

_HOW = "请发：绑定 用途，如 绑定 全区、绑定 核心、绑定 联络、绑定 单位 金山社区、绑定 网格 03"
_SHOWN = 8  # names that are enough to choose from


@command("绑定", "bind", does=Action.BIND, anywhere=True)
def bind(said: Said, store: Store) -> Answer:
    """绑定 用途 — 在新群里发，把它定为底册里的群（如 绑定 网格 03）"""
    if said.chat.private:
        return "请把我拉进要绑定的群，在群里发：绑定 用途"
    here = "本话题" if said.chat.topic else "本群"
    if said.group is not None and chat_of(said.group) == said.chat:
        return f"{here}已经是“{said.group.name}”（{said.group.purpose}），不用再绑定。"
    if not said.words and said.group is None:
        return _HOW
    found = _meant(said.words, store.district) if said.words or said.group is None else (said.group,)
    if len(found) != 1:
        names = "、".join(one.name for one in (found or store.district.groups)[:_SHOWN])
        return f"不清楚是底册里的哪个群。{_HOW}；或写群名：{names}"
    store.groups.tie(found[0], said.chat)
    where = "，点名、晒比拼和问题卡都发在这里" if said.chat.topic else ""
    return f"绑定好了：{here}是“{found[0].name}”（{found[0].purpose}）{where}。底册已改，下次导入前请先导出。"


def _meant(words: str, district: District) -> tuple[Group, ...]:
    """The groups that fit: by name, else by purpose and whose they are."""
    if named := tuple(group for group in district.groups if group.name == words):
        return named
    purpose, _, whose = words.partition(" ")
    fitting = [group for group in district.groups if group.purpose.value == purpose]
    return tuple(group for group in fitting if not whose.strip() or _is_of(group, whose.strip(), district))


def _is_of(group: Group, whose: str, district: District) -> bool:
    unit, grid = district.unit.get(group.unit or 0), district.grid.get(group.grid or 0)
    if group.purpose is Purpose.UNIT and unit:
        return whose in unit.names
    if group.purpose is Purpose.GRID and grid:
        return whose == grid.name or whose.lstrip("0") == grid.code.lstrip("0")
    return False
