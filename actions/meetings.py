"""会议: a record is kept or added to, and what was decided goes to the units as any 议定事项 does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from actions import resolutions
from actions.audience import answer_to
from domain.cause import Cause
from domain.chat import Outgoing
from domain.district import Person
from domain.meetings import Meeting
from domain.resolutions import Resolution
from storage.store import Store
from texts import meetings as wording


def write(
    meeting: Meeting, decided: Sequence[resolutions.Decided], by: Person, cause: Cause, store: Store
) -> list[Outgoing]:
    """Keep a new record (its number is 0), or one that was added to."""
    new = resolutions.keep(decided, by, cause, store)
    after = replace(meeting, decided=(*meeting.decided, *(one.number for one in new)))
    if after.number:
        store.meetings.put(after)
    else:
        after = store.meetings.add(after)
    today = cause.at.astimezone(store.zone).date()
    text = wording.whole(after, decisions(after, store), today, store.district)
    told = answer_to(cause, wording.kept(text, after))
    return [*told, *resolutions.hand_over(new, cause, store)]


def decisions(meeting: Meeting, store: Store) -> list[Resolution]:
    """What it decided, as it stands now."""
    found = (store.resolutions.get(number) for number in meeting.decided)
    return [one for one in found if one is not None]
