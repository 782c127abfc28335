"""晒比拼 every evening at 18:00: each group its own scope, as short text and one picture."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from actions.audience import chat_of
from domain.chat import Kind, Outgoing, Photo
from domain.district import Group, Purpose
from domain.tally import Span, of_group
from jobs.kit import job
from storage.boards import facts
from storage.photos import Size
from storage.store import Store
from texts import boards
from texts.board_picture import draw

SHOWN_TO = (Purpose.ALL, Purpose.CORE, Purpose.UNIT, Purpose.GRID)


@job(
    "digest",
    "晒比拼",
    lambda rules: (rules.digest,),
    working_days=False,
    grace=timedelta(hours=5, minutes=59),
    only_says=True,
)
def digest(at: datetime, store: Store) -> Iterable[Outgoing]:
    """晒问题 晒进度 晒成效 of the day; the ranking counts the month so far."""
    return [_of(group, at, store) for group in store.district.groups if group.purpose in SHOWN_TO]


def _of(group: Group, at: datetime, store: Store) -> Outgoing:
    today = Span(at.replace(hour=0, minute=0, second=0, microsecond=0), at)
    month = Span(today.start.replace(day=1), at)
    scope = of_group(group, store.district)
    found = facts(store, scope, today, "今天", at=at, ranked=(month, "本月"), group=group)
    photos: tuple[Photo, ...] = ()
    if boards.has_picture(found):
        wanted = boards.picture(
            found, store.district.name, lambda sha256: store.files.path(sha256, Size.SHOWN)
        )
        photos = (Photo(store.files.keep_drawn(draw(wanted))),)
    return Outgoing(
        chat_of(group),
        boards.words(found, store.district),
        photos,
        key=f"digest:{group.id}:{at:%Y-%m-%d}",
        kind=Kind.BROADCAST,
        rows=boards.rows(found, store.district),
    )
