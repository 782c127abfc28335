"""How far a message of several parts has got, so that no pause loses one of them or has one said twice.

The ways to people cut a message differently, so the way by which it was begun is the only one that can finish it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from bot.gateways.base import WillNotWork
from bot.gateways.wecom.layout import Part


class Progress:
    """Of one outbox row. `kept` is a mark for each part that was said: the way, what it said, WeCom's id of it."""

    def __init__(self, kept: Sequence[str]) -> None:
        self.kept = list(kept)

    def allows(self, way: str) -> bool:
        """False for every other way once something was said by one."""
        return all(mark.startswith(f"{way}:") for mark in self.kept)

    def rest(self, way: str, plan: Sequence[Part]) -> Sequence[Part]:
        """What of the plan is left. Raises WillNotWork if what was said is not its beginning."""
        began = [_mark(way, part) for part in plan[: len(self.kept)]]
        if [mark.rpartition(":")[0] for mark in self.kept] != began:
            raise WillNotWork("what was begun to be said has changed since")
        return plan[len(self.kept) :]

    def said(self, way: str, part: Part, id_: str) -> None:
        """One more."""
        self.kept.append(f"{_mark(way, part)}:{id_}")

    @property
    def id(self) -> str:
        """WeCom's id of the first part."""
        return self.kept[0].rpartition(":")[2]


def _mark(way: str, part: Part) -> str:
    return f"{way}:{hashlib.sha256(repr(part).encode()).hexdigest()[:12]}"
