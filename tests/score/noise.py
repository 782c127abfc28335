"""How many messages people get: two weeks of the sample district (two_weeks.py), counted as 负担 counts."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from time import monotonic
from typing import Any

import sqlalchemy as sa

from bot.app import App
from domain.burden import OfRole, SentMany, by_role, loads
from domain.district import Role
from domain.tally import Span
from storage import tables
from tests.score.two_weeks import DAYS, FIRST, played
from tests.talk import local_moment

# What the median of a role should get a working day (issue 12): 20 for the office.
GOALS: Mapping[Role, float] = dict.fromkeys(Role, 6.0) | {Role.OFFICE: 20.0}


@dataclass(frozen=True)
class Play:
    """One way to play the two weeks, and what the office and grid staff may get at most where their goals are not
    reached (decisions 52, 59 and 96); every other role has its goal."""

    name: str
    edits: bool
    quiet: bool
    office: float
    staff: float


PLAYS = (
    Play("cards edited in place", True, False, office=41, staff=6),
    Play("cards edited in place, groups quiet", True, True, office=36, staff=6),
    Play("each card a new message", False, False, office=58, staff=8),
    Play("each card a new message, groups quiet", False, True, office=54, staff=7.5),
)


@dataclass(frozen=True)
class Noise:
    """What each role got a working day, and of that what nobody in the chat had asked for."""

    play: Play
    roles: tuple[OfRole, ...]
    unasked: tuple[OfRole, ...]
    cases: int
    seconds: float

    @property
    def name(self) -> str:
        """What was played."""
        return f"messages a working day, {self.play.name}"

    @property
    def faults(self) -> Sequence[str]:
        """The roles that get more than is held; the office also if it got more than its goal where it has to read."""
        return [
            f"{one.role}: {one.middle:g}, should be at most {self._most(one.role):g}"
            for one in self.roles
            if one.middle > self._most(one.role) or self._own(one) > GOALS[Role.OFFICE]
        ]

    @property
    def passed(self) -> bool:
        """True if there are none."""
        return not self.faults

    @property
    def told(self) -> str:
        """The medians, what the fullest gets, what of it was unasked, and which goals are missed."""
        shown = [
            f"{one.role} {one.middle:g} (most {one.most:g}, overheard {one.overheard:g}, unasked {other.middle:g})"
            for one, other in zip(self.roles, self.unasked, strict=True)
        ]
        missed = [one.role for one in self.roles if one.middle > GOALS[one.role]]
        return f"{self.cases} cases: {', '.join(shown)}; over the goal: {'、'.join(missed) or 'nobody'}"

    def _own(self, one: OfRole) -> float:
        """What a role got where its people have something to do."""
        return one.middle - one.overheard

    def _most(self, role: Role) -> float:
        return {Role.OFFICE: self.play.office, Role.REPORTER: self.play.staff}.get(role, GOALS[role])

    def as_json(self) -> dict[str, Any]:
        """Everything of it."""
        return asdict(self) | {"name": self.name, "passed": self.passed}


async def rows(seed: int) -> AsyncIterator[Noise]:
    """A row for each way to play."""
    for play in PLAYS:
        begin = monotonic()
        with tempfile.TemporaryDirectory(prefix="zoujie-noise-") as folder:
            async with played(Path(folder), seed, edits=play.edits, quiet=play.quiet) as app:
                roles, unasked, cases = _measured(app)
        yield Noise(play, roles, unasked, cases, monotonic() - begin)


def _measured(app: App) -> tuple[tuple[OfRole, ...], tuple[OfRole, ...], int]:
    span = Span(local_moment(f"{FIRST} 08:01"), app.clock.now())
    with app.database.reading() as store:
        sent, talks, district = store.burden.sent(span), store.burden.talks(), store.district
        cases = store.connection.scalar(sa.select(sa.func.count()).select_from(tables.cases)) or 0

        def of(some: Sequence[SentMany]) -> tuple[OfRole, ...]:
            return tuple(by_role(loads(some, talks, district), DAYS, district.people))

        return of(sent), of([one for one in sent if one.notice]), cases
