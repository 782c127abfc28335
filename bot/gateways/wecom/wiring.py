"""WeCom as a platform of this program; what it is made of is loaded when it is set up, for that takes long."""

from __future__ import annotations

from collections.abc import AsyncIterator

from bot.clock import Clock
from bot.gateways.base import Health, Parts, Wakes, Wiring
from bot.gateways.wecom.settings import KEYS, WecomSettings, wecom_settings
from bot.operator.finding import CheckLine
from bot.transactions import Transactions
from domain.platform import Platform
from storage.database import Database


def connect(
    own: WecomSettings | None, transactions: Transactions, clock: Clock, wakes: Wakes
) -> Parts | None:
    """Nothing is called yet."""
    if own is None:
        return None
    from bot.gateways.wecom import parts

    return parts.connect(own, transactions, clock, wakes)


async def check(own: WecomSettings, database: Database | None, health: Health) -> AsyncIterator[CheckLine]:
    """Its self-test."""
    from bot.gateways.wecom.check import check as look

    async for finding in look(own, database, health):
        yield finding


WIRING = Wiring(
    platform=Platform.WECOM,
    title="企业微信",
    keys=KEYS,
    needs=("WECOM_BOT_ID", "WECOM_BOT_SECRET"),
    settings=wecom_settings,
    connect=connect,
    check=check,
)
