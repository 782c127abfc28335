"""Mutated callbacks in small; `make score` sends ten thousand."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.contract import REPORTER
from tests.wecom.district import account
from tests.wecom.listening import called
from tests.wecom.mutants import Mutants
from tests.wecom.storm import callbacks_storm, frames_storm
from tests.wecom.wire import on_wecom


async def test_mutated_callbacks(sqlite_template: Path, tmp_path: Path) -> None:
    """None is accepted, none breaks anything, and a good one is taken afterwards."""
    async with called(sqlite_template, tmp_path) as (wire, callbacks):
        storm = await callbacks_storm(wire, callbacks, seed=7, count=150)
    assert (storm.accepted, storm.errors, storm.faults) == (0, 0, [])
    assert storm.sent == 150


async def test_mutants_differ(sqlite_template: Path, tmp_path: Path) -> None:
    """No two are alike, and not one of them reads like a good call."""
    async with called(sqlite_template, tmp_path) as (wire, callbacks):
        found = list(Mutants(callbacks, account(wire.district, REPORTER), 7).some(100))
    assert len({(str(one.query), one.body) for one in found}) == 100


@pytest.mark.parametrize("seed", [1])
async def test_mutated_frames(sqlite_template: Path, tmp_path: Path, seed: int) -> None:
    """Nothing that comes by the long connection ends it or the bot, and a good message is taken afterwards."""
    async with on_wecom(sqlite_template, tmp_path) as wire:
        storm = await frames_storm(wire, seed=seed, count=150)
    assert (storm.errors, storm.faults) == (0, [])
