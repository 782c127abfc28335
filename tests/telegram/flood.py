"""How much a bot may say: the rules of the Bot FAQ, kept to the letter, and who came before the time was up."""

from __future__ import annotations

import math
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

from tests.telegram.refusal import too_many

IN_GROUP, MINUTE = 20, 60.0  # messages a minute in one group
IN_ALL, SECOND = 30, 1.0  # messages a second in all chats
BURST = 5  # calls that say something in one chat at once; then one a second ("short bursts are tolerated")


@dataclass(frozen=True, slots=True)
class Early:
    """A call in a chat, or of a method, that came before the time it had been given; `by` seconds."""

    what: int | str
    by: float


class Flood:
    """Counts what is sent in each chat, by the seconds of the clock it is given."""

    def __init__(self, seconds: Callable[[], float]) -> None:
        self.on = True
        self.early: list[Early] = []
        self.refused = 0
        self._seconds = seconds
        self._groups: defaultdict[int, deque[float]] = defaultdict(deque)
        self._all: deque[float] = deque()
        self._bursts: dict[int, tuple[float, float]] = {}  # by chat: what is left of the burst, and when
        self._until: dict[int, float] = {}
        self._quiet: dict[str, float] = {}

    def forbid(self, chat: int, seconds: float) -> None:
        """Let nothing more be sent in a chat for so many seconds."""
        self._until[chat] = self._seconds() + seconds

    def hush(self, method: str, seconds: float) -> None:
        """Let a method that is about no chat not be called for so many seconds: real ones, for no clock paces it."""
        self._quiet[method] = monotonic() + seconds

    def call(self, method: str) -> None:
        """Such a method is called; nothing is refused."""
        if (left := self._quiet.get(method, 0.0) - monotonic()) > 0:
            self.early.append(Early(method, left))

    def count(self, chat: int, messages: int, *, group: bool, edit: bool = False) -> None:
        """So many messages are about to be sent by one call. Raises Refusal 429: then none may for its seconds."""
        if not self.on:
            return
        now = self._seconds()
        until = self._until.get(chat, 0.0)
        if now < until - 0.001:
            self.early.append(Early(chat, until - now))
            self._refuse(chat, until - now)
        limited = group and not edit  # edits are not counted by the minute
        waits = [max(0.0, 1 - self._left(chat, now)), _window(self._all, IN_ALL, SECOND, messages, now)]
        waits += [_window(self._groups[chat], IN_GROUP, MINUTE, messages, now)] if limited else []
        if max(waits) > 0:
            self._refuse(chat, max(waits))
        self._bursts[chat] = (self._left(chat, now) - 1, now)  # an album is one
        self._all.extend([now] * messages)
        if limited:
            self._groups[chat].extend([now] * messages)

    def _refuse(self, chat: int, wait: float) -> None:
        seconds = max(1, math.ceil(wait))
        self.refused += 1
        self._until[chat] = self._seconds() + seconds
        raise too_many(seconds)

    def _left(self, chat: int, now: float) -> float:
        left, at = self._bursts.get(chat, (float(BURST), now))
        return min(float(BURST), left + now - at)


def _window(sent: deque[float], limit: int, length: float, messages: int, now: float) -> float:
    while sent and sent[0] + length <= now:
        sent.popleft()
    over = len(sent) + messages - limit
    return sent[min(over, len(sent)) - 1] + length - now if over > 0 and sent else 0.0
