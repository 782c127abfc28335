"""The demo's clock over HTTP: forward only, jobs speak on the way, restarts keep it."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from tests.site import GRID, MONDAY, Site, at_work, on_sqlite, sample_site, told
from tests.talk import StillClock


async def test_the_clock_moves_forward_and_jobs_speak_on_the_way(
    sqlite_template: Path, tmp_path: Path
) -> None:
    """When the answer comes the jobs have run and what they say can be read; what is next is told."""
    clock = StillClock(MONDAY)
    async with sample_site(sqlite_template, tmp_path, clock) as site:
        _, before = await told(await site.client.get("/api/clock"))
        assert before["now"] == MONDAY.isoformat()
        assert before["next"]["digest"] == "2026-03-02T18:00:00+08:00"
        assert before["next"]["roll-call"] == "2026-03-03T08:30:00+08:00"
        status, moved = await _move(site, "2026-03-03T08:30:00+08:00")
        assert (status, moved["now"]) == (200, "2026-03-03T08:30:00+08:00")
        assert [name for name in moved["ran"] if name in ("digest", "roll-call")] == ["digest", "roll-call"]
        assert {"晒比拼", "点名"} <= set(moved["done"])
        assert [name for name in moved["done"] if re.search("[a-z]", name)] == []
        said = await site.read(GRID)
        (call,) = said  # there is nothing to say in a digest
        assert "点名" in call["text"] and call["choices"] == ["到"]
        assert call["at"] == "2026-03-03T08:30:00+08:00"
        _, health = await told(await site.client.get("/healthz"))
        assert health["jobs"]["roll-call"] == "2026-03-03T08:30:00+08:00"


async def _move(site: Site, to: str) -> tuple[int, Any]:
    return await told(await site.client.post("/api/clock", json={"now": to}))


async def test_the_moved_clock_survives_a_restart(sqlite_template: Path, tmp_path: Path) -> None:
    """A day ahead stays a day ahead, and no job of that day is run a second time."""
    settings = on_sqlite(sqlite_template, tmp_path)
    async with at_work(settings, None) as site:
        now = datetime.fromisoformat((await told(await site.client.get("/api/clock")))[1]["now"])
        goal = now + timedelta(days=1)
        status, moved = await _move(site, goal.isoformat())
        assert (status, datetime.fromisoformat(moved["now"]) >= goal) == (200, True)
        said = await site.read("all")
    async with at_work(settings, None) as site:
        again = datetime.fromisoformat((await told(await site.client.get("/api/clock")))[1]["now"])
        assert timedelta() <= again - goal < timedelta(minutes=1)
        assert await site.read("all") == said


async def test_a_real_service_has_no_clock_to_move(sqlite_template: Path, tmp_path: Path) -> None:
    """Only the demo's time can be moved."""
    async with sample_site(sqlite_template, tmp_path, demo=False) as site:
        assert (await site.client.get("/api/clock")).status == 404
        assert (await _move(site, "2030-01-01T00:00:00+08:00"))[0] == 404
