"""No secret of WeCom is in a log, an exception, a repr, the database or a message, whatever goes wrong."""

from __future__ import annotations

import asyncio
import logging
import traceback
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.app import build
from bot.gateways.base import TryLater
from bot.gateways.wecom.codes import Declined, NoAnswer
from bot.gateways.wecom.convert import convert
from bot.gateways.wecom.http import Http
from bot.gateways.wecom.minute import Minute
from bot.gateways.wecom.parts import WecomParts
from bot.gateways.wecom.qyapi import Qyapi
from bot.gateways.wecom.remembered import Remembered
from bot.gateways.wecom.ways import ByWebhook
from domain.chat import Kind
from tests.contract import HANDLER, REPORTER
from tests.listening import Listening
from tests.patience import PATIENCE
from tests.photographs import small_photo
from tests.platforms import parts_of
from tests.wecom.bench import REPORT, a_photo, order, person
from tests.wecom.callbacks import Callbacks
from tests.wecom.district import account
from tests.wecom.listening import AES_KEY, APP, TOKEN, called
from tests.wecom.wire import WecomWire

KEY = "693a9b8c-hook-of-the-group-"
CORP, SECRET = APP["corp_id"], APP["app_secret"]
Site = tuple[WecomWire, Callbacks]


@pytest.fixture(autouse=True)
def everything_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    """Also what is logged for developers only, by us and by the libraries."""
    caplog.set_level(logging.DEBUG)
    logging.getLogger("asyncio").setLevel(logging.WARNING)


@pytest.fixture
async def site(sqlite_template: Path, tmp_path: Path) -> AsyncIterator[Site]:
    """The bot with everything that has a secret: a robot, webhooks, an app that is called."""
    async with called(sqlite_template, tmp_path, key=KEY) as found:
        yield found


def secrets_of(wire: WecomWire) -> list[str]:
    """All of them; those of tokens and links as WeCom made them on the way."""
    bodies = str(list(wire.fake.world.delivered.values()))
    keys = [one for one in bodies.split("'") if len(one) in (43, 44)]  # of pictures
    return [wire.fake.robot.secret, SECRET, TOKEN, AES_KEY, *wire.fake.app.tokens, KEY, *keys]


def leaks(wire: WecomWire, caplog: pytest.LogCaptureFixture) -> list[str]:
    """Where one of them can be read. Kept are keys of webhooks, in the register, and of pictures until they came."""
    secrets = secrets_of(wire)
    never_kept = secrets[: secrets.index(KEY)]
    kept = Path(wire.app.settings.data_dir)
    found = [
        str(file.relative_to(kept))
        for file in kept.rglob("*")
        if file.is_file() and any(one.encode() in file.read_bytes() for one in never_kept)
    ]
    logged = [record.getMessage() + _trace(record) for record in caplog.records]
    found += [f"log: {line[:300]}" for line in logged if any(one in line for one in secrets)]
    said = [str(one) for one in wire.fake.world.shown]
    return found + [f"said: {line[:300]}" for line in said if any(one in line for one in secrets)]


def _trace(record: logging.LogRecord) -> str:
    return "".join(traceback.format_exception(*record.exc_info)) if record.exc_info else ""


async def logged(caplog: pytest.LogCaptureFixture, words: str) -> None:
    """Until that stands in the log."""
    async with asyncio.timeout(PATIENCE):
        while True:
            if any(words in record.getMessage() for record in caplog.records):
                return
            await asyncio.sleep(0.01)


