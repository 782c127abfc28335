"""Looks after an intake. One that ends by itself is started again; if that fails again and again, the program ends."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable
from enum import StrEnum

from bot.alone import alone
from bot.gateways.base import Intake
from domain.platform import Platform
from storage.holds import Hold

log = logging.getLogger("zoujie.listening")

MOST = 5  # ends in a row, after which the program ends
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 15.0  # seconds before it is started again; doubled each time
SETTLED = 60.0  # seconds after which its end is no longer one of a row
SILENT = 300.0  # seconds after which a platform that does not answer is an alarm


class Doing(StrEnum):
    """What an intake does in this process."""

    LISTENS = "listening"
    STANDS_BY = "standby"  # another process listens
    DOWN = "down"  # it ended by itself


class Ended(Exception):
    """A part of the program ended by itself, and the program cannot go on without it. The text is for operators."""


class Listener:
    """One intake in this process. `answers` says whether the database does: while it is away, an end counts less."""

    def __init__(self, intake: Intake, hold: Hold, answers: Callable[[], Awaitable[bool]]) -> None:
        self._intake = intake
        self._hold = hold
        self._answers = answers
        self._since: float | None = None
        self.state = Doing.STANDS_BY

    @property
    def platform(self) -> Platform:
        """What it listens to."""
        return self._intake.platform

    def age(self) -> float | None:
        """Seconds since the platform was last heard; None before that, and while another process listens."""
        return None if self.state is Doing.STANDS_BY else self._intake.age()

    def is_well(self) -> bool:
        """False if it ended by itself, or if the platform has been silent for too long."""
        if self.state is Doing.STANDS_BY or self._since is None:
            return True
        age = self._intake.age()
        silent = asyncio.get_running_loop().time() - self._since if age is None else age
        return self.state is Doing.LISTENS and silent <= SILENT

    async def run(self, stop: asyncio.Event) -> None:
        """Listen while this process has the hold: Telegram answers only one process, WeCom disconnects the other.

        Raises Ended if it ends by itself again and again.
        """
        await alone(self._hold, self._surely, stop)

    async def _surely(self, ended: asyncio.Event) -> None:
        ends, pause = 0, FIRST_PAUSE
        self._since = asyncio.get_running_loop().time()
        while True:
            why = await self._once(ended)
            if ended.is_set():
                self.state = Doing.STANDS_BY
                return
            self.state = Doing.DOWN
            if asyncio.get_running_loop().time() - self._since > SETTLED:
                ends, pause = 0, FIRST_PAUSE
            ends += await self._answers()
            if ends >= MOST:
                raise Ended(f"{self.platform}的接收接连停了 {ends} 次（{why}），程序结束；原因看日志")
            log.error("listening to %s ended by itself (%s); again in %s s", self.platform, why, pause)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(ended.wait(), pause)
            pause = min(pause * 2, LONGEST_PAUSE)
            self._since = asyncio.get_running_loop().time()

    async def _once(self, ended: asyncio.Event) -> str:
        """Listen until it ends. Out: why, as far as it may be told."""
        self.state = Doing.LISTENS
        try:
            await self._intake.run(ended)
        except Exception as error:
            log.exception("listening to %s failed", self.platform)
            return type(error).__name__
        return "no error"
