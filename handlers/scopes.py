"""What a question is about: which part of the district (范围), and over which days (时段)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from difflib import get_close_matches

from actions import linked
from domain.dates import midnight
from domain.dates import month_of as days_of_month
from domain.district import District, Grid, Person, Purpose, Role, Unit, UnitKind
from domain.periods import Period, find_period
from domain.question import Question
from domain.refused import LinkedToNothing, NotDivided, PeriodToCome, ScopeNotHere, ScopeNotYours, UnknownGrid
from domain.scope import NamedScope
from domain.tally import DISTRICT, Scope, Span, grids_in, of_group
from handlers.kit import Said
from handlers.named_parts import part_named
from storage.store import Store

_OURS = re.compile("(?:我们?|咱们?|本)(?:这个?|的)?(?:网格|社区|村|单位|街道|镇|局|所|片区?|这边|这里)?")
# Every part of what is asked about anyway.
_EACH = re.compile("(?:各个?|每个|所有)的?(?:网格|单位|社区|街道|片区?)")
_LINKED = re.compile("我们?(?:联系|分管|包联|包片|挂)")
_GRIDS = re.compile("片区?|网格")
_STREETS = frozenset({UnitKind.STREET, UnitKind.TOWN})
_SORTS = {
    "街": _STREETS,
    "镇": _STREETS,
    "社区": frozenset({UnitKind.COMMUNITY}),
    "部门": frozenset({UnitKind.DEPARTMENT}),
}
_YEAR = re.compile(r"(?<![\d-])(20\d\d)(?![\d年-])")
_NAMED_YEAR = re.compile(r"(?P<number>20\d\d)\s*年?|(?P<last>去年)|[今本]年")
_OVERSEERS = (Role.INSPECTOR, Role.OFFICE, Role.LEADER, Role.OBSERVER)


def asked(words: str, said: Said, store: Store) -> tuple[Scope, Span, str]:
    """Scope, span and the period's words of `进度 金山 本周`; what is not said is this group, and today.

    Raises UnknownScope, PeriodToCome, and ScopeNotYours or ScopeNotHere where this person may not ask about it here.
    """
    period, rest = find_period(words, said.today) or (Period(said.today, said.today, "今天"), words)
    scope = _named(rest, said, store) or _own(said, store.district)
    _must_be_open_to(scope, said, store.district)
    span = span_of(period, said.at)
    if span.start > said.at:
        raise PeriodToCome(period.words)
    return scope, span, period.words


def of_one_part(words: str, what: str, said: Said, store: Store) -> tuple[Scope, Span, str]:
    """The same for `what` is told of one part of the district at a time. Raises also NotDivided."""
    found = find_period(words, said.today)
    if _EACH.fullmatch((found[1] if found else words).strip()):
        raise NotDivided(what)
    return asked(words, said, store)


def scopes_of(question: Question, said: Said, store: Store) -> tuple[Scope, ...]:
    """The parts of the district that a question is about; one that names none is about where it is asked.

    Raises ScopeNotYours or ScopeNotHere where this person may not ask about that part, or that colleague, here.
    """
    named = tuple(meant(one, said, store.district) for one in question.scopes)
    if question.mine and not named:
        return (of_group(said.group, store.district),)
    scopes = named or (_own(said, store.district),)
    for scope in scopes:
        _must_be_open_to(scope, said, store.district)
    if question.person is not None and question.person in store.district.person:
        _must_be_a_colleague(store.district.person[question.person], said, store.district)
    return scopes


def _must_be_a_colleague(person: Person, said: Said, district: District) -> None:
    """Of another unit's people only overseers may ask, and not in a unit's or a grid's group."""
    if not said.person.has(*_OVERSEERS) and person.unit not in district.within(said.person.unit):
        raise ScopeNotYours(person.name)
    here = of_group(said.group, district)
    of_grids = {district.grid[one].unit for one in here.grids or ()}
    if here.words != DISTRICT and person.unit not in (here.units or of_grids):
        raise ScopeNotHere(person.name, here.words)


def meant(found: NamedScope, said: Said, district: District) -> Scope:
    """What was named, as what is counted."""
    ids = frozenset(found.ids)
    match found.kind:
        case "district":
            return Scope(DISTRICT)
        case "own":
            if _LINKED.match(found.words):
                return _linked(found.words, said, district)
            return _own_grids(found.words, said, district) or _own(said, district)
        case "unit":
            below = ids | frozenset(one for unit in ids for one in district.within(unit))
            return Scope(found.words, units=below)
        case "grid":
            return Scope(found.words, grids=ids)
        case _:
            return Scope(found.words, points=ids)


def is_only_a_part(words: str, today: date, store: Store) -> bool:
    """True if these words name a part of the district, days, both or nothing, and nothing else."""
    rest = find_period(words, today)
    where = (rest[1] if rest else words).strip(" 的，,")
    return not where or ((named := store.recogniser.find_scope(where)) is not None and named.words == where)


def with_years(words: str) -> str:
    """The words with 年 behind a year that stands alone: 台账 2026."""
    return _YEAR.sub(r"\1年", words)


def year_in(words: str, today: date) -> tuple[int | None, str]:
    """The year that words name (2026, 2026年, 去年), None where they name none; and the words without it."""
    found = _NAMED_YEAR.search(words)
    if found is None:
        return None, words
    year = int(found["number"] or today.year - bool(found["last"]))
    return year, _NAMED_YEAR.sub(" ", words).strip()


