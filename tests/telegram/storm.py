"""Many updates with something odd in each, and what became of the bot and of their words."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from random import Random
from typing import Any

import sqlalchemy as sa

from storage import tables
from tests.contract import REPORTER
from tests.listening import Alarms
from tests.telegram.wire import TelegramWire
from tests.telegram.world import BOT, Json

PATIENCE = 600.0  # seconds until all are taken
AT_ONCE = 100  # updates in one answer
FIRST = 1_000_000  # message ids of the storm, above those of the world
JUNK: list[Any] = [
    None, True, 0, -1, 1e308, 2**70, "", "x" * 5000, "\0", "\ud800", "号", "2026-01-01", [], {}, [[]], [None], [{}],
    {"a": 1}, ["x"] * 500,
]  # fmt: skip
# Without these nobody can tell who said what, and where; whatever else is odd, the words must be kept.
NEEDED = {
    ("message_id",), ("date",), ("from",), ("from", "id"), ("from", "is_bot"), ("text",), ("caption",), ("chat",),
    ("chat", "id"), ("chat", "type"),
}  # fmt: skip


@dataclass
class Storm:
    """`sent` updates; `faults` are words that were lost, errors that were logged, and a good message without answer."""

    sent: int = 0
    owed: int = 0
    faults: list[str] = field(default_factory=list)


async def updates_storm(town: TelegramWire, seed: int, count: int) -> Storm:
    """Mutated updates, then a good message."""
    storm, alarms, chance = Storm(), Alarms(), Random(seed)
    logging.getLogger().addHandler(alarms)
    owed: dict[str, str] = {}
    try:
        for number in range(count):
            kind, content, touched = _mutant(town, chance, FIRST + number)
            if kind == "message" and not any(_is_needed(path) for path in touched):
                owed[str(FIRST + number)] = f"{touched}"
            town.world.updates.put(kind, content, number % 7)
            storm.sent += 1
            if storm.sent % AT_ONCE == 0:
                await _emptied(town)
        await town.say(REPORTER, "帮助")
        await _emptied(town)
    except TimeoutError:
        storm.faults.append("the bot takes no updates any more")
    finally:
        logging.getLogger().removeHandler(alarms)
    kept = _kept(town)
    storm.owed = len(owed)
    storm.faults += [f"lost, with something odd at {path}" for id_, path in owed.items() if id_ not in kept]
    storm.faults += alarms.found
    return storm


async def _emptied(town: TelegramWire) -> None:
    async with asyncio.timeout(PATIENCE):
        if town.world.updates.waiting:
            await town.world.updates.emptied.wait()


def _kept(town: TelegramWire) -> set[str]:
    with town.app.database.reading() as store:
        return set(store.connection.scalars(sa.select(tables.inbox.c.message)))


def _is_needed(path: tuple[Any, ...]) -> bool:
    return path in NEEDED


def _mutant(town: TelegramWire, chance: Random, number: int) -> tuple[str, Json, list[tuple[Any, ...]]]:
    """An update of some kind, and where something in it is odd."""
    kind, content = chance.choice(list(_good(town, number)))
    content, touched = json.loads(json.dumps(content)), []  # so that nothing in it stands there twice
    for _ in range(chance.choice([1, 1, 2, 4])):
        path = chance.choice(list(_paths(content)))
        _spoil(content, path, chance)
        touched.append(path)
    return kind, content, touched


def _good(town: TelegramWire, number: int) -> Iterator[tuple[str, Json]]:
    """An update of each kind that matters, as Telegram sends it."""
    who, room = town.who(REPORTER), town.room()
    person = {
        "id": who,
        "is_bot": False,
        "first_name": "程晓燕",
        "username": "cxy_test",
        "language_code": "zh-hans",
    }
    chat = {"id": room, "type": "supergroup", "title": "金山一网格群", "is_forum": True}
    bot = {"id": BOT, "is_bot": True, "first_name": "走街", "username": "zoujie_bot"}
    date = town.world.date()
    base = {"message_id": number, "date": date, "chat": chat, "from": person}
    bold = [{"type": "bold", "offset": 0, "length": 2}]
    said = {
        "message_id": 9,
        "date": date,
        "chat": chat,
        "from": bot,
        "text": "#1 处置中 · 占道经营",
        "entities": bold,
    }
    file = {"file_id": "nothing", "file_unique_id": f"u{number}", "width": 90, "height": 60, "file_size": 900}
    pdf = {**file, "file_name": "a.pdf", "mime_type": "application/pdf"}
    place = {"latitude": 28.89, "longitude": 120.02, "horizontal_accuracy": 12.5}
    origin = {"type": "user", "sender_user": person, "date": date}
    preview = {"is_disabled": True}
    for more in (
        {"text": "大家早上好", "entities": [{"type": "bot_command", "offset": 0, "length": 2}]},
        {"text": "补充 1 还有", "reply_to_message": said, "quote": {"text": "#1", "position": 0}},
        {"text": "人民广场", "location": place, "venue": {"location": place, "title": "a", "address": "b"}},
        {"text": "转发", "forward_origin": origin},
        {"text": "话题里", "message_thread_id": 77, "is_topic_message": True, "reply_to_message": said},
        {"text": "看", "link_preview_options": preview, "via_bot": bot, "external_reply": {"origin": origin}},
        {"caption": "说明", "video": {**file, "duration": 3, "thumbnail": file}},
        {"caption": "问题", "document": pdf},
    ):
        yield "message", base | more
    yield "edited_message", base | {"text": "改了", "edit_date": date}
    yield (
        "callback_query",
        {"id": str(number), "from": person, "message": said, "chat_instance": "1", "data": "1:0"},
    )
    seats = {
        "old_chat_member": {"user": bot, "status": "member"},
        "new_chat_member": {"user": bot, "status": "left"},
    }
    yield "my_chat_member", {"chat": chat, "from": person, "date": date, **seats}


def _paths(part: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    inside = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
    for key, value in inside:
        yield (*path, key)
        yield from _paths(value, (*path, key))


def _spoil(content: Json, path: tuple[Any, ...], chance: Random) -> None:
    """Something else at a place, nothing there, or one thing more beside it."""
    holder: Any = content
    for key in path[:-1]:
        holder = holder[key]
    how = chance.random()
    if how < 0.7:
        holder[path[-1]] = deepcopy(chance.choice(JUNK))
    elif how < 0.9 or not isinstance(holder, dict):
        del holder[path[-1]]
    else:
        holder[f"new_{chance.randrange(9)}"] = deepcopy(chance.choice(JUNK))
