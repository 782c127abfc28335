"""A district born on Monday at 08:00, and its clock."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.app import App
from storage.clocks import BORN
from tests.scheduler.day import local
from tests.talk import Start, StillClock


@pytest.fixture
def clock() -> StillClock:
    """It stands at Monday 08:00 until a test moves it."""
    return StillClock(local("08:00"))


@pytest.fixture
async def app(start: Start, clock: StillClock) -> AsyncIterator[App]:
    """A district born on Monday at 08:00; nothing runs by itself."""
    app = await start(clock)
    with app.database.transaction() as store:
        store.counters.set(BORN, int(clock.now().timestamp()))
    yield app
    await app.close()
