"""A case that is a unit's no more (退回, 改派): its group is told so in one line, and shown nothing further of it."""

from __future__ import annotations

from actions.audience import everywhere, unit_hears
from domain.authority import belongs_here
from domain.cases import Case
from domain.cause import Cause
from domain.chat import Chat, Kind, Outgoing
from domain.notices import Notice
from storage.store import Store
from texts import cases as wording


def left_behind(before: Case | None, case: Case, cause: Cause, store: Store) -> list[Outgoing]:
    """The line to the groups of the unit that had it, but where the move was asked for: `left_here` says it there."""
    return [
        Outgoing(chat, _line(before, case, store), kind=Kind.NOTICE, notice=Notice.PROGRESS)
        for chat in _left(before, case, store)
        if before is not None and (cause.chat is None or chat.room != cause.chat.room)
    ]


def left_here(before: Case | None, case: Case, cause: Cause, store: Store) -> Outgoing | None:
    """The line, instead of the card, where the move was asked for in such a group; None anywhere else."""
    if before is None or cause.chat is None:
        return None
    here = any(chat.room == cause.chat.room for chat in _left(before, case, store))
    return Outgoing(cause.chat, _line(before, case, store)) if here else None


def _line(before: Case, case: Case, store: Store) -> str:
    unit = "" if before.unit is None else store.district.unit[before.unit].short
    return wording.left(case, unit)


def _left(before: Case | None, case: Case, store: Store) -> tuple[Chat, ...]:
    """The groups of the unit that had the case, if it has it no more and the case may not be spoken of there."""
    if before is None or before.unit in (None, case.unit):
        return ()
    group = unit_hears(before, store.district)
    return () if group is None or belongs_here(case, group, store.district) else everywhere(group, store)
