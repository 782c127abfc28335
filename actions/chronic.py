"""顽疾: the same category at the same point so often (规则 顽疾) that a plan is wanted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from actions.audience import office
from domain.cases import Case
from domain.chat import Kind, Outgoing
from domain.editions import BETWEEN, Stubborn
from domain.life import NOT_THERE
from domain.recurring import Reported, occurrences
from domain.tally import Scope, grids_in
from storage.store import Store
from texts import chronic as wording


def times(case: Case, at: datetime, store: Store) -> int:
    """How often it has been there within the days of the rule, this time too."""
    return len(_events(case, at, store))


def _events(case: Case, at: datetime, store: Store) -> list[list[int]]:
    this = Reported(case.number, case.opened_at, case.fixed_at)
    since = at - timedelta(days=store.rules.stubborn.days)
    return occurrences([*store.cases.like_it(case, since), this])


def hint(case: Case, times: int, store: Store) -> str:
    """What a card says of it; nothing where it is none."""
    rule = store.rules.stubborn
    if case.confidential or case.state in NOT_THERE or times < rule.times:
        return ""
    return wording.hint(times, rule)


def told(case: Case, times: int, store: Store) -> list[Outgoing]:
    """The office hears of it when it has become one, and again when that has doubled, trebled …; once of one event."""
    if not hint(case, times, store) or times % store.rules.stubborn.times:
        return []
    if all(event[0] != case.number for event in _events(case, case.opened_at, store)):
        return []
    text = wording.told(case, times, store.rules.stubborn, store.district)
    choices = (wording.order(case),) if case.unit is not None else ()
    key = f"chronic:{case.number}"
    return [
        Outgoing(chat, text, choices=choices, kind=Kind.NOTICE, key=f"{key}:{chat.id}")
        for chat in office(store)
    ]


def stubborn(scope: Scope, at: datetime, store: Store) -> list[Stubborn]:
    """顽疾 of a part of the district at a moment, open or closed, most often first."""
    grids = grids_in(scope, store.district)
    return [one for one in _all(at, store) if grids is None or one.grid in grids]


def _all(at: datetime, store: Store) -> Iterator[Stubborn]:
    found = store.behind.stubborn(store.rules.stubborn, at).items()
    for (point, category), numbers in sorted(found, key=lambda one: (-len(one[1]), one[0])):
        place, what = store.district.point.get(point), store.district.category.get(category)
        if place and what:
            yield Stubborn(f"{what.name}{BETWEEN}{place.name}", place.grid, tuple(numbers))
