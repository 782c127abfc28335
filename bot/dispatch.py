"""The dispatcher: one inbox row at a time, oldest first per chat, each in one transaction with its effect."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.routing import (
    CALL_OFF,
    STRANGER,
    Match,
    addressed,
    answering,
    expects_answer,
    match_command,
    overheard,
    understand,
)
from bot.transactions import Transactions
from domain.card import Row
from domain.cases import Case
from domain.chat import Incoming, Outgoing
from domain.refused import Refused
from handlers.kit import Answer, Ask, button
from storage.asks import PATIENCE, Pending
from storage.failpoints import reached
from storage.mail import Received
from storage.store import Books
from texts import refusals

log = logging.getLogger("zoujie.dispatch")

TRIES = 5
PAUSE = timedelta(seconds=2)  # before the first retry; doubled each time
SORRY = "抱歉，这条没办成，已转给管理员处理，您不用重发。"


async def wait(event: asyncio.Event, stop: asyncio.Event, longest: float = 1.0) -> None:
    """Until the event, at most so many seconds; not at all once `stop` is set."""
    if not stop.is_set():
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(event.wait(), longest)


class Dispatcher:
    """Turns inbox rows into effects and outbox rows."""

    def __init__(self, transactions: Transactions, clock: Clock) -> None:
        self._transactions = transactions
        self._clock = clock
        self._one_at_a_time = asyncio.Lock()
        self.arrived = asyncio.Event()
        self.answered = asyncio.Event()

    async def run(self, stop: asyncio.Event) -> None:
        """Work until told to stop, finishing what is in hand. Looks again each second by itself, for other
        processes fill the inbox too."""
        while not stop.is_set():
            self.arrived.clear()
            try:
                while not stop.is_set() and await self.answer_next():
                    pass
            except Exception:
                log.exception("the database did not answer; trying again")
            await wait(self.arrived, stop)

    async def answer_next(self) -> bool:
        """Answer the oldest message that waits. False if none does."""
        async with self._one_at_a_time:
            answered = await self._transactions.write(self._next)
        if answered:
            reached("effect-committed")
            self.answered.set()
        return answered

    def _next(self, store: Books) -> bool:
        now = self._clock.now()
        received = store.post.inbox.next(now)
        if received is None:
            return False
        self._take(received, store, now)
        reached("effect-before-commit")
        return True

    def _take(self, received: Received, store: Books, now: datetime) -> None:
        """Whatever the handler does happens whole or not at all; the row is settled either way."""
        message = replace(received.message, at=received.message.at.astimezone(store.zone))
        try:
            with store.savepoint():
                said = _answer(message, store)
            (store.post.inbox.forget(received.id) if said is None else store.post.inbox.done(received.id))
        except Refused as refused:
            said = [_about(refused.facts.get("case"), Outgoing(message.chat, refusals.wording(refused)))]
            store.post.inbox.done(received.id)
        except Exception as error:
            said = _stumble(received, message, store, now, error)
        for one in said or ():
            store.post.outbox.put(one, now)
            reached("answer-half-written")


def _stumble(
    received: Received, message: Incoming, store: Books, now: datetime, error: Exception
) -> list[Outgoing]:
    """A fault of ours: try again later; after five tries set the row aside and say sorry once."""
    log.error("inbox row %s failed, try %s", received.id, received.tries + 1, exc_info=error)
    if received.tries + 1 < TRIES:
        store.post.inbox.later(received.id, now + PAUSE * 2**received.tries)
        return []
    log.critical("inbox row %s set aside after %s tries", received.id, TRIES)
    store.post.inbox.bury(received.id)
    return [Outgoing(message.chat, SORRY)]


def _answer(message: Incoming, store: Books) -> list[Outgoing] | None:
    """What to say to a message; None if it is not meant for the bot."""
    message = addressed(message)
    # New wordings and other people's words order nothing and answer nothing: handlers listen to them.
    direct = message.edits is None and not message.forwarded
    command = match_command(message.text) if direct else None
    known = message.chat.private or store.group_of(message.chat) is not None
    if not known and not (command and command.handler.anywhere):
        return None
    pending = store.asks.of(message.chat, message.sender, message.at)
    if pending and (direct or _adds_words(message, pending, store)):
        if message.text.strip() in CALL_OFF:
            store.asks.drop(message.chat, message.sender)
            return [Outgoing(message.chat, "好，不办了。")]
        if completed := answering(pending, message):
            store.asks.drop(message.chat, message.sender)
            message, command = completed, match_command(completed.text)
    return _obey(message, command, store)


def _adds_words(message: Incoming, pending: Pending, store: Books) -> bool:
    """True for words given afterwards to the very photo that the bot asks about."""
    if message.edits is None:
        return False
    kept = store.post.inbox.photos(message.chat, message.edits)
    return any(photo in pending.photos for photo in kept)


def _obey(message: Incoming, command: Match | None, store: Books) -> list[Outgoing] | None:
    """What the command says, or whoever listens to such words; None if nobody does."""
    person = store.people.by_account(message.chat.platform, message.sender) or STRANGER
    match = command or overheard(message, store)
    meant = command is not None or expects_answer(message)
    if person is STRANGER and not (match and match.handler.for_strangers):
        return [Outgoing(message.chat, refusals.STRANGER)] if meant or (match and message.photos) else None
    if match is None:
        lost = refusals.LOST if message.text.strip() else refusals.HERE
        return [Outgoing(message.chat, lost)] if meant else None
    try:
        said = understand(match, message, person, store)
    except Refused:
        if meant or match.handler.on_case:
            raise
        return None  # nobody spoke to the bot: who may not do this is left alone
    answer = match.handler.answer(said, store)
    if answer is None and command is None:
        return None
    return [_about(said.about, _spoken(one, message, store)) for one in _each(answer)]


def _about(case: Case | None, answer: Outgoing) -> Outgoing:
    """The answer with the case that it is about, so that whoever quotes it need not name the case."""
    if case is None or answer.cases:
        return answer
    return replace(answer, rows=(Row(case.number, answer.text),))


def _each(answer: Answer) -> Iterable[str | Outgoing | Ask]:
    many = [answer] if answer is None or isinstance(answer, (str, Outgoing, Ask)) else answer
    return (one for one in many if one is not None)


def _spoken(one: str | Outgoing | Ask, message: Incoming, store: Books) -> Outgoing:
    if isinstance(one, str):
        return Outgoing(message.chat, one)
    if isinstance(one, Outgoing):
        return one
    pending = Pending(one.then, one.photos, one.only_yes, one.place)
    store.asks.put(message.chat, message.sender, pending, message.at + PATIENCE)
    choices = (button("是"), button("取消")) if one.only_yes else (button("取消"),)
    return Outgoing(message.chat, one.text, choices=choices)
