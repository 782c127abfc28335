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
        Outgoing(chat, line, kind=Kind.NOTICE, notice=Notice.PROGRESS)
        for chat, line in _lines(before, case, store).items()
        if cause.chat is None or chat.room != cause.chat.room
    ]


def left_here(before: Case | None, case: Case, cause: Cause, store: Store) -> Outgoing | None:
    """The line, instead of the card, where the move was asked for in such a group; None anywhere else."""
    here = cause.chat
    if here is None:
        return None
    found = (line for chat, line in _lines(before, case, store).items() if chat.room == here.room)
    return next((Outgoing(here, line) for line in found), None)


def _lines(before: Case | None, case: Case, store: Store) -> dict[Chat, str]:
    """The line for each group of the unit that had the case, if it has it no more and the case may not be spoken of
    there."""
    if before is None or before.unit is None or before.unit == case.unit:
        return {}
    group = unit_hears(before, store.district)
    if group is None or belongs_here(case, group, store.district):
        return {}
    return dict.fromkeys(everywhere(group, store), wording.left(case, store.district.unit[before.unit].short))
