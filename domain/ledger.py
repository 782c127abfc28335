"""A ledger (台账) as a value: every case of a period with its photos and its history. `papers/ledger.py` writes it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

Summed = tuple[str, tuple[int, ...]]  # what it is of, and its figures


@dataclass(frozen=True, slots=True)
class Entry:
    """One case in words; moments in the district's zone. `before` and `after` are the hashes of a photo of each."""

    number: int
    state: str
    source: str
    category: str
    place: str
    grid: str
    unit: str
    line_unit: str
    text: str
    opened_at: datetime
    due_at: datetime | None
    fixed_at: datetime | None
    closed_at: datetime | None
    judged: str
    before: str = ""
    after: str = ""
    history: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ledger:
    """A whole one. `totals` are lines of its second sheet: a unit's name and its figures, under the `measures`.

    `by_indicator` are the same figures by 指标, where the register has any: a case is counted for each that its
    category is evidence for. `file` is the name that people see, without its ending.
    """

    file: str
    title: str
    cutoff: str
    entries: tuple[Entry, ...]
    measures: tuple[str, ...]
    totals: tuple[Summed, ...]
    by_indicator: tuple[Summed, ...] = ()


@dataclass(frozen=True, slots=True)
class PlainLedger:
    """The same for other programs: its lines alone, without pictures. `papers/ledger_csv.py` writes it."""

    ledger: Ledger

    @property
    def file(self) -> str:
        """The name that people see, without its ending."""
        return self.ledger.file
