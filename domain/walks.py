"""走街: what somebody finds while they walk is one list, and no case before they say so."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from domain.cases import Source
from domain.chat import Chat
from domain.district import Person, Role
from domain.photo import Photo, Place

TOGETHER = timedelta(minutes=5)  # in which words and photos that were sent one by one are of the same thing
# After the last thing that was found, a walk is taken for one that nobody ended.
FORGOTTEN = timedelta(hours=3)


class WalkName(StrEnum):
    """What people call it; only 飞检 is a source of its own. 通报 is a list that somebody above sent."""

    STREETS = "走街"
    VISIT = "走访"
    SPOT_CHECK = "飞检"
    NIGHT = "夜查"
    ABOVE = "通报"


class WalkState(StrEnum):
    """How far it is. Under way it takes what is said; listed it waits for a yes; sealed (暗访) for its release."""

    UNDER_WAY = "走着"
    LISTED = "待确认"
    SEALED = "待公布"
    CONFIRMED = "已确认"
    VOID = "作废"


@dataclass(frozen=True, slots=True)
class Walk:
    """One walk of one person in one chat. `sender` is their account there; `route` is what they said of it.

    `last_at` is when something was last put on its list. A `secret` one (暗访) is no case before its release, at
    `release_at` if that was set.
    """

    chat: Chat
    sender: str
    person: int
    name: WalkName
    opened_at: datetime
    last_at: datetime
    route: str = ""
    state: WalkState = WalkState.UNDER_WAY
    closed_at: datetime | None = None
    secret: bool = False
    release_at: datetime | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class WalkItem:
    """One line of a walk's list. `message` is the id of the message that began it; `cases` became of it.
    `person` found it, where it is not whoever the walk is of (夜查)."""

    number: int
    text: str
    at: datetime
    photos: tuple[Photo, ...] = ()
    place: Place | None = None
    message: str = ""
    dropped: bool = False
    cases: tuple[int, ...] = field(default=())
    person: int | None = None
    id: int = 0


def belongs_to(last: WalkItem | None, item: WalkItem) -> bool:
    """Is what was just sent only the rest of the last item: words to a photo, a photo to words, a position?"""
    if last is None or last.dropped or last.person != item.person or item.at - last.at > TOGETHER:
        return False
    if item.text:
        return not last.text and not (item.photos and last.photos)
    if item.photos:
        return not (last.text and last.photos)
    return last.place is None


def source_of(walk: WalkName, person: Person) -> Source | None:
    """来源 of what is found on the walk; None where the person's role says it."""
    oversees = person.has(Role.INSPECTOR, Role.OFFICE, Role.LEADER)
    return Source.SPOT_CHECK if walk is WalkName.SPOT_CHECK and oversees else None
