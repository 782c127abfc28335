"""Makes the pictures of docs/pictures.md anew, of the sample district and its past: python -m tests.take_pictures"""

from __future__ import annotations

import asyncio
from datetime import datetime
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from bot import past
from bot.clock import StandingClock
from tests.site import OFFICE, Site, at_work, settings_in
from tests.talk import ZONE

IMAGES = Path(__file__).parent.parent / "docs" / "images"
FRIDAY = datetime(2026, 11, 27, 19, 0, tzinfo=ZONE)  # after a working day
# What the office asks for.
ASKED = {
    "picture-trend.png": "趋势 金山片 近4周",
    "picture-heat.png": "热力 本月",
    "picture-wall.jpg": "对比墙 本周",
    "picture-ranking.jpg": "晒比拼 本月",
}


async def take_all() -> None:
    """Each picture at half its size, of a demo with a past of its own."""
    with TemporaryDirectory() as folder:
        home = Path(folder) / "demo"
        settings = settings_in(home)
        await past.lay(settings, FRIDAY, past.script())
        async with at_work(settings, StandingClock(FRIDAY)) as site:
            for name, words in ASKED.items():
                await _take(site, words, IMAGES / name)


async def _take(site: Site, words: str, file: Path) -> None:
    chat = f"private:{OFFICE}"
    answer = await site.answer_to(chat, await site.say(chat, OFFICE, words))
    response = await site.client.get(answer["photos"][0])
    picture = Image.open(BytesIO(await response.read()))
    half = picture.convert("RGB").resize((picture.width // 2, picture.height // 2), Image.Resampling.LANCZOS)
    if file.suffix == ".png":
        half.quantize(256, dither=Image.Dither.NONE).save(file, optimize=True)
    else:
        half.save(file, quality=88, optimize=True)


if __name__ == "__main__":
    asyncio.run(take_all())
