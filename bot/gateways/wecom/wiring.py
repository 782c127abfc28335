"""The parts of the WeCom gateway, put together."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from bot.clock import Clock
from bot.gateways.wecom.app_callback import AppCallback
from bot.gateways.wecom.calls import Calls
from bot.gateways.wecom.convert import HERE
from bot.gateways.wecom.crypto import Envelope
from bot.gateways.wecom.gateway import Wecom
from bot.gateways.wecom.http import Http
from bot.gateways.wecom.identity import Identity
from bot.gateways.wecom.keeping import Keeper
from bot.gateways.wecom.media import Media
from bot.gateways.wecom.qyapi import Qyapi
from bot.gateways.wecom.robot import Robot
from bot.settings import WecomSettings
from bot.transactions import Transactions


class Listening:
    """The intake: the connection and what keeps its messages, until told to stop."""

    platform = HERE

    def __init__(self, robot: Robot, keeper: Keeper) -> None:
        self._robot = robot
        self._keeper = keeper

    async def run(self, stop: asyncio.Event) -> None:
        """What has come when the connection ends is still kept."""
        ended = asyncio.Event()
        keeping = asyncio.create_task(self._keeper.run(ended))
        try:
            await self._robot.run(stop)
        finally:
            ended.set()
            await keeping

    def age(self) -> float | None:
        """Seconds since WeCom was last heard."""
        return self._robot.age()


@dataclass(frozen=True)
class WecomParts:
    """What the bot needs of WeCom."""

    gateway: Wecom
    intake: Listening
    robot: Robot
    http: Http
    callback: AppCallback | None


def wecom(
    settings: WecomSettings,
    transactions: Transactions,
    clock: Clock,
    *,
    arrived: asyncio.Event,
    answered: asyncio.Event,
) -> WecomParts:
    """Nothing is called yet."""
    http, calls = Http(settings.api_url), Calls()
    qyapi = Qyapi(http, settings.corp_id, settings.app_secret) if settings.has_app else None
    identity = Identity(qyapi, transactions)
    media = Media(http, qyapi, transactions.database.files, clock.zone)
    keeper = Keeper(
        transactions, clock, calls, identity, media, settings.bot_name, arrived=arrived, answered=answered
    )
    robot = Robot(settings, http, keeper.take, calls.forget)
    gateway = Wecom(transactions, clock, robot, calls, http, qyapi, settings.app_agent_id, settings.bot_name)
    envelope = Envelope(settings.app_token, settings.app_aes_key, settings.corp_id)
    callback = AppCallback(envelope, settings.app_agent_id, keeper, clock) if settings.is_called else None
    return WecomParts(gateway, Listening(robot, keeper), robot, http, callback)
