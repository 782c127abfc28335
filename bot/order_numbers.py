"""1号督办单回复了没有: an order (督办单) has a number of its own; the case that it is about is put in its place."""

from __future__ import annotations

from dataclasses import replace

from bot.routing import Match
from domain.chat import Incoming
from domain.matters import MatterKind
from storage.books import Books
from texts.supervision import PAPER, label
from understanding.orders.which_of_several import order_named, wants_the_order


def of_an_order(message: Incoming, command: Match | None, store: Books) -> Incoming | None:
    """The message with the case's number for the order's (签收 1号督办单); None if it names none that was issued.

    67号督办单 is that of case 67, if that one is under 督办 itself.
    """
    found = order_named(message.text) if command is None or command.handler.on_case else None
    if found is None:
        return _again(message, store) if command is None else None
    if command is not None and found.start == 0:
        return None
    if found.year is None and (own := store.cases.get(found.number)) and own.supervised:
        return None
    issued = label(found.year or message.at.year, found.number)
    orders = store.matters.all(MatterKind.SUPERVISION)
    case = next((one.case for one in orders if one.label == issued), None)
    if case is None:
        return None
    if command is not None:  # what stands behind its number are words of its own: 回复 1号督办单 已清理
        return replace(message, text=f"{message.text[: found.start]}#{case}{message.text[found.end :]}")
    return replace(message, text=found.instead(message.text, case))


def _again(message: Incoming, store: Books) -> Incoming | None:
    """昨天那张督办再发一下: the newest order to its sender's unit; None if none is wanted, or there is none."""
    if not message.chat.private or message.photos or not wants_the_order(message.text):
        return None
    person = store.people.sender(message)
    if person is None:
        return None
    for one in reversed(store.matters.all(MatterKind.SUPERVISION)):
        case = store.cases.get(one.case)
        if case is not None and case.unit == person.unit:
            return replace(message, text=f"{PAPER} {case.number}")
    return None
