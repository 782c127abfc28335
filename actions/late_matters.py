"""Matters whose time is over: whoever should have answered has not."""

from __future__ import annotations

from datetime import datetime

from domain.cases import Case
from domain.matters import Matter, MatterKind, MatterState
from storage.store import Store


def late(kind: MatterKind, state: MatterState, at: datetime, store: Store) -> list[tuple[Matter, Case]]:
    """Those of a kind that are in a state past their time, oldest first, each with its case."""
    matters = store.matters.late(kind, state, at)
    cases = store.cases.some(one.case for one in matters) if matters else {}
    return [(one, cases[one.case]) for one in matters if one.case in cases]
