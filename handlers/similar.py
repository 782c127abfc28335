"""触类旁通: points of the same kind are looked at, answered as in a dragnet (好, 有问题, 去不了)."""

from __future__ import annotations

from actions import similar
from domain.actions import Action
from handlers.kit import Answer, Said, command
from storage.store import Store


@command("触类旁通", "similar", does=Action.LOOK_ELSEWHERE, on_case=True)
def look(said: Said, store: Store) -> Answer:
    """触类旁通 12 — 列出本单位的同类点位，逐个看：好 点位、有问题 点位"""
    return similar.look(said.case, said.person, said.cause, store)
