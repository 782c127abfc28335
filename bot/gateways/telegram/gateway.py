"""The gateway to Telegram. It shows what the bot says, and reports whether it was shown."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from telegram.error import BadRequest, ChatMigrated, NetworkError, RetryAfter, TelegramError

from bot.clock import Clock
from bot.gateways.base import Limits, TryLater
from bot.gateways.telegram.abilities import Abilities
from bot.gateways.telegram.calls import Caller, is_nothing_new, meaning, pause_of
from bot.gateways.telegram.convert import Migrated
from bot.gateways.telegram.keeping import open_page
from bot.gateways.telegram.layout import (
    LARGEST_FILE,
    LONGEST_CAPTION,
    LONGEST_TEXT,
    MOST_IN_ALBUM,
    Keyboard,
    Part,
    Text,
    main_keyboard,
    main_part,
    parts,
    used_keyboard,
)
from bot.gateways.telegram.markup import Mentioned
from bot.gateways.telegram.sending import CAPTION, Sender
from bot.gateways.telegram.sending_rich import RichSender
from bot.gateways.telegram.units import units
from bot.gateways.telegram.uploaded import Uploaded
from bot.gateways.telegram.where import Alone, alone_of
from bot.transactions import Transactions
from domain.chat import Chat, Manner, Outgoing
from domain.platform import Platform
from storage.books import Books

AGAIN = 0.1  # seconds until a message goes to a group's new number
MANY = 3  # chats that are to wait at the same time
UNSURE_EDIT = 5.0  # seconds until an edit without an answer is made again: twice is the same as once


class Telegram:
    """The gateway. An outbox row notes which of its messages are sent, so none is sent twice after a pause."""

    platform = Platform.TELEGRAM
    # Telegram takes 20 a minute in a group and about 30 a second in all (FAQ); a little less is always taken.
    limits = Limits(
        LONGEST_TEXT,
        MOST_IN_ALBUM,
        choices=100,
        per_minute=19,
        per_second=29,
        at_once=4,
        caption=LONGEST_CAPTION,
        units=units,
        file=LARGEST_FILE,
    )

    def __init__(
        self, bot: Caller, transactions: Transactions, clock: Clock, abilities: Abilities | None = None
    ) -> None:
        abilities = abilities or Abilities()
        files, uploaded = transactions.database.files, Uploaded()
        self._sender = Sender(bot, files, abilities, uploaded)
        self._rich = RichSender(bot, files, abilities, uploaded)
        self._transactions = transactions
        self._clock = clock
        self._slowed: dict[str, datetime] = {}  # chats that Telegram wants left in peace, and until when

    async def send(self, row: int, message: Outgoing, replaces: str | None) -> str:
        """Show a message, or change the card that it replaces. Out: the id of the message that has the buttons.

        Raises TryLater, WillNotWork. Any other exception: nobody knows whether it was sent.
        """
        try:
            return await self._show(row, message, replaces)
        except ChatMigrated as migrated:
            await self._move(message.chat.room.id, str(migrated.new_chat_id))
            raise TryLater(AGAIN) from None
        except RetryAfter as slower:
            raise self._slow_down(message.chat.room.id, pause_of(slower)) from None
        except TelegramError as error:
            raise meaning(error) from None

    def _slow_down(self, chat: str, seconds: float) -> TryLater:
        """Whether a chat or the whole bot is too fast is not told; so many chats at once mean the bot."""
        now = self._clock.now()
        self._slowed = {one: until for one, until in self._slowed.items() if until > now}
        self._slowed[chat] = now + timedelta(seconds=seconds)
        return TryLater(seconds, everywhere=len(self._slowed) >= MANY)

    async def _show(self, row: int, message: Outgoing, replaces: str | None) -> str:
        people = await self._people(message.mentions) if message.mentions else ()
        plan, alone = parts(row, message, people), alone_of(message, self._clock.now())
        if len(plan) == 1 and replaces is None and not message.blocks:
            return await self._sender.send(message.chat, plan[0], alone)
        said, shown, choices = await self._transactions.read(
            lambda store: (
                store.post.shown.parts(row),
                store.post.shown.photos(message.chat, replaces) if replaces else (),
                store.post.shown.choices(message.chat, replaces) if replaces else (),
            )
        )
        if not (said or people or replaces or alone) and (
            id_ := await self._rich.send(message.chat, message.blocks, main_keyboard(plan))
        ):
            return id_
        used = used_keyboard(choices)
        if replaces and message.manner is Manner.QUIETLY:
            return await self._quietly(row, message, replaces, used)
        # A change alerts nobody: whoever is mentioned, or waits for it, must get a new message.
        in_place = message.manner is Manner.IN_PLACE and not people
        if replaces and in_place and not said and {*message.photos} <= {*shown}:
            words = parts(row, replace(message, photos=()), ())
            if await self._change(message.chat, replaces, words, used):
                return replaces
        ids = await self._say(row, message.chat, plan, said, alone)
        if replaces:
            await self._sender.unbutton(message.chat, replaces, used)
        return ids[main_part(plan)]

    async def _quietly(self, row: int, message: Outgoing, replaces: str, used: Keyboard) -> str:
        """Change the earlier card, or at least have its buttons used."""
        if not await self._change(message.chat, replaces, parts(row, replace(message, photos=()), ()), used):
            await self._sender.unbutton(message.chat, replaces, used)
        return replaces

    async def _people(self, mentions: Sequence[int]) -> list[Mentioned]:
        """Those of them who have an account here."""

        def find(store: Books) -> list[Mentioned]:
            accounts = store.people.accounts(self.platform, mentions)
            staff = store.district.person
            known = [one for one in mentions if one in staff and accounts.get(one, "").isdecimal()]
            return [Mentioned(int(accounts[one]), staff[one].name) for one in known]

        return await self._transactions.read(find)

    async def _say(
        self, row: int, chat: Chat, plan: Sequence[Part], said: Sequence[str], alone: Alone | None
    ) -> list[str]:
        """Send what of the plan is not sent yet; `said` begins with the plan's own mark."""
        mark = hashlib.sha256(repr(plan).encode()).hexdigest()[:16]
        ids = list(said[1:]) if said[:1] == [mark] else []
        for part in plan[len(ids) :]:
            ids.append(await self._sender.send(chat, part, alone))
            done = [mark, *ids]
            await self._transactions.write(lambda store, done=done: store.post.shown.said(row, done))  # type: ignore[misc]
        return ids

    async def _change(self, chat: Chat, replaces: str, plan: Sequence[Part], used: Keyboard) -> bool:
        """Edit the earlier card. False if it is not there any more, or has no room."""
        text = plan[0]
        caption = replaces.endswith(CAPTION)
        most = LONGEST_CAPTION if caption else LONGEST_TEXT
        if len(plan) != 1 or not isinstance(text, Text) or units(text.words) > most:
            return False
        try:
            await self._sender.change(chat, replaces, text, used)
        except BadRequest as error:
            return is_nothing_new(error)
        except NetworkError as error:
            later = meaning(error)
            raise later if isinstance(later, TryLater) else TryLater(UNSURE_EDIT) from None
        return True

    async def _move(self, old: str, new: str) -> None:
        now = self._clock.now()
        await self._transactions.write(lambda store: open_page(store, now).move(Migrated(old, new)))
