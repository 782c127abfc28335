"""拆分 (以点带面): a case becomes parts at several units, each with its own clock, and ends with the last of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from actions import appeals, assisting, deferrals, supervision
from actions.audience import everywhere, unit_hears
from actions.cards import moved
from actions.consulting import must_not_be_consulted
from actions.history import event
from actions.holding import handler_of, limit_in
from actions.parts import parts_of
from domain import steps
from domain.cases import Case, State, Step
from domain.cause import Cause, System
from domain.chat import Outgoing
from domain.district import Unit
from domain.life import ENDED, must_allow
from domain.refused import CannotSplit
from storage.store import Store
from texts import splitting as wording


@dataclass(frozen=True, slots=True)
class PartAsked:
    """What one unit is to do of the whole; empty words mean the whole's own."""

    unit: Unit
    words: str = ""


def split(case: Case, asked: Sequence[PartAsked], cause: Cause, store: Store) -> list[Outgoing]:
    """拆分 into a part for each of what is asked. Raises WrongState, Consulted, CannotSplit, UnitHasNobody."""
    must_be_splittable(case, store)
    _must_be_several(case, asked)
    released = assisting.release(case, cause, store)
    parts = [_part(case, one, cause, store) for one in asked]
    after = steps.split(case, tuple(one.unit.id for one in asked), cause.at)
    told = wording.into(parts, store.district)
    store.cases.move(case, after, event(after, Step.SPLIT, replace(cause, words=told)))
    photos = tuple(store.photos.of(case.number, Step.REPORT, Step.ADD))
    given = [_open(part, replace(cause, photos=photos), store) for part in parts]
    for part in parts:
        deferrals.go_on_with(part, case, store)
    return [*released, *moved(case, after, cause, store), *(card for cards in given for card in cards)]


def followed(before: Case, after: Case, cause: Cause, store: Store) -> list[Outgoing]:
    """What the whole does when a part has ended, or goes on again."""
    if not after.part or before.state == after.state or not {before.state, after.state} & ENDED:
        return []
    whole = store.cases.get(after.tied_to or 0, lock=True)
    if whole is None:
        return []
    parts = parts_of(whole, store)
    solved = any(one.state is State.CLOSED for one in parts)
    if whole.state is State.CLOSED and (after.state not in ENDED or not solved):
        apart = steps.come_apart(whole)
        told = _move(Step.APART, whole, apart, parts, cause, store)
        if after.state not in ENDED:
            return told
        whole = apart  # its one solved part was made void: nothing of it is solved any more
    if whole.state is not State.SPLIT or not all(one.state in ENDED for one in parts):
        return []
    if solved:
        return _move(Step.WHOLE, whole, steps.whole(whole, cause.at), parts, cause, store)
    return _move(Step.UNDONE, whole, steps.undone(whole, parts), parts, cause, store)


def must_be_splittable(case: Case, store: Store) -> None:
    """Raise WrongState, Consulted or CannotSplit unless the case may be split now."""
    if case.part:
        raise CannotSplit(case, wording.nested(case))
    must_allow(case, Step.SPLIT)
    must_not_be_consulted(case)
    if case.confidential:
        raise CannotSplit(case, wording.CONFIDENTIAL)
    if appeals.waiting(case, store):
        raise CannotSplit(case, wording.PENDING)
    if order := supervision.issued(case, store):
        raise CannotSplit(case, wording.supervised(order))


def _must_be_several(case: Case, asked: Sequence[PartAsked]) -> None:
    seen: set[int] = set()
    for one in asked:
        if one.unit.id in seen:
            raise CannotSplit(case, wording.twice(one.unit.short))
        seen.add(one.unit.id)
    if len(seen) < 2:
        raise CannotSplit(case, wording.TOO_FEW)


def _part(case: Case, one: PartAsked, cause: Cause, store: Store) -> Case:
    """The part at its unit, not kept yet."""
    text = one.words or case.text
    part = steps.part_of(case, store.cases.next_number(), text, one.unit.id, cause.at)
    handler = handler_of(one.unit.id, part, cause.at, store)
    due_at = limit_in(one.unit.id, part, cause.at, store)
    return steps.assign(part, one.unit.id, handler.id, due_at, cause.at)


def _open(part: Case, cause: Cause, store: Store) -> Iterator[Outgoing]:
    """Kept, and told to its unit; everybody else has the card of the whole."""
    store.cases.open(part, event(part, Step.REPORT, replace(cause, words=wording.belongs_to(part))))
    group = unit_hears(part, store.district)
    cards = moved(None, part, cause, store)
    return (card for card in cards if group is not None and card.chat in everywhere(group, store))


def _move(
    step: Step, whole: Case, after: Case, parts: Sequence[Case], cause: Cause, store: Store
) -> list[Outgoing]:
    told = wording.ended(parts)
    by_itself = replace(cause, by=System(), words=told, photos=())
    store.cases.move(whole, after, event(after, step, by_itself))
    return moved(whole, after, by_itself, store, *([told] if not after.parts else []))
