"""作废 and 撤回: a case ends without being solved; who ended it and why stands in its history."""

from __future__ import annotations

from actions import parts, sites, splitting
from actions.cards import moved
from actions.history import event
from domain import steps
from domain.cases import Case, Step
from domain.cause import Cause, System
from domain.chat import Outgoing
from domain.life import must_allow
from domain.refused import InHand, TooLateToWithdraw
from storage.store import Store
from texts import cases as wording
from texts.typed import one_line


def void(case: Case, cause: Cause, store: Store) -> list[Outgoing]:
    """作废, for the reason in the words. What was late by then stays late in its unit's figures. Raises WrongState,
    PartsHaveIt, SeeFirst."""
    ended = steps.void(case, cause.at)
    parts.must_be_undivided(case, Step.VOID, store)
    sites.must_be_seen(case, store)
    store.cases.move(case, ended, event(ended, Step.VOID, cause))
    told = moved(case, ended, cause, store, f"{_who(case, cause, store)} 作废：{one_line(cause.words)}")
    return [*told, *splitting.followed(case, ended, cause, store)]


def withdraw(case: Case, cause: Cause, store: Store) -> list[Outgoing]:
    """撤回 by whoever reported it: 作废, soon after the report, while nobody else has done anything.

    Raises WrongState, TooLateToWithdraw, InHand.
    """
    must_allow(case, Step.WITHDRAW)
    if any(line.person not in (None, case.reporter) for line in store.cases.history(case.number)):
        raise InHand(case)
    if cause.at - case.opened_at > store.rules.withdrawing:
        raise TooLateToWithdraw(case, store.rules.withdrawing)
    ended = steps.withdraw(case, cause.at)
    store.cases.move(case, ended, event(ended, Step.WITHDRAW, cause))
    reason = f"：{one_line(cause.words)}" if cause.words else ""
    return moved(case, ended, cause, store, f"{_who(case, cause, store)} 撤回{reason}")


def _who(case: Case, cause: Cause, store: Store) -> str:
    if isinstance(cause.by, System) or case.confidential:
        return wording.actor_on(case, cause.by, store.district)
    return cause.by.name
