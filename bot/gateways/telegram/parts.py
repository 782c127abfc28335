"""The parts of Telegram, put together from its settings."""

from __future__ import annotations

from dataclasses import dataclass

from aiohttp import web

from bot.clock import Clock
from bot.gateways.base import Parts, Wakes
from bot.gateways.telegram.abilities import Abilities
from bot.gateways.telegram.calls import TelegramLine
from bot.gateways.telegram.calls import connect as line_of
from bot.gateways.telegram.gateway import Telegram
from bot.gateways.telegram.hearing import Hearing
from bot.gateways.telegram.keeping import TelegramKeeper
from bot.gateways.telegram.pictures import Pictures
from bot.gateways.telegram.polling import Polling
from bot.gateways.telegram.settings import TelegramSettings
from bot.gateways.telegram.upkeep import Upkeep
from bot.gateways.telegram.webhook import Webhook
from bot.transactions import Transactions


@dataclass(frozen=True, kw_only=True)
class TelegramParts(Parts):
    """Also the line to Telegram."""

    line: TelegramLine

    @property
    def hook(self) -> Webhook | None:
        """What Telegram calls, where it does."""
        return self.intake if isinstance(self.intake, Webhook) else None


def connect(own: TelegramSettings, transactions: Transactions, clock: Clock, wakes: Wakes) -> TelegramParts:
    """Nothing is called before the intake runs or something is sent."""
    line = line_of(own)
    pictures = Pictures(line.bot, transactions.database.files, transactions.database.zone)
    hearing = Hearing(line.bot, TelegramKeeper(transactions, clock, pictures, wakes), clock)
    abilities = Abilities(own.api_level)
    upkeep = Upkeep(line.bot, transactions, clock, wakes.answered, abilities)
    gateway = Telegram(line.bot, transactions, clock, abilities)
    if not own.webhook_url:
        polling = Polling(line, hearing, upkeep)
        return TelegramParts(gateway=gateway, intake=polling, line=line, close=line.close)
    hook = Webhook(own, line, hearing, upkeep)
    return TelegramParts(
        gateway=gateway,
        intake=hook,
        routes=(web.post(hook.path, hook.take),),
        public=frozenset({hook.path}),
        line=line,
        close=line.close,
    )
