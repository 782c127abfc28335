"""核查: what waits for it, who may do it, and the queue that shows one card after the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from actions import evidence
from actions.audience import office
from actions.cards import before_and_after
from domain import authority
from domain.actions import Action
from domain.calendar import half_day_before
from domain.cases import Case, State, independent
from domain.chat import Chat, Kind, Manner, Outgoing
from domain.deadline import due_at
from domain.district import Group, Person, Purpose, Role
from domain.tally import Scope
from storage.store import Store
from texts import cases as wording
from texts import verification
from texts.cards import as_text, with_more


def waiting(store: Store, *, confidential: bool = False) -> list[Case]:
    """All that waits for 核查, what waits longest first."""
    found = store.cases.live(Scope(""), {State.CHECKING}, confidential=confidential)
    return sorted(found, key=_place)


def queue(person: Person, group: Group | None, store: Store) -> list[Case]:
    """What this person may verify where they are, what waits longest first."""
    all_ = waiting(store, confidential=group is None)
    found = [case for case in all_ if authority.may_know(person, case) and _may(person, case, store)]
    if group is None:
        return found
    return [case for case in found if authority.belongs_here(case, group, store.district)]


def with_rest(said: Sequence[Outgoing], person: Person, chat: Chat, store: Store) -> list[Outgoing]:
    """What somebody is answered in private, with how much else waits for their 核查: they were not shown all of it."""
    rest = len(queue(person, None, store)) if chat.private else 0
    return with_more(said, chat, verification.rest(rest), verification.ONE_BY_ONE) if rest else [*said]


def after(case: Case, cases: Iterable[Case]) -> list[Case]:
    """The part of a queue that comes behind this case, which may have left it."""
    return [one for one in cases if _place(one) > _place(case)]


def shown(cases: Sequence[Case], chat: Chat, at: datetime, store: Store, done: str = "") -> Outgoing:
    """The first of these cases: its card with the photos before and after, and the buttons of the queue."""
    case = cases[0]
    odd, look = evidence.hints(case, at, store)
    place = verification.place_in_queue(case, len(cases) - 1, at)
    place = verification.next_one(done, case, place) if done else place
    card = wording.card(case, store.district, at, *odd, place)
    choices = (*verification.buttons(case), *look)
    photos = before_and_after(case, store)
    return Outgoing(chat, as_text(card), photos, choices=choices, card=card, manner=Manner.BELOW)


def late(at: datetime, store: Store, times: int = 1) -> list[Case]:
    """What has waited for 核查 for so many times 核查提醒."""
    return [case for case in waiting(store) if _late_at(case, times, store) <= at]


def _late_at(case: Case, times: int, store: Store) -> datetime:
    rule = store.rules.verification
    return due_at(verification.since(case), rule.amount * times, rule.unit, store.calendar)


def _still_told(cases: Iterable[Case], times: int, at: datetime, store: Store) -> list[Case]:
    """Those that have not been told of as often as 催办次数 allows; each half of a working day counts as once."""
    most = store.rules.reminders
    if not most or not store.rules.hours:
        return []
    before = half_day_before(at, most, store.calendar)
    return [case for case in cases if _late_at(case, times, store) > before]


def remind(at: datetime, store: Store) -> list[Outgoing]:
    """One message for each inspector who may verify something late; the office hears of what no inspector is told of,
    and of what has waited twice as long. Nobody hears of a case more often than 催办次数."""
    found = late(at, store)
    fresh = _still_told(found, 1, at, store)
    inspectors = store.district.people_with(Role.INSPECTOR)
    chats = store.people.private_chats(inspectors)
    said: list[Outgoing] = []
    told: set[int] = set()
    for person in inspectors:
        chat = chats.get(person.id)
        theirs = [case for case in found if chat and _may(person, case, store)]
        told |= {case.number for case in theirs}
        if chat and (now := [case for case in theirs if case in fresh]):
            older = [case for case in theirs if case not in now]
            note = verification.others(older, at)
            said.append(_reminder(now, chat, at, store, note, waits=not older))
    return [*said, *_tell_office(fresh, told, bool(inspectors), at, store)]


def _tell_office(
    fresh: Sequence[Case], told: set[int], has_inspectors: bool, at: datetime, store: Store
) -> list[Outgoing]:
    very_late = _still_told(late(at, store, times=2), 2, at, store)
    untold = [case for case in fresh if case.number not in told]
    theirs = [*very_late, *(case for case in untold if case not in very_late)]
    if not theirs:
        return []
    note = verification.NOBODY_LOOKED if told else verification.NOT_TOLD
    note = note if has_inspectors else verification.NO_INSPECTOR
    return [_reminder(sorted(theirs, key=_place), chat, at, store, note) for chat in office(store)]


def _reminder(
    cases: Sequence[Case], chat: Chat, at: datetime, store: Store, note: str, *, waits: bool = True
) -> Outgoing:
    listed = verification.reminder(cases, store.district, at, note, waits=waits)
    return Outgoing(
        chat,
        listed.text,
        choices=(verification.ONE_BY_ONE,),
        key=f"verification-queue:{chat.id}:{at:%Y-%m-%dT%H}",
        kind=Kind.NOTICE,
        rows=listed.rows,
    )


def _may(person: Person, case: Case, store: Store) -> bool:
    relations = authority.relations(person, case, store.district)
    able = any(authority.allows(person, purpose, Action.VERIFY, relations) for purpose in Purpose)
    return able and independent(case, person, store.district)


def _place(case: Case) -> tuple[datetime, int]:
    return verification.since(case), case.number
