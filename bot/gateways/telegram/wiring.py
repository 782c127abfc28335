"""Telegram as a platform of this program; what it is made of is loaded when it is set up, for that takes long."""

from __future__ import annotations

from collections.abc import AsyncIterator

from bot.clock import Clock
from bot.gateways.base import Health, Parts, Wakes, Wiring
from bot.gateways.telegram.settings import KEYS, TelegramSettings, telegram_settings
from bot.operator.finding import CheckLine
from bot.transactions import Transactions
from domain.platform import Platform
from storage.database import Database


def connect(
    own: TelegramSettings | None, transactions: Transactions, clock: Clock, wakes: Wakes
) -> Parts | None:
    """Nothing is called yet."""
    if own is None:
        return None
    from bot.gateways.telegram import parts

    return parts.connect(own, transactions, clock, wakes)


async def check(own: TelegramSettings, database: Database | None, health: Health) -> AsyncIterator[CheckLine]:
    """Its self-test."""
    from bot.gateways.telegram.check import check as look

    async for finding in look(own, database, health):
        yield finding


WIRING = Wiring(
    platform=Platform.TELEGRAM,
    title="Telegram",
    keys=KEYS,
    needs=("TELEGRAM_TOKEN",),
    settings=telegram_settings,
    connect=connect,
    check=check,
)
