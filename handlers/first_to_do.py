"""先办哪件: the one case that is most urgent of those that wait for somebody."""

from __future__ import annotations

from actions import verification
from actions.audience import waits_for
from domain.actions import Action
from domain.cases import Case, State
from domain.chat import Outgoing
from domain.tally import DISTRICT, Scope
from handlers.kit import Answer, Said, button, command
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
    live = store.cases.live(Scope(DISTRICT), confidential=said.group is None)
    held = [one for one in live if one.state is not State.CHECKING]
    held = [one for one in held if waits_for(said.person, one, store.district)]
    return held or verification.queue(said.person, said.group, store)
