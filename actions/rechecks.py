"""复查组: who looks with whom at what was closed (回头看)."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from domain import lookback
from domain.cases import Case
from domain.district import Person
from domain.lookback import Draw, may_look
from domain.matters import Matter, MatterKind, MatterState
from domain.rechecks import Team, teams, turn
from storage.store import Store


def groups(store: Store) -> tuple[Team, ...]:
    """The groups of the rule 复查组."""
    return teams(store.rules.recheck_groups, store.district)


def group_of(person: int | None, store: Store) -> Team | None:
    """The group that a person is in, if it is one that can look."""
    return next(
        (one for one in groups(store) if one.works and any(each.id == person for each in one.people)), None
    )


def able(case: Case, store: Store) -> list[Team]:
    """The groups that may look at a case."""
    return [one for one in groups(store) if one.may_look(case, store.district)]


def is_theirs(matter: Matter, case: Case, person: Person, store: Store) -> bool:
    """True if a look was given to this person, or to somebody of their group and they may look themselves."""
    if matter.person == person.id:
        return True
    if not may_look(person, case, store.district):  # most may not, and then no group is looked up
        return False
    group = group_of(matter.person, store)
    return group is not None and person in group.people


def give(drawn: Draw, at: datetime, until: datetime, store: Store) -> int:
    """A matter for each that was drawn. Out: how many nobody may look at."""
    now, ever = Counter[int](), store.look_backs.given()
    absent = store.rollcalls.absent(at.astimezone(store.zone).date())
    cases = store.cases.some(drawn.drawn())
    for number in drawn.drawn():
        able = _candidates(cases[number], now, ever, store)
        here = [one for one in able if one.id not in absent] or able
        person = lookback.looker(here, now, ever)
        now[person.id if person else 0] += 1
        store.matters.open(
            Matter(
                MatterKind.LOOK_BACK,
                number,
                at,
                None,
                MatterState.AGREED,
                label=drawn.label,
                until=until,
                unit=cases[number].unit,
                person=person.id if person else None,
            )
        )
    return now[0]


def _candidates(case: Case, now: Counter[int], ever: Counter[int], store: Store) -> list[Person]:
    """Who may look: of the groups (复查组) the one whose turn it is; where there are none that may, anybody who may."""
    if group := turn(able(case, store), now, ever):
        return list(group.people)
    return [one for one in store.district.people if may_look(one, case, store.district)]
