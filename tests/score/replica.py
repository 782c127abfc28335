"""One of two bots on one database, whose clock stands where a file says: `python -m tests.score.replica URL FOLDER`."""

from __future__ import annotations

import asyncio
import sys
from datetime import datetime
from pathlib import Path

from bot.app import build
from bot.clock import StandingClock
from bot.settings import Settings
from tests.platforms import ON_THE_PAGE
from tests.talk import ZONE

LOOKS_AGAIN = 0.01  # seconds


def told(folder: Path) -> datetime:
    """What time it is."""
    return datetime.fromisoformat((folder / "clock").read_text("utf-8")).astimezone(ZONE)


def tell(file: Path, moment: datetime) -> None:
    """Write a moment so that whoever reads it at this instant has the old one or the new one."""
    fresh = file.with_suffix(".new")
    fresh.write_text(moment.isoformat(), encoding="utf-8")
    fresh.replace(file)


async def live(url: str, folder: Path, name: str) -> None:
    """Do what is due and say so, until somebody ends the process."""
    clock = StandingClock(told(folder))
    app = await build(Settings(database_url=url, data_dir=folder, platforms=ON_THE_PAGE), clock)
    await app.courier.recover()
    while True:
        clock.move_to(told(folder))
        moment = clock.now()
        await app.scheduler.run_due(moment)
        await app.settle()
        tell(folder / f"{name}.done", moment)
        await asyncio.sleep(LOOKS_AGAIN)


if __name__ == "__main__":
    asyncio.run(live(sys.argv[1], Path(sys.argv[2]), sys.argv[3]))
