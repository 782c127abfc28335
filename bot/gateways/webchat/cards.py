"""Cards, lists, buttons and quotes as the web chat's wire has them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from domain.card import Card
from domain.chat import Chat, Quote
from storage.books import Books
from storage.cards import card_of, cases_of, rows_of
from storage.mail import ToSend
from storage.web import WebMessage
from texts.cards import captions

PRESSED = "press:"  # what the id of a press begins with; the message follows


def shown(carries: Mapping[str, Any]) -> dict[str, Any]:
    """What the wire has of a message beside its text. `card` is null for a message without one."""
    card = card_of(carries)
    rows = rows_of(carries, None, "")
    return {
        "card": _card(card, len(carries.get("photos", ()))) if card else None,
        "rows": [
            {"number": row.number, "text": row.text, "until": row.until, "tone": row.tone} for row in rows
        ],
    }


def buttons(message: WebMessage) -> list[list[str]]:
    """Those that it has and those that it had, each with what it says."""
    return [*message.carries.get("choices", ()), *message.carries.get("used", ())]


def quote(store: Books, chat: Chat, quoted: WebMessage) -> Quote:
    """What the quoted message is about. For messages older than cards, the outbox has the number."""
    cases = cases_of(quoted.carries)
    if cases is None:
        cases = store.post.shown.cases(chat, str(quoted.id))
    return Quote(quoted.text, cases or ())


def _card(card: Card, photos: int) -> dict[str, Any]:
    return {
        "number": card.number,
        "state": card.state,
        "title": card.title,
        "urgent": card.urgent,
        "tone": card.tone,
        "lines": [{"means": line.means, "text": line.text} for line in card.lines],
        "hints": list(card.hints),
        "history": list(card.history),
        "captions": list(captions(card, photos)),
    }


def use_up(row: ToSend, store: Books) -> list[WebMessage]:
    """A card takes the buttons from the earlier ones of its case in its chat, for they are used; and what answers a
    press takes those of the message that was pressed, if that is no card; and so does what says that it is over."""
    card, used = row.message.card, list[WebMessage]()
    if row.message.over:
        used += store.post.web.over(row.message.over)
    if row.message.settles.startswith(PRESSED):
        used += store.post.web.pressed(row.message.chat.id, int(row.message.settles.split(":")[1]))
    if card is None or card.place_of is None or not row.follows:
        return used
    return [*used, *store.post.web.use_up(row.message.chat.id, card.place_of, row.id)]
