"""Mutated forms, photos, workbooks and updates in small; `make score` takes ten thousand of each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.mutants import books, forms, photos
from tests.telegram.storm import updates_storm
from tests.telegram.wire import on_telegram


@pytest.mark.parametrize(("check", "count"), [(books.check, 30), (forms.check, 60), (photos.check, 50)])
def test_mutants_are_taken_or_refused(check: Callable[[int], str], count: int) -> None:
    """Nothing breaks, what is refused is refused in words, and what was not touched is not lost."""
    found = {seed: wrong for seed in range(count) if (wrong := check(seed))}
    assert not found


async def test_mutated_updates(sqlite_template: Path, tmp_path: Path) -> None:
    """No odd field stops the bot, none costs the words beside it, and a good message is taken afterwards."""
    async with on_telegram(sqlite_template, tmp_path) as town:
        storm = await updates_storm(town, seed=5, count=100)
    assert storm.faults == []
    assert storm.owed > 30
