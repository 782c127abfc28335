"""A WeCom whose clock stands until a test moves it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from bot.gateways import journalling
from bot.gateways.wecom import identity, media, robot
from tests.patience import PATIENCE
from tests.talk import ZONE, StillClock
from tests.wecom.client import Client, connected
from tests.wecom.server import FakeWeCom, running
from tests.wecom.wire import WecomWire, on_wecom

Later = Callable[[float], None]

GROUP = "wrFakeGroup01"
KEY = "693axxx6-7aoc-4bc4-97a0-0ec2sifa5aaa"
HELLO = "@走街 帮助"


def pytest_configure(config: pytest.Config) -> None:
    """The group that needs node."""
    config.addinivalue_line(
        "markers", "interop: checks the fake WeCom with Tencent's own clients, run by node"
    )


@pytest.fixture(autouse=True)
def _hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is tried again is tried soon; a database that is only slow is waited for."""
    monkeypatch.setattr(journalling, "PATIENCE", PATIENCE)
    monkeypatch.setattr(robot, "Times", partial(robot.Times, first_pause=0.02, longest_pause=0.05))
    monkeypatch.setattr(media, "FIRST_PAUSE", 0.01)
    monkeypatch.setattr(identity, "PAUSES", (0.01, 0.01, 0.01))


@pytest.fixture
def clock() -> StillClock:
    """It stands."""
    return StillClock(datetime(2026, 3, 2, 9, 0, tzinfo=ZONE))


@pytest.fixture
def later(clock: StillClock) -> Later:
    """Moves the clock forward by seconds."""
    return lambda seconds: clock.move_to(clock.now() + timedelta(seconds=seconds))


@pytest.fixture
async def fake(clock: StillClock) -> AsyncIterator[FakeWeCom]:
    """Three people, one group of two of them with a webhook."""
    async with running(clock.now) as wecom:
        for userid, name in (("chenjun", "陈俊"), ("linfang", "林芳"), ("zhaoyi", "赵毅")):
            wecom.world.person(userid, name)
        wecom.world.group(GROUP, ["chenjun", "linfang"], key=KEY)
        yield wecom


@pytest.fixture
async def client(fake: FakeWeCom) -> AsyncIterator[Client]:
    """A subscribed client."""
    async with connected(fake) as client:
        yield client


@pytest.fixture
async def wire(sqlite_template: Path, tmp_path: Path) -> AsyncIterator[WecomWire]:
    """The bot on the fake WeCom; no client may ever have to cut off what it says."""
    async with on_wecom(sqlite_template, tmp_path) as wire:
        yield wire
        assert [one.overlong for one in wire.fake.world.shown if one.overlong] == []
