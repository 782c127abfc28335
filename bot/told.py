"""What became of an order about several cases, told in one message."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from actions.cards import without_buttons
from domain.card import Row
from domain.chat import Incoming, Manner, Outgoing
from handlers.kit import Ask, Saying
from storage.books import Books
from texts import orders as wording
from texts.cases import row
from understanding.orders.order import Order, as_command

Parts = Sequence[str | Outgoing | Ask]


@dataclass
class OrderTold:
    """What became of each case of an order."""

    done: dict[str, list[int]] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)
    asked: dict[str, tuple[Ask, Order, list[int]]] = field(default_factory=dict)
    elsewhere: list[Outgoing] = field(default_factory=list)
    said: dict[int, str] = field(default_factory=dict)  # of what is told in words of its own
    besides: list[str] = field(default_factory=list)  # what holds for all of them

    def take(self, order: Order, number: int, answers: Sequence[Saying]) -> None:
        """What one case's command answered: here it becomes a line, elsewhere the card stays a card."""
        if ask := next((one for one in answers if isinstance(one, Ask)), None):
            first, so_far, numbers = self.asked.get(order.step, (ask, order, []))
            told = dict.fromkeys(one for one in (so_far.words, order.words) if one)
            self.asked[order.step] = first, replace(so_far, words="，".join(told)), [*numbers, number]
            return
        self.done.setdefault(order.step, []).append(_shown(number, answers))
        if order.step in wording.IN_OWN_WORDS:
            self.said[number] = next((one.text for one in answers if isinstance(one, Outgoing)), "")
        self.elsewhere += [one for one in answers if isinstance(one, Outgoing)]

    def answer(self, message: Incoming, store: Books) -> Parts:
        """One message here: a line for each case, why the others were refused, and what is still asked for."""
        rows = [(step, self._rows(numbers, message, store)) for step, numbers in self.done.items()]
        lines = [line for step, some in rows for line in wording.done(step, some)]
        lines += self.besides if self.done else []
        lines += dict.fromkeys(self.refused)
        asks = [_ask_for_all(*one, message) for one in self.asked.values()]
        others = [one for one in self.elsewhere if one.chat != message.chat]
        others += [without_buttons(one) for one in self.elsewhere if one.chat == message.chat and one.card]
        if asks:
            return [replace(asks[0], text="\n".join([*lines, asks[0].text])), *asks[1:], *others]
        told = Outgoing(message.chat, "\n".join(lines), rows=tuple(one for _, some in rows for one in some))
        return [told, *others]

    def _rows(self, numbers: Sequence[int], message: Incoming, store: Books) -> list[Row]:
        cases = (store.cases.get(number) for number in numbers)
        rows = [row(case, store.district, message.at) for case in cases if case]
        return [replace(one, text=self.said.get(one.number) or one.text) for one in rows]


def _shown(number: int, answers: Sequence[Saying]) -> int:
    """The case that the answer is about: of a 反弹 the new one."""
    cards = (one.card for one in answers if isinstance(one, Outgoing) and one.manner is not Manner.QUIETLY)
    return next((card.number for card in cards if card), number)


def _ask_for_all(ask: Ask, order: Order, numbers: Sequence[int], message: Incoming) -> Ask:
    """The question that the command asks of one case, asked once of all of them."""
    text = ask.text.replace(f"#{numbers[0]}", wording.numbers(numbers))
    then = as_command(replace(order, numbers=tuple(numbers)))
    return replace(
        ask, text=text, then=then, photos=message.photos, shows=ask.shows if len(numbers) == 1 else ()
    )
