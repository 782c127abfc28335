"""What somebody said or sent a moment ago: another problem whose photo has not come, a report whose photo goes on."""

from __future__ import annotations

from datetime import timedelta

from domain.cases import Case
from domain.chat import Incoming
from domain.district import Person
from handlers.hearing import WORD
from handlers.kit import Said
from storage.asks import Pending
from storage.store import Store
from understanding.reports.reader import LONGEST
from understanding.reports.reading import Finding

# In which a photo joins what its sender says: sent to the bot before, or to the group after.
AHEAD = timedelta(minutes=5)


def awaits_photo(waits: Pending | None) -> bool:
    """True while a report in words waits for its photo."""
    return waits is not None and waits.only_photos and not waits.photos and waits.then.startswith(f"{WORD} ")


def with_earlier(said: Said, waits: Pending | None, store: Store) -> tuple[str, int]:
    """A report's words, joined to earlier ones of its sender that still wait for a photo, unless both tell of the same;
    and how many problems they tell of."""
    grid = said.group.grid if said.group else None
    new = store.heard(said.words, grid).findings
    if waits is None or not awaits_photo(waits):
        return said.words, len(new)
    earlier = waits.then.removeprefix(WORD).strip()
    old, both = store.heard(earlier, grid).findings, f"{earlier}；{said.words}"
    if all(any(_are_one(one, other) for other in old) for one in new):
        return (said.words, len(new)) if any(one.place for one in new) else (earlier, len(old))
    return (both, len(store.heard(both, grid).findings)) if len(both) <= LONGEST else (said.words, len(new))


def _are_one(new: Finding, old: Finding) -> bool:
    """True for one category at one point; who names no place speaks of the one before."""
    if new.category != old.category:
        return False
    return not new.place or new.place == old.place or (new.point is not None and new.point == old.point)


def just_reported(person: Person, message: Incoming, store: Store) -> Case | None:
    """The case that its sender opened here a moment before this message, which may speak of it."""
    recent = store.cases.just_opened(person.id, message.at - AHEAD)
    return recent if recent and store.sources.reported_in(recent.number) == message.chat else None
