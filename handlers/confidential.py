"""保密, 公开, 保密件: what is told in confidence stays with the office and whoever it gives the case to."""

from __future__ import annotations

from dataclasses import replace

from actions import confiding
from domain.actions import Action
from domain.authority import may_know
from domain.cases import Case
from domain.chat import Incoming, Outgoing
from domain.life import ENDED
from handlers.ahead import just_reported
from handlers.hearing import WORD
from handlers.kit import Answer, Said, button, command, listener
from storage.asks import PATIENCE, Pending
from storage.store import Store
from texts import cases as wording
from understanding.reports.discretion import parted

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


def _only_wishes(message: Incoming, store: Store) -> bool:
    """True for 不要发群里 and no more, told to the bot alone or in a group right after a report."""
    if not is_a_wish(message):
        return False
    return message.chat.private or bool(_asked(message, store) or _reported(message, store))


def is_a_wish(message: Incoming) -> bool:
    """不要发群里, and no problem beside it."""
    found = parted(message.text)
    return found.discreet and not (found.words or message.photos or message.place)


def _asked(message: Incoming, store: Store) -> Pending | None:
    """What the bot asks about a report of whoever wishes it, if it does."""
    waits = store.asks.of(message.chat, message.sender, message.at)
    return waits if waits is not None and waits.then.startswith(WORD) else None


def _reported(message: Incoming, store: Store) -> Case | None:
    person = store.people.sender(message)
    return just_reported(person, message, store) if person else None


@listener(does=Action.REPORT, wants=_only_wishes)
def wished(said: Said, store: Store) -> Answer:
    """A wish said after the report: of the one just made it is fulfilled, of others it is asked which is meant."""
    if waits := _asked(said.message, store):
        kept = replace(waits, then=f"{waits.then} 保密")
        store.asks.put(said.chat, said.message.sender, kept, said.at + PATIENCE)
        return "好，这件会保密。" if waits.silent else "好，这件会保密。请接着回答上面的问题。"
    if case := _reported(said.message, store):
        return confiding.conceal(case, said.cause, store)
    live = store.cases.open_to_all(said.person.id)
    if not live:
        return "好的。上报时写明“保密”，就不发到群里：上报 地点 问题 保密"
    choices = tuple(button(f"保密 #{one.number}", f"保密 {one.number}") for one in live[:MOST_OFFERED])
    return Outgoing(said.chat, "哪一件要保密？请点一下。", choices=choices)
