"""改类别, 改地点, 来源: what was taken for something else is put right at any time."""

from __future__ import annotations

import re

from actions import mending, reports
from actions.findings import category_called
from domain.actions import Action
from domain.cases import Source, Step
from domain.life import is_unclear, must_allow
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


@command("来源", "source", does=Action.SOURCE, on_case=True)
def change_source(said: Said, store: Store) -> Answer:
    """来源 12 领导交办 批示：内容 — 定这件是从哪里来的"""
    must_allow(said.case, Step.SOURCE)
    number, (source, ordered) = said.case.number, _source(said.words.strip())
    if source is None:
        choices = tuple(button(str(one)) for one in Source if one is not said.case.source)
        return Ask(f"#{number} 现在的来源是{said.case.source}，改成哪个？", f"来源 {number}", choices=choices)
    if source is said.case.source and ordered in ("", said.case.instruction):
        return f"#{number} 的来源已经是{source}，不用改。"
    return mending.change_source(said.case, source, said.cause, store, ordered)


_CALLED = {
    "媒体": Source.MEDIA,
    "曝光": Source.MEDIA,
    "领导": Source.LEADER,
    "交办": Source.LEADER,
    "巡查": Source.PATROL,
    **{str(one): one for one in Source},
}
_NAMED = re.compile(
    rf"(?P<source>{'|'.join(sorted(_CALLED, key=len, reverse=True))})"
    r"(?:(?:[\s,，:：;；。]+|(?=批示))(?:批示)?[\s,，:：]*(?P<ordered>.*))?",
    re.DOTALL,
)


def _source(words: str) -> tuple[Source | None, str]:
    """The source that people call so, and what was ordered or said there (批示)."""
    found = _NAMED.fullmatch(words)
    return (_CALLED[found["source"]], (found["ordered"] or "").strip()) if found else (None, "")
