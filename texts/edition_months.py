"""The months of reports, as far as they have days of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from domain.dates import month_of
from domain.editions import Edition, Issued, Name, by_month
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
        told.append((f"{day:%Y-%m}", days_of(shown.edition, shown, day)))
        day = month_of(day)[1] + timedelta(days=1)
    return told


def days_of(edition: Edition, shown: Issued, month: date | None = None) -> TimePart:
    """The days that a report has of a month; of a 月报 the month is its own."""
    first, last = month_of(month or edition.stretch.since.date())
    begun, until = shown.begun_in(edition.stretch), ending(asked_at(edition))[0]
    return TimePart(first.isoformat(), max(first, begun.date()) if begun else first, min(last, until))
