"""The appendix of a report: the numbers of the cases behind each of its figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from domain.editions import Counted, Edition, Name, by_month
from domain.measures import Deed, Figure
from domain.paper import Block, Heading, PaperTable
from domain.stretches import EditionKind
from domain.tally import Scope

MOST_NUMBERS = 500  # of one figure in the appendix, neighbours as one; the ledger has the rest
MAIN = (
    Figure.NEW, Figure.CLOSED, Figure.FELL_DUE, Figure.ON_TIME, Figure.OPEN, Figure.OVERDUE, Figure.OWED,
    Figure.CHECKING, Figure.DEFERRED, Figure.EXTENDED, Figure.NOTICED, Figure.EXCUSED, Figure.VOID,
    Figure.REJECTED, Figure.MERGED,
)  # fmt: skip
_FOUND = (Figure.LOOKED, Figure.REBOUNDED, Figure.SELF_REPORTED, Figure.SHIELDED, Figure.BLAMED)
_OPENED = (*MAIN, *_FOUND, *(one for one in Deed if one is not Deed.UNCLAIMED), Deed.UNCLAIMED)


def appendix(edition: Edition, scope: Scope) -> list[Block]:
    """The cases of each figure; of a quarter and a year by month."""
    longer = edition.stretch.kind in (EditionKind.QUARTERLY, EditionKind.YEARLY)
    told = _months if longer else _whole
    rows = [row for name in _OPENED for row in told(edition, name, scope)]
    if not rows:
        return []
    head = Heading(f"附件：各项数字对应的问题编号（{edition.stretch.title}）")
    if longer:
        return [head, PaperTable(("数", "月份", "件", "编号"), tuple(rows), (0.19, 0.23, 0.09, 0.49))]
    return [head, PaperTable(("数", "件", "编号"), tuple(rows), (0.26, 0.1, 0.64))]


def _whole(edition: Edition, name: Name, scope: Scope) -> list[tuple[str, ...]]:
    found = edition.of(name, scope)
    return [(str(name), *_counted(found))] if found else []


def _months(edition: Edition, name: Name, scope: Scope) -> list[tuple[str, ...]]:
    return [(str(name), spoken(month), *_counted(some)) for month, some in by_month(edition, name, scope)]


def _counted(found: Sequence[Counted]) -> tuple[str, str]:
    return str(len(found)), listed_numbers([one.number for one in found])


def listed_numbers(numbers: Sequence[int]) -> str:
    """`#1–4 #7 #9×2`: neighbours together; what counts twice says so."""
    often = Counter(numbers)
    told = [*_neighbours(sorted(one for one, times in often.items() if times == 1))]
    told += [f"#{one}×{times}" for one, times in sorted(often.items()) if times > 1]
    return " ".join(told[:MOST_NUMBERS]) + (" 等，全在台账" if len(told) > MOST_NUMBERS else "")


def _neighbours(numbers: Sequence[int]) -> Iterator[str]:
    for _, run in groupby(enumerate(numbers), key=lambda one: one[1] - one[0]):
        together = [number for _, number in run]
        yield (
            f"#{together[0]}–{together[-1]}" if len(together) > 2 else " ".join(f"#{one}" for one in together)
        )


def spoken(month: str) -> str:
    """`2026年3月` of `2026-03`."""
    return f"{month[:4]}年{int(month[5:])}月"
