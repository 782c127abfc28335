"""主题月: what is on today, and how the figures stood before, during and after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from domain.cases import Case
from domain.dates import midnight
from domain.daywords import DaysOf
from domain.editions import Share
from domain.measures import ON_TIME_RATE, REBOUND_RATE, REWORK_RATE, Ratio
from domain.question import By, Status
from domain.tally import Scope, Span
from domain.themes import Theme, calendar
from storage.sought import Sought
from storage.store import Store
from texts import themes as wording

RATES = (ON_TIME_RATE, REWORK_RATE, REBOUND_RATE)
MOST_SEEN = 40  # of the newest closed cases that are looked through for photos


@dataclass(frozen=True, slots=True)
class ThemeFigures:
    """What came, what was closed, and the rates of some days; `running` if they are not over."""

    name: str
    days: DaysOf
    new: int
    closed: int
    shares: dict[Ratio, Share]
    running: bool = False

    @property
    def told(self) -> wording.Staged:
        """As it is told."""
        return self.name, self.days, self.new, self.closed, self.shares, self.running


def all_themes(store: Store) -> tuple[Theme, ...]:
    """The calendar, by first days."""
    return calendar(store.rules.themes, store.rules.amnesty)


def on(day: date, store: Store) -> list[Theme]:
    """What is on that day."""
    return [one for one in all_themes(store) if one.covers(day)]


def counts_against_nobody(day: date, store: Store) -> bool:
    """True on a day of a theme with 不追责."""
    return any(one.amnesty for one in on(day, store))


def prompt(day: date, store: Store) -> str:
    """The line of the morning's message; '' without a theme."""
    return "\n".join(wording.prompt(one, day) for one in on(day, store))


def in_digest(scope: Scope, at: datetime, store: Store) -> list[str]:
    """A line for each theme that is on: its day, and how what it is about stands in a part of the district; nothing
    where there is none of it."""
    local = at.astimezone(store.zone)
    return [line for one in on(local.date(), store) if (line := _in_digest(one, scope, local, store))]


def _in_digest(theme: Theme, scope: Scope, at: datetime, store: Store) -> str:
    today = Span(midnight(at.date(), store.zone), at)
    asked = {
        "今天新增": _sought(theme, scope, today, at, store, Status.NEW),
        "销号": _sought(theme, scope, today, at, store, Status.CLOSED),
        "在办": _sought(theme, scope, None, at, store, Status.OPEN),
        "超期": _sought(theme, scope, None, at, store, Status.OVERDUE),
    }
    counts = {name: store.figures.count(one) for name, one in asked.items()}
    return wording.in_digest(theme, at.date(), counts) if any(counts.values()) else ""


def stages(theme: Theme, scope: Scope, at: datetime, store: Store) -> Iterator[ThemeFigures]:
    """之前, 期间, 之后, each as long as the theme; those that have begun."""
    for name, days in zip(wording.STAGES, (theme.before, theme.during, theme.after), strict=True):
        span = span_of(days, at, store)
        if span.start < at:
            yield _counted(name, days, span, theme, scope, at, store)


def span_of(days: DaysOf, at: datetime, store: Store) -> Span:
    """These days as moments, no further than now."""
    end = midnight(days.last + timedelta(days=1), store.zone)
    return Span(midnight(days.first, store.zone), min(end, at))


def by_unit(theme: Theme, scope: Scope, at: datetime, store: Store) -> list[tuple[str, int, int, Share]]:
    """Each unit that had something during it: name, reported, closed, and what it kept of what fell due."""
    span = span_of(theme.during, at, store)
    new, closed = (
        store.figures.parts(_sought(theme, scope, span, at, store, one), By.UNIT)
        for one in (Status.NEW, Status.CLOSED)
    )
    kept = store.rates.in_time(_sought(theme, scope, span, at, store), By.UNIT)
    found = [
        (store.district.alone(key), new.get(key, 0), closed.get(key, 0), Share.of(kept.get(key)))
        for key in {*new, *closed, *kept}
        if key is not None
    ]
    return sorted(found, key=lambda one: (-one[1], one[0]))


def examples(theme: Theme, scope: Scope, at: datetime, store: Store) -> list[tuple[Case, str, str]]:
    """The newest that were closed during it, with photos before and after; none that was there again (反弹)."""
    sought = _sought(theme, scope, span_of(theme.during, at, store), at, store, Status.CLOSED)
    closed = store.figures.newest(sought, MOST_SEEN)
    numbers = [one.number for one in closed]
    photos, back = store.photos.before_and_after(numbers), store.look_backs.undone(numbers)
    lasting = (one for one in closed if one.number not in back)
    return [(one, *photos[one.number]) for one in lasting if all(photos[one.number])]


def _counted(
    name: str, days: DaysOf, span: Span, theme: Theme, scope: Scope, at: datetime, store: Store
) -> ThemeFigures:
    new, closed = (
        store.figures.count(_sought(theme, scope, span, at, store, one))
        for one in (Status.NEW, Status.CLOSED)
    )
    sought, rates = _sought(theme, scope, span, at, store), store.rates
    found = (rates.in_time(sought), rates.judged(sought), rates.looked(sought))
    shares = {ratio: Share.of(one.get(None)) for ratio, one in zip(RATES, found, strict=True)}
    return ThemeFigures(name, days, new, closed, shares, running=span.end == at)


def _sought(
    theme: Theme, scope: Scope, span: Span | None, at: datetime, store: Store, *states: Status
) -> Sought:
    categories = theme.categories(store.district.categories)
    return Sought(at, (scope,), span, states, categories=categories)
