"""弱项: the categories that come off worst, by three rates that 口径 defines (formula: texts/measures.py)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from domain.editions import Edition, Name, Share
from domain.measures import ON_TIME_RATE, REBOUND_RATE, REWORK_RATE, Ratio
from domain.tally import Scope

RATES = (ON_TIME_RATE, REWORK_RATE, REBOUND_RATE)
_BEST = 100
MOST = 5  # are named


@dataclass(frozen=True, slots=True)
class WeakItem:
    """A category, or all of them, with its share by each of `RATES`."""

    name: str
    shares: Mapping[Ratio, Share]

    @property
    def cases(self) -> int:
        """How many things the rates are of."""
        return sum(one.whole for one in self.shares.values())

    @property
    def score(self) -> int:
        """The mean of what the rates are worth, in whole points, cut and not rounded: 100 only if all are at their
        best."""
        worth = self.worth
        return sum(worth.values()) // len(worth) if worth else _BEST

    @property
    def worth(self) -> dict[Ratio, int]:
        """What each rate is worth, from 0 to 100; those that are of nothing are left out."""
        return {
            ratio: percent if ratio is ON_TIME_RATE else _BEST - percent
            for ratio, share in self.shares.items()
            if (percent := share.percent) is not None
        }

    @property
    def weakest(self) -> Ratio | None:
        """The rate that is worth least, if it is not at its best."""
        worth = self.worth
        found = min(worth, key=worth.__getitem__, default=None)
        return found if found is not None and worth[found] < _BEST else None


def weak(items: Iterable[WeakItem], fewest: int) -> list[WeakItem]:
    """Those that are not at their best, the lowest first; with fewer than `fewest` things one would decide."""
    able = (one for one in items if one.cases >= fewest and one.score < _BEST)
    return sorted(able, key=lambda one: (one.score, -one.cases, one.name))


def of_edition(edition: Edition, scope: Scope) -> list[WeakItem]:
    """Each category of a report, by the cases behind its figures."""
    counted = {name: _by_kind(edition, name, scope) for ratio in RATES for name in (ratio.part, ratio.whole)}
    kinds = sorted({kind for found in counted.values() for kind in found})
    return [
        WeakItem(
            kind,
            {one: Share(counted[one.part].get(kind, 0), counted[one.whole].get(kind, 0)) for one in RATES},
        )
        for kind in kinds
    ]


def _by_kind(edition: Edition, name: Name, scope: Scope) -> dict[str, int]:
    found: dict[str, int] = {}
    for one in edition.of(name, scope):
        kind, _ = edition.kind_and_place(one.number)
        found[kind] = found.get(kind, 0) + 1
    return found
