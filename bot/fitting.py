"""Which cases somebody can mean who names none: those with which this person may do it, here and now."""

from __future__ import annotations

from collections.abc import Sequence

from actions import awaited
from actions.audience import waits_for
from bot.routing import handler_of
from domain import authority
from domain.actions import Action, action_of
from domain.cases import Case, Step, independent
from domain.chat import Incoming
from domain.district import Person, Purpose
from domain.life import may_take
from domain.refused import NothingWaits, NotYoursToDo
from domain.tally import DISTRICT, Scope
from handlers.called_cases import named_by
from handlers.kit import place_of
from storage.store import Store
from texts.life import of_step

_STEPS = {of_step(step).command: step for step in Step if step is not Step.REPORT}
_RECEIVE, _REPLY = (of_step(one).command for one in (Step.RECEIVE, Step.REPLY))


def step_of(word: str) -> Step | None:
    """The step of a case's life that a command word takes."""
    handler = handler_of(word)
    return next((_STEPS[one] for one in handler.words if one in _STEPS), None) if handler else None


def fitting(
    step: Step, message: Incoming, person: Person, store: Store, *, among: Sequence[int]
) -> list[Case]:
    """The live cases with which this person may take the step here, of the numbers `among` if there are any.

    The most urgent first. If some of them wait for this very person, only those.
    """
    fits = [
        case
        for case in store.cases.live(Scope(DISTRICT), confidential=message.chat.private)
        if (not among or case.number in among) and _may_take(step, case, message, person, store)
    ]
    if step is Step.WITHDRAW:
        newest = sorted(fits, key=lambda case: case.opened_at, reverse=True)
        fits = [one for one in newest if message.at - one.opened_at <= store.rules.withdrawing] or fits
    if step is Step.CONFIRM:
        claimed = {case.number for case in store.stalled.claimed()}
        fits = [case for case in fits if case.number in claimed]
    own = [case for case in fits if waits_for(person, case, store.district)]
    return own or fits


def asked_of(
    word: str, words: str, action: Action, message: Incoming, person: Person, store: Store
) -> list[Case] | None:
    """The cases that may be spoken of here in which what a word (签收, 同意) answers is asked of this person, those of
    them that the words name if they name any; None for any other word. Raises NotYoursToDo, NothingWaits."""
    waits = awaited.of(word, person, message.at, store)
    if waits is None:
        return None
    if not any(authority.allows(person, purpose, action) for purpose in Purpose):
        raise NotYoursToDo(action, authority.roles_for(action))
    group = store.group_of(message.chat)
    here = [one for one in waits if group is None or authority.belongs_here(one, group, store.district)]
    if not here:
        signed = awaited.of(_REPLY, person, message.at, store) or () if word == _RECEIVE else ()
        raise NothingWaits(word, tuple(one.number for one in signed))
    return named_by(words, here, store) or here


def may_do(word: str, number: int, message: Incoming, person: Person, store: Store) -> bool:
    """May this person do with this case here what the command word says?"""
    step, case = step_of(word), store.cases.get(number)
    return step is not None and case is not None and _may_take(step, case, message, person, store)


def _may_take(step: Step, case: Case, message: Incoming, person: Person, store: Store) -> bool:
    group = store.group_of(message.chat)
    if not may_take(case, step) or (
        group is not None and not authority.belongs_here(case, group, store.district)
    ):
        return False
    if case.consulted_until is not None and step in (Step.CLAIM, Step.ASSIGN):
        return False  # only the 结论 gives it to a unit
    if not authority.may_know(person, case):
        return False
    relations = authority.relations(person, case, store.district)
    if not authority.allows(person, place_of(message.chat, group), action_of(step), relations):
        return False
    return step not in (Step.PASS, Step.FAIL) or independent(case, person, store.district)
