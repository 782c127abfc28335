"""议定事项: recorded for a unit, done or dropped, put off or opened anew, and asked about while they are open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from actions.audience import answer_to, by_name, heads, office
from domain.cause import Cause
from domain.chat import Chat, Kind, Outgoing
from domain.district import Person, Role, Unit
from domain.key_jobs import ChangedPart, JobChange
from domain.refused import NoSuchResolution, NotYourResolution, ResolutionEnded, ResolutionOpen
from domain.resolutions import Resolution
from storage.store import Store
from texts import resolutions as wording

_TOLD = {
    ChangedPart.DAY: wording.moved,
    ChangedPart.ENDED: wording.reopened,
    ChangedPart.UNIT: wording.handed_over,
}
Decided = tuple[Unit, date, str]  # who does it, the last day, and what


def record(decided: Sequence[Decided], person: Person, cause: Cause, store: Store) -> list[Outgoing]:
    """Keep what a meeting decided; the heads of the units hear of theirs."""
    kept = keep(decided, person, cause, store)
    told = answer_to(cause, wording.recorded(kept, _today(cause, store), store.district))
    return [*told, *hand_over(kept, cause, store)]


def keep(decided: Sequence[Decided], person: Person, cause: Cause, store: Store) -> list[Resolution]:
    """Keep what a meeting decided."""
    return [
        store.resolutions.add(unit.id, words, until, person.id, cause.at) for unit, until, words in decided
    ]


def hand_over(kept: Sequence[Resolution], cause: Cause, store: Store) -> list[Outgoing]:
    """The heads of the units hear of theirs."""
    return _to_heads(kept, wording.handed_over, _today(cause, store), store, "resolved")


def complete(number: int, person: Person, cause: Cause, store: Store) -> list[Outgoing]:
    """It is done, says the unit or the office. Raises NoSuchResolution, NotYourResolution, ResolutionEnded."""
    return _ended(theirs(number, person, store), cause, store, void=False)


def drop(number: int, cause: Cause, store: Store) -> list[Outgoing]:
    """It is not wanted any more. Raises NoSuchResolution, ResolutionEnded."""
    return _ended(known(number, store), cause, store, void=True)


def move(one: Resolution, until: date, person: Person, cause: Cause, store: Store) -> list[Outgoing]:
    """改期: it has until another day; the day before is kept, and its unit hears so. Raises ResolutionEnded."""
    if not store.resolutions.move(one.number, until):
        raise ResolutionEnded(one.number)
    return _changed(
        one, JobChange(ChangedPart.DAY, str(one.until), cause.words, person.id, cause.at), cause, store
    )


def hand_on(one: Resolution, unit: Unit, person: Person, cause: Cause, store: Store) -> list[Outgoing]:
    """Another unit is to do it; both hear so, and the history keeps the one before. Raises ResolutionEnded."""
    if not store.resolutions.hand_on(one.number, unit.id):
        raise ResolutionEnded(one.number)
    before = store.district.unit[one.unit].short
    told = _changed(one, JobChange(ChangedPart.UNIT, before, cause.words, person.id, cause.at), cause, store)
    now, today = known(one.number, store), _today(cause, store)
    text = wording.handed_on([now], today, store.district)
    why = f"handed-on-{len(now.job.changes)}"
    relieved = _to_heads([one], lambda *_: text, today, store, why)
    return [*told, *(message for message in relieved if message.chat != cause.chat)]


def reopen(one: Resolution, person: Person, cause: Cause, store: Store) -> list[Outgoing]:
    """重开: it has to be done after all; what had ended it is kept, and its unit hears so. Raises ResolutionOpen."""
    if not store.resolutions.reopen(one.number):
        raise ResolutionOpen(one.number)
    before = wording.ended_how(one)
    return _changed(one, JobChange(ChangedPart.ENDED, before, cause.words, person.id, cause.at), cause, store)


def _changed(one: Resolution, change: JobChange, cause: Cause, store: Store) -> list[Outgoing]:
    store.key_jobs.change(one.number, change)
    now, today = known(one.number, store), _today(cause, store)
    told = answer_to(cause, wording.changed(now, change, today, store.district))
    why = f"changed-{len(now.job.changes)}"
    words = _TOLD[change.what]
    heard = _to_heads([now], words, today, store, why)
    return [*told, *(message for message in heard if message.chat != cause.chat)]


def must_be_open(number: int, store: Store) -> Resolution:
    """It, still to be done. Raises NoSuchResolution, ResolutionEnded."""
    found = known(number, store)
    if not found.open:
        raise ResolutionEnded(number)
    return found


def must_be_over(number: int, store: Store) -> Resolution:
    """It, done or dropped. Raises NoSuchResolution, ResolutionOpen."""
    found = known(number, store)
    if found.open:
        raise ResolutionOpen(number)
    return found


def theirs(number: int, person: Person, store: Store) -> Resolution:
    """It, if it is this person's: the unit's, with those above it, or the office's.

    Raises NoSuchResolution, NotYourResolution.
    """
    one = known(number, store)
    if not person.has(Role.OFFICE) and one.unit not in store.district.within(person.unit):
        raise NotYourResolution(number, store.district.unit[one.unit].short)
    return one


def ask(found: Iterable[Resolution], today: date, store: Store) -> list[Outgoing]:
    """The heads of the units are asked how far theirs are."""
    return _to_heads(found, wording.asked, today, store, "asked")


def known(number: int, store: Store) -> Resolution:
    """The decision with this number. Raises NoSuchResolution."""
    found = store.resolutions.get(number)
    if found is None:
        raise NoSuchResolution(number)
    return found


def _ended(one: Resolution, cause: Cause, store: Store, *, void: bool) -> list[Outgoing]:
    if not store.resolutions.end(one.number, cause.at, cause.words, void=void):
        raise ResolutionEnded(one.number)
    text = wording.line(known(one.number, store), _today(cause, store), store.district)
    others = [chat for chat in office(store) if chat != cause.chat] if not void else []
    return [
        *answer_to(cause, text),
        *(
            Outgoing(chat, text, kind=Kind.NOTICE, key=f"resolution:{one.number}:{chat.id}")
            for chat in others
        ),
    ]


def _to_heads(
    found: Iterable[Resolution], words: wording.Told, today: date, store: Store, why: str
) -> list[Outgoing]:
    """One message to each chat, with all that is meant for whoever hears it there."""
    by_chat: dict[Chat, list[Resolution]] = defaultdict(list)
    named: dict[Chat, dict[int, None]] = defaultdict(dict)
    for one in found:
        for chat, people in by_name(heads(one.unit, store.district), store).items():
            by_chat[chat].append(one)
            named[chat].update(dict.fromkeys(person.id for person in people))
    return [
        Outgoing(
            chat,
            words(mine, today, store.district),
            mentions=() if chat.private else tuple(named[chat]),
            kind=Kind.NOTICE,
            key=f"{why}:{'-'.join(str(one.number) for one in mine)}:{today}:{chat.id}",
        )
        for chat, mine in by_chat.items()
    ]


def _today(cause: Cause, store: Store) -> date:
    return cause.at.astimezone(store.zone).date()
