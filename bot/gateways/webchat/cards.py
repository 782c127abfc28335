"""Cards, lists, buttons and quotes as the web chat's wire has them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from domain.card import Card
from domain.chat import Chat, Quote
from storage.books import Books
from storage.cards import card_of, cases_of, rows_of
from storage.web import WebMessage
from texts.cards import captions


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
