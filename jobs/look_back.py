"""回头看: once a week closed cases are drawn, and whoever has to look at them is told."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from actions.look_back import draw
from domain.chat import Outgoing
from jobs.kit import job
from storage.store import Store


@job("look-back", "回头看抽查", lambda rules: rules.looking_back, grace=timedelta(days=4))
def look_back(at: datetime, store: Store) -> Iterable[Outgoing]:
    """On Mondays, or the first working day after; whoever was down then draws later in the week."""
    return draw(at, store)
