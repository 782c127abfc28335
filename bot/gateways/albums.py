"""Albums. Parts that come in time are one message. A part that comes too late still reaches its case."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.gateways.photos import answer
from bot.routing import match_command
from domain.chat import Incoming
from storage.albums import Lead
from storage.books import Books
from texts import kinds


def put_part(part: Incoming, album: str, at: datetime, store: Books, *, late: bool) -> str | None:
    """Keep one part of an album; `late` if its photo is still to come.

    Out: the message to which it was added; None if this part was kept before.
    """
    lead = store.post.albums.lead(part.chat, album)
    if lead is None:
        return part.id if store.post.albums.begin(part, album, at) else None
    if lead.message == part.id:
        return None
    if lead.waits:
        return lead.message if store.post.albums.join(lead, part, album, at, together) else None
    if part.unusable and not (part.text.strip() or part.photos or late):
        _tell_late(part, lead, album, at, store)
        return None
    return part.id if _put_late(part, lead, album, at, store, late=late) else None


def _tell_late(part: Incoming, lead: Lead, album: str, at: datetime, store: Books) -> None:
    """Nothing of it can be used: its sender is told, if the album came to a case."""
    number = store.sources.case_of(part.chat, lead.message)
    if store.post.albums.note(part, album) and number is not None:
        answer(part, kinds.not_kept(part.unusable, (number,)), "unkept", at, store)


def together(before: str, after: str) -> str:
    """All words of an album, in the order of its parts; an order that stands in one of them comes first."""
    parts = [one for one in (before, after) if one.strip()]
    if len(parts) > 1 and match_command(after) and not match_command(before):
        parts.reverse()
    return "\n".join(parts)


def _put_late(part: Incoming, lead: Lead, album: str, at: datetime, store: Books, *, late: bool) -> bool:
    """Add it to the case that the album opened, else to the question about the album; else keep it as a message."""
    number = store.sources.case_of(part.chat, lead.message)
    if number is not None:
        part = replace(part, text=f"补充 {number} {part.text}".strip())
        return store.post.albums.put_late(part, album)
    pending = store.asks.of(part.chat, part.sender, at)
    asked = pending is not None and bool({*pending.photos} & {*lead.photos})
    if pending is None or not asked or part.text or late:
        return store.post.albums.put_late(part, album)
    if store.post.albums.note(part, album):
        store.asks.add_photos(part.chat, part.sender, part.photos)
    return False
