"""The platform, the courier to it, and a clock that stands."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.courier import Courier
from bot.transactions import Transactions
from tests.courier.notebook import NOON, Notebook
from tests.talk import StillClock


@pytest.fixture
def clock() -> StillClock:
    """It stands until a test moves it."""
    return StillClock(NOON)


@pytest.fixture
def wire(clock: StillClock) -> Notebook:
    """The platform."""
    return Notebook(clock)


@pytest.fixture
async def courier(transactions: Transactions, wire: Notebook, clock: StillClock) -> AsyncIterator[Courier]:
    """A courier between the test's database and the platform."""
    yield Courier(transactions, [wire], clock)
