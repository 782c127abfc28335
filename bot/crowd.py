"""How many messages may be in hand, so that whoever is taken is answered soon; the others are told to come again.

What may be in hand is what is answered in `SOON` at the rate that this machine reaches at present. The rate is that of
the time in which something was in hand.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager

from bot.gateways.not_taken import busy

SOON = 1.2  # seconds; one in twenty waits for twice as long or more
# Messages, each time that nothing was in hand: fifty people who write at the same time are no crowd.
AT_ONCE = 60
FEWEST = 8
MEMORY = 3.0  # seconds in which something was in hand, after which what is known of the rate counts half
KNOWN = 0.5  # such seconds before a rate is known
LONGEST = 60.0  # seconds; what nobody has answered then is not waited for any more


class Crowd:
    """Who is in hand: at the door, where a message is being kept, and inside, until it is answered."""

    def __init__(self, now: Callable[[], float] = time.monotonic, *, alone: bool = True) -> None:
        """`alone`: this process answers whatever it takes. Others cannot know what is in hand, and refuse nobody."""
        self._now = now
        self._alone = alone
        self._lock = threading.Lock()
        self._at_the_door = 0
        self._at_once = AT_ONCE
        self._inside: dict[Hashable, float] = {}
        self._busy, self._answered, self._since = 0.0, 0.0, now()

    @contextmanager
    def door(self) -> Iterator[Callable[[Hashable], None]]:
        """Be at the door while a message is kept, and go in by calling what this gives with the message's name.

        That is called in the transaction that keeps it, for it may be answered in the same commit. Raises NotTaken
        (503) if too many are in hand.
        """
        entered: list[Hashable] = []
        with self._lock:
            self._must_have_room()
            self._at_the_door += 1
            self._at_once -= 1

        def enter(message: Hashable) -> None:
            with self._lock:
                if not entered:
                    self._at_the_door -= 1
                entered.append(message)
                self._inside[message] = self._now()

        try:
            yield enter
        except BaseException:
            with self._lock:
                self._leave(entered)
            raise
        finally:
            with self._lock:
                self._pass_time()
                self._at_the_door -= not entered

    def must_have_room(self) -> None:
        """Raise NotTaken (503) if too many are in hand: before much of a message is read."""
        with self._lock:
            self._must_have_room()

    def answered(self, messages: Iterable[Hashable]) -> None:
        """They are; also those of which nobody said that they came in."""
        with self._lock:
            self._pass_time()
            self._answered += self._leave(messages)

    def _must_have_room(self) -> None:
        self._pass_time()
        if not self._in_hand:
            self._at_once = AT_ONCE
        if self._alone and self._at_once <= 0 and self._in_hand >= self._most():
            raise busy()

    def _leave(self, messages: Iterable[Hashable]) -> int:
        return sum(self._inside.pop(one, None) is not None for one in messages)

    @property
    def _in_hand(self) -> int:
        return self._at_the_door + len(self._inside)

    def _most(self) -> float:
        if self._busy < KNOWN:
            return AT_ONCE
        return max(FEWEST, SOON * self._answered / self._busy)

    def _pass_time(self) -> None:
        now = self._now()
        if self._in_hand:
            self._busy += now - self._since
        self._since = now
        if self._busy > MEMORY:
            self._busy, self._answered = self._busy / 2, self._answered / 2
        while self._inside and now - next(iter(self._inside.values())) > LONGEST:
            del self._inside[next(iter(self._inside))]
