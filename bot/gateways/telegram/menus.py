"""The command menus: Latin names, because Telegram takes no others, with what they do in Chinese."""

from __future__ import annotations

import logging
import re
from collections.abc import Collection, Iterable

from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import TelegramError

from bot.gateways.telegram.abilities import Abilities, Ability
from bot.gateways.telegram.calls import Caller, is_unknown
from bot.transactions import Transactions
from domain import authority
from domain.actions import Action
from domain.district import Person, Purpose, Role
from domain.platform import Platform
from handlers.kit import Handler, find_handlers
from storage.books import Books

log = logging.getLogger("zoujie.telegram")

_NAME = re.compile(r"[a-z][a-z0-9_]{0,31}")
LONGEST = 256  # characters of a description
MOST = 100  # commands in one menu
_ALONE = frozenset({Action.ISSUE_CODE, Action.JOIN})  # of no use where others listen
_IN_GROUPS = frozenset({Action.BIND})
# What somebody asks for themselves; and why they are on leave need not be read by all.
_FOR_ONE = frozenset({Action.HELP, Action.MINE, Action.SEE, Action.ANSWER})
_TO_ALL = frozenset({"here"})  # 到, which the others of a group may see
_ON_THE_STREET = frozenset({Role.REPORTER, Role.HANDLER, Role.INSPECTOR})
_OF_THE_OFFICE = frozenset({Role.OFFICE, Role.LEADER, Role.OBSERVER})


class Menus:
    """Sets the menus. A menu that cannot be set does no harm."""

    def __init__(self, bot: Caller, transactions: Transactions, abilities: Abilities) -> None:
        self._bot = bot
        self._abilities = abilities
        self._transactions = transactions

    async def set(self) -> None:
        """For groups, for private talks, and for the private talk of each leader who has an account."""
        handlers = find_handlers()
        await self._set_for_groups(handlers)
        await self._set(for_private(handlers), BotCommandScopeAllPrivateChats())
        leaders, accounts = await self._transactions.read(_leaders)
        for id_, account in accounts.items():
            if account.isdecimal():
                await self._set(for_person(handlers, leaders[id_]), BotCommandScopeChat(int(account)))

    async def _set_for_groups(self, handlers: Iterable[Handler]) -> None:
        """What one asks for oneself is heard by the bot alone, where the server can have it so."""
        scope = BotCommandScopeAllGroupChats()
        if self._abilities.able(Ability.COMMANDS_ALONE):
            error = await self._set(for_groups(handlers, alone=_FOR_ONE), scope)
            if error is None or not is_unknown(error):
                return
            self._abilities.lose(Ability.COMMANDS_ALONE)
        await self._set(for_groups(handlers), scope)

    async def _set(self, commands: list[BotCommand], scope: BotCommandScope) -> TelegramError | None:
        """Out: why it was not set; None if it was."""
        try:
            await self._bot.set_my_commands(commands, scope=scope)
        except TelegramError as error:  # somebody who never wrote to the bot has no chat with it
            log.info("a menu was not set (%s): %s", scope.type, type(error).__name__)
            return error
        return None


def _leaders(store: Books) -> tuple[dict[int, Person], dict[int, str]]:
    """The leaders by their ids, and the accounts of those who have one."""
    leaders = {one.id: one for one in store.district.people_with(Role.LEADER)}
    return leaders, store.people.accounts(Platform.TELEGRAM, leaders)


def for_groups(handlers: Iterable[Handler], alone: Collection[Action] = ()) -> list[BotCommand]:
    """What can be said in groups; what does one of `alone` is heard by the bot alone."""
    return _menu((one for one in handlers if one.does not in _ALONE), alone)


def for_private(handlers: Iterable[Handler]) -> list[BotCommand]:
    """What can be said to the bot alone."""
    return _menu(one for one in handlers if one.does not in _IN_GROUPS)


def for_person(handlers: Iterable[Handler], person: Person) -> list[BotCommand]:
    """What this person can say to the bot alone."""
    able = (one for one in handlers if authority.allows(person, Purpose.PRIVATE, one.does))
    return _menu(one for one in able if one.does not in {Action.JOIN, *_IN_GROUPS})


def _menu(handlers: Iterable[Handler], alone: Collection[Action] = ()) -> list[BotCommand]:
    """As many as fit, what most people need first."""
    found = []
    for handler in sorted((one for one in handlers if one.words), key=_place):
        name = next((word for word in handler.words if _NAME.fullmatch(word)), None)
        if name is not None and handler.help:
            more = {"is_ephemeral": True} if handler.does in alone and name not in _TO_ALL else None
            found.append(BotCommand(name, handler.help[:LONGEST], api_kwargs=more))
    return found[:MOST]


_ORDER = tuple(Action)


def _place(handler: Handler) -> tuple[bool, bool, bool, bool, bool, int]:
    """帮助 first, then what people ask for themselves, which a group's menu has to name for the bot to hear it alone;
    then what is done on the street, by heads of units, and last by the office and leaders, with parts of a command
    (评分 填). Else by the order of a case's life, as 帮助 has it."""
    does, words = handler.does, handler.words
    roles = set(authority.roles_for(does))
    return (
        does is not Action.HELP,
        does not in _FOR_ONE,
        roles <= _OF_THE_OFFICE,
        not roles & _ON_THE_STREET,
        " " in words[0],
        _ORDER.index(does),
    )
