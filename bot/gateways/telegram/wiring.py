"""The parts of Telegram, put together from its settings."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from bot.clock import Clock
from bot.gateways.telegram.calls import Line, connect
from bot.gateways.telegram.gateway import Telegram
from bot.gateways.telegram.hearing import Hearing
from bot.gateways.telegram.keeping import Keeper
from bot.gateways.telegram.pictures import Pictures
from bot.gateways.telegram.polling import Polling
from bot.gateways.telegram.upkeep import Upkeep
from bot.gateways.telegram.webhook import Webhook
from bot.settings import TelegramSettings
from bot.transactions import Transactions


@dataclass(frozen=True)
class TelegramParts:
    """What says and what hears; the intake is a Webhook where Telegram calls us."""

    gateway: Telegram
    intake: Polling | Webhook
    line: Line

    @property
    def hook(self) -> Webhook | None:
        """What Telegram calls, where it does."""
        return self.intake if isinstance(self.intake, Webhook) else None


def telegram(
    settings: TelegramSettings,
    transactions: Transactions,
    clock: Clock,
    *,
    arrived: asyncio.Event,
    answered: asyncio.Event,
) -> TelegramParts:
    """Nothing is called before the intake runs or something is sent."""
    line = connect(settings)
    pictures = Pictures(line.bot, transactions.database.files, transactions.database.zone)
    hearing = Hearing(line.bot, Keeper(transactions, clock, pictures, arrived=arrived, answered=answered))
    upkeep = Upkeep(line.bot, transactions, clock, answered)
    intake: Polling | Webhook = Polling(line, hearing, upkeep)
    if settings.webhook_url:
        intake = Webhook(settings, line, hearing, upkeep)
    return TelegramParts(Telegram(line.bot, transactions, clock), intake, line)
