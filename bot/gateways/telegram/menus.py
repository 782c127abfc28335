"""The command menus: Latin names, because Telegram takes no others, with what they do in Chinese."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable

from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import TelegramError

from bot.gateways.telegram.calls import Caller
from bot.transactions import Transactions
from domain import authority
from domain.authority import Action
from domain.district import Person, Platform, Purpose, Role
from handlers.kit import Handler, find_handlers
from storage.store import Books

log = logging.getLogger("zoujie.telegram")

_NAME = re.compile(r"[a-z][a-z0-9_]{0,31}")
LONGEST = 256  # characters of a description
MOST = 100  # commands in one menu
_ALONE = frozenset({Action.ISSUE_CODE, Action.JOIN})  # of no use where others listen
_IN_GROUPS = frozenset({Action.BIND})


class Menus:
    """Sets the menus. A menu that cannot be set does no harm."""

    def __init__(self, bot: Caller, transactions: Transactions) -> None:
        self._bot = bot
        self._transactions = transactions

    async def set(self) -> None:
        """For groups, for private talks, and for the private talk of each leader who has an account."""
        handlers = find_handlers()
        await self._set(for_groups(handlers), BotCommandScopeAllGroupChats())
        await self._set(for_private(handlers), BotCommandScopeAllPrivateChats())
        leaders, accounts = await self._transactions.read(_leaders)
        for id_, account in accounts.items():
            if account.isdecimal():
                await self._set(for_person(handlers, leaders[id_]), BotCommandScopeChat(int(account)))

    async def _set(self, commands: list[BotCommand], scope: BotCommandScope) -> None:
        try:
            await self._bot.set_my_commands(commands, scope=scope)
        except TelegramError as error:  # somebody who never wrote to the bot has no chat with it
            log.info("a menu was not set (%s): %s", scope.type, type(error).__name__)


def _leaders(store: Books) -> tuple[dict[int, Person], dict[int, str]]:
    """The leaders by their ids, and the accounts of those who have one."""
    leaders = {one.id: one for one in store.district.people if one.has(Role.LEADER)}
    return leaders, store.people.accounts(Platform.TELEGRAM, leaders)


def for_groups(handlers: Iterable[Handler]) -> list[BotCommand]:
    """What can be said in groups."""
    return _menu(one for one in handlers if one.does not in _ALONE)


def for_private(handlers: Iterable[Handler]) -> list[BotCommand]:
    """What can be said to the bot alone."""
    return _menu(one for one in handlers if one.does not in _IN_GROUPS)


def for_person(handlers: Iterable[Handler], person: Person) -> list[BotCommand]:
    """What this person can say to the bot alone."""
    able = (one for one in handlers if authority.allows(person, Purpose.PRIVATE, one.does))
    return _menu(one for one in able if one.does not in {Action.JOIN, *_IN_GROUPS})


def _menu(handlers: Iterable[Handler]) -> list[BotCommand]:
    """In the order of a case's life, as 帮助 has it."""
    order = tuple(Action)
    found = []
    for handler in sorted(handlers, key=lambda one: order.index(one.does)):
        name = next((word for word in handler.words if _NAME.fullmatch(word)), None)
        if name is not None and handler.help:
            found.append(BotCommand(name, handler.help[:LONGEST]))
    return found[:MOST]
