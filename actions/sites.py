"""现场核实: where it is unclear what is there, somebody is asked to look, and answers with a photo; of a 督办 it is
an inspector.

It is a matter beside the state: the limit of the unit that has the case goes on.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from actions.audience import alone, grid_hears, reaching, talk_with
from domain.authority import belongs_here
from domain.card import Row
from domain.cases import Case, State
from domain.chat import Chat, Kind, Outgoing
from domain.deadline import due_at
from domain.district import Person, Role
from domain.life import ENDED
from domain.matters import Matter, MatterKind, MatterState, ended
from domain.notices import Notice
from domain.refused import NotAskedToLook, SeeFirst
from storage.store import Store
from texts import sites as wording

KIND = MatterKind.SITE
ONLY_SUPERVISED = (State.CHECKING, State.CLOSED, State.SPLIT)  # there a look clears up nothing but a 督办


def under_way(case: Case, store: Store) -> Matter | None:
    """The look that is waited for."""
    return next(iter(store.matters.of(case.number, KIND, (MatterState.AGREED,))), None)


def opened(look: Matter, at: datetime, store: Store) -> Matter:
    """A look that is asked for now, with its time."""
    limit = store.rules.seeing
    return store.matters.open(replace(look, until=due_at(at, limit.amount, limit.unit, store.calendar)))


def must_be_seen(case: Case, store: Store) -> None:
    """Raise SeeFirst while somebody was asked to look: it does not end unsolved before that."""
    if look := under_way(case, store):
        raise SeeFirst(case, wording.name(look, store.district))


def asked_of(case: Case, person: Person, store: Store) -> Matter:
    """What this person was asked, or a colleague of theirs; of a 督办 another inspector. Raises NotAskedToLook."""
    look = under_way(case, store)
    if look is None or not _theirs(look, case, person, store):
        raise NotAskedToLook(case)
    return look


def is_asked(case: Case, person: Person, store: Store) -> bool:
    """Was this person asked to look there?"""
    look = under_way(case, store)
    return look is not None and _theirs(look, case, person, store)


def may_inspect(person: Person, case: Case) -> bool:
    """An inspector looks at what is 督办, never one of the unit that it is about."""
    return person.has(Role.INSPECTOR) and person.unit != case.unit and person.id != case.fixed_by


def hints(case: Case, now: datetime, store: Store) -> tuple[str, ...]:
    """What a card says of it."""
    look = None if case.state in ENDED or case.confidential else under_way(case, store)
    return (wording.hint(look, store.district, now),) if look else ()


def waiting(person: Person, store: Store) -> list[tuple[Matter, Case]]:
    """The looks that this person was asked for; all of them, to the office."""
    all_ = store.matters.all(KIND, (MatterState.AGREED,))
    found = [one for one in all_ if one.person == person.id or person.has(Role.OFFICE)]
    cases = store.cases.some(one.case for one in found) if found else {}
    return [(one, cases[one.case]) for one in found]


def reached(person: Person, case: Case, store: Store) -> Chat | None:
    """Where somebody is asked: alone, if they have talked to the bot there, else in the grid's group."""
    if talk := talk_with(person, store):
        return talk
    grid = store.district.grid.get(case.grid or 0)
    chats = grid_hears(grid, store) if grid and grid.id in person.grids else ()
    group = store.group_of(chats[0]) if chats else None
    if group and belongs_here(case, group, store.district):
        return reaching(group, [person], store)
    return next(iter(alone(store, [person])), None)


def request(case: Case, look: Matter, text: str, store: Store) -> list[Outgoing]:
    """What somebody is to do, with the button by which they answer; for as long as they can be reached."""
    person = store.district.staff.get(look.person or 0)
    chat = reached(person, case, store) if person else None
    if person is None or chat is None:
        return []
    mentions = () if chat.private else (person.id,)
    choices, rows = (wording.button(case),), (Row(case.number, text),)
    return [
        Outgoing(
            chat, text, choices=choices, mentions=mentions, kind=Kind.NOTICE, rows=rows, notice=Notice.TASK
        )
    ]


def ended_with(case: Case, at: datetime, store: Store) -> list[Outgoing]:
    """The case has ended, so nobody need look there but for a 督办: whoever was asked is told, once."""
    look = under_way(case, store)
    if look is None or look.label:
        return []
    store.matters.change(look, ended(look, at))
    text = wording.no_need(case, look, store.district)
    return [replace(one, choices=()) for one in request(case, look, text, store)]


def late_ones(at: datetime, store: Store) -> tuple[list[Outgoing], list[Case]]:
    """The one reminder of each look that is late; and the cases whose look is twice as late, for the office, once."""
    matters = store.matters.late(KIND, MatterState.AGREED, at)
    if not matters:
        return [], []
    cases = store.cases.some(one.case for one in matters)
    told = store.reminders.told(list(cases))
    said: list[Outgoing] = []
    unseen: list[Case] = []
    for look in matters:
        case, limit = cases[look.case], store.rules.seeing
        assert look.until is not None, "it is late"
        if told.first(case.number, f"look:{look.id}", look.until):
            said += request(case, look, wording.reminder(case, look, store.district), store)
        elif at > due_at(look.until, limit.amount, limit.unit, store.calendar) and told.first(
            case.number, f"unseen:{look.id}", look.until
        ):
            unseen.append(case)
    return said, unseen


def _theirs(look: Matter, case: Case, person: Person, store: Store) -> bool:
    if look.label:
        return person.id == look.person or may_inspect(person, case)
    asked = store.district.person.get(look.person or 0)
    return person.id == look.person or (asked is not None and person.unit == asked.unit)
