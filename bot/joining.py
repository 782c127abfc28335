"""What a busy chat is told together: twenty messages a minute is all that a group may get."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, takewhile

from bot.gateways.base import Limits
from domain.chat import Kind
from storage.mail import ToSend


def together_with_first(rows: Sequence[ToSend], limits: Limits) -> list[ToSend]:
    """The first row, and the plain acknowledgements right behind it if it is one: they become one message, as
    long as the platform takes it."""
    alike = list(takewhile(_plain, rows)) or list(rows[:1])
    lengths = accumulate(limits.units(row.message.text + "\n") for row in alike)
    return alike[: max(1, sum(length <= (limits.together or limits.text) for length in lengths))]


def _plain(row: ToSend) -> bool:
    """An acknowledgement of words alone: a card is edited later by its own id, and names ring their own people."""
    message = row.message
    carries = message.photos or message.files or message.choices or message.mentions
    return message.kind is Kind.ACK and message.card is None and not carries
