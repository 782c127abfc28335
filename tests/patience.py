"""Waiting for what a test has begun: for the event itself, and for long, as machines are sometimes very slow."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

PATIENCE = 60.0  # real seconds until something must have happened; nothing waits so long where all is well
_GLANCE = 0.005  # real seconds between two looks


async def until(is_so: Callable[[], object]) -> None:
    """Until something is so that nobody tells us of. Raises TimeoutError."""
    async with asyncio.timeout(PATIENCE):
        while not is_so():  # noqa: ASYNC110
            await asyncio.sleep(_GLANCE)


class Hours:
    """Hours of a loop's own clock that pass at once: what is measured by `now` is that much older."""

    def __init__(self) -> None:
        self._passed = 0.0

    def pass_(self, seconds: float) -> None:
        """So much later."""
        self._passed += seconds

    def now(self) -> float:
        """In the place of a module's `_now`."""
        return asyncio.get_running_loop().time() + self._passed
