"""口径: how a published figure is worked out, from the definition by which it is counted."""

from __future__ import annotations

from domain.actions import Action
from domain.spelling import narrowed
from handlers.kit import Answer, Said, command
from storage.store import Store
from texts import measures as wording
from texts.typed import one_line

_CALLED = {
    "排名": "名次",
    "排行": "名次",
    "已销号": "销号",
    "到时限": "到期",
    "逾期": "超期",
    "比率": "按期率",
    "抽查不合格": "抽查不合格率",
    "自查率": "自查占比",
    "自报率": "自查占比",
}


@command("口径", "formula", does=Action.ASK)
def explain(said: Said, _store: Store) -> Answer:
    """口径 [指标] — 每个数怎么算的，如：口径 按期率"""
    name = narrowed(said.words).strip(" 。？?的是")
    if not name:
        return wording.overview()
    name = _CALLED.get(name, name)
    if name not in wording.names():
        return wording.unknown(one_line(said.words))
    return wording.explained(name)
