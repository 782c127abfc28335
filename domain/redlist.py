"""红黄榜: the good and the weak grids of a month, from draft to publication and, if need be, back.

One table says which step leads where; who may take it is in domain/authority.py. Every step is an event; objections are
what the events say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from domain.rulevalues import Bar


class ListState(StrEnum):
    """How far it is."""

    DRAFT = "草案"
    OBJECTING = "异议期"
    PUBLISHED = "已公布"
    WITHDRAWN = "已撤榜"


class ListStep(StrEnum):
    """What happens to it."""

    DRAW_UP = "拟榜"
    REVIEW = "审核"
    OBJECT = "异议"
    UPHOLD = "异议成立"
    DISMISS = "异议不成立"
    SIGN = "签发"
    RELEASE = "对外发布"
    WITHDRAW = "撤榜"


LEADS: Mapping[ListState, Mapping[ListStep, ListState]] = {
    ListState.DRAFT: {
        ListStep.DRAW_UP: ListState.DRAFT,
        ListStep.REVIEW: ListState.OBJECTING,
        ListStep.WITHDRAW: ListState.WITHDRAWN,
    },
    ListState.OBJECTING: {
        ListStep.OBJECT: ListState.OBJECTING,
        ListStep.UPHOLD: ListState.OBJECTING,
        ListStep.DISMISS: ListState.OBJECTING,
        ListStep.SIGN: ListState.PUBLISHED,
        ListStep.WITHDRAW: ListState.WITHDRAWN,
    },
    ListState.PUBLISHED: {
        ListStep.RELEASE: ListState.PUBLISHED,
        ListStep.WITHDRAW: ListState.WITHDRAWN,
    },
    ListState.WITHDRAWN: {},
}


class Listed(StrEnum):
    """On which of the two lists, whatever a district calls them."""

    GOOD = "good"
    WEAK = "weak"
    NEITHER = ""


@dataclass(frozen=True, slots=True)
class ListEntry:
    """A grid (编号) of a month, by 综合分 and what it is made of. `place` is None where it is not ranked."""

    grid: str
    total: float | None
    appraisal: float | None
    peers: float | None
    due: int
    place: int | None = None
    listed: Listed = Listed.NEITHER


@dataclass(frozen=True, slots=True)
class RedList:
    """The list of a month, by its first day; `revision` is one more than how many of that month were published before
    (更正).

    `names` are 榜名, good before weak; `basis` is in words by what it was made; `cut_at` is until when cases counted.
    Objections are taken `until` then; `told_at` is when it was said that it can be signed.
    """

    month: date
    revision: int
    state: ListState
    names: tuple[str, str]
    basis: str
    entries: tuple[ListEntry, ...]
    cut_at: datetime
    until: datetime | None = None
    told_at: datetime | None = None
    id: int = 0

    @property
    def title(self) -> str:
        """Both names together: 红黄榜."""
        return self.names[0].removesuffix("榜") + self.names[1]


@dataclass(frozen=True, slots=True)
class ListEvent:
    """One line of its history: who (None: the clock) did what, for which grid if for one, in which words."""

    list: int
    at: datetime
    person: int | None
    step: ListStep
    grid: str = ""
    words: str = ""
    message: str = ""


@dataclass(frozen=True, slots=True)
class Objection:
    """异议 about a grid, and what was decided of it (成立, 不成立), if anything yet."""

    grid: str
    raised: ListEvent
    decided: ListEvent | None = None

    @property
    def upheld(self) -> bool:
        """True if the office found it right: the grid is on neither list then."""
        return self.decided is not None and self.decided.step is ListStep.UPHOLD


def allowed(state: ListState, step: ListStep) -> bool:
    """May this step be taken from there?"""
    return step in LEADS[state]


def placed(entries: Iterable[ListEntry], good: Bar, weak: Bar, least: int) -> tuple[ListEntry, ...]:
    """The entries with their places and lists, best first. Who had fewer than `least` limits, or has no score, is not
    ranked and comes last. Equals share a place, and so a list. One alone is neither the first nor the last."""
    everybody = sorted(entries, key=lambda one: (-(one.total or 0.0), one.grid))
    ranked = [one for one in everybody if one.total is not None and one.due >= least]
    totals = [one.total for one in ranked if one.total is not None]
    found = [_placed(one, totals, good, weak) for one in ranked]
    return (*found, *(one for one in everybody if one not in ranked))


def _placed(one: ListEntry, totals: Sequence[float], good: Bar, weak: Bar) -> ListEntry:
    assert one.total is not None, "only who has a score is ranked"
    better = sum(total > one.total for total in totals)
    worse = sum(total < one.total for total in totals)
    listed = Listed.NEITHER
    if _within(better, good, len(totals)) and (good.points is None or one.total >= good.points):
        listed = Listed.GOOD
    elif _within(worse, weak, len(totals)) and (weak.points is None or one.total <= weak.points):
        listed = Listed.WEAK
    return replace(one, place=better + 1, listed=listed)


def _within(others: int, bar: Bar, ranked: int) -> bool:
    return bar.places is None or (ranked > 1 and others < bar.places)


def objections(events: Iterable[ListEvent]) -> tuple[Objection, ...]:
    """What was objected to, each with its decision; `events` come oldest first. A list that is drawn up anew keeps what
    was upheld."""
    found: dict[str, Objection] = {}
    for event in events:
        if event.step is ListStep.OBJECT:
            found[event.grid] = Objection(event.grid, event)
        elif event.grid in found and event.step in (ListStep.UPHOLD, ListStep.DISMISS):
            found[event.grid] = replace(found[event.grid], decided=event)
        elif event.step is ListStep.DRAW_UP:
            found = {grid: one for grid, one in found.items() if one.upheld}
    return tuple(found.values())


def standing(entries: Iterable[ListEntry], raised: Iterable[Objection]) -> tuple[ListEntry, ...]:
    """The entries as they stand after objections: whose was upheld is on neither list."""
    off = {one.grid for one in raised if one.upheld}
    return tuple(replace(one, listed=Listed.NEITHER) if one.grid in off else one for one in entries)
