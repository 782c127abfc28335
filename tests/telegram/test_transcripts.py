"""The shared conversations, each played through the Telegram gateway against the fake Bot API."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.app import build
from bot.settings import Settings
from tests.talk import local_moment, split
from tests.telegram.server import serving
from tests.telegram.stage import StageClock, TelegramTalk
from tests.telegram.steps import differences, without_refused, written
from tests.telegram.wire import telegram
from tests.telegram.world import World
from tests.test_transcripts import TRANSCRIPTS
from tests.turns import in_turn

# 退回和改派, 看不懂的照片问一句, 问谁谁来答; 晒比拼 is laid out in blocks there (test_rich.py).
NEWEST = [one for one in TRANSCRIPTS if one.name.startswith(("11-", "64-", "276-"))]


@pytest.mark.usefixtures("small_pictures")
@pytest.mark.parametrize("file", in_turn(TRANSCRIPTS, "telegram"), ids=lambda file: file.stem)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_conversation(file: Path, settings: Settings) -> None:
    """Said on Telegram, the conversation has the same words, buttons and photos, and never runs into a limit."""
    await played(file, settings, (10, 0))


@pytest.mark.parametrize("file", NEWEST, ids=lambda file: file.stem)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_conversation_on_the_newest_server(file: Path, settings: Settings) -> None:
    """The same with all that Bot API 10.3 can: some of it is then seen by one person alone, and all of it is there."""
    await played(file, settings, (10, 3))


async def played(file: Path, settings: Settings, level: tuple[int, int]) -> None:
    """On a server of this version, by a bot that is told so."""
    transcript = without_refused(file.read_text(encoding="utf-8"))
    begin, said = split(transcript)
    clock = StageClock(local_moment(begin))
    latest = [0.0]

    def seconds() -> float:
        latest[0] = max(latest[0], clock.now().timestamp())
        return latest[0]

    world = World(clock.now, seconds)
    world.level = level
    async with serving(world) as api:
        there = telegram(settings, api.address, api_level=level)
        talk = await TelegramTalk.open(lambda clock: build(there, clock), world, clock)
        try:
            for line in said:
                await talk.play(line)
        finally:
            await talk.close()
    found = differences(talk.steps, written(transcript))
    assert not found, "\n".join(found)
    assert _alive(world) <= {"bold", "text_mention"}, "nothing that people typed comes alive"
    assert not world.flood.early
    assert not world.refused(429), "every call is paced, also that which takes a replaced card's buttons"


def _alive(world: World) -> set[str]:
    """The kinds of everything that stands out in what the bot said."""
    messages = [one.message for one in world.shown]
    return {
        entity["type"]
        for one in messages
        for entity in (*one.get("entities", ()), *one.get("caption_entities", ()))
    }
