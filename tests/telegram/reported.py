"""A report in the group, and what the bot keeps of it: its case, photos and history."""

from __future__ import annotations

import hashlib

from tests.contract import REPORTER
from tests.telegram.wire import TelegramWire
from tests.telegram.world import Json

REPORT = "人民广场东侧 占道经营"


async def cases(town: TelegramWire) -> list[str]:
    """The texts of all cases."""
    with town.app.database.reading() as store:
        return [case.text for case in store.cases.every()]


async def photos(town: TelegramWire, number: int) -> list[str]:
    """The hashes of a case's photos, in their order."""
    with town.app.database.reading() as store:
        by_event = store.photos.by_event(number)
    return [photo.sha256 for event in sorted(by_event) for photo in by_event[event]]


async def history(town: TelegramWire, number: int) -> list[tuple[str, str]]:
    """The lines of a case's history: step and words."""
    with town.app.database.reading() as store:
        return [(event.step.value, event.words) for event in store.cases.history(number)]


def hashes(town: TelegramWire, *data: bytes) -> list[str]:
    """Of photos as they arrive."""
    return [hashlib.sha256(town.arriving(one)).hexdigest() for one in data]


def part(town: TelegramWire, album: str, photo: bytes, caption: str = "") -> Json:
    """One part of an album, sent by the reporter."""
    who, more = town.who(REPORTER), {"media_group_id": album}
    return town.people.photo(town.room(), who, photo, caption, more_content=more)
