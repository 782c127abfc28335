"""志愿服务: a shift is called for a grid, people of the paired units (结对单位) sign up, come and go as they like.

Nobody has to: there is no list of who did not sign up or did not come.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.photo import Photo

EARLY = timedelta(hours=1)  # so long before it begins people may already say that they are there
LATE = timedelta(
    hours=2
)  # so long after its end the moment at which somebody says that they went still counts
LONGEST = timedelta(hours=12)
MOST_WANTED = 500
LATELY = timedelta(days=1)  # so long after it began a call may still be left


@dataclass(frozen=True, slots=True)
class VolunteerCall:
    """A shift that is called: where, when and for what, and how many are `wanted`. `id` is 0 until it is kept.

    `sent_at` is when the groups heard of it, `thanked_at` when they heard the thanks (感谢); `off` is why it is called
    off, empty while it is not.
    """

    grid: int
    place: str
    words: str
    begins: datetime
    ends: datetime
    wanted: int
    by: int
    at: datetime
    sent_at: datetime | None = None
    thanked_at: datetime | None = None
    off: str = ""
    id: int = 0

    def takes(self, at: datetime) -> bool:
        """True while people may sign up."""
        return self.sent_at is not None and not self.off and at < self.ends

    def under_way(self, at: datetime) -> bool:
        """True while people may say that they are there."""
        return self.takes(at) and self.begins - EARLY <= at


@dataclass(frozen=True, slots=True)
class VolunteerTurn:
    """Somebody who signed up for a call, came and went."""

    call: int
    person: int
    at: datetime
    came_at: datetime | None = None
    left_at: datetime | None = None
    photos: tuple[Photo, ...] = ()


def served(call: VolunteerCall, turn: VolunteerTurn, now: datetime) -> timedelta:
    """How long somebody served up to now: from coming to going; who did not say that they went, to the call's end."""
    if turn.came_at is None:
        return timedelta()
    return max(timedelta(), (turn.left_at or min(call.ends, now)) - turn.came_at)


def leaves(call: VolunteerCall, at: datetime) -> datetime:
    """When somebody went who says so at a moment: then, or at the call's end if they only thought of it much later."""
    return at if at <= call.ends + LATE else call.ends


def came(turns: Iterable[VolunteerTurn]) -> list[VolunteerTurn]:
    """Those who were there."""
    return [one for one in turns if one.came_at is not None]
