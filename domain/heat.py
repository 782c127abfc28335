"""A heat map (热力图): places by categories, those with most first, the rest summed up, so that nothing is left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

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
    by_place, by_category = Counter[P](), Counter[C]()
    for (where, what), number in counts.items():
        by_place[where] += number
        by_category[what] += number
    if not any(counts.values()):
        return None
    shown = _first(by_category, category)
    few = len(by_category) <= MOST_COLUMNS
    kinds = shown if few else shown[: MOST_COLUMNS - 1]
    columns = tuple(map(category, kinds)) + (() if few else (words.others,))

    def row(name: str, of: list[P]) -> HeatRow:
        cells = [sum(counts.get((where, what), 0) for where in of) for what in kinds]
        total = sum(by_place[where] for where in of)
        return HeatRow(name, tuple(cells) + (() if few else (total - sum(cells),)), total)

    order = _first(by_place, place)
    rows = [row(place(where), [where]) for where in order]
    pages = -(-len(rows) // PER_PAGE)
    page = min(max(page, 1), pages)
    first = (page - 1) * PER_PAGE
    others = order[:first] + order[first + PER_PAGE :]
    return HeatPage(
        columns,
        tuple(rows[first : first + PER_PAGE]),
        row(words.rest.format(len(others)), others) if others else None,
        row(words.whole, order),
        max(cell for one in rows for cell in one.cells[: len(kinds)]),
        page,
        pages,
        len(order),
        *_highest(counts, place, category),
    )


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
