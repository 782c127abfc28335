"""What a busy chat is told together: twenty messages a minute is all that a group may get."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, takewhile

from bot.gateways.base import Limits
from domain.card import Tone
from domain.chat import Kind, Manner, Outgoing
from storage.mail import ToSend
from texts import cards


@dataclass(frozen=True, slots=True)
class Together:
    """Rows of the outbox that are said by one message. `is_list`: it is a list of cases, and nobody's card."""

    rows: tuple[ToSend, ...]
    message: Outgoing
    is_list: bool = False

    @property
    def replaces(self) -> bool:
        """True if it may take the place of an earlier card."""
        return not self.is_list and self.rows[0].follows and self.message.card is not None


def by_itself(row: ToSend) -> Together:
    """A row by itself."""
    return Together((row,), row.message)


def together_with_first(rows: Sequence[ToSend], limits: Limits) -> Together:
    """The first row with those right behind it that go into one message, as long as the platform takes it.

    Plain acknowledgements become one text; the first cards of several cases become a list, whose lines can be quoted.
    """
    words = _run(rows, _plain, lambda row: row.message.text, limits)
    if len(words) > 1:
        return Together(words, replace(words[0].message, text="\n".join(row.message.text for row in words)))
    new = _run(_each_once(rows), _new_case, _line, limits, room=limits.units(cards.LIST_OF_NEW) + 8)
    if len(new) > 1:
        return Together(new, _listed(new), is_list=True)
    return by_itself(rows[0])


def _run(
    rows: Sequence[ToSend],
    fits: Callable[[ToSend], bool],
    text: Callable[[ToSend], str],
    limits: Limits,
    room: int = 0,
) -> tuple[ToSend, ...]:
    """The rows at the beginning that fit, as many as there is room for beside what else takes `room`."""
    alike = list(takewhile(fits, rows))
    lengths = accumulate(limits.units(text(row) + "\n") for row in alike)
    most = (limits.together or limits.text) - room
    return tuple(alike[: sum(length <= most for length in lengths)])


def _plain(row: ToSend) -> bool:
    """An acknowledgement of words alone: a card is edited later by its own id, and names ring their own people."""
    message = row.message
    carries = message.photos or message.files or message.choices or message.mentions or message.blocks
    return message.kind is Kind.ACK and message.card is None and not (carries or message.only_for)


def _new_case(row: ToSend) -> bool:
    """The first card of a living case in its chat. One that was asked for (查) stands by itself."""
    card = row.message.card
    first = card is not None and card.place_of is not None and card.tone is not Tone.ENDED and not row.follows
    return first and row.message.manner is Manner.IN_PLACE


def _each_once(rows: Sequence[ToSend]) -> list[ToSend]:
    """The rows up to where a case comes a second time: that is no news any more."""
    numbers = [row.message.card and row.message.card.number for row in rows]
    return [row for place, row in enumerate(rows) if len(set(numbers[: place + 1])) == place + 1]


def _line(row: ToSend) -> str:
    assert row.message.card is not None, "it is the first card of a case"
    return cards.as_row(row.message.card).text


def _listed(rows: Sequence[ToSend]) -> Outgoing:
    shown = [cards.as_row(row.message.card) for row in rows if row.message.card]
    mentions = tuple(dict.fromkeys(who for row in rows for who in row.message.mentions))
    first = rows[0].message
    text = cards.LIST_OF_NEW.format(count=len(shown)) + "".join(f"\n{row.text}" for row in shown)
    return Outgoing(
        first.chat, text, rows=tuple(shown), mentions=mentions, kind=first.kind, asker=first.asker
    )
