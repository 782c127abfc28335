"""Cards and lines of lists as the web chat's wire has them: JSON that the page lays out and scripts may read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from domain.card import Card
from storage.cards import card_of, rows_of
from texts.cards import captions


def shown(carries: Mapping[str, Any]) -> dict[str, Any]:
    """What a kept message adds to its text. `card` is null where it is none, as with all that is older than cards."""
    card = card_of(carries)
    rows = rows_of(carries, None, "")
    return {
        "card": _card(card, len(carries.get("photos", ()))) if card else None,
        "rows": [
            {"number": row.number, "text": row.text, "until": row.until, "tone": row.tone} for row in rows
        ],
    }


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
