"""Photos that nothing refers to: those of talk that was not meant for the bot, and of questions nobody answered.

Staff talk in these groups about more than cases. What the bot heard and had no use for it does not keep
(design, section 2.3: such a row loses text and photos).
"""

from __future__ import annotations

from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy import Connection

from storage import tables
from storage.files import MadeFiles
from storage.photos import PhotoFiles
from storage.walks import KEPT_WALKS

KEPT = timedelta(days=1)  # after a message that the bot took: an answer, or more of its album, may still come
# Where photos stand that show something else than a case.
_PROVEN = (
    tables.score_sheets,
    tables.exemplars,
    tables.letters,
    tables.volunteer_turns,
    tables.key_job_entries,
    tables.fund_steps,
    tables.campaign_counts,
)
MOST = 5000  # photos at once, some 2 s of removing files


def remove_unused(connection: Connection, files: PhotoFiles, at: datetime) -> int:
    """Forget expired questions, and photos without a case, a message or a question. Out: how many photos went.

    Whoever keeps one of these photos at the same moment (`CasePhotos.keep`) holds its row, and is waited for here;
    or comes after its row is held here, waits for the end, and then finds that the file is missing.
    """
    # A question counts by when its answer was said, which may be heard late.
    connection.execute(tables.asks.delete().where(tables.asks.c.expires_at < at - KEPT))
    found = sorted(_unused(connection, at))[:MOST]
    rows = tables.photos.c.sha256.in_(found)
    connection.execute(sa.select(tables.photos.c.sha256).where(rows).with_for_update())
    unused = (_unused(connection, at)).intersection(found)
    for sha256 in unused:
        connection.execute(tables.looks.delete().where(tables.looks.c.sha256 == sha256))
        connection.execute(tables.photos.delete().where(tables.photos.c.sha256 == sha256))
        files.forget(sha256)
    return len(unused)


def remove_unused_made(connection: Connection, made: MadeFiles) -> int:
    """Remove pictures that were drawn and documents that nothing refers to any more. Out: how many went.

    A message that was said on another platform is there, and needs its file no more; the web chat shows it from here.
    """
    outbox = tables.outbox.c
    unsaid = connection.scalars(sa.select(outbox.carries).where(outbox.state != "sent")).all()
    pictures = {photo["sha256"] for carries in unsaid for photo in carries["photos"]}
    documents = {sha256 for carries in unsaid for sha256, _name in carries["files"]}
    return made.remove_unused(pictures | documents | _shown(connection), KEPT)


def _shown(connection: Connection) -> set[str]:
    """Whatever the web chat shows."""
    shown = connection.scalars(sa.select(tables.web_messages.c.carries)).all()
    return {sha256 for carries in shown for sha256 in carries.get("photos", ())} | {
        sha256 for carries in shown for sha256, _name in carries.get("files", ())
    }


def _unused(connection: Connection, at: datetime) -> set[str]:
    photos, used = tables.photos.c, tables.case_photos.c
    without_case = sa.select(photos.sha256).where(~sa.exists().where(used.sha256 == photos.sha256))
    return set(connection.scalars(without_case)) - _referred_to(connection, at)


def _referred_to(connection: Connection, at: datetime) -> set[str]:
    """The photos of messages that wait, that are fresh, or that the web chat shows, of open questions, of lists
    that somebody makes on a walk, of 查岗, and of what else was shown by photos."""
    inbox = tables.inbox.c
    live = inbox.state.in_(["todo", "dead"]) | (inbox.at >= at - KEPT)
    asked = connection.scalars(sa.select(tables.asks.c.photos))
    heard = connection.scalars(sa.select(inbox.carries).where(live))
    walks, items = tables.walks.c, tables.walk_items.c
    found = sa.select(items.photos).join_from(tables.walk_items, tables.walks)
    listed = connection.scalars(found.where(walks.state.in_(KEPT_WALKS)))
    checks = tables.duty_checks.c
    both = connection.execute(sa.select(checks.photos, checks.explained_with))
    checked = [photos for row in both for photos in row]
    proven = [photos for one in _PROVEN for photos in connection.scalars(sa.select(one.c.photos))]
    waiting = [
        *asked,
        *listed,
        *checked,
        *proven,
        *(carries.get("photos", ()) for carries in heard),
    ]
    return {photo["sha256"] for photos in waiting for photo in photos} | _shown(connection)
