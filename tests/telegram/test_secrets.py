"""The token is in no log, exception, database row or message, whatever goes wrong (issue: no secret leaks)."""

from __future__ import annotations

import logging
import traceback
from dataclasses import replace
from pathlib import Path

import pytest
from telegram.error import TelegramError

from bot.app import build
from bot.gateways.telegram.calls import connect
from bot.gateways.telegram.parts import TelegramParts
from bot.gateways.telegram.settings import TelegramSettings
from domain.platform import Platform
from tests.contract import REPORTER
from tests.listening import Listening
from tests.patience import until
from tests.photographs import small_photo
from tests.platforms import parts_of
from tests.telegram.faults import Kind
from tests.telegram.outgoing import put
from tests.telegram.wire import TelegramWire
from tests.telegram.world import TOKEN

SECRET = TOKEN.partition(":")[2]


@pytest.fixture(autouse=True)
def everything_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    """Also what is logged for developers only, by us and by the libraries."""
    caplog.set_level(logging.DEBUG)
    logging.getLogger("asyncio").setLevel(logging.WARNING)


def leaks(town: TelegramWire, caplog: pytest.LogCaptureFixture) -> list[str]:
    """Where the token can be read."""
    kept = Path(town.app.settings.data_dir)
    found = [
        str(file.relative_to(kept)) for file in kept.rglob("*") if file.is_file() and _in(file.read_bytes())
    ]
    logged = [record.getMessage() + _trace(record) for record in caplog.records]
    found += [f"log: {line[:200]}" for line in logged if SECRET in line]
    said = [str(one.message) for one in town.world.shown]
    return found + [f"said: {line[:200]}" for line in said if SECRET in line]


def _in(content: bytes) -> bool:
    return SECRET.encode() in content or SECRET.encode("utf-16-le") in content


def _trace(record: logging.LogRecord) -> str:
    return "".join(traceback.format_exception(*record.exc_info)) if record.exc_info else ""


async def test_an_ordinary_day(town: TelegramWire, caplog: pytest.LogCaptureFixture) -> None:
    """Messages, photos, files, answers."""
    await town.say(REPORTER, "人民广场东侧 占道经营", [small_photo(1), small_photo(2)])
    await town.settle()
    await town.restart()
    await put(town, "晚安")
    await town.settle()
    assert town.texts(town.room())[-1] == "晚安"
    assert leaks(town, caplog) == []


async def test_a_bad_day(town: TelegramWire, caplog: pytest.LogCaptureFixture) -> None:
    """Every fault, in polls, downloads and sends; also pages that quote the address that was called."""
    faults = town.world.faults
    for method in ("getUpdates", "getFile", "sendMessage"):
        faults.add(method, Kind.RESET)
    for kind in (Kind.RESET, Kind.HTML):
        faults.add("file", kind)
    for kind in (Kind.HTML, Kind.LOST, Kind.SLOW_DOWN, Kind.BAD_GATEWAY):
        faults.add("sendMessage", kind, seconds=1)
    quoting = f"wrong address /bot{TOKEN}/sendMessage"
    faults.add("sendMessage", Kind.REFUSED, description=quoting)
    await town.say(REPORTER, "人民广场东侧 占道经营", [small_photo(1)])
    await town.settle()
    for number in range(4):
        await put(town, f"第{number}条")
        await town.settle_for(65)
    await town.line.cut()
    await put(town, "没人接")
    await town.app.settle()
    await town.line.mend()
    await town.settle()
    assert any(record.levelno >= logging.WARNING for record in caplog.records)
    assert leaks(town, caplog) == []


async def test_a_token_that_is_refused(town: TelegramWire, caplog: pytest.LogCaptureFixture) -> None:
    """BotFather gave a new one: the old one is not told to everybody who reads the log."""
    await town.end()
    town.world.token = "123456:another"
    app = await build(town.app.settings, town.clock)
    listening = Listening(app)
    await put(town, "喂")
    await app.settle()
    await until(lambda: any("token" in record.getMessage() for record in caplog.records))
    await listening.end()
    await app.close()
    assert leaks(town, caplog) == []
    town.world.token = TOKEN
    await town.restart()


async def test_errors_and_reprs(town: TelegramWire) -> None:
    """What is raised, and what a debugger or a careless log line shows of the parts."""
    own = town.app.settings.platforms[Platform.TELEGRAM]
    parts = parts_of(town.app, TelegramParts)
    shown = [repr(one) for one in (town.app, town.app.settings, own, parts, parts.line.bot)]
    shown += [repr(one) for one in (*town.app.gateways, *town.app.intakes)]
    wrong = replace(own, token=TOKEN[:-1] + "x")
    for settings in (wrong, _nowhere(own)):
        line = connect(settings)
        with pytest.raises(TelegramError) as raised:
            await line.bot.me()
        await line.close()
        shown += ["".join(traceback.format_exception(raised.value)), repr(raised.value)]
    assert [one for one in shown if SECRET[:-1] in one] == []


def _nowhere(settings: TelegramSettings) -> TelegramSettings:
    return replace(settings, api_url="http://127.0.0.1:9")
