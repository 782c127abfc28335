"""作废 and 撤回: a case ends without being solved; who ended it and why stands in its history."""

from __future__ import annotations

from actions import looks_undone, parts, sites, splitting
from actions.audience import answer_to
from actions.cards import moved
from actions.history import event
from domain import steps
from domain.cases import Case, State, Step
from domain.cause import Cause, System
from domain.chat import Outgoing
from domain.district import Person, Role
from domain.life import ENDED, must_allow
from domain.refused import InHand, NoRebound, NotYourRebound, ReboundStands, TooLateToWithdraw
from storage.store import Store
from texts import cases as wording
from texts import look_back as look_wording
from texts.typed import one_line


def void(case: Case, cause: Cause, store: Store) -> list[Outgoing]:
    """作废, for the reason in the words. What was late by then stays late in its unit's figures. Raises WrongState,
    PartsHaveIt, SeeFirst."""
    ended = steps.void(case, cause.at)
    parts.must_be_undivided(case, Step.VOID, store)
    sites.must_be_seen(case, store)
    store.cases.move(case, ended, event(ended, Step.VOID, cause))
    told = moved(case, ended, cause, store, f"{_who(case, cause, store)} 作废：{one_line(cause.words)}")
    return [*told, *splitting.followed(case, ended, cause, store), *_still_counts(case, cause, store)]


def _still_counts(case: Case, cause: Cause, store: Store) -> list[Outgoing]:
    """To whoever voids the new case of a 反弹: that alone takes nothing back."""
    found = looks_undone.found_in(case, store)
    if found is None or found[1].number != case.number:
        return []
    return answer_to(cause, look_wording.still_counts(found[0]), found[0])


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
    before = looks_undone.undo(ended, cause, store)
    hints = [look_wording.counts_no_more(before)] if before else []
    return moved(case, ended, cause, store, f"{_who(case, cause, store)} 撤回{reason}", *hints)


def must_be_no_rebound(case: Case, person: Person, store: Store) -> Case:
    """Out: the new case of a 反弹, if it may be taken back now by this person: whoever told it, or somebody of the
    office. Raises NoRebound; NotYourRebound; ReboundStands, once it was put right, closed, merged or split."""
    found = looks_undone.found_in(case, store)
    if found is None:
        raise NoRebound(case)
    before, again = found
    if again.reporter != person.id and not person.has(Role.OFFICE):
        raise NotYourRebound(
            before, wording.actor_on(again, store.district.person[again.reporter], store.district)
        )
    if again.fixed_at is not None or again.state in (State.CLOSED, State.MERGED, State.SPLIT):
        raise ReboundStands(before, again)
    return again


def unrebound(case: Case, person: Person, cause: Cause, store: Store) -> list[Outgoing]:
    """反弹更正, for the reason in the words: the look counts no more, and the new case is void. Raises as
    `must_be_no_rebound` and `void` do."""
    again = must_be_no_rebound(case, person, store)
    before = looks_undone.undo(again, cause, store)
    assert before is not None, "it has just been found"
    ended = [] if again.state in ENDED else void(again, cause, store)
    return [*ended, *answer_to(cause, look_wording.counts_no_more(before), before)]


def _who(case: Case, cause: Cause, store: Store) -> str:
    if isinstance(cause.by, System) or case.confidential:
        return wording.actor_on(case, cause.by, store.district)
    return cause.by.name
