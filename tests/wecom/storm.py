"""Many mutated messages at once, and what became of the bot."""

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
from tests.contract import ELSEWHERE, GROUP, OTHER, REPORTER
from tests.listening import Alarms
from tests.wecom.bench import REPORT
from tests.wecom.callbacks import Callback, Callbacks
from tests.wecom.district import account, chat
from tests.wecom.mutants import Mutants
from tests.wecom.robot import PRESSED
from tests.wecom.well_formed import lost
from tests.wecom.wire import WecomWire

AT_ONCE = 8
PATIENCE = 600  # seconds for the one good message among the many others
JUNK: list[Any] = [
    None, True, 0, -1, 1e308, 2**70, "", "x" * 5000, "\0", "号", "http://evil.example/a", "ftp://a", [], {}, [[]],
    {"a": 1}, ["x"] * 500,
]  # fmt: skip


@dataclass
class Storm:
    """`sent` messages, of which so many were `accepted` (200, or kept) and so many answered by 5xx or not at all."""

    sent: int = 0
    accepted: int = 0
    errors: int = 0
    faults: list[str] = field(default_factory=list)


async def callbacks_storm(wire: WecomWire, callbacks: Callbacks, seed: int, count: int) -> Storm:
    """Mutated calls, then odd ones that are well sealed, then a good one."""
    storm, alarms = Storm(), Alarms()
    logging.getLogger().addHandler(alarms)
    mutants = Mutants(callbacks, account(wire.district, REPORTER), seed)
    try:
        for status in await _posted(callbacks, mutants.some(count)):
            storm.sent += 1
            storm.accepted += status == 200
            storm.errors += status is None or status >= 500
        storm.accepted += await _kept(wire)
        odd = await _posted(callbacks, mutants.odd_inside(count // 5))
        storm.errors += sum(status is None or status >= 500 for status in odd)
        good = await callbacks.text(account(wire.district, REPORTER), "帮助")
        if good.status != 200 or good.tries != 1:
            storm.faults.append(f"a good call afterwards: {good}")
    finally:
        logging.getLogger().removeHandler(alarms)
    storm.faults += alarms.found
    return storm


async def frames_storm(wire: WecomWire, seed: int, count: int) -> Storm:
    """Mutated frames on the long connection, then a good message."""
    storm, alarms, random = Storm(), Alarms(), Random(seed)
    logging.getLogger().addHandler(alarms)
    connection = wire.fake.robot.active
    assert connection is not None
    try:
        for frame in _frames(wire, random, count):
            storm.faults += lost(frame, wire.clock.now())
            await connection.send_text(_spoilt(frame, random))
            storm.sent += 1
        await wire.say(REPORTER, REPORT)
        await asyncio.wait_for(_answered(wire), PATIENCE)
    except TimeoutError:
        storm.faults.append("a good message afterwards was not answered")
    finally:
        logging.getLogger().removeHandler(alarms)
    storm.errors += len(wire.fake.robot.connections) - 1
    storm.faults += alarms.found
    return storm


async def _posted(callbacks: Callbacks, calls: Iterator[Callback]) -> list[int | None]:
    statuses: list[int | None] = []

    async def worker() -> None:
        for call in calls:
            statuses.append((await callbacks.post(call))[0])

    await asyncio.gather(*(worker() for _ in range(AT_ONCE)))
    return statuses


async def _kept(wire: WecomWire) -> int:
    with wire.app.database.reading() as store:
        return store.connection.scalar(sa.select(sa.func.count()).select_from(tables.inbox)) or 0


async def _answered(wire: WecomWire) -> None:
    while not any(one.startswith("#") for one in wire.fake.world.texts(chat(wire.district, GROUP))):
        await wire.app.settle()
        await asyncio.sleep(0.01)


def _frames(wire: WecomWire, random: Random, count: int) -> Iterator[dict[str, Any]]:
    """Frames of every kind, each with a mutation somewhere."""
    who, room = account(wire.district, ELSEWHERE), chat(wire.district, OTHER)
    image = {"url": f"{wire.fake.api_url}/media/nothing", "aeskey": "A" * 43}
    messages: list[dict[str, Any]] = [
        {"msgtype": "text", "text": {"content": "@走街 大家早上好"}, "quote": {"msgtype": "image", "image": image}},
        {"msgtype": "mixed", "mixed": {"msg_item": [
            {"msgtype": "text", "text": {"content": "@走街 上报 东门"}}, {"msgtype": "image", "image": image},
            {"msgtype": "text", "text": {"content": "占道"}},
        ]}},
        {"msgtype": "image", "image": image},
        {"msgtype": "voice", "voice": {"content": "查 1"}},
        {"msgtype": "file", "file": image},
        {"msgtype": "event", "event": {"eventtype": PRESSED, PRESSED: {"event_key": "c:1:0", "task_id": "t"}}},
        {"msgtype": "event", "event": {"eventtype": "feedback_event", "feedback_event": {"id": "x"}}},
    ]  # fmt: skip
    for number in range(count):
        message = deepcopy(random.choice(messages))
        body = message | {"msgid": f"m{number}", "from": {"userid": who}, "chatid": room, "chattype": "group"}
        cmd = "aibot_event_callback" if message["msgtype"] == "event" else "aibot_msg_callback"
        frame: dict[str, Any] = {"cmd": cmd, "headers": {"req_id": f"r{number}"}, "body": body}
        for _ in range(random.choice([1, 1, 2, 5])):
            _mutate(frame, random)
        yield frame


def _mutate(frame: dict[str, Any], random: Random) -> None:
    """Put junk somewhere, or take something away."""
    at: Any = frame
    while True:
        keys = list(at) if isinstance(at, dict) else list(range(len(at)))
        if not keys:
            return
        key = random.choice(keys)
        if isinstance(at[key], (dict, list)) and at[key] and random.random() < 0.8:
            at = at[key]
            continue
        if random.random() < 0.3:
            del at[key]
        else:
            at[key] = deepcopy(random.choice(JUNK))
        return


def _spoilt(frame: dict[str, Any], random: Random) -> str:
    """Mostly as JSON, sometimes cut off."""
    text = json.dumps(frame, ensure_ascii=False)
    return text[: random.randrange(len(text))] if random.random() < 0.1 else text
