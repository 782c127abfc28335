"""保密, 公开, 保密件: what is told in confidence stays with the office and whoever it gives the case to."""

from __future__ import annotations

from actions import confiding
from domain.actions import Action
from domain.authority import may_know
from domain.chat import Incoming, Outgoing
from domain.life import ENDED
from handlers.kit import Answer, Said, button, command, listener
from storage.store import Store
from texts import cases as wording
from understanding.discretion import parted

MOST_OFFERED = 4


@command("保密", "confidential", does=Action.CONCEAL, on_case=True)
def conceal(said: Said, store: Store) -> Answer:
    """保密 12 — 自己报的一件改为保密（上报时写“不要发群里”也行）"""
    return confiding.conceal(said.case, said.cause, store)


@command("公开", "disclose", does=Action.DISCLOSE, on_case=True)
def disclose(said: Said, store: Store) -> Answer:
    """公开 12 — 自己上报的保密件改为一般问题（私聊里发）"""
    return confiding.disclose(said.case, said.cause, store)


@command("保密件", "secrets", does=Action.MINE)
def known(said: Said, store: Store) -> Answer:
    """保密件 — 我能看的保密问题（私聊里发）"""
    if said.group is not None:
        return "保密件只在私聊里看，请和我私聊。"
    cases = [
        one for one in store.cases.confidential() if may_know(said.person, one) and one.state not in ENDED
    ]
    if not cases:
        return "没有在办的保密件。"
    listed = wording.listing("保密件", cases, store.district, said.at)
    return Outgoing(said.chat, listed.text, rows=listed.rows)


def _only_wishes(message: Incoming, _store: Store) -> bool:
    """True for 不要发群里 and no more, told to the bot alone."""
    found = parted(message.text)
    return (
        message.chat.private and found.discreet and not found.words and not (message.photos or message.place)
    )


@listener(does=Action.REPORT, wants=_only_wishes)
def wished(said: Said, store: Store) -> Answer:
    """A wish said after the report: which of their own cases is meant is asked with buttons."""
    live = store.cases.open_to_all(said.person.id)
    if not live:
        return "好的。上报时写明“保密”，就不发到群里：上报 地点 问题 保密"
    choices = tuple(button(f"保密 #{one.number}", f"保密 {one.number}") for one in live[:MOST_OFFERED])
    return Outgoing(said.chat, "哪一件要保密？请点一下。", choices=choices)
