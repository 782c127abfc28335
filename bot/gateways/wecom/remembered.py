"""Ids of what was uploaded: WeCom keeps it for three days, and equal bytes are sent again by the id they have."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from weakref import WeakValueDictionary

from bot.clock import Clock

LIVES = timedelta(days=3) - timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Content:
    """What was uploaded: for whom alone it is, of which kind (image or file), which bytes, under which name."""

    owner: str = field(repr=False)  # a webhook's key, perhaps
    kind: str
    md5: str
    name: str


def content(owner: str, kind: str, data: bytes, name: str) -> Content:
    """Equal for equal bytes."""
    return Content(owner, kind, hashlib.md5(data, usedforsecurity=False).hexdigest(), name)


class Remembered:
    """The ids at hand, while they live."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._known: dict[Content, tuple[str, datetime]] = {}
        self._locks: WeakValueDictionary[Content, asyncio.Lock] = WeakValueDictionary()

    async def id(self, what: Content, upload: Callable[[], Awaitable[str]]) -> str:
        """The id it has, else the one that `upload` gets. Raises what `upload` raises.

        Whoever wants to send what is just being uploaded for another chat waits for that.
        """
        async with self._locks.setdefault(what, asyncio.Lock()):
            now = self._clock.now()
            self._known = {one: known for one, known in self._known.items() if known[1] > now}
            if what not in self._known:
                self._known[what] = await upload(), now + LIVES
            return self._known[what][0]
