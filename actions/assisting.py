"""配合: units that help the one that holds a case, each with a limit of its own. Until all have, it is not passed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from actions import evidence
from actions.audience import alone, answer_to, beside, everywhere, unit_hears
from actions.cards import moved
from actions.history import event
from actions.holding import limit
from actions.partners import KIND, helpers, waited_for
from domain.card import Row
from domain.cases import Case, Step
from domain.cause import Cause
from domain.chat import Chat, Choice, Kind, Outgoing
from domain.district import Person, Unit
from domain.life import must_allow
from domain.matters import Matter, MatterState, Signature, ended
from domain.refused import AlreadyAssists, Confidential, NotAssisting
from storage.store import Store
from texts import assisting as wording


def ask(
    case: Case, units: Sequence[Unit], until: datetime | None, cause: Cause, store: Store
) -> list[Outgoing]:
    """配合 by these units until then, by default until the case is due; the words of the cause say what is to be done.

    Raises WrongState, Confidential, AlreadyAssists.
    """
    must_allow(case, Step.ASSIST)
    if case.confidential:
        raise Confidential(case, Step.ASSIST)
    at_work = {one.unit for one in waited_for(case, store)} | {case.unit}
    if already := next((unit for unit in units if unit.id in at_work), None):
        raise AlreadyAssists(case, already.short)
    until = until or _limit(case, cause, store)
    asker = cause.by.id if isinstance(cause.by, Person) else None
    for unit in units:
        matter = Matter(
            KIND, case.number, cause.at, asker, MatterState.AGREED, until=until, words=cause.words
        )
        store.matters.open(replace(matter, unit=unit.id))
    told = wording.asked(units, until, cause.words, cause.at)
    after = replace(case, partners=helpers(case, store))
    store.cases.move(case, after, event(after, Step.ASSIST, replace(cause, words=told)))
    text = wording.please(case, told, store.district.unit[case.unit or 0], store.district)
    asked = _notices([unit.id for unit in units], case, text, cause, store, choices(case))
    return [*answer_to(cause, f"#{case.number} {told}", case), *asked, *_to_holder(case, told, cause, store)]


def choices(case: Case) -> tuple[Choice, ...]:
    """What a unit that is asked to help can press."""
    return (Choice("配合好了", f"配合好了 {case.number}"),)


def done(case: Case, person: Person, cause: Cause, store: Store) -> list[Outgoing]:
    """配合好了 by somebody of such a unit, shown with a photo. Raises NotAssisting, OldPhoto."""
    matter = asked_of(case, person, store)
    counted = evidence.without_old(case, cause, store)
    signature = Signature(person.id, cause.at, cause.words)
    over = replace(ended(matter, cause.at), signatures=(*matter.signatures, signature))
    store.matters.change(matter, over)
    store.cases.move(case, case, event(case, Step.HELPED, counted))
    return moved(case, case, cause, store, wording.done(store.district.unit[person.unit], cause.words))


def decline(case: Case, person: Person, cause: Cause, store: Store) -> list[Outgoing]:
    """配合不了 by somebody of such a unit: whoever asked is told and lets it go, or does not. The unit is still asked,
    for else whoever is asked would decide. Raises NotAssisting."""
    matter = asked_of(case, person, store)
    unit = store.district.unit[person.unit]
    told = wording.declined(unit, cause.words)
    store.cases.move(case, case, event(case, Step.ADD, replace(cause, words=told)))
    asker = store.district.person.get(matter.opened_by or 0)
    let_go = (Choice("不用配合", f"不用配合 {case.number} {unit.short}"),)
    text = wording.told_of_it(case, told, unit, store.district)
    rows = (Row(case.number, text),)
    asked = [
        Outgoing(chat, text, choices=let_go, kind=Kind.NOTICE, rows=rows)
        for chat in (alone(store, [asker]) if asker else ())
    ]
    answer = wording.passed_on(case, told, asker)
    return [*answer_to(cause, answer, case), *_to_holder(case, told, cause, store), *asked]


def drop(case: Case, units: Sequence[Unit], cause: Cause, store: Store) -> list[Outgoing]:
    """不用配合: these units, or all, are asked no longer; the words of the cause say why. Raises NotAssisting."""
    wanted = {unit.id for unit in units}
    dropped = [one for one in waited_for(case, store) if not wanted or one.unit in wanted]
    if not dropped:
        raise NotAssisting(case)
    text, told = (
        wording.dropped(case, wording.names(dropped, store.district)),
        _ended(case, dropped, cause, store),
    )
    after = replace(case, partners=helpers(case, store))
    why = f"{text}{cause.words}"
    store.cases.move(case, after, event(after, Step.ADD, replace(cause, words=why)))
    return [*answer_to(cause, text, case), *told]


def release(case: Case, cause: Cause, store: Store) -> list[Outgoing]:
    """Nobody is asked any longer, for the case goes another way."""
    asked = waited_for(case, store)
    return _ended(case, asked, cause, store) if asked else []


def asked_of(case: Case, person: Person, store: Store) -> Matter:
    """What is asked of this person's unit. Raises NotAssisting."""
    found = next((one for one in waited_for(case, store) if one.unit == person.unit), None)
    if found is None:
        raise NotAssisting(case)
    return found


def _ended(case: Case, asked: Sequence[Matter], cause: Cause, store: Store) -> list[Outgoing]:
    for matter in asked:
        store.matters.change(matter, replace(matter, state=MatterState.REFUSED, ended_at=cause.at))
    text = wording.dropped(case, wording.names(asked, store.district))
    return _notices([one.unit for one in asked if one.unit], case, text, cause, store)


def _limit(case: Case, cause: Cause, store: Store) -> datetime:
    """As long as the holder has; as long as a new case would have if that is over."""
    if case.due_at is not None and case.due_at > cause.at:
        return case.due_at
    return limit(case, cause.at, store)


def _notices(
    units: Sequence[int],
    case: Case,
    text: str,
    cause: Cause,
    store: Store,
    choices: tuple[Choice, ...] = (),
) -> list[Outgoing]:
    rows = (Row(case.number, text),)
    return [
        Outgoing(
            chat, text, choices=choices, mentions=_handler(unit, case, store), kind=Kind.NOTICE, rows=rows
        )
        for chat, unit in beside(units, case, store).items()
        if chat != cause.chat
    ]


def _handler(unit: int, case: Case, store: Store) -> tuple[int, ...]:
    handler = store.district.handler_of(unit, case.grid)
    return (handler.id,) if handler else ()


def _to_holder(case: Case, told: str, cause: Cause, store: Store) -> list[Outgoing]:
    text = f"#{case.number} {told}"
    rows = (Row(case.number, text),)
    chats = _holders(case, store)
    return [Outgoing(chat, text, kind=Kind.NOTICE, rows=rows) for chat in chats if chat != cause.chat]


def _holders(case: Case, store: Store) -> tuple[Chat, ...]:
    """Where the unit that has it hears of it."""
    group = unit_hears(case, store.district)
    return everywhere(group, store) if group and not case.confidential else ()
