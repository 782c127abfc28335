"""暗访: a walk whose confirmed list stays sealed. Nothing of it is a case, and no unit hears of it, before 公布."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from actions import walking
from actions.findings import findings
from domain.cause import Cause
from domain.chat import Kind, Outgoing
from domain.district import Person, Role
from domain.walks import Walk, WalkState
from storage.store import Store
from texts import secret_walks as wording


def seal(walk: Walk, cause: Cause, store: Store) -> list[Outgoing]:
    """确认: the list is complete and waits for its release; what is dangerous should not. Raises WalkChanged."""
    store.walks.change(walk, replace(walk, state=WalkState.SEALED, last_at=cause.at))
    items = store.walks.items(walk)
    dangerous = [one.number for one in items if any(it.urgent for it in findings(one.text, None, store))]
    text = wording.sealed(walk, len(items), dangerous)
    return [Outgoing(walk.chat, text, choices=(wording.release(walk),))]


def may_walk(person: Person, store: Store) -> bool:
    """Inspectors, the office and leaders; and whom the office names, by rule or in a plan of secret walks."""
    if person.has(Role.INSPECTOR, Role.OFFICE, Role.LEADER):
        return True
    plans = (one for one in store.rules.planned_walks if one.theme.startswith(wording.WORD))
    named = (*store.rules.secret_walkers, *(name for one in plans for name in one.people))
    return any(person in store.district.called(name) for name in named)


def known_to(person: Person, store: Store) -> list[Walk]:
    """What waits for its release and may be seen: one's own, and by the office all."""
    office = person.has(Role.OFFICE)
    return [one for one in store.walks.sealed() if office or one.person == person.id]


def set_time(walk: Walk, moment: datetime | None, store: Store) -> Walk:
    """It is released at that time; with None only when somebody says so. Raises WalkChanged."""
    after = replace(walk, release_at=moment)
    store.walks.change(walk, after)
    return after


def discard(walk: Walk, at: datetime, store: Store) -> None:
    """Nothing becomes of it. Raises WalkChanged."""
    store.walks.change(walk, replace(walk, state=WalkState.VOID, closed_at=at))


def release(walk: Walk, at: datetime, store: Store) -> list[Outgoing]:
    """公布: each line becomes a case of now, by whoever walked, who is told all numbers. Raises WalkChanged."""
    walker = store.district.person[walk.person]
    return walking.confirm(walk, walker, None, Cause(walker, at, chat=walk.chat), store)


def numbers(walk: Walk, store: Store) -> list[int]:
    """The cases that its lines became."""
    return [number for item in store.walks.items(walk) for number in item.cases]


def due(at: datetime, store: Store) -> list[Outgoing]:
    """What was set for a time that has come is released."""
    said: list[Outgoing] = []
    for walk in store.walks.sealed():
        if walk.release_at is not None and walk.release_at <= at:
            first, *others = release(walk, at, store)
            said += [replace(first, kind=Kind.NOTICE), *others]
    return said
