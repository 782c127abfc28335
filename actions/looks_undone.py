"""A 反弹 that was told by mistake counts no more: with the 撤回 of the new case, or by 反弹更正.

It is as if nobody had looked: whoever was drawn may still say 好, and figures follow. Both cases keep a line of it, the
old one while it is closed.
"""

from __future__ import annotations

from dataclasses import replace

from actions.history import event
from domain.cases import Case, Step
from domain.cause import Cause
from domain.life import may_take
from domain.lookback import LookResult
from domain.matters import Matter, MatterKind, MatterState
from storage.store import Store
from texts import look_back as wording


def rebound_of(case: Case, store: Store) -> Matter | None:
    """The look at which a closed case was found there again; None if none was, or it was taken back."""
    looks = store.matters.of(case.number, MatterKind.LOOK_BACK, (MatterState.ENDED,))
    return next((one for one in looks if one.words == LookResult.REBOUND), None)


def found_in(case: Case, store: Store) -> tuple[Case, Case] | None:
    """The closed case that rebounded and the new one; `case` is either of the two. None of any other."""
    before = store.cases.get(case.tied_to) if case.tied_to and not case.part else None
    again = _again(before, store) if before else None
    if before and again and again.number == case.number:
        return before, case
    again = _again(case, store)
    return (case, again) if again else None


def undo(case: Case, cause: Cause, store: Store) -> Case | None:
    """Take back the look of which `case` is the new case or the closed one. Out: the closed one; None of any other."""
    found = found_in(case, store)
    if found is None:
        return None
    before, again = found
    look = rebound_of(before, store)
    assert look is not None, "found by it"
    store.matters.change(look, _as_before(look))
    told = wording.taken_back(again.number)
    line = replace(cause, words=f"{told}：{cause.words}" if cause.words else told, photos=())
    if may_take(before, Step.CORRECT):
        store.cases.move(before, before, event(before, Step.CORRECT, line))
    return before


def _again(before: Case, store: Store) -> Case | None:
    """The case in which a closed one goes on, that was found there again."""
    look = rebound_of(before, store)
    return store.look_backs.opened_at(before.number, look.ended_at) if look and look.ended_at else None


def _as_before(look: Matter) -> Matter:
    """What was drawn waits again for whoever it was given to; what nobody had drawn is over without a result."""
    if not look.label:
        return replace(look, words="")
    given = look.signatures[0].person  # by whom it was found comes behind it
    return replace(look, state=MatterState.AGREED, words="", ended_at=None, person=given, signatures=())
