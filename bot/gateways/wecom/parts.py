"""The parts of the WeCom gateway, put together."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from bot.clock import Clock
from bot.gateways.base import Parts, Wakes
from bot.gateways.wecom.app_callback import PATH, AppCallback
from bot.gateways.wecom.calls import Calls
from bot.gateways.wecom.convert import HERE
from bot.gateways.wecom.crypto import Envelope
from bot.gateways.wecom.gateway import Wecom
from bot.gateways.wecom.http import Http
from bot.gateways.wecom.identity import Identity
from bot.gateways.wecom.keeping import WecomKeeper
from bot.gateways.wecom.links import Links
from bot.gateways.wecom.media import Media
from bot.gateways.wecom.qyapi import Qyapi
from bot.gateways.wecom.robot import Robot
from bot.gateways.wecom.settings import WecomSettings
from bot.gateways.wecom.sorry import Sorry
from bot.transactions import Transactions


class Listening:
    """The intake: the connection and what keeps its messages, until told to stop."""

    platform = HERE

    def __init__(self, robot: Robot, keeper: WecomKeeper) -> None:
        self._robot = robot
        self._keeper = keeper

    async def run(self, stop: asyncio.Event) -> None:
        """What has come when the connection ends is still kept. If either of the two ends by itself, both do."""
        over, ended = asyncio.Event(), asyncio.Event()
        told = asyncio.create_task(stop.wait())
        keeping = asyncio.create_task(self._keeper.run(ended))
        talking = asyncio.create_task(self._robot.run(over))
        try:
            await asyncio.wait({told, keeping, talking}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            told.cancel()
            over.set()
            try:
                await talking
            finally:
                ended.set()
                await keeping

    def age(self) -> float | None:
        """Seconds since WeCom was last heard."""
        return self._robot.age()


@dataclass(frozen=True, kw_only=True)
class WecomParts(Parts):
    """Also the robot, and the app's callback where WeCom calls us."""

    robot: Robot
    callback: AppCallback | None


def connect(own: WecomSettings, transactions: Transactions, clock: Clock, wakes: Wakes) -> WecomParts:
    """Nothing is called yet."""
    http, calls = Http(own.api_url), Calls()
    qyapi = Qyapi(http, own.corp_id, own.app_secret) if own.has_app else None
    links = Links(own.ws_url, own.api_url)
    media = Media(links, qyapi, transactions.database.files, clock.zone)
    sorry = Sorry(qyapi, own.app_agent_id, clock)
    keeper = WecomKeeper(
        transactions, clock, calls, Identity(qyapi, transactions), media, own.bot_name, wakes, sorry
    )
    robot = Robot(own, http, keeper.take, calls.forget)
    sorry.speaks_by(robot)

    async def close() -> None:
        await links.close()
        await http.close()

    callback = None
    if own.is_called:
        envelope = Envelope(own.app_token, own.app_aes_key, own.corp_id)
        callback = AppCallback(envelope, own.app_agent_id, keeper, clock)
    return WecomParts(
        gateway=Wecom(transactions, clock, robot, calls, http, qyapi, own.app_agent_id, own.bot_name),
        intake=Listening(robot, keeper),
        routes=callback.routes() if callback else (),
        public=frozenset({PATH} if callback else ()),
        close=close,
        aside=keeper.aside,
        robot=robot,
        callback=callback,
    )
