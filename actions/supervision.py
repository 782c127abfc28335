"""督办: a numbered order to the head of a unit about one case. Drafted by the clock or ordered by hand, signed for,
answered, and ended by the office."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from actions.audience import Audience, alone, answer_to, everywhere, heads_hear, office
from actions.history import event
from actions.untaken import is_orphan
from domain.cases import Case, Source, Step
from domain.cause import Cause, System
from domain.chat import Choice, Kind, Outgoing
from domain.deadline import due_at
from domain.district import Role
from domain.life import must_allow, overdue
from domain.matters import UNDER_WAY, Matter, MatterKind, MatterState, Signature, ended
from domain.order import Order
from domain.refused import (
    AlreadyReceived,
    AlreadySupervised,
    Confidential,
    NotSupervised,
    NoUnitHolds,
    UnitIsGone,
)
from storage.store import Store
from texts import supervision as wording

KIND = MatterKind.SUPERVISION


def under_way(case: Case, store: Store) -> Matter | None:
    """The 督办 of the case that is drafted or at work."""
    return next((one for one in store.matters.of(case.number, KIND) if one.under_way), None)


def issued(case: Case, store: Store) -> Matter | None:
    """The 督办 of the case that a unit has to answer."""
    matter = under_way(case, store)
    return matter if matter and matter.state is MatterState.AGREED else None


def basis(case: Case, cause: Cause) -> str:
    """Why it is supervised, from what the case shows: `已超期 3天；返工 2 次`."""
    late = case.due_at if overdue(case, cause.at) else None
    leads = not isinstance(cause.by, System) and cause.by.has(Role.LEADER)
    wanted_by = wording.BY_LEADER if leads else wording.BY_OFFICE
    of_leader = case if case.source is Source.LEADER else None
    return wording.basis(late, cause.at, case.reworked, of_leader, wanted_by)


def proposed(store: Store) -> set[int]:
    """The cases of which one is under way or was refused: the clock proposes none for them."""
    return store.matters.cases(KIND, [*UNDER_WAY, MatterState.REFUSED])


def draft(case: Case, cause: Cause, store: Store) -> list[Outgoing]:
    """The clock proposes it to the office, which issues it or not."""
    why = basis(case, cause)
    store.matters.open(Matter(KIND, case.number, cause.at, None, words=why, unit=case.unit))
    text = wording.proposed(case, why, store.district)
    choices = (Choice("签发督办", f"督办 {case.number}"), Choice("不督办", f"不督办 {case.number}"))
    key = f"supervision-draft:{case.number}:{cause.at:%Y-%m-%d}"
    return [
        Outgoing(chat, text, choices=choices, kind=Kind.NOTICE, key=f"{key}:{chat.id}")
        for chat in office(store)
    ]


def decline(case: Case, cause: Cause, store: Store) -> list[Outgoing]:
    """不督办: what the clock proposed is dropped. Raises NotSupervised."""
    matter = under_way(case, store)
    if matter is None or matter.state is not MatterState.ASKED:
        raise NotSupervised(case)
    store.matters.change(matter, replace(matter, state=MatterState.REFUSED, ended_at=cause.at))
    return answer_to(cause, f"#{case.number} 这次不督办。")


def drop_draft(case: Case, at: datetime, store: Store) -> None:
    """What the clock proposed for a case that is 挂账 now is no longer asked; on its day it may be proposed anew."""
    matter = under_way(case, store)
    if matter is not None and matter.state is MatterState.ASKED:
        store.matters.change(matter, ended(matter, at))


def issue(case: Case, cause: Cause, store: Store, until: datetime | None = None) -> list[Outgoing]:
    """签发: it gets its number and goes to the unit, with the document. The words are what is demanded; `until` is by
    when it is to be answered, else the rules say so, as they do where that moment is past.

    Raises WrongState, Confidential, NoUnitHolds, UnitIsGone, AlreadySupervised.
    """
    drafted = under_way(case, store)
    _must_be_issuable(case, drafted, store)
    label = wording.label(cause.at.year, store.matters.next_number(KIND, cause.at.year))
    # How late it is grows between the draft and the day on which it is issued.
    why = drafted.words if drafted and not overdue(case, cause.at) else basis(case, cause)
    matter = Matter(
        KIND,
        case.number,
        cause.at,
        _person(cause),
        state=MatterState.AGREED,
        label=label,
        until=until if until and until > cause.at else _answered_by(cause, store),
        words=wording.content(why, cause.words),
        unit=case.unit,
    )
    if drafted is None:
        store.matters.open(matter)
    else:
        store.matters.change(drafted, replace(matter, id=drafted.id))
    after = replace(case, supervised=label)
    store.cases.move(case, after, event(after, Step.SUPERVISE, cause))
    return _told_of_issue(after, matter, cause, store)


def _must_be_issuable(case: Case, drafted: Matter | None, store: Store) -> None:
    must_allow(case, Step.SUPERVISE)
    if case.confidential:
        raise Confidential(case, Step.SUPERVISE)
    if case.unit is None:
        raise NoUnitHolds(case)
    if is_orphan(case, store.district):
        raise UnitIsGone(case, store.district.unit[case.unit].short)
    if drafted is not None and drafted.state is MatterState.AGREED:
        raise AlreadySupervised(case, drafted.label)


def receive(case: Case, cause: Cause, store: Store) -> list[Outgoing]:
    """签收 by the unit's head. Raises NotSupervised, AlreadyReceived."""
    matter = _issued(case, store)
    if matter.signatures:
        raise AlreadyReceived(case, matter.label)
    return _signed(case, matter, Step.RECEIVE, cause, store)


