"""Which fields an answer of the Bot API has, and of which types, as python-telegram-bot reads it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from telegram import TelegramObject


@dataclass(frozen=True, slots=True)
class Gap:
    """Where the emulator is known to differ: fields, with all that is in them."""

    lacks: frozenset[str] = frozenset()
    adds: frozenset[str] = frozenset()

    def differences(self, ours: TelegramObject, theirs: TelegramObject) -> set[str]:
        """Fields that only one of the two has, or has with another type, and that are not in the gap."""
        here, there = shape(ours), shape(theirs)
        return {one for one in here - there if not _within(one, self.lacks)} | {
            one for one in there - here if not _within(one, self.adds)
        }

    def healed(self, ours: TelegramObject, theirs: TelegramObject) -> set[str]:
        """What the gap names and is none any more."""
        here, there = shape(ours), shape(theirs)
        lacking = {one for one in self.lacks if not any(_within(field, {one}) for field in here - there)}
        added = {one for one in self.adds if not any(_within(field, {one}) for field in there - here)}
        return lacking | added


def shape(answer: TelegramObject) -> set[str]:
    """Like `chat.id: int`; what the library knows no field for is there too."""
    return set(_fields("", answer.to_dict()))


def unknown(answer: object) -> list[str]:
    """Fields that the library has no name for, wherever they are."""
    match answer:
        case TelegramObject():
            inside = answer.to_dict(recursive=False).values()
            return [*answer.api_kwargs, *unknown(tuple(inside))]
        case list() | tuple():
            return [name for one in answer for name in unknown(one)]
    return []


def _fields(name: str, value: object) -> Iterator[str]:
    match value:
        case dict():
            for key, one in value.items():
                yield from _fields(f"{name}.{key}" if name else key, one)
        case list() | tuple():
            for one in value:
                yield from _fields(f"{name}[]", one)
        case str():  # also the library's names for what a string may be
            yield f"{name}: str"
        case _:
            yield f"{name}: {type(value).__name__}"


def _within(field: str, names: frozenset[str] | set[str]) -> bool:
    return any(field.startswith((f"{one}:", f"{one}.", f"{one}[")) for one in names)


# The fields of a chat are alike for every kind at the emulator, and it hands the bot's own token around.
_HEARD_IN_GROUP = frozenset({"message.botToken", "message.chat.first_name", "message.chat.username"})
_HEARD_ALONE = frozenset({"message.botToken", "message.chat.title"})
_PRESSED = frozenset({"callback_query.message.chat.first_name", "callback_query.message.chat.username"})
_OF_THE_CARD = frozenset({"callback_query.message.entities", "callback_query.message.link_preview_options"})
_OF_A_BOT = (
    "can_connect_to_business",
    "can_join_groups",
    "can_read_all_group_messages",
    "has_main_web_app",
    "supports_inline_queries",
)
GAPS = {
    "getMe": Gap(lacks=frozenset(_OF_A_BOT)),
    # It repeats what was asked.
    "sendMessage": Gap(
        lacks=frozenset({"from", "entities", "chat.title"}),
        adds=frozenset({"chat.first_name", "chat_id", "parse_mode"}),
    ),
    "a text in a group": Gap(adds=_HEARD_IN_GROUP),
    "a command in private": Gap(adds=_HEARD_ALONE),
    "a press": Gap(lacks=_OF_THE_CARD, adds=_PRESSED),
}
