"""An objection to the 红黄榜 in words: 双龙的异议不成立 by the office, 长城网格没评分不公平，有异议 by a unit."""

from __future__ import annotations

from dataclasses import replace

from bot.routing import Match, expects_answer
from domain.actions import Action
from domain.authority import allows
from domain.chat import Incoming
from domain.district import Grid, Person, Purpose
from domain.redlist import ListState, ListStep, objections
from storage.books import Books
from understanding.orders.without_a_case.objection_words import objected, ruled


def objection_told(message: Incoming, command: Match | None, store: Books) -> Incoming | None:
    """The message as 异议, 异议成立 or 异议不成立; None if it is none of them."""
    if command is not None or message.quotes or message.photos or not message.direct:
        return None
    person = store.people.sender(message)
    if person is None:
        return None
    says = _ruled(message, person, store) or _objected(message, person, store)
    return replace(message, text=says) if says else None


def _ruled(message: Incoming, person: Person, store: Books) -> str | None:
    """Of the only objection that is not decided, or of the one whose grid or unit is named."""
    told = ruled(message.text) if allows(person, Purpose.PRIVATE, Action.DRAW_UP) else None
    if told is None or not (expects_answer(message) or (told.named and told.whom)):
        return None
    waiting = _undecided(store)
    called = [one for one in store.district.grids if told.whom and _is_called(told.whom, one, store)]
    meant = [one for one in waiting if one in called or not told.whom]
    if not meant and told.named and len(called) == 1:
        meant = called  # decided already, which the command says
    if not meant or (told.whom and not told.named and len(meant) > 1):
        return None
    step = ListStep.UPHOLD if told.upheld else ListStep.DISMISS
    # Of several the command says how the grid is named.
    return f"{step} {meant[0].name} {told.why}".strip() if len(meant) == 1 else step.value


def _objected(message: Incoming, person: Person, store: Books) -> str | None:
    if not (expects_answer(message) and allows(person, Purpose.PRIVATE, Action.OBJECT)):
        return None
    found = objected(message.text, [one.name for one in store.district.grids])
    return f"{ListStep.OBJECT} {found[0]} {found[1]}".strip() if found else None


def _undecided(store: Books) -> list[Grid]:
    """The grids whose objections to the newest list wait for the office."""
    lists = store.redlists.in_state((ListState.OBJECTING,))
    raised = objections(store.redlists.history(lists[-1])) if lists else ()
    waiting = {one.grid for one in raised if one.decided is None}
    return [one for one in store.district.grids if one.code in waiting]


def _is_called(whom: str, grid: Grid, store: Books) -> bool:
    """By the grid's name or its unit's, or how one of them begins: 双龙 of 双龙社区."""
    names = (grid.name, *store.district.unit[grid.unit].names)
    return any(name.startswith(whom) for name in names)
