"""The months of a report of a quarter or a year, as far as it has days of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from domain.dates import month_of
from domain.editions import Issued, Name, by_month
from domain.tally import Scope
from domain.trends import TimePart
from texts.edition_lines import asked_at
from texts.times import ending


def months(shown: Issued, names: Sequence[Name], scope: Scope) -> list[tuple[str, TimePart]]:
    """Each as `2026-03`, with its days: from the first that has something in one of these figures to the last, those
    between also where they have nothing. The first begins with the data, the last ends with the report."""
    found = sorted({month for name in names for month, _ in by_month(shown.edition, name, scope)})
    if not found:
        return []
    told, day = [], date.fromisoformat(f"{found[0]}-01")
    while f"{day:%Y-%m}" <= found[-1]:
        told.append((f"{day:%Y-%m}", _part(day, shown)))
        day = month_of(day)[1] + timedelta(days=1)
    return told


def _part(month: date, shown: Issued) -> TimePart:
    first, last = month_of(month)
    begun, until = shown.begun.date() if shown.begun else first, ending(asked_at(shown.edition))[0]
    return TimePart(month.isoformat(), max(first, begun), min(last, until))
