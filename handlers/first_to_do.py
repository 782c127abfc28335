"""先办哪件: the one case that is most urgent of those that wait for somebody."""

from __future__ import annotations

from actions import verification
from domain.actions import Action
from domain.cases import Case, State
from domain.chat import Outgoing
from handlers.kit import Answer, Said, button, command
from handlers.shown import live_ones, waiting_among
from storage.store import Store
from texts.cases import row

WORD = "先办哪件"


@command(WORD, does=Action.MINE, by_button=True)
def first(said: Said, store: Store) -> Answer:
    """先办哪件 — 手上最急的一件；督查员是等得最久的一件"""
    waiting = _waiting(said, store)
    if not waiting:
        return "没有等您办的事。"
    shown = row(waiting[0], store.district, said.at)
    rest = f"（手上共 {len(waiting)} 件）" if len(waiting) > 1 else "（手上就这一件）"
    return Outgoing(
        said.chat, f"先办这件{rest}：\n{shown.text}", rows=(shown,), choices=(button("我的任务"),)
    )


def _waiting(said: Said, store: Store) -> list[Case]:
    """What waits for whoever asks, the most urgent first; what is to be verified, by how long it waits."""
    held = [one for one in live_ones(said, store) if one.state is not State.CHECKING]
    return waiting_among(held, said, store) or verification.queue(said.person, said.group, store)
