"""What an evening digest (晒比拼) is made of: facts at a cut-off time, before they are worded or drawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from domain.calendar import Calendar, last_working_days
from domain.cases import Case
from domain.periods import Period
from domain.standing import Ranked
from domain.tally import Scope, Tally


@dataclass(frozen=True, slots=True)
class Closed:
    """A case that was closed, with its photos before and after where there are both (hashes)."""

    case: Case
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Shortlist:
    """How many there are, and the first of them, which are named; `more` of them where a list can be folded."""

    count: int = 0
    cases: tuple[Case, ...] = ()
    more: tuple[Case, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """晒问题 晒进度 晒成效 of one scope. `reference` is what text and picture both carry.

    `late` are overdue, longest first; `soon` fall due until `soon_until`, noon of the next working day; `checking`
    wait for verification, longest first; none of a span that is over. `new_by_unit` pairs a unit's
    short name with its new cases; of what was closed, `came_back` were there again (反弹) and are not shown among
    `closed`; `ranked` compares grids or units (`compared`) over `ranked_over`, and `over` is the scope's tally of
    that time; `own` is the row of whoever is shown the digest. With `limits_from` the rate of `tally` is of the limits
    since then.
    """

    reference: str
    scope: Scope
    period: str
    at: datetime
    tally: Tally
    over: Tally
    late: Shortlist
    soon: Shortlist
    soon_until: datetime
    checking: Shortlist
    new_by_unit: tuple[tuple[str, int], ...]
    closed: tuple[Closed, ...]
    came_back: int
    compared: str
    ranked: tuple[Ranked, ...]
    ranked_over: Period
    own: str | None
    limits_from: datetime | None = None


def tells_the_same(one: Facts, other: Facts) -> bool:
    """True if two digests of a day name the same cases and count the same; who is compared with whom may differ."""
    return all(
        getattr(one, name) == getattr(other, name)
        for name in ("tally", "late", "soon", "checking", "closed", "came_back", "new_by_unit")
    )


def is_at_work(facts: Facts) -> bool:
    """True where somebody of the scope has something to do, in time or not."""
    return bool(facts.tally.open or facts.late.count or facts.soon.count)


def cut_off_before(day: date, digest: time, calendar: Calendar) -> datetime:
    """When the digest (told at `digest`) of the last day worked before this one was cut off."""
    (before,) = last_working_days(day - timedelta(days=1), 1, calendar)
    return datetime.combine(before, digest, calendar.zone)


def posted_as(group: int, day: date) -> str:
    """The key under which the digest of a day was posted in a group."""
    return f"digest:{group}:{day:%Y-%m-%d}"
