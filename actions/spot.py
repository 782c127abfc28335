"""现场整改: a problem that was put right on the spot, shown before and after. It is a case all the same."""

from __future__ import annotations

from dataclasses import replace

from actions import evidence, opening, splitting, sweeping
from actions.cards import moved
from actions.history import event
from domain import steps
from domain.cases import ON_THE_SPOT, Case, State, Step
from domain.cause import Cause, by_the_clock
from domain.chat import Outgoing
from domain.district import Group, Person
from domain.life import may_take, must_allow
from domain.rulevalues import SpotRule
from storage.store import Store

WORD = ON_THE_SPOT
DIRECT = "现场整改，按规则直接销号"


def report(reporter: Person, group: Group | None, cause: Cause, store: Store) -> list[Outgoing]:
    """New cases, repaired already: the last photo shows them after, the others before. Raises OldPhoto.

    What no unit can have yet waits for the office like any report, with all its photos.
    """
    before = replace(cause, photos=cause.photos[:-1])
    opened = opening.open_cases(opening.Telling(reporter, group, before, directly=True), store)
    for new in opened:
        sweeping.count(new.case, reporter, cause, store)
    after = replace(cause, photos=cause.photos[-1:])
    if len(opened) == 1:
        after = replace(after, chat=None)  # its photo is compared with the first one too
    mended = [replace(new, case=_mended(new.case, reporter, after, cause, store)) for new in opened]
    hinted = [replace(new, hints=(_hint(new.case), *new.hints)) for new in mended]
    return opening.told(hinted, cause, store)


def mend(case: Case, person: Person, cause: Cause, store: Store) -> list[Outgoing]:
    """A case that was just reported with its photos was put right on the spot: its last photo shows it.

    Raises WrongState.
    """
    must_allow(case, Step.RECTIFY)
    last = store.photos.of(case.number, Step.REPORT)[-1:]
    shown = replace(cause, photos=tuple(last), words=WORD)
    fixed = _fixed(case, person, shown, store)
    told = moved(case, fixed, cause, store, _hint(fixed))
    return [*told, *splitting.followed(case, fixed, cause, store)]


def offers(case: Case, store: Store) -> bool:
    """Could it be put right on the spot by the photos that it was reported with?"""
    return may_take(case, Step.RECTIFY) and len(store.photos.of(case.number, Step.REPORT)) > 1


def _mended(case: Case, person: Person, after: Cause, cause: Cause, store: Store) -> Case:
    if not may_take(case, Step.RECTIFY):
        store.cases.move(case, case, event(case, Step.ADD, replace(cause, words="", photos=after.photos)))
        return case
    counted = evidence.without_old(case, replace(after, chat=cause.chat), store)
    store.doubts.put(case.number, evidence.of_repair(case, after, store))
    return _fixed(case, person, replace(counted, words=WORD), store)


def _fixed(case: Case, person: Person, cause: Cause, store: Store) -> Case:
    """整改 by whoever was there; closed at once only where the district says so (规则 现场整改)."""
    fixed = steps.rectify(case, person, cause.at)
    store.cases.move(case, fixed, event(fixed, Step.RECTIFY, cause))
    if store.rules.on_the_spot is not SpotRule.CLOSE:
        return fixed
    clock = by_the_clock(cause.at, DIRECT)
    closed = steps.pass_check(fixed, clock.by, store.district, cause.at)
    store.cases.move(fixed, closed, event(closed, Step.PASS, clock))
    return closed


def _hint(case: Case) -> str:
    return {State.CHECKING: WORD, State.CLOSED: DIRECT}.get(case.state, "")
