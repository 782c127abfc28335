"""The intakes of a bot at work, and what goes wrong meanwhile."""

from __future__ import annotations

import asyncio
import logging

from bot.app import App
from tests.patience import PATIENCE


class Listening:
    """The bot's intakes at work, until they are told to stop."""

    def __init__(self, app: App) -> None:
        self._stop = asyncio.Event()
        self._tasks = [asyncio.create_task(one.run(self._stop)) for one in app.listeners]

    async def end(self) -> None:
        """They finish what is in hand."""
        self._stop.set()
        await asyncio.wait_for(asyncio.gather(*self._tasks), PATIENCE)


class Alarms(logging.Handler):
    """Exceptions that were logged."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """See `logging.Handler`."""
        if record.exc_info:
            self.found.append(f"{record.getMessage()}: {record.exc_info[1]!r}")
