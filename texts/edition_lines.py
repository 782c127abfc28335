"""Lines of a report that are cases: what is not answered, and what a figure says of a case."""

from __future__ import annotations

from datetime import datetime

from domain.editions import UNANSWERED, Counted, Edition
from domain.measures import Deed, Figure
from domain.tally import Scope
from texts import times

_AS_REPORTED = (Deed.SETTLED, Figure.OPEN, Figure.DEFERRED, Figure.EXTENDED, Figure.NOTICED, Figure.REWORK)


def asked_at(edition: Edition) -> datetime:
    """The moment for which its figures hold."""
    return min(edition.taken_at, edition.stretch.cut_off)


def unanswered(edition: Edition, scope: Scope) -> list[tuple[Deed | Figure, Counted]]:
    """没回应的: overdue, longest first, then what no unit has taken; each case once."""
    late = sorted(edition.of(Figure.OVERDUE, scope), key=lambda one: (one.at, one.number))
    named = {one.number for one in late}
    free = sorted(edition.of(Deed.UNCLAIMED, scope), key=lambda one: (one.at, one.number))
    return [
        *((Figure.OVERDUE, one) for one in late),
        *((Deed.UNCLAIMED, one) for one in free if one.number not in named),
    ]


def line(edition: Edition, one: Counted, name: Deed | Figure) -> str:
    """`#12 占道经营 · 金山路口 · 金山社区 · 超期 3天`."""
    return changed(edition, one, said_of(edition, one, name))


def changed(edition: Edition, one: Counted, words: str) -> str:
    """The same line with other words about the case."""
    unit = edition.units.get(edition.unit_of(one) or 0)
    parts = [edition.titles.get(one.number, ""), unit.name if unit else "", words]
    return f"#{one.number} " + " · ".join(part for part in parts if part)


def said_of(edition: Edition, one: Counted, name: Deed | Figure) -> str:
    """What the figure says of this case."""
    since = times.span(asked_at(edition) - one.at)
    when = f"{one.at.astimezone(edition.stretch.since.tzinfo):%m-%d %H:%M}"
    match name:
        case Figure.OVERDUE | Figure.OWED:
            return f"超期 {since}"
        case Figure.CHECKING:
            return f"等核查 {since}"
        case Deed.UNCLAIMED:
            return f"没人认领 {since}"
        case Deed.GIVEN:
            after = f"{hours(one.spent)}"
            return f"{when} 派到，{f'过了 {after}还没回应' if one.note == UNANSWERED else f'{after}回应'}"
        case Deed.RETURNED:
            return f"{when} 派到，后来退回"  # the moment is that of the hand-over whose part it is
        case Figure.FELL_DUE | Figure.ON_TIME | Figure.EXCUSED:
            return f"{when} 到期"
        case Figure.NEW | Figure.SELF_REPORTED:
            return f"{when} 上报（{one.note}）"
        case _ if name in _AS_REPORTED:
            return f"{when} 上报"
        case _:
            return f"{when} {name}"


def hours(seconds: float) -> str:
    """`2.5 工作时`."""
    return f"{round(seconds / 3600, 1):g} 工作时"
