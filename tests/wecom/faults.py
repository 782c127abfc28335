"""What goes wrong on purpose: planned by a test for the next calls of one name, in order.

A name is a command of the long connection (`aibot_send_msg`), a path below /cgi-bin/ (`webhook/send`), `media`
for a download, `connect` for the upgrade to a WebSocket.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Awaitable
from dataclasses import dataclass
from enum import Enum


class Way(Enum):
    """How a call goes wrong."""

    NOT_AT_ALL = "done, and answered"
    REFUSED = "not done, and an errcode says so"
    STATUS = "not done, and an HTTP status says so"
    DROPPED = "not done, and no answer comes"
    UNACKNOWLEDGED = "done, and no answer comes"
    LATE = "done when the test lets it"
    HELD = "done, and the answer comes when the test lets it"
    SPOILT = "a download whose bytes are not what they should be"


@dataclass(frozen=True, slots=True)
class Fault:
    """One call's bad luck; `code` is the errcode or HTTP status, `chat` the only one it hits if there is one."""

    way: Way
    code: int = 0
    chat: str | None = None


class Faults:
    """What is planned. Nothing planned, nothing happens."""

    def __init__(self) -> None:
        self._planned: defaultdict[str, list[Fault]] = defaultdict(list)
        self.released = asyncio.Event()
        self._held: set[asyncio.Task[None]] = set()

    def let_pass(self, name: str, times: int = 1) -> None:
        """The next calls go well; what is planned after this is for those behind them."""
        self._plan(name, Fault(Way.NOT_AT_ALL), times)

    def refuse(self, name: str, errcode: int, times: int = 1, *, chat: str | None = None) -> None:
        """The next calls, or the next for one chat, get this errcode."""
        self._plan(name, Fault(Way.REFUSED, errcode, chat), times)

    def status(self, name: str, status: int, times: int = 1) -> None:
        """The next HTTP calls get this status and a page that is no JSON."""
        self._plan(name, Fault(Way.STATUS, status), times)

    def drop(self, name: str, times: int = 1) -> None:
        """The next calls are lost on the way there."""
        self._plan(name, Fault(Way.DROPPED), times)

    def lose_answer(self, name: str, times: int = 1) -> None:
        """The next calls are done, and their answers are lost on the way back."""
        self._plan(name, Fault(Way.UNACKNOWLEDGED), times)

    def delay(self, name: str, times: int = 1) -> None:
        """The next HTTP calls are long on the way there, until `release`."""
        self.released.clear()
        self._plan(name, Fault(Way.LATE), times)

    def hold(self, name: str, times: int = 1) -> None:
        """The next calls are done, and their answers wait for `release`."""
        self.released.clear()
        self._plan(name, Fault(Way.HELD), times)

    def spoil(self, name: str = "media", times: int = 1, *, whole_blocks: bool = False) -> None:
        """The next downloads end in the middle of a block, or are others than they should be."""
        self._plan(name, Fault(Way.SPOILT, int(whole_blocks)), times)

    def release(self) -> None:
        """Let the answers go that are held."""
        self.released.set()

    def hold_back(self, answering: Awaitable[None]) -> None:
        """Give this answer when `release` is called."""
        task = asyncio.create_task(self._answer_later(answering))
        self._held.add(task)
        task.add_done_callback(self._held.discard)

    async def _answer_later(self, answering: Awaitable[None]) -> None:
        await self.released.wait()
        await answering

    def take(self, name: str, chat: str | None = None) -> Fault | None:
        """What is planned for the call that comes now."""
        planned = self._planned[name]
        found = next((one for one in planned if one.chat in (None, chat)), None)
        if found is not None:
            planned.remove(found)
        return found

    def _plan(self, name: str, fault: Fault, times: int) -> None:
        self._planned[name] += [fault] * times