async def test_an_ordinary_day(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    """The robot's messages and pictures, phones that ring, the app's own talk."""
    wire, callbacks = site
    await wire.say(REPORTER, REPORT, [small_photo(1)])
    await wire.settle()
    await order(wire, "点名", mentions=(person(wire, REPORTER),), photos=(await a_photo(wire),))
    await callbacks.text(account(wire.district, HANDLER), "我的任务")
    await callbacks.photo(account(wire.district, HANDLER), small_photo(2))
    await wire.settle()
    assert {one.by for one in wire.fake.world.shown} == {"robot", "webhook", "app"}
    assert leaks(wire, caplog) == []


async def test_a_bad_day(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    """Every fault: refused, lost, answered by a proxy, slow, gone; in sends, uploads, downloads and tokens."""
    wire, callbacks = site
    faults = wire.fake.faults
    for name in ("webhook/send", "message/send", "media/get", "media"):
        faults.status(name, 502)
        faults.lose_answer(name)
    faults.refuse("webhook/send", 93000)
    faults.refuse("message/send", 40014)
    faults.refuse("aibot_upload_media_init", 40058)
    faults.refuse("aibot_send_msg", 45002)
    who = account(wire.district, HANDLER)
    wire.fake.world.encrypts_ids = True
    await wire.say(REPORTER, REPORT, [small_photo(1)])
    for kind in (Kind.NOTICE, Kind.BROADCAST, Kind.ACK):
        meant = (person(wire, REPORTER),)
        await order(wire, "点名", mentions=meant, photos=(await a_photo(wire),), kind=kind)
    await callbacks.photo(who, small_photo(2))
    await callbacks.text(who, "我的任务")
    await wire.settle()
    wire.fake.app.revoke()
    await callbacks.text(who, "我的任务")
    await wire.settle()
    assert wire.fake.robot.active is not None
    wire.fake.robot.active.abort()
    await order(wire, "没人接")
    await wire.app.settle()
    await wire.connected()
    await wire.settle()
    assert any(record.levelno >= logging.WARNING for record in caplog.records)
    assert leaks(wire, caplog) == []


async def test_secrets_that_are_refused(
    site: Site, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The console gave new ones: the old ones are not told to everybody who reads the log."""
    wire, callbacks = site
    forged = callbacks.message(account(wire.district, HANDLER), "text", {"Content": "帮助"})
    await callbacks.post(replace(forged, query=forged.query | {"msg_signature": "0" * 40}))
    await wire.end()
    monkeypatch.setattr(wire.fake.robot, "secret", "another")
    monkeypatch.setattr(wire.fake.app, "secret", "another")
    app = await build(wire.app.settings, wire.clock)
    listening = Listening(app)
    await logged(caplog, "WECOM_BOT_SECRET")
    await listening.end()
    await app.close()
    monkeypatch.undo()
    await wire.restart()
    assert leaks(wire, caplog) == []


async def test_a_database_that_fails(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    """What the database was asked to keep stands in its errors, and must not come from there into the log."""
    wire, _ = site
    with wire.app.database.transaction() as store:
        store.connection.exec_driver_sql("ALTER TABLE inbox RENAME TO elsewhere")
    await wire.say(REPORTER, REPORT, [small_photo(1)])
    await logged(caplog, "the database did not take a message")
    with wire.app.database.transaction() as store:
        store.connection.exec_driver_sql("ALTER TABLE elsewhere RENAME TO inbox")
    await wire.settle()
    assert leaks(wire, caplog) == []


async def test_errors_and_reprs(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    """What is raised, and what a debugger or a careless log line shows of the parts."""
    wire, callbacks = site
    app, http = wire.app, Http(wire.fake.api_url)
    wecom = parts_of(app, WecomParts)
    assert wecom.callback is not None
    parts: list[Any] = [app, app.settings, wecom, vars(wecom.callback), vars(wecom.robot)]
    parts += [*app.gateways, *app.intakes, callbacks.message("a", "text", {}), wire.district.groups]
    parts += [ByWebhook(http, Remembered(wire.clock), app.database.files, Minute(wire.clock, 20), KEY, ())]
    sent = await wire.fake.people.says(account(wire.district, REPORTER), photos=[small_photo(1)])
    frame = {"cmd": "aibot_msg_callback", "headers": {"req_id": "r"}, "body": sent.body}
    parts += [convert(frame, "走街", wire.clock.now())]
    shown = [repr(one) for one in parts]
    nowhere = Http("http://127.0.0.1:9")
    calls = [
        http.post("webhook/send", {"key": KEY + "x"}, {"msgtype": "text", "text": {"content": "x"}}),
        http.fetch("media/get", {"access_token": SECRET, "media_id": "m"}, 100),
        nowhere.post("webhook/send", {"key": KEY}, {}),
        nowhere.fetch("media/get", {"access_token": SECRET}, 100),
        Qyapi(http, CORP, SECRET + "x").send({}),
    ]
    for call in calls:
        with pytest.raises((Declined, NoAnswer, TryLater)) as raised:
            await call
        shown += ["".join(traceback.format_exception(raised.value)), repr(raised.value)]
    await http.close()
    await nowhere.close()
    assert [one for one in shown if any(secret in one for secret in secrets_of(wire))] == []
    assert "WECOM_APP_SECRET" in caplog.text and leaks(wire, caplog) == []
