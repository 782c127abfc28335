"""Which parts have a figure within a bound (超过10件的街道, 按期率低于80%的单位), and the cases behind these parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from domain.chat import Outgoing
from domain.dates import midnight
from domain.narrowing import Bound
from domain.question import By, Measure, Status
from domain.tally import Scope, Span
from domain.trends import TIMES
from handlers.inquiry import LIST, NEXT, PER_PAGE, Inquiry
from handlers.pages import NO_MORE
from handlers.parts import grids_in_scope, name_of, rates_by
from handlers.sorts import of_sort, of_unit
from handlers.trends import over
from storage.sought import Sought
from texts import bounded as wording
from texts import trends


@dataclass(frozen=True, slots=True)
class WithFigure:
    """A part: the ids that it has (a street those of its communities too), or its days; its name and its figure."""

    name: str
    number: int
    ids: frozenset[int] = frozenset()
    days: tuple[date, date] | None = None
    share: tuple[int, int] | None = None  # of a rate: its part and its whole


def bounded(asked: Inquiry) -> Outgoing:
    """The parts that the bound lets through, ten on a page; or a page of their cases."""
    if asked.question.by in TIMES:
        asked, *_ = over(asked)
    found, beside = _parts(asked)
    bound = _bound(asked)
    kept = [one for one in found if bound.holds(one.number)]
    kept.sort(key=lambda one: (one.number if bound.most is not None else -one.number, one.name))
    if asked.question.cases:
        return _cases(asked, kept)
    return _names(asked, kept, beside)


def _bound(asked: Inquiry) -> Bound:
    assert asked.question.bound is not None, "asked only of what has one"
    return asked.question.bound


def _names(asked: Inquiry, kept: Sequence[WithFigure], beside: Sequence[str]) -> Outgoing:
    first = (asked.question.page - 1) * PER_PAGE
    shown = kept[first : first + PER_PAGE]
    if first and not shown:
        return asked.says(f"{asked.head}\n{NO_MORE}", (), LIST)
    more = len(kept) - first - len(shown)
    told = [wording.line(one.name, one.number, one.share) for one in shown]
    text = wording.parts(asked.head, len(kept), told, first, more)
    lines = [text, *(beside if not more else ())]
    return asked.says("\n".join(lines), (), *([LIST] if kept else []), *([NEXT] if more else []))


def _cases(asked: Inquiry, kept: Sequence[WithFigure]) -> Outgoing:
    """The cases of these parts; of a low 按期率 those that were not put right in time."""
    sought, question = _of_parts(asked, kept), asked.question
    if question.states == (Status.ON_TIME,) and _bound(asked).most is not None:
        question = replace(question, states=(Status.NOT_KEPT,))
        sought = replace(sought, states=(Status.NOT_KEPT,))
    if not kept:
        return asked.says(wording.none(asked.head))
    bound = replace(_bound(asked), words=wording.of(_bound(asked).words, [one.name for one in kept]))
    listed = replace(asked, question=replace(question, measure=Measure.LIST, n=None, bound=bound))
    return listed.page(listed.head, sought)


def _of_parts(asked: Inquiry, kept: Sequence[WithFigure]) -> Sought:
    ids = frozenset(id for one in kept for id in one.ids)
    match asked.question.by:
        case By.CATEGORY:
            return replace(asked.sought, categories=tuple(sorted(ids)))
        case By.GRID:
            return replace(asked.sought, scopes=(Scope("", grids=ids),))
        case By.POINT:
            return replace(asked.sought, scopes=(Scope("", points=ids),))
        case By.UNIT:
            return replace(asked.sought, scopes=(Scope("", units=ids),))
    zone = asked.said.at.tzinfo
    hours = tuple(
        (midnight(one.days[0], zone), midnight(one.days[1] + timedelta(days=1), zone))
        for one in sorted(kept, key=lambda one: one.days or (date.max, date.max))
        if one.days
    )
    return replace(asked.sought, span=Span(hours[0][0], hours[-1][1], hours)) if hours else asked.sought


def _parts(asked: Inquiry) -> tuple[list[WithFigure], Sequence[str]]:
    """Each part with its figure, and a line that names those of which a rate would say nothing."""
    if _bound(asked).percent:
        return _rates(asked)
    by = asked.question.by
    assert by is not None, "set by whoever reads the bound"
    if by in TIMES:
        return list(_times(asked, by)), ()
    units = of_sort(asked)
    if units:
        count = asked.store.figures.count
        below = asked.store.district.within
        return [WithFigure(one.short, count(of_unit(one, asked)), below(one.id)) for one in units], ()
    found = _with_none(asked, by, asked.store.figures.parts(asked.sought, by))
    return [
        WithFigure(name_of(asked, by, key), number, frozenset({key}))
        for key, number in found.items()
        if key is not None
    ], ()


def _with_none(asked: Inquiry, by: By, found: Mapping[int | None, int]) -> dict[int | None, int]:
    """Grids and their units that have nothing at all are within a bound that only says how many at most."""
    if not _bound(asked).holds(0) or by not in (By.GRID, By.UNIT):
        return dict(found)
    grids = grids_in_scope(asked)
    keys: Iterable[int] = (one.id if by is By.GRID else one.unit for one in grids)
    return {**dict.fromkeys(keys, 0), **found}


def _times(asked: Inquiry, by: By) -> Iterator[WithFigure]:
    asked, by, through = over(asked)
    counted = asked.store.figures.through_time(asked.sought, TIMES[by])
    for one in through:
        yield WithFigure(trends.part(one, by), counted.get(one.key, 0), days=(one.first, one.last))


def _rates(asked: Inquiry) -> tuple[list[WithFigure], Sequence[str]]:
    assert asked.question.by is not None, "set by whoever reads the bound"
    ranked, few = rates_by(asked, asked.question.by)
    return [WithFigure(one.name, one.percent, one.ids, share=(one.part, one.whole)) for one in ranked], few
