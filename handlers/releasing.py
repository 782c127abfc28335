"""红黄榜 对外: a leader lets a published list be printed."""

from __future__ import annotations

from actions import releasing as actions
from domain.actions import Action
from domain.redlist import ListState, ListStep, allowed
from handlers.kit import Answer, Said, command
from handlers.redlist import named
from storage.store import Store
from texts import releasing as wording


@command("红黄榜 对外", "对外发布", "listoutside", does=Action.SIGN_LIST)
def release(said: Said, store: Store) -> Answer:
    """红黄榜 对外 2026-11 — 公布了的榜同意登报、发公众号，要另一位领导"""
    one = named(said, store, (ListState.PUBLISHED,))
    if isinstance(one, str):
        return one
    if not allowed(one.state, ListStep.RELEASE):
        return wording.NOT_PUBLISHED
    return actions.release(one, said.person, said.cause_saying(""), store)