def with_days(words: str, usual: str, today: date) -> str:
    """The words with the usual days behind them where they name none: 覆盖率 金山 is asked of 本月."""
    return words if find_period(words, today) else f"{words} {usual}"


def asked_over(period: Period | None, said: Said) -> tuple[Span, str]:
    """A period as moments and in words; today if none was said."""
    period = period or Period(said.today, said.today, "今天")
    return span_of(period, said.at), period.words


def span_of(period: Period, now: datetime) -> Span:
    """The period's days as moments, cut at the present."""
    return Span(
        midnight(period.first, now.tzinfo), min(midnight(period.last + timedelta(days=1), now.tzinfo), now)
    )


def month_of(words: str, today: date) -> tuple[date, str] | None:
    """The first day of the month that words name (上月, 11月, 2026-11), and the words without it. None where they
    name another stretch of time; without one it is this month."""
    found = find_period(words, today)
    if found is None:
        return today.replace(day=1), words.strip()
    period, rest = found
    return (period.first, rest) if (period.first, period.last) == days_of_month(period.first) else None


def _named(words: str, said: Said, store: Store) -> Scope | None:
    if _EACH.fullmatch(words.strip()):
        return None
    if _OURS.fullmatch(words.strip()):
        return _own_grids(words, said, store.district) or _own(said, store.district)
    found = part_named(words, said.at, store)
    return meant(found, said, store.district) if found else None


def unit_called(words: str, store: Store) -> Unit | None:
    """The unit that all these words name, also by what people call it (城管局); None if that is none, or several."""
    scope = store.recogniser.find_scope(words)
    if scope is None or scope.kind != "unit" or scope.words != words or len(scope.ids) != 1:
        return None
    return store.district.unit[next(iter(scope.ids))]


def _own_grids(words: str, said: Said, district: District) -> Scope | None:
    """我们网格, said alone by one who has a grid; None where the unit or the group's part is meant."""
    own = [district.grid[one] for one in said.person.grids]
    if "网格" not in words or said.group is not None or not own:
        return None
    return Scope("、".join(one.name for one in own), grids=frozenset(one.id for one in own))


def _linked(words: str, said: Said, district: District) -> Scope:
    """我联系的单位: the units that the register links this leader to, and what is below them; of 我联系的片 the grids.

    Raises LinkedToNothing."""
    theirs = linked.of(said.person, district) if _GRIDS.search(words) else None
    if theirs and theirs.grids:
        return replace(theirs.grids, words=f"{theirs.grids.words}各网格")  # with what other units have there
    sort = next((kinds for word, kinds in _SORTS.items() if word in words), frozenset(UnitKind))
    found = linked.units_of(said.person, district, sort)
    if found is None:
        raise LinkedToNothing
    return found


def _own(said: Said, district: District) -> Scope:
    if said.group is not None and said.group.purpose in (Purpose.GRID, Purpose.UNIT):
        return of_group(said.group, district)
    if said.person.has(*_OVERSEERS):
        return Scope(DISTRICT)
    unit = district.unit[said.person.unit]
    return Scope(unit.short, units=district.within(unit.id))


def scope_of_grids(words: str, grids: Iterable[Grid]) -> Scope:
    """Several grids as what is counted, in these words."""
    return Scope(words, grids=frozenset(one.id for one in grids))


def _must_be_open_to(scope: Scope, said: Said, district: District) -> None:
    """A unit's group hears of its own; a unit's people ask about their own, everywhere."""
    if not said.person.has(*_OVERSEERS) and not _theirs(scope, said.person, district):
        raise ScopeNotYours(scope.words)
    here = of_group(said.group, district)
    if not _inside(scope, here, district):
        raise ScopeNotHere(scope.words, here.words)


def may_ask_of(scope: Scope, said: Said, district: District) -> bool:
    """May this person ask about that part, here?"""
    theirs = said.person.has(*_OVERSEERS) or _theirs(scope, said.person, district)
    return theirs and _inside(scope, of_group(said.group, district), district)


def _theirs(scope: Scope, person: Person, district: District) -> bool:
    """Their unit's, their own grids', and the zones' that they head."""
    headed = frozenset(
        grid.id for name, grids in district.zones.items() if _heads(person, name, district) for grid in grids
    )
    own = (frozenset(person.grids), headed)
    return _inside(scope, Scope("", units=district.within(person.unit)), district) or any(
        _inside(scope, Scope("", grids=grids), district) for grids in own
    )


def _heads(person: Person, zone: str, district: District) -> bool:
    head = district.zone_head(zone)
    return head is not None and head.id == person.id


def _inside(part: Scope, whole: Scope, district: District) -> bool:
    if whole.units is None and whole.grids is None and whole.points is None:
        return True
    if part.units is not None and whole.units is not None:
        return part.units <= whole.units
    grids = grids_in(part, district)
    return grids is not None and grids <= (grids_in(whole, district) or frozenset())


def grid_called(words: str, district: District) -> Grid:
    """By name or code; else the only one that contains the words. Raises UnknownGrid with the nearest names."""
    exact = [grid for grid in district.grids if words == grid.name or _is_code(words, grid)]
    partly = [grid for grid in district.grids if words in grid.name]
    if exact or len(partly) == 1:
        return (exact or partly)[0]
    names = [grid.name for grid in partly]
    near = names or get_close_matches(words, [grid.name for grid in district.grids], n=3, cutoff=0.3)
    raise UnknownGrid(words, tuple(near[:3]))


def _is_code(words: str, grid: Grid) -> bool:
    return words.lstrip("0") == grid.code.lstrip("0") != ""
