"""How much one person may ask in a minute, so that nobody keeps the others waiting.

Only what asks is counted. Reports, steps on cases and answers to the roll-call are always taken.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum, auto

from domain.chat import Incoming
from domain.platform import Platform

MINUTE = timedelta(minutes=1)
MOST = 30  # questions of one person in a minute
REMEMBERED = 1000  # people, after which those who asked nothing lately are forgotten


class Allowance(Enum):
    """What becomes of a question."""

    ANSWER = auto()
    SAY_SO = auto()  # that it is not answered, and when to ask again
    SILENT = auto()  # that was said within the last minute


@dataclass(slots=True)
class _Asked:
    answered: deque[datetime] = field(default_factory=deque)
    told: datetime | None = None


class Budget:
    """What each person asked lately, by when they said it: what waited while the program was down is no haste."""

    def __init__(self) -> None:
        self._people: dict[tuple[Platform, str], _Asked] = {}

    def ask(self, message: Incoming) -> Allowance:
        """Whether this question is answered; it counts if it is."""
        asked = self._people.setdefault((message.chat.platform, message.sender), _Asked())
        since = message.at - MINUTE
        while asked.answered and asked.answered[0] <= since:
            asked.answered.popleft()
        if len(asked.answered) < MOST:
            asked.answered.append(message.at)
            self._forget(since)
            return Allowance.ANSWER
        if asked.told is not None and asked.told > since:
            return Allowance.SILENT
        asked.told = message.at
        return Allowance.SAY_SO

    def _forget(self, since: datetime) -> None:
        if len(self._people) > REMEMBERED:
            lately = {
                who: one for who, one in self._people.items() if one.answered and one.answered[-1] > since
            }
            self._people = lately
