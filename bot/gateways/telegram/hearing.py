"""What polling and webhook have in common: raw updates are read and kept."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from typing import Any

from telegram.error import TelegramError

from bot.clock import Clock
from bot.gateways.telegram.calls import Caller
from bot.gateways.telegram.convert import Happened, Me, Stale, TelegramPress, convert
from bot.gateways.telegram.keeping import TelegramKeeper

log = logging.getLogger("zoujie.telegram")

# What our own code raises when it is wrong; a database or disk that fails raises others, and is waited for.
_OUR_FAULT = (LookupError, TypeError, ValueError, AttributeError, AssertionError)


class Hearing:
    """Reads updates, answers presses at once, and has everything kept."""

    def __init__(self, bot: Caller, keeper: TelegramKeeper, clock: Clock) -> None:
        self._bot = bot
        self._clock = clock
        self._keeper = keeper
        self._answers: set[asyncio.Task[None]] = set()

    async def hear(self, raw: Sequence[Any], me: Me) -> None:
        """Keep updates; all are durable when this returns. One that cannot be read or kept is left out."""
        happened = [found for one in raw if (found := self._read(one, me)) is not None]
        for one in happened:
            if isinstance(one, TelegramPress | Stale):
                task = asyncio.create_task(self._answer(one.query))
                self._answers.add(task)
                task.add_done_callback(self._answers.discard)
        kept = [one for one in happened if not isinstance(one, Stale)]
        try:
            await self._keeper.keep(kept, me)
        except _OUR_FAULT:
            for one in kept:
                await self._keep_alone(one, me)

    async def close(self) -> None:
        """Stop answering and fetching. What was kept still takes effect, now or after the next start."""
        for task in self._answers:
            task.cancel()
        await asyncio.gather(*self._answers, return_exceptions=True)
        await self._keeper.close()

    async def _keep_alone(self, one: Happened, me: Me) -> None:
        """Which of several it was: another try would end the same way, and nothing after it would be heard."""
        try:
            await self._keeper.keep([one], me)
        except _OUR_FAULT:
            log.critical("something that happened could not be kept; set aside", exc_info=True)

    def _read(self, raw: Any, me: Me) -> Happened | None:
        try:
            return convert(raw, me, self._clock.now()) if isinstance(raw, dict) else None
        except Exception as error:  # whatever is wrong with it, the next one must be heard
            number = raw.get("update_id") if isinstance(raw, dict) else None
            log.error("update %s set aside: %s", _shown(number), type(error).__name__)
            return None

    async def _answer(self, query: str) -> None:
        """Stop the button's little clock. One that is too old has stopped by itself."""
        try:
            await self._bot.answer_callback_query(query)
        except TelegramError as error:
            log.info("a press was not answered: %s", type(error).__name__)


def _shown(number: object) -> object:
    return number if isinstance(number, int) else "without number"
