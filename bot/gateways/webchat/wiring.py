"""Builds the web chat. Its gateway is always there; its page and its wire only where they are set."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass

from bot.clock import Clock
from bot.gateways.base import Health, Parts, Wakes, Wiring
from bot.gateways.webchat.api import WebChatApi
from bot.gateways.webchat.gateway import WebChat
from bot.operator.finding import CheckLine
from bot.setting import is_yes
from bot.transactions import Transactions
from storage.database import Database

KEY = "WEBCHAT"


@dataclass(frozen=True, slots=True)
class WebChatSettings:
    """The web chat has one setting: that it is on."""


def webchat_settings(found: Mapping[str, str]) -> WebChatSettings | None:
    """None if it is not set. Raises WrongSetting."""
    return WebChatSettings() if is_yes(KEY, found.get(KEY, "0")) else None


@dataclass(frozen=True, kw_only=True)
class WebChatParts(Parts):
    """Also the chat itself, in which anybody can be played."""

    chat: WebChat


def connect(own: WebChatSettings | None, transactions: Transactions, clock: Clock, wakes: Wakes) -> Parts:
    """Build the parts. Everybody has a private talk there, so what is said in it is kept even without a page."""
    chat = WebChat(transactions, clock, wakes)
    if own is None:
        return WebChatParts(gateway=chat, chat=chat)
    api = WebChatApi(chat, transactions.database.files)
    return WebChatParts(gateway=chat, chat=chat, routes=api.routes(), hang_up=api.hang_up)


async def check(
    _own: WebChatSettings, _database: Database | None, _health: Health
) -> AsyncIterator[CheckLine]:
    """Nothing to check: the self-test of the machine looks at all that it needs."""
    nothing: tuple[CheckLine, ...] = ()
    for finding in nothing:
        yield finding


WIRING = Wiring(
    platform=WebChat.platform,
    title="本机网页",
    keys=(KEY,),
    needs=(f"{KEY}=1",),
    settings=webchat_settings,
    connect=connect,
    check=check,
    local=True,
    trial=WebChatSettings(),
)
