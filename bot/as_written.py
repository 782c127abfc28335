"""A line of 帮助 typed as it is written there: what only stands for something is asked for, as if nothing was typed."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from bot.routing import match_command
from domain.chat import Incoming
from handlers.kit import find_handlers
from understanding.orders.placeholders import optional_in, without_optional, without_placeholders


def as_written(message: Incoming) -> Incoming:
    """The message without placeholders of help lines; unchanged if it begins with no command."""
    text = without_optional(message.text, _optional()) if "[" in message.text else message.text
    command = match_command(text)
    if command is None or command.handler.as_typed:
        return message
    words = without_placeholders(command.words, command.handler.help)
    if words == command.words:
        return message if text == message.text else replace(message, text=text)
    begun = text[: text.rindex(command.words)] if command.words else text
    return replace(message, text=f"{begun}{words}".strip())


@cache
def _optional() -> frozenset[str]:
    return frozenset().union(*(optional_in(one.help) for one in find_handlers() if one.words))
