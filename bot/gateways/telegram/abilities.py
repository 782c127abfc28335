"""What newer versions of the Bot API can do, each with today's way as what is done where a server cannot.

The operator says how far the server goes (TELEGRAM_API_LEVEL). What the server then answers that it does not know is
not tried again until the program starts anew.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from enum import StrEnum

log = logging.getLogger("zoujie.telegram")

Level = tuple[int, int]  # a version of the Bot API
OLDEST: Level = (10, 0)  # what is always taken


class Ability(StrEnum):
    """One thing that can be done. Its word stands in the log."""

    ALONE = "messages that one person alone sees"
    COMMANDS_ALONE = "commands that nobody else sees"
    RICH = "messages laid out in blocks"
    DISABLED = "buttons that are shown as used"
    REPLY = "questions that open the field for the answer"


SINCE: Mapping[Ability, Level] = {
    Ability.ALONE: (10, 3),  # 10.2 had other names for it
    Ability.COMMANDS_ALONE: (10, 2),
    Ability.RICH: (10, 2),  # 10.1 had no blocks
    Ability.DISABLED: (10, 3),
    Ability.REPLY: (10, 3),  # together with buttons
}
NEWEST = max(SINCE.values())


class Abilities:
    """What of it may be used now."""

    def __init__(self, level: Level = OLDEST) -> None:
        self._level = level
        self._lost: set[Ability] = set()

    def able(self, ability: Ability) -> bool:
        """True if the server is said to know it, and has not said otherwise."""
        return self._level >= SINCE[ability] and ability not in self._lost

    def lose(self, ability: Ability) -> None:
        """The server does not know it. It is not asked for again."""
        if ability not in self._lost:
            self._lost.add(ability)
            log.warning("the Bot API server does not know %s; done the old way until the next start", ability)
