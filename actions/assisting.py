"""配合: units that help the one that holds a case."""

from __future__ import annotations

from domain.cases import Case
from storage.store import Store


def helpers(case: Case, store: Store) -> tuple[int, ...]:
    """The units that assist or have assisted."""
    return ()
