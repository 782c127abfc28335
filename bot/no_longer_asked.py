"""是 and 取消, said to a question that waits no more: nothing is done, and that is said, or it is asked anew."""

from __future__ import annotations

from bot.completing import CARRIED, agrees
from bot.meanwhile import calls_off
from bot.routing import Match, match_command
from bot.shifts_agreed import shifts_agreed
from domain.chat import Incoming
from handlers.kit import Ask, is_plain
from storage.asks import Pending
from storage.books import Books
from texts import orders as wording
from texts import refusals
from understanding.orders.in_answer import answers_yes


def pressed_too_late(message: Incoming, command: Match | None, store: Books) -> Ask | str | None:
    """What is said to a button of such a question; None if it is none, or is an answer to what waits for one."""
    waiting = store.asks.of(message.chat, message.sender, message.at)
    if command is not None:
        return _over_already(message) if _is_taken_along(message, waiting, store) else None
    if not message.then or not _may_answer(message, command):
        return None
    return None if waiting and waiting.then == message.then else _pressed(message, store)


def no_longer_asked(message: Incoming, command: Match | None, store: Books) -> Ask | str | None:
    """What is said to such an answer that is typed; None if it is none, or is an answer to what waits for one."""
    if message.then or not _may_answer(message, command):
        return None
    if store.asks.of(message.chat, message.sender, message.at) or shifts_agreed(message, command, store):
        return None
    return _typed(message, store)


def _may_answer(message: Incoming, command: Match | None) -> bool:
    return command is None and message.quotes is None and is_plain(message)


def _over_already(message: Incoming) -> str:
    return wording.OVER_ALREADY if message.chat.private else refusals.OVER


def _is_taken_along(message: Incoming, waiting: Pending | None, store: Books) -> bool:
    """True for a button that tells a report or a remark itself, of a question that was answered, or was not asked of
    whoever presses it: pressed twice it would be told twice. A question that nobody answered still has its buttons."""
    if not (message.then and message.text.startswith(CARRIED)):
        return False
    expired = store.asks.expired(message.chat, message.sender, message.at)
    return all(one is None or one.then != message.then for one in (waiting, expired))


def _pressed(message: Incoming, store: Books) -> Ask | str:
    """A button of what was asked before something else, or long ago, or of somebody else; what waits by now is no part
    of it."""
    if calls_off(message, Pending(message.then, only_yes=True), store):
        return wording.OVER
    expired = store.asks.expired(message.chat, message.sender, message.at)
    if expired and expired.then == message.then and _may_be_asked_anew(expired, message):
        return _anew(expired)
    return wording.not_done(_as_typed(message.then)) if message.chat.private else refusals.OVER


def _typed(message: Incoming, store: Books) -> Ask | str | None:
    """A mere 好 answers nothing but the last thing that was said here; 是 answers something, said to the bot."""
    expired = store.asks.expired(message.chat, message.sender, message.at)
    surely = answers_yes(message.text)
    if expired and expired.only_yes and (surely or agrees(message, expired)):
        last = store.asked.last_asked(message.chat) == expired.then
        if last or (surely and message.spoken_to):
            again = _may_be_asked_anew(expired, message)
            return _anew(expired) if again else wording.not_done(_as_typed(expired.then))
    return wording.NOTHING_ASKED if surely and message.spoken_to else None


def _may_be_asked_anew(expired: Pending, message: Incoming) -> bool:
    """False on another day: 请假 明天 would mean another one."""
    if not expired.only_yes or expired.since is None:
        return False
    return expired.since.astimezone(message.at.tzinfo).date() == message.at.date()


def _anew(expired: Pending) -> Ask:
    """The question once more, with the photos and the place that were there."""
    return Ask(
        wording.is_still_meant(_as_typed(expired.then)),
        expired.then,
        expired.photos,
        only_yes=True,
        place=expired.place,
        or_photos=expired.only_photos,
    )


def _as_typed(then: str) -> str:
    """What was asked about, as people can send it themselves; '' for what only buttons say."""
    command = match_command(then)
    return then if command and not command.handler.by_button else ""
