"""Photos that nothing refers to: those of talk that was not meant for the bot, and of questions nobody answered.

Staff talk in these groups about more than cases. What the bot heard and had no use for it does not keep
(design, section 2.3: such a row loses text and photos).
"""

from __future__ import annotations

from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import tables
from storage.photos import PhotoFiles

KEPT = timedelta(days=1)  # after a message that the bot took: an answer, or more of its album, may still come
MOST = 5000  # photos at once, some 2 s of removing files


async def remove_unused(connection: AsyncConnection, files: PhotoFiles, at: datetime) -> int:
    """Forget expired questions, and photos without a case, a message or a question. Out: how many photos went.

    A photo's file goes before the transaction ends: whoever keeps the same photo meanwhile waits for the end
    at its row, and then finds that the file is missing (`CasePhotos.keep`).
    """
    await connection.execute(tables.asks.delete().where(tables.asks.c.expires_at < at))
    unused = sorted(await _without_case(connection) - await _referred_to(connection, at))[:MOST]
    for sha256 in unused:
        await connection.execute(tables.photos.delete().where(tables.photos.c.sha256 == sha256))
        await files.forget(sha256)
    return len(unused)


async def _without_case(connection: AsyncConnection) -> set[str]:
    photos, used = tables.photos.c, tables.case_photos.c
    query = sa.select(photos.sha256).where(~sa.exists().where(used.sha256 == photos.sha256))
    return set(await connection.scalars(query))


async def _referred_to(connection: AsyncConnection, at: datetime) -> set[str]:
    """The photos of messages that wait, that are fresh, or that the web chat shows, and of open questions."""
    inbox = tables.inbox.c
    live = inbox.state.in_(["todo", "dead"]) | (inbox.at >= at - KEPT)
    asked = await connection.scalars(sa.select(tables.asks.c.photos))
    heard = await connection.scalars(sa.select(inbox.carries).where(live))
    shown = await connection.scalars(sa.select(tables.web_messages.c.carries))
    waiting = [*asked, *(carries.get("photos", ()) for carries in heard)]
    return {photo["sha256"] for photos in waiting for photo in photos} | {
        sha256 for carries in shown for sha256 in carries.get("photos", ())
    }
