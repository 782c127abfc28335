"""Tells people that what they just said is lost. It goes straight to WeCom, for nothing can be written down."""

from __future__ import annotations

from collections import defaultdict

from bot.clock import Clock
from bot.gateways.wecom.codes import Declined
from bot.gateways.wecom.frames import RESPOND, SEND
from bot.gateways.wecom.minute import Minute
from bot.gateways.wecom.qyapi import Qyapi
from bot.gateways.wecom.robot import Robot
from bot.gateways.wecom.words import LOST
from domain.chat import Chat

MOST = 20  # a minute in one chat, of the 30 that WeCom allows


class Sorry:
    """Says it in the chat itself."""

    def __init__(self, qyapi: Qyapi | None, agent_id: int, clock: Clock) -> None:
        self._qyapi = qyapi
        self._agent_id = agent_id
        self._minutes: defaultdict[str, Minute] = defaultdict(lambda: Minute(clock, MOST))
        self._robot: Robot | None = None

    def speaks_by(self, robot: Robot) -> None:
        """The connection, which is made after this."""
        self._robot = robot

    async def tell(self, chat: Chat, req_id: str) -> None:
        """In: the callback that brought it; '' if it came to the app. Raises TryLater, Declined, NoAnswer."""
        (place,) = self._minutes[chat.id].take(1)
        with self._minutes[chat.id].call(place):
            if req_id:
                await self._by_robot(chat, req_id)
            elif self._qyapi is not None:
                text = {"msgtype": "text", "text": {"content": LOST}}
                await self._qyapi.send({"touser": chat.id, "agentid": self._agent_id} | text)

    async def _by_robot(self, chat: Chat, req_id: str) -> None:
        assert self._robot is not None, "nothing comes before there is a connection"
        words = {"msgtype": "markdown", "markdown": {"content": LOST}}
        try:
            await self._robot.ask(RESPOND, words, answers=req_id)
        except Declined:  # a press cannot be answered so
            to = {"chatid": chat.id, "chat_type": 1 if chat.private else 2}
            await self._robot.ask(SEND, to | words)