def reply(case: Case, cause: Cause, store: Store) -> list[Outgoing]:
    """回复 by the unit's head, in words. Raises NotSupervised."""
    return _signed(case, _issued(case, store), Step.REPLY, cause, store)


def settle(case: Case, cause: Cause, store: Store) -> list[Outgoing]:
    """办结 by the office. Raises NotSupervised."""
    matter = _issued(case, store)
    store.matters.change(matter, replace(matter, state=MatterState.ENDED, ended_at=cause.at))
    store.cases.move(case, case, event(case, Step.SETTLE, cause))
    text = wording.settled(case, matter)
    return [*answer_to(cause, text), *_notices(_unit(case, matter.unit, store), text, cause)]


def hand_on(case: Case, cause: Cause, store: Store) -> list[Outgoing]:
    """A case that is 督办 has come to another unit: that unit's head is to sign for the order and answer it, in a time
    of their own, and the unit that had it is told that it need not. Nothing else is looked up."""
    order = issued(case, store) if case.supervised else None
    if order is None or case.unit in (None, order.unit):
        return []
    anew = replace(order, unit=case.unit, until=_answered_by(cause, store), signatures=())
    store.matters.change(order, anew)
    told = wording.handed_on(case, anew, order, store.district)
    text = f"{told}\n{wording.issued(case, anew, store.district, cause.at)}"
    now = _to_sign(case, text, cause, store)
    before = _notices(_unit(case, order.unit, store), wording.released(case, anew, store.district), cause)
    reached = {one.chat for one in now}
    return [*now, *(one for one in before if one.chat not in reached)]


def _issued(case: Case, store: Store) -> Matter:
    matter = issued(case, store)
    if matter is None:
        raise NotSupervised(case)
    return matter


def _signed(case: Case, matter: Matter, step: Step, cause: Cause, store: Store) -> list[Outgoing]:
    signature = Signature(_person(cause) or 0, cause.at, cause.words)
    store.matters.change(matter, replace(matter, signatures=(*matter.signatures, signature)))
    store.cases.move(case, case, event(case, step, cause))
    text = wording.signed(case, matter, step, cause.words, store.district)
    look = Choice("请督查员去看", f"请人去看 {case.number}")
    settles = (Choice("办结督办", f"办结 {case.number}"), look) if step is Step.REPLY else ()
    return [*answer_to(cause, text), *_notices(office(store) | _issuer(matter, store), text, cause, settles)]


def _issuer(matter: Matter, store: Store) -> Audience:
    """Whoever issued it hears what comes of it, alone; the office does anyway."""
    person = store.district.staff.get(matter.opened_by or 0)
    return alone(store, [person]) if person is not None and not person.has(Role.OFFICE) else {}


def _told_of_issue(case: Case, matter: Matter, cause: Cause, store: Store) -> list[Outgoing]:
    """The unit gets the document, and so does whoever issued it."""
    text = wording.issued(case, matter, store.district, cause.at)
    answer = [replace(one, order=_paper(case, cause)) for one in answer_to(cause, text)]
    return [*answer, *_to_sign(case, text, cause, store)]


def _to_sign(case: Case, text: str, cause: Cause, store: Store) -> list[Outgoing]:
    """The unit that has the case gets the document, with a button to sign for it."""
    choices = (Choice("签收", f"签收 {case.number}"),)
    told = _notices(_unit(case, case.unit, store), text, cause, choices)
    return [replace(one, order=_paper(case, cause)) for one in told]


def _paper(case: Case, cause: Cause) -> Order:
    return Order("督办单", cause.at, case=case.number)


def _answered_by(cause: Cause, store: Store) -> datetime:
    limit = store.rules.supervising
    return due_at(cause.at, limit.amount, limit.unit, store.calendar)


def _unit(case: Case, unit: int | None, store: Store) -> Audience:
    """Where a unit's head hears of it: in its group, and in private."""
    if unit is None:
        return {}
    group = heads_hear(unit, case, store.district)
    found: Audience = dict.fromkeys(everywhere(group, store)) if group else {}
    heads = store.district.people_with(Role.UNIT_HEAD, unit=unit)
    return found | alone(store, heads)


def _notices(audience: Audience, text: str, cause: Cause, choices: tuple[Choice, ...] = ()) -> list[Outgoing]:
    return [
        Outgoing(chat, text, choices=choices, kind=Kind.NOTICE) for chat in audience if chat != cause.chat
    ]


def _person(cause: Cause) -> int | None:
    return None if isinstance(cause.by, System) else cause.by.id
