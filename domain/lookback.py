"""回头看: closed cases are drawn by risk, and somebody else looks whether they are still in order.

Whoever knows the seed and the lots draws the same: the key of a lot is log(u) / weight, where u between 0 and 1 comes
of the SHA-256 of `seed:number`; the largest keys are drawn. The heavier a lot, the likelier it is among them.
"""

from __future__ import annotations

import hashlib
import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from domain.cases import Case, independent
from domain.district import District, Person, Role

MANY, SOON = 5, timedelta(minutes=10)  # so many passed by one person in so short a time were hardly looked at
_BITS = 52  # of the hash: as many as a float holds exactly


class LookResult(StrEnum):
    """What whoever looks again finds."""

    FINE = "好"
    REBOUND = "反弹"


class Risk(StrEnum):
    """Why a closed case is likelier to be drawn."""

    REBOUNDS = "这个点位反弹过"
    PHOTO = "整改照片有疑点"
    OWN_CHECK = "上报人或本单位的人核查"
    BURST = "同一人短时间集中销号"
    ON_THE_SPOT = "现场整改"
    REWORKED = "返工过"


WEIGHTS = {
    Risk.REBOUNDS: 3,
    Risk.PHOTO: 3,
    Risk.OWN_CHECK: 2,
    Risk.BURST: 2,
    Risk.ON_THE_SPOT: 2,
    Risk.REWORKED: 1,
}


@dataclass(frozen=True, slots=True)
class Lot:
    """A closed case that can be drawn, and its weight: 1, and more for each risk."""

    case: int
    weight: int
    risks: tuple[Risk, ...] = ()


@dataclass(frozen=True, slots=True)
class Draw:
    """One draw, of the week `label`: the lots that were closed from `since` on and before `until`, of which `share`
    percent are drawn. The seed comes of the lines of history from `first_line` to `last_line`."""

    label: str
    seed: str
    since: datetime
    until: datetime
    first_line: int
    last_line: int
    share: int
    lots: tuple[Lot, ...] = ()
    id: int = 0

    def drawn(self, seed: str = "") -> tuple[int, ...]:
        """The numbers that are drawn, in their order; with another seed those that it would have drawn."""
        return drawn(self.lots, seed or self.seed, how_many(len(self.lots), self.share))


def week_of(day: date) -> str:
    """`2026-W48`."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def seed_of(hashes: Iterable[str]) -> str:
    """A seed that nobody chooses alone: made of the hashes of all that everybody did since the last draw."""
    return hashlib.sha256("".join(hashes).encode()).hexdigest()[:16]


def how_many(lots: int, share: int) -> int:
    """So many percent of the lots, rounded up, so at least one; none where the district draws none."""
    return -(-lots * share // 100)


def drawn(lots: Iterable[Lot], seed: str, most: int) -> tuple[int, ...]:
    """So many of the lots by this seed, none twice."""
    return tuple(lot.case for lot in sorted(lots, key=lambda lot: (-key(lot, seed), lot.case))[:most])


def key(lot: Lot, seed: str) -> float:
    """By which it is drawn: below 0, the larger the earlier."""
    told = hashlib.sha256(f"{seed}:{lot.case}".encode()).hexdigest()
    chance = (int(told[: _BITS // 4], 16) + 0.5) / 2**_BITS
    return math.log(chance) / lot.weight


def lot_of(case: int, risks: Collection[Risk]) -> Lot:
    """The lot of a case with these risks."""
    return Lot(case, 1 + sum(WEIGHTS[one] for one in risks), tuple(one for one in Risk if one in risks))


def own_check(case: Case, district: District) -> bool:
    """True if whoever reported it, or somebody of their unit, verified it, or nobody did."""
    verifier, reporter = (
        district.person.get(case.verified_by or 0),
        district.person.get(case.reporter),
    )
    return verifier is None or (reporter is not None and verifier.unit == reporter.unit)


def in_bursts(cases: Iterable[Case]) -> frozenset[int]:
    """Those that one person closed among many in a short time."""
    by_verifier: dict[int | None, list[Case]] = defaultdict(list)
    for case in cases:
        by_verifier[case.verified_by].append(case)
    return frozenset(number for own in by_verifier.values() for number in _crowded(own))


def _crowded(cases: Sequence[Case]) -> Iterable[int]:
    ordered = sorted((one.closed_at, one.number) for one in cases if one.closed_at is not None)
    for begin in range(len(ordered) - MANY + 1):
        together = ordered[begin : begin + MANY]
        if together[-1][0] - together[0][0] <= SOON:
            yield from (number for _, number in together)


def may_look(person: Person, case: Case, district: District) -> bool:
    """An inspector or somebody of the office, who neither handled nor fixed it, is not of such a unit, and is not who
    verified it last."""
    theirs = person.id in (case.handler, case.verified_by)
    return person.has(Role.INSPECTOR, Role.OFFICE) and not theirs and independent(case, person, district)


def looker(able: Iterable[Person], now: dict[int, int], ever: dict[int, int]) -> Person | None:
    """Whose turn it is: who was given fewest in this draw, of those fewest ever."""
    return min(able, key=lambda one: (now.get(one.id, 0), ever.get(one.id, 0), one.id), default=None)
