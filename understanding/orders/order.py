"""An order about cases as it was read, and the command that it stands for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Order:
    """A step, in the chat's command word, on these cases; none if it was not said which.

    `words` are the rest: reason, explanation, unit, category or place. `sure` is False where the bot should ask.
    """

    step: str
    numbers: tuple[int, ...]
    words: str
    sure: bool


def as_command(order: Order, *, marked: bool = False) -> str:
    """The order as a command of the chat: 整改 4 6 都好了; `marked` where words could make a number count: #6 桶."""
    numbers = (f"#{one}" if marked else str(one) for one in order.numbers)
    return " ".join([order.step, *numbers, *([order.words] if order.words else [])])
