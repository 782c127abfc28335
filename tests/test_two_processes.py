"""Two bots on one PostgreSQL: nothing is lost, doubled or out of order, also when one dies. `make score` does more."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.settings import Settings
from tests.fixtures import copy_of_template
from tests.platforms import ON_THE_PAGE
from tests.postgresql import PostgreSQL
from tests.score.outcome import of_zoujie
from tests.score.postgres import either_dies
from tests.score.program import Serve
from tests.score.rows import on
from tests.site import GRID, MONDAY, PATROL, at_work
from tests.talk import StillClock
from tests.turns import AT_LARGE

REPORTS = 16


@AT_LARGE
@pytest.mark.timeout(150)
async def test_one_of_two_dies(server: PostgreSQL, tmp_path: Path) -> None:
    """People report to either; one of them dies and comes back."""
    with copy_of_template(server) as url:
        bots = [Serve(tmp_path, url) for _ in range(2)]
        found = await on(bots, of_zoujie, "two", either_dies(bots, 5, 1, REPORTS), seed=5, reports=REPORTS)
    assert found.killed.count == 1
    assert found.passed, (found.killed.faults, found.verdict)


async def test_who_waits_sees_what_the_other_said(server: PostgreSQL, tmp_path: Path) -> None:
    """A poll and a live line at one process, the report and its card at the other."""
    with copy_of_template(server) as url:
        settings = Settings(database_url=url, data_dir=tmp_path, port=0, platforms=ON_THE_PAGE)
        async with (
            at_work(settings, StillClock(MONDAY)) as here,
            at_work(settings, StillClock(MONDAY)) as there,
            there.client.ws_connect("/api/events") as socket,
        ):
            waiting = asyncio.create_task(there.read(GRID, after=0, wait=20))
            await asyncio.sleep(0.2)
            message = await here.say(GRID, PATROL, "上报 人民广场 占道经营")
            assert (await waiting)[0]["id"] == message
            assert (await socket.receive_json())["id"] == message
            card = await there.answer_to(GRID, message)
            assert card["text"].startswith("#1 ")
            assert (await socket.receive_json())["text"] == card["text"]
