"""台账 进度, 台账 取消: a ledger that is being made is told of, and stopped; nobody has to wait for it."""

from __future__ import annotations

from domain.actions import Action
from domain.chat import Chat, Choice, Outgoing
from domain.order import Order
from handlers.kit import Answer, Said, command
from storage.making import UnderWay
from storage.store import Store
from texts import ledgers as wording

LEDGERS = ("台账", "台账CSV")


@command("台账 进度", "ledgerprogress", does=Action.ASK)
def progress(said: Said, store: Store) -> Answer:
    """台账 进度 — 要的台账做到哪了"""
    return being_made(said, store) or Outgoing(said.chat, wording.NONE, choices=(_ANOTHER,))


@command("台账 取消", "ledgerstop", does=Action.ASK)
def stop(said: Said, store: Store) -> Answer:
    """台账 取消 — 在做的台账不做了"""
    found = _waited_for(said.chat, store)
    store.making.stop([one.id for one in found])
    return wording.stopped([one.text for one in found]) if found else wording.NONE


def being_made(said: Said, store: Store) -> Outgoing | None:
    """The ledgers that are being made for this chat; None if none is."""
    return _told(_waited_for(said.chat, store), said)


def same(order: Order, said: Said, store: Store) -> Outgoing | None:
    """That just this ledger is being made already; None if it is not."""
    return _told([one for one in _waited_for(said.chat, store) if _what(one.order) == _what(order)], said)


def _told(found: list[UnderWay], said: Said) -> Outgoing | None:
    if not found:
        return None
    lines = [wording.under_way(one.text, one.order.at, one.ahead, said.at) for one in found]
    return Outgoing(said.chat, "\n".join([*lines, wording.WAIT]), choices=(_STOP,))


def _waited_for(chat: Chat, store: Store) -> list[UnderWay]:
    return [one for one in store.making.under_way(chat) if one.order.name in LEDGERS]


def _what(order: Order) -> tuple[object, ...]:
    return order.name, order.scope, order.period, order.categories, order.sort


_STOP = Choice("不做了", "台账 取消")
_ANOTHER = Choice("台账 本月", "台账 本月")
