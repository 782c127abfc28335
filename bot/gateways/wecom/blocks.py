"""How long to keep quiet after 45009, which never says for how long.

WeCom has two limits, by the minute and by the hour. Whoever exceeds one is blocked for 60 seconds or for 60 minutes,
and is not told which. So the first pause lasts a minute. Each refusal right after a pause doubles it, up to an hour.
"""

from __future__ import annotations

MINUTE_BLOCK, HOUR_BLOCK = 61.0, 3601.0  # seconds, with one to spare for clocks that differ


class Blocks:
    """How long the last pause of each chat was."""

    def __init__(self) -> None:
        self._pauses: dict[str, float] = {}

    def refused(self, chat: str) -> float:
        """45009 came. Out: seconds until another try."""
        pause = min(self._pauses.get(chat, MINUTE_BLOCK / 2) * 2, HOUR_BLOCK)
        self._pauses[chat] = pause
        return pause

    def taken(self, chat: str) -> None:
        """Something was sent there, so the block is over."""
        self._pauses.pop(chat, None)
