"""How far a message of several parts has got, so that a pause neither loses a part nor sends one twice.

The ways to people cut a message differently. So only the way that began a message can finish it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from bot.gateways.base import WillNotWork
from bot.gateways.wecom.layout import Part


class Progress:
    """The progress of one outbox row. `kept` has a mark for each part that was sent: the way, its words, WeCom's id."""

    def __init__(self, kept: Sequence[str]) -> None:
        self.kept = list(kept)

    def allows(self, way: str) -> bool:
        """True if this way may be used: nothing was sent yet, or it was sent by this way."""
        return all(mark.startswith(f"{way}:") for mark in self.kept)

    def rest(self, way: str, plan: Sequence[Part]) -> Sequence[Part]:
        """The parts that are left. Raises WillNotWork if the parts that were sent are not the beginning of the plan."""
        began = [_mark(way, part) for part in plan[: len(self.kept)]]
        if [mark.rpartition(":")[0] for mark in self.kept] != began:
            raise WillNotWork("what was begun to be said has changed since")
        return plan[len(self.kept) :]

    def said(self, way: str, part: Part, id_: str) -> None:
        """Note one more part as sent."""
        self.kept.append(f"{_mark(way, part)}:{id_}")

    @property
    def id(self) -> str:
        """WeCom's id of the first part."""
        return self.kept[0].rpartition(":")[2]


def _mark(way: str, part: Part) -> str:
    return f"{way}:{hashlib.sha256(repr(part).encode()).hexdigest()[:12]}"
