"""The fake Bot API beside aiogram, which speaks 10.3 as we do not: what it sends is taken, what it gets it can read.

aiogram is fetched into a folder of its own and thrown away; the product never imports it.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import tempfile
from collections.abc import AsyncIterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from time import monotonic
from typing import Any

from bot.gateways.telegram.rich import message_of
from domain.blocks import Block, Columns, Folded, Headline, Lines, Words
from tests.photographs import small_photo
from tests.talk import ZONE
from tests.telegram.newer import order, write_blocks
from tests.telegram.people import People
from tests.telegram.server import serving
from tests.telegram.world import TOKEN, World

CLIENT = "aiogram==3.31.0"
DRIVER = Path(__file__).parent.parent / "telegram" / "interop" / "newest_client.py"
GROUP, ANNA = -1001000000001, 5001
MOMENT = datetime(2026, 12, 6, 18, 0, tzinfo=ZONE)  # time stands
BLOCKS: Sequence[Block] = (
    Headline("【晒比拼】金山一网格 · 今天"),
    Words("超期最久的（共 7 件）："),
    Lines(("#12 占道经营 · 人民广场",)),
    Folded("还有 6 件", (Lines(("#13 垃圾外溢",)),)),
    Columns("本月", ("名次", "网格"), (("1", "金山一网格"), ("2", "金山二网格")), words=(1,), own=1),
    Words("晒比拼 12-06", small=True),
)


@dataclass(frozen=True)
class Compared:
    """What was tried, and what of it was not as aiogram has it."""

    name: str
    tried: int
    seconds: float
    faults: Sequence[str] = field(default_factory=tuple)
    missing: str = ""

    @property
    def passed(self) -> bool:
        """True if nothing was otherwise; where the client cannot be had, in CI only."""
        return not self.faults and (not self.missing or not os.environ.get("CI"))

    @property
    def told(self) -> str:
        """The figures."""
        return self.missing or f"{self.tried} calls, answers and refusals compared, {len(self.faults)} faults"

    def as_json(self) -> dict[str, Any]:
        """Everything of it."""
        return asdict(self) | {"passed": self.passed}


async def rows(_seed: int) -> AsyncIterator[Compared]:
    """One row."""
    begin, name = monotonic(), f"the fake Bot API 10.3 beside {CLIENT}"
    with tempfile.TemporaryDirectory(prefix="zoujie-aiogram-") as folder:
        if why := await _fetch(Path(folder)):
            yield Compared(name, 0, monotonic() - begin, missing=f"not compared: {why}")
            return
        found = await _drive(Path(folder))
    faults = [f"{one['did']}: {one['wrong']}" for one in found if one["wrong"]]
    yield Compared(name, len(found), monotonic() - begin, faults)


async def _fetch(folder: Path) -> str:
    """Out: why it cannot be had; '' if it is there."""
    quiet = ("--quiet", "--disable-pip-version-check", "--target", str(folder))
    command = (sys.executable, "-m", "pip", "install", *quiet, CLIENT)
    process = await asyncio.create_subprocess_exec(*command, stderr=asyncio.subprocess.PIPE)
    _, errors = await process.communicate()
    return errors.decode(errors="replace").strip()[-200:] if process.returncode else ""


async def _drive(folder: Path) -> list[dict[str, str]]:
    """Have the client do everything. Out: what it tells of each thing that it tried."""
    world = World(lambda: MOMENT)
    world.level = (10, 3)
    world.flood.on = False
    world.user(ANNA, "安娜")
    world.room(GROUP, "金山一网格群").members[ANNA] = "creator"
    async with serving(world) as line:
        given = (line.address, TOKEN, str(GROUP), str(ANNA), small_photo(1).hex())
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(folder)!r}); {_RUN}"),
            *(*given, json.dumps(message_of(BLOCKS, lambda _photo: None))),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        assert process.stdin and process.stdout and process.stderr
        found = list[dict[str, str]]()
        async for told in process.stdout:
            what = json.loads(told)
            if "wish" in what:
                _grant(what["wish"], world)
                process.stdin.write(b"done\n")
            else:
                found.append(what)
        errors = (await process.stderr.read()).decode(errors="replace").strip()
        if await process.wait():
            found.append({"did": "the client ended", "wrong": errors[-500:]})
    return found


_RUN = f"import runpy; runpy.run_path({str(DRIVER)!r}, run_name='__main__')"


def _grant(wish: str, world: World) -> None:
    people = People(world)
    match wish:
        case "order":
            order(people, GROUP, ANNA, "/my")
        case "press" if world.alone:
            people.press(world.alone[-1][1], "取消", ANNA)
        case "blocks":
            item = {"label": "•", "blocks": [{"type": "paragraph", "text": "两个摊位"}]}
            heading = {"type": "heading", "size": 2, "text": [{"type": "bold", "text": "人民广场"}, "东侧"]}
            photo = {"type": "photo", "photo": world.keep_photo(small_photo(2))}
            write_blocks(people, GROUP, ANNA, heading, {"type": "list", "items": [item]}, photo)
        case "older":
            world.level = (10, 0)
