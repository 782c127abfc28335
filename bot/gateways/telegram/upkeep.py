"""Work beside listening: sets the command menus, and checks that the bot can hear and speak in its groups."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from functools import partial

from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError

from actions.audience import chat_of
from bot.clock import Clock
from bot.gateways.telegram.abilities import Abilities
from bot.gateways.telegram.calls import Caller
from bot.gateways.telegram.convert import Me, Migrated
from bot.gateways.telegram.keeping import HERE, is_bound, open_page
from bot.gateways.telegram.menus import Menus
from bot.gateways.telegram.raw import Raw
from bot.gateways.telegram.seats import is_admin, is_in, is_muted
from bot.transactions import Transactions
from domain.chat import Chat
from domain.district import Group
from storage.books import Books

log = logging.getLogger("zoujie.telegram")

EVERY = 3600.0  # seconds; a leader may have joined since, or a group been bound


class Upkeep:
    """Works at the start and every hour. `answered` wakes the courier."""

    def __init__(
        self,
        bot: Caller,
        transactions: Transactions,
        clock: Clock,
        answered: asyncio.Event,
        abilities: Abilities,
    ) -> None:
        self._bot = bot
        self._transactions = transactions
        self._clock = clock
        self._answered = answered
        self._menus = Menus(bot, transactions, abilities)

    @asynccontextmanager
    async def going(self, me: Me) -> AsyncIterator[None]:
        """Do the work while this context is open. A fault in it stops nothing else."""
        task = asyncio.create_task(self._go(me))
        try:
            yield
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def _go(self, me: Me) -> None:
        while True:
            try:
                await self._menus.set()
                await self._look(me)
            except Exception as error:  # Telegram or the database may be away for a while
                log.warning("menus and groups were not looked after: %s", type(error).__name__)
            await asyncio.sleep(EVERY)

    async def _look(self, me: Me) -> None:
        """Tell the office, once a day, of each group in which the bot cannot hear or speak."""
        district = await self._transactions.read(lambda store: store.district)
        groups = [one for one in district.groups if one.platform == HERE]
        bound = [group for group in groups if is_bound(Chat(HERE, group.chat))]
        found = [(group, await self._trouble(group, me)) for group in bound]
        await self._tell([(group, trouble) for group, trouble in found if trouble])

    async def _trouble(self, group: Group, me: Me) -> str | None:
        try:
            return await trouble_in(group, me, self._bot)
        except ChatMigrated as migrated:  # what told of it came while nobody listened for a day
            await self._follow(Migrated(group.chat, str(migrated.new_chat_id)))
            return None
        except TelegramError as error:  # looked at again in an hour
            log.warning("group %s of the register was not looked at: %s", group.id, type(error).__name__)
            return None

    async def _follow(self, migrated: Migrated) -> None:
        now = self._clock.now()
        await self._transactions.write(lambda store: open_page(store, now).move(migrated))
        self._answered.set()

    async def _tell(self, troubles: Sequence[tuple[Group, str]]) -> None:
        if not troubles:
            return
        for group, _trouble in troubles:
            log.error("group %s of the register: the bot does not hear or may not speak there", group.id)
        await self._transactions.write(partial(_tell_of, troubles, self._clock.now()))
        self._answered.set()


def _tell_of(troubles: Sequence[tuple[Group, str]], now: datetime, store: Books) -> None:
    page = open_page(store, now)
    for group, trouble in troubles:
        key = f"telegram-blind:{group.id}:{now:%Y-%m-%d}"
        page.tell_office(f"Telegram 群“{group.name}”：{trouble}", key, but=Chat(HERE, group.chat))


async def trouble_in(group: Group, me: Me, bot: Caller) -> str | None:
    """Why the bot does not hear what is reported in a group, or may not answer, in Chinese; None if all is well.

    Raises ChatMigrated if it has another 群号 now, and other TelegramErrors.
    """
    try:
        seat = await bot.get_chat_member(chat_of(group).room.id, me.id)
    except (BadRequest, Forbidden):
        return "群号不对，或机器人不在群里：请拉进群后在群里发 绑定 用途"
    return _trouble_with(seat.to_dict(), me)


def _trouble_with(seat: Raw, me: Me) -> str | None:
    if not is_in(seat):
        return "机器人不在群里，请拉进来"
    if is_muted(seat):
        return "机器人在群里被禁言，说不了话：请在群里解除禁言，或把它设为管理员"
    if not is_admin(seat) and not me.sees_all:
        return "机器人不是管理员，隐私模式又开着，看不到大家发的照片：请在群里把它设为管理员"
    return None
