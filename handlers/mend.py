"""改类别, 改地点: a wrong category or place is put right at any time."""

from __future__ import annotations

from actions import mending, reports
from actions.findings import category_called
from domain.authority import Action
from domain.life import is_unclear
from handlers.kit import Answer, Ask, Said, button, command
from storage.store import Store


@command("改类别", "category", does=Action.ADD, on_case=True)
def change_category(said: Said, store: Store) -> Answer:
    """改类别 12 类别 — 类别认错了，改一下"""
    number, words = said.case.number, said.words.strip()
    if is_unclear(said.case) and said.case.category is None and words:
        return reports.add(said.case, said.cause, store)
    category = category_called(words, store)
    if category is not None:
        return mending.change_category(said.case, category, said.cause, store)
    reading = store.heard(words or said.case.text, said.case.grid)
    likely = [*(one.category for one in reading.findings if one.category), *reading.nearest]
    names = [store.district.category[one].name for one in dict.fromkeys(likely)]
    return Ask(
        f"#{number} 改成哪个类别？", f"改类别 {number}", choices=tuple(button(name) for name in names[:4])
    )


@command("改地点", "place", does=Action.ADD, on_case=True)
def change_place(said: Said, store: Store) -> Answer:
    """改地点 12 地点 — 地点认错了，改一下"""
    if not said.words:
        return Ask(f"#{said.case.number} 改到哪里？", f"改地点 {said.case.number}")
    if is_unclear(said.case) and said.case.grid is None:
        return reports.add(said.case, said.cause, store)
    return mending.change_place(said.case, said.cause, store)
