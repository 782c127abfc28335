"""Albums: parts that come in time are one message; one that comes too late still reaches the case it belongs to."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from domain.chat import Incoming
from storage.albums import Lead
from storage.store import Store


async def put_part(part: Incoming, album: str, at: datetime, store: Store) -> None:
    """Keep one part of an album; the same part again changes nothing."""
    lead = await store.albums.lead(part.chat, album)
    if lead is None:
        await store.albums.begin(part, album, at)
    elif lead.message == part.id:
        return
    elif lead.waits:
        await store.albums.join(lead, part, album, at)
    else:
        await _put_late(part, lead, album, at, store)


async def _put_late(part: Incoming, lead: Lead, album: str, at: datetime, store: Store) -> None:
    """To the case that the album opened, else to the question that it raised, else a message like any other."""
    number = await store.sources.case_of(part.chat, lead.message)
    if number is not None:
        await store.albums.put_late(replace(part, text=f"补充 {number} {part.text}".strip()), album)
        return
    pending = await store.asks.of(part.chat, part.sender, at)
    asked = pending is not None and bool({*pending.photos} & {*lead.photos})
    if pending is None or not asked or part.text:
        await store.albums.put_late(part, album)
    elif await store.albums.note(part, album):
        await store.asks.add_photos(part.chat, part.sender, part.photos)
