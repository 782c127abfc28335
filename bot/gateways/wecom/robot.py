"""The robot's long connection. There is one at a time. Whatever ends it, it is opened again after a pause."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import random
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

import aiohttp

from bot.gateways.base import TryLater
from bot.gateways.wecom.blocks import MINUTE_BLOCK
from bot.gateways.wecom.codes import PASSING, TOO_OFTEN, Declined, NoAnswer, code_of, must_be_ok
from bot.gateways.wecom.frames import PING, SUBSCRIBE, Frame, is_kick, read, req_id, shape, written
from bot.gateways.wecom.http import Http
from bot.gateways.wecom.settings import WecomSettings

log = logging.getLogger("zoujie.wecom")

MOST_BYTES = 4 * 2**20  # of a frame
_DOUBLINGS = 10  # of a pause; after that it is the longest anyway
NOT_CONNECTED = 3.0  # seconds until another try to send


@dataclass(frozen=True, slots=True)
class Times:
    """How long everything takes, in seconds."""

    connect: float = 15.0
    ping: float = 30.0
    answer: float = 10.0
    first_pause: float = 1.0
    longest_pause: float = 60.0
    slowed_pause: float = MINUTE_BLOCK  # after 45009, which lasts a minute at least
    held_pause: float = 300.0  # after a refusal or a kick; doubled each time
    longest_held: float = 3600.0
    settled: float = 60.0  # a connection that lasted so long was a good one
    farewell: float = 3.0  # for the last answers, when told to stop


class End(Enum):
    """How a connection ended."""

    LOST = "lost"
    SLOWED = "too many tries"
    HELD = "refused, or taken over by another program"
    TOLD = "told to stop"


class Robot:
    """Keeps the connection open. Every callback goes to `take`; `forget` is called when a connection has ended."""

    def __init__(
        self,
        settings: WecomSettings,
        http: Http,
        take: Callable[[Frame], None],
        forget: Callable[[], None],
        times: Times | None = None,
    ) -> None:
        self._settings = settings
        self._http = http
        self._take = take
        self._forget = forget
        self._times = times or Times()
        self._ws: aiohttp.ClientWebSocketResponse | None = None
        self.ready = asyncio.Event()  # subscribed, and neither kicked nor gone
        self._kicked = False
        self._answers: dict[str, asyncio.Future[Frame]] = {}
        self._heard: float | None = None

    def age(self) -> float | None:
        """Seconds since WeCom was last heard as this robot, and not only to refuse it; None before the first time."""
        return None if self._heard is None else asyncio.get_running_loop().time() - self._heard

    def _hear(self) -> None:
        self._heard = asyncio.get_running_loop().time()

    async def run(self, stop: asyncio.Event) -> None:
        """Keep the connection until told to stop."""
        lost = held = 0
        loop = asyncio.get_running_loop()
        while not stop.is_set():
            began = loop.time()
            try:
                end = await self._one_connection(stop)
            except Exception:
                log.exception("the connection to WeCom failed")
                end = End.LOST
            if loop.time() - began > self._times.settled:
                lost = held = 0
            if end is End.HELD:
                pause = min(self._times.held_pause * 2 ** min(held, _DOUBLINGS), self._times.longest_held)
                held += 1
                pause *= random.uniform(0.9, 1.1)  # noqa: S311 no secret
            elif end is End.SLOWED:
                pause = self._times.slowed_pause
            else:
                pause = min(self._times.first_pause * 2 ** min(lost, _DOUBLINGS), self._times.longest_pause)
                lost += 1
                pause *= random.uniform(0.3, 1.0)  # noqa: S311 no secret
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), pause)

    async def ask(
        self,
        cmd: str,
        body: Frame | None = None,
        *,
        answers: str | None = None,
        patience: float | None = None,
    ) -> Frame:
        """Send a command and wait for its answer; `answers` is the `req_id` of the callback it answers.

        Raises TryLater if it was not sent, Declined if it was refused, NoAnswer if nobody knows.
        """
        if not self.ready.is_set():
            raise TryLater(NOT_CONNECTED, everywhere=True)
        return await self._ask(cmd, body, answers, patience or self._times.answer)

    async def _ask(self, cmd: str, body: Frame | None, answers: str | None, patience: float) -> Frame:
        ws = self._ws
        if ws is None or ws.closed:
            raise TryLater(NOT_CONNECTED, everywhere=True)
        id_ = answers or f"{cmd}_{secrets.token_hex(8)}"
        waiting: asyncio.Future[Frame] = asyncio.get_running_loop().create_future()
        self._answers[id_] = waiting
        try:
            async with asyncio.timeout(patience):
                await ws.send_str(written(cmd, id_, body))
                return must_be_ok(await waiting)
        except (TimeoutError, aiohttp.ClientError, OSError) as error:
            raise NoAnswer(type(error).__name__) from None
        finally:
            if self._answers.get(id_) is waiting:
                del self._answers[id_]

    async def _one_connection(self, stop: asyncio.Event) -> End:
        try:
            async with asyncio.timeout(self._times.connect):
                # No pings of the protocol: WeCom answers them with a frame that ends the connection.
                ws = await self._http.session().ws_connect(
                    self._settings.ws_url,
                    heartbeat=None,
                    max_msg_size=MOST_BYTES,
                    timeout=aiohttp.ClientWSTimeout(ws_close=2.0),
                )
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            log.warning("WeCom is not reached: %s", type(error).__name__)
            return End.LOST
        self._ws, self._kicked = ws, False
        reading = asyncio.create_task(self._read(ws))
        try:
            return await self._serve(reading, stop)
        finally:
            self._ws = None
            self.ready.clear()
            self._forget()
            await ws.close()
            reading.cancel()
            await asyncio.gather(reading, return_exceptions=True)
            self._leave_unanswered()

    async def _serve(self, reading: asyncio.Task[None], stop: asyncio.Event) -> End:
        """Subscribe, ping, until the connection ends or is of no more use."""
        if (refused := await self._subscribe()) is not None:
            return refused
        stopping = asyncio.create_task(stop.wait())
        missed = 0
        try:
            while missed < 2:
                # After a missed ping the next follows at once, because what people say on a dead connection is lost.
                pause = 0 if missed else self._times.ping
                await asyncio.wait({reading, stopping}, timeout=pause, return_when=asyncio.FIRST_COMPLETED)
                if stop.is_set():
                    await self._wait_for_answers()
                    return End.TOLD
                if self._kicked:
                    log.critical(
                        "another program runs as this robot of WeCom: stop it, or give this one its own"
                    )
                    return End.HELD
                if reading.done():
                    log.warning("WeCom ended the connection: %s", self._ws.close_code if self._ws else None)
                    return End.LOST
                missed = 0 if await self._answers_a_ping() else missed + 1
            log.warning("WeCom has not answered two pings")
            return End.LOST
        finally:
            stopping.cancel()

    async def _wait_for_answers(self) -> None:
        """Accept nothing more to send, and wait until what was sent is acknowledged. Otherwise it would be in doubt."""
        self.ready.clear()
        if waiting := tuple(self._answers.values()):
            await asyncio.wait(waiting, timeout=self._times.farewell)

    async def _subscribe(self) -> End | None:
        """None if all is well."""
        who = {"bot_id": self._settings.bot_id, "secret": self._settings.bot_secret}
        try:
            await self._ask(SUBSCRIBE, who, None, self._times.answer)
        except Declined as declined:
            if declined.code in PASSING:
                log.warning("WeCom does not take the robot now: %s", declined)
                return End.SLOWED if declined.code == TOO_OFTEN else End.LOST
            log.critical(
                "WeCom refuses the robot, look at ZOUJIE_WECOM_BOT_ID and ZOUJIE_WECOM_BOT_SECRET: %s",
                declined,
            )
            return End.HELD
        except (NoAnswer, TryLater) as error:
            log.warning("WeCom has not answered the robot: %s", error)
            return End.LOST
        self.ready.set()
        self._hear()
        log.info("connected to WeCom")
        return None

    async def _answers_a_ping(self) -> bool:
        try:
            await self._ask(PING, None, None, self._times.answer)
        except (NoAnswer, TryLater, Declined):
            return False
        return True

    async def _read(self, ws: aiohttp.ClientWebSocketResponse) -> None:
        async for message in ws:
            if message.type is not aiohttp.WSMsgType.TEXT:
                continue
            if self.ready.is_set():
                self._hear()
            frame = read(message.data)
            if frame is None:
                log.error("a frame of WeCom cannot be read")
            elif "cmd" not in frame or code_of(frame) is not None:
                self._answered(frame)
            elif is_kick(frame):
                self._kicked = True
                self.ready.clear()
                return
            else:
                self._take(frame)

    def _answered(self, frame: Frame) -> None:
        waiting = self._answers.pop(req_id(frame), None)
        if waiting is None:
            log.info("WeCom answers what nobody waits for: %s", shape(frame))
        elif not waiting.done():
            waiting.set_result(frame)

    def _leave_unanswered(self) -> None:
        """End the waiting for answers: what was asked on a connection that ended was perhaps done, perhaps not."""
        waiting, self._answers = self._answers, {}
        for one in waiting.values():
            if not one.done():
                one.set_exception(ConnectionResetError())
