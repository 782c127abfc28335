"""老大难: live cases that facts make hard, and the facts. It is worked out when it is asked for, and not kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from actions import many_voices
from domain.cases import Case
from domain.life import overdue
from domain.matters import MatterKind, MatterState
from domain.tally import Scope
from storage.store import Store
from texts import hard_cases as wording
from texts import many_voices as voices

OFTEN = 2  # times that it was sent back, put off or given more time
MOST_LATE = 5  # of those that are overdue, the longest


@dataclass(frozen=True, slots=True)
class HardCase:
    """A case, and why it is one of them."""

    case: Case
    reasons: tuple[str, ...]
    late: bool = False

    @property
    def only_late(self) -> bool:
        """True if nothing else makes it one than how late it is."""
        return self.late and len(self.reasons) == 1


def hard_cases(scope: Scope, at: datetime, store: Store) -> list[HardCase]:
    """Those with most reasons first, then as urgent as lists have them. None that is confidential."""
    live = store.cases.live(scope)
    late = sorted((one for one in live if one.due_at and overdue(one, at)), key=_limit)[:MOST_LATE]
    numbers = {one.number for one in late}
    put_off, chronic = _deferred(store), _chronic(at, store)
    retold = _retold(live, at, store)
    found = [
        HardCase(
            one,
            (
                *_chronic_of(one, chronic, store),
                *retold.get(one.number, ()),
                *_reasons(one, put_off, late=one.number in numbers, at=at),
            ),
            one.number in numbers,
        )
        for one in live
    ]
    return sorted((one for one in found if one.reasons), key=lambda one: -len(one.reasons))


def _limit(case: Case) -> datetime:
    assert case.due_at is not None, "overdue"
    return case.due_at


def _reasons(case: Case, put_off: Mapping[int, int], *, late: bool, at: datetime) -> list[str]:
    times = (
        (case.returned, wording.returned),
        (case.reworked, wording.reworked),
        (put_off.get(case.number, 0), wording.deferred),
        (case.extended, wording.extended),
    )
    found = [said(count) for count, said in times if count >= OFTEN]
    return [*found, *([wording.late(at - _limit(case))] if late else [])]


def _deferred(store: Store) -> Mapping[int, int]:
    """How often each case was deferred (挂账) with both signatures."""
    granted = store.matters.all(MatterKind.DEFERRAL, {MatterState.AGREED, MatterState.ENDED})
    return Counter(one.case for one in granted if one.signatures)  # others were taken back


def _chronic(at: datetime, store: Store) -> Mapping[tuple[int, int], Sequence[int]]:
    return store.behind.stubborn(store.rules.stubborn, at)


def _chronic_of(case: Case, found: Mapping[tuple[int, int], Sequence[int]], store: Store) -> list[str]:
    """What is there now of what comes again and again: its newest case says so."""
    numbers = found.get((case.point or 0, case.category or 0), ())
    newest = bool(numbers) and numbers[-1] == case.number
    return [wording.chronic(len(numbers), store.rules.stubborn.days)] if newest else []


def _retold(live: Sequence[Case], at: datetime, store: Store) -> Mapping[int, tuple[str, ...]]:
    """专项: what was told of again and again; the newest case there says so."""
    rule = store.rules.retold
    newest = {(one.point, one.category): one.number for one in sorted(live, key=lambda one: one.number)}
    counts = many_voices.retold(at, store).items()
    return {newest[key]: (voices.reason(count, rule),) for key, count in counts if key in newest}
