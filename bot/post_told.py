"""在, 不在, 没看到人: said in private to 查岗, which has just asked whether somebody is at their post."""

from __future__ import annotations

from dataclasses import replace

from bot.routing import Match
from domain.actions import Action
from domain.chat import Incoming
from storage.books import Books
from texts.dutychecks import ABSENT, ALL, PRESENT, RESULT
from understanding.orders.at_the_post import all_present, is_absent, is_present


def of_post(message: Incoming, command: Match | None, store: Books) -> Incoming | None:
    """The message as the button that it means; None if the bot did not ask that last."""
    other = command is not None and command.handler.does is not Action.ANSWER  # 在岗 answers a roll-call, too
    if other or not message.chat.private or message.quotes is not None:
        return None
    text = message.text
    label = ABSENT if is_absent(text) else ALL if all_present(text) else PRESENT if is_present(text) else ""
    if not label:
        return None
    choices = store.asked.last_choices(message.chat, message.at)
    meant = next((one for one in choices if one.label == label and one.says.startswith(RESULT)), None)
    return replace(message, text=meant.says) if meant else None
