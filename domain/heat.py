"""A heat map (热力图): places by categories, those with most first, the rest summed up, so that nothing is left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from domain.sketch import HeatRow

MOST_COLUMNS = 6  # with 其他
PER_PAGE = 14  # places

P = TypeVar("P", bound=Hashable)  # what tells places apart
C = TypeVar("C", bound=Hashable)  # and categories
K = TypeVar("K", bound=Hashable)


class SumWords(NamedTuple):
    """What sums are called: of the other categories, of everything, of so many other places ({})."""

    others: str
    whole: str
    rest: str


@dataclass(frozen=True, slots=True)
class HeatPage:
    """One page of it. `rest` is what the places of other pages have; `places` are all that have something; `highest`
    is a cell with most of all pages, `ties` are how many there are: place, category, number."""

    columns: tuple[str, ...]
    rows: tuple[HeatRow, ...]
    rest: HeatRow | None
    whole: HeatRow
    most: int
    page: int
    pages: int
    places: int
    highest: tuple[str, str, int]
    ties: int


def laid_out(
    counts: Mapping[tuple[P, C], int],
    place: Callable[[P], str],
    category: Callable[[C], str],
    page: int,
    words: SumWords,
) -> HeatPage | None:
    """A page of these counts by place and category, by whatever tells them apart; None where there is nothing.

    A page that there is not is the last one. `words` is what sums are called.
    """
    if not any(counts.values()):
        return None
    by_place, by_category = _sums(counts)
    kinds = _first(by_category, category)
    summed = len(kinds) > MOST_COLUMNS
    kinds = kinds[: MOST_COLUMNS - 1] if summed else kinds
    grid = _Grid(counts, by_place, kinds, summed)
    order = _first(by_place, place)
    pages = -(-len(order) // PER_PAGE)
    page = min(max(page, 1), pages)
    first = (page - 1) * PER_PAGE
    shown, rest = order[first : first + PER_PAGE], order[:first] + order[first + PER_PAGE :]
    highest, ties = _highest(counts, place, category)
    return HeatPage(
        columns=(*map(category, kinds), *((words.others,) if summed else ())),
        rows=tuple(grid.row(place(where), [where]) for where in shown),
        rest=grid.row(words.rest.format(len(rest)), rest) if rest else None,
        whole=grid.row(words.whole, order),
        most=max(counts.get((where, what), 0) for where in order for what in kinds),
        page=page,
        pages=pages,
        places=len(order),
        highest=highest,
        ties=ties,
    )


@dataclass(frozen=True, slots=True)
class _Grid(Generic[P, C]):
    """Counts by place, of the categories that have a column; the others are `summed` up in one more, or there are
    none."""

    counts: Mapping[tuple[P, C], int]
    by_place: Mapping[P, int]
    kinds: Sequence[C]
    summed: bool

    def row(self, name: str, places: Sequence[P]) -> HeatRow:
        """What these places have together."""
        cells = tuple(sum(self.counts.get((where, what), 0) for where in places) for what in self.kinds)
        total = sum(self.by_place[where] for where in places)
        return HeatRow(name, (*cells, total - sum(cells)) if self.summed else cells, total)


def _sums(counts: Mapping[tuple[P, C], int]) -> tuple[Counter[P], Counter[C]]:
    """How many each place has, and each category."""
    by_place, by_category = Counter[P](), Counter[C]()
    for (where, what), number in counts.items():
        by_place[where] += number
        by_category[what] += number
    return by_place, by_category


def _highest(
    counts: Mapping[tuple[P, C], int], place: Callable[[P], str], category: Callable[[C], str]
) -> tuple[tuple[str, str, int], int]:
    """A cell with most, and how many have as many."""
    (where, what), number = max(
        counts.items(), key=lambda one: (one[1], place(one[0][0]), category(one[0][1]))
    )
    return (place(where), category(what), number), sum(one == number for one in counts.values())


def _first(sums: Counter[K], name: Callable[[K], str]) -> list[K]:
    """Those with most first; what has no place or category comes last."""
    return sorted((one for one in sums if sums[one]), key=lambda one: (one is None, -sums[one], name(one)))
