"""An intake that ends is started again, is seen at once, and ends the program if it cannot be kept going."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot import alone as alone_module
from bot import listening
from bot.alone import alone
from bot.app import build, running
from bot.gateways.wecom import parts
from bot.gateways.wecom.settings import WecomSettings
from bot.listening import Doing, Ended, Listener
from bot.operator.answer import NotDone
from bot.serve import serve
from bot.settings import Settings
from bot.web import application
from domain.platform import Platform
from tests.fixtures import copy_of_template
from tests.patience import PATIENCE, until
from tests.postgresql import PostgreSQL
from tests.site import MONDAY, on_sqlite
from tests.talk import StillClock
from tests.wecom.server import running as fake_wecom


class Intake:
    """Ends as it is told to: by an error, by itself (None), and when nothing is left only when it has to."""

    platform = Platform.WECOM

    def __init__(self, *ends: Exception | None) -> None:
        self.ends = list(ends)
        self.runs = 0

    async def run(self, stop: asyncio.Event) -> None:
        """One more time."""
        self.runs += 1
        if not self.ends:
            await stop.wait()
        elif (end := self.ends.pop(0)) is not None:
            raise end

    def age(self) -> float | None:
        """It was just heard."""
        return 0.0


class Hold:
    """Says in turn whose it is; an exception is a database that does not answer."""

    def __init__(self, *answers: bool | Exception) -> None:
        self._answers = list(answers) or [True]
        self.asked = self.let = 0

    def take(self) -> bool:
        """Whether it is ours."""
        self.asked += 1
        answer = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
        if isinstance(answer, Exception):
            raise answer
        return answer

    def let_go(self) -> None:
        """Not any more."""
        self.let += 1


async def answers() -> bool:
    """The database is there."""
    return True


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pauses are short."""
    monkeypatch.setattr(listening, "FIRST_PAUSE", 0.005)
    monkeypatch.setattr(listening, "LONGEST_PAUSE", 0.01)
    monkeypatch.setattr(alone_module, "LOOKED_AFTER", 0.01)


def listener(intake: Intake, hold: Hold, there: Callable[[], Awaitable[bool]] = answers) -> Listener:
    """One that looks after this intake."""
    return Listener(intake, hold, there)  # type: ignore[arg-type]


async def test_it_is_started_again() -> None:
    """After an error, and after an end without one; and it ends when it is told to."""
    intake, stop = Intake(ValueError("odd"), None, KeyError("odder")), asyncio.Event()
    one = listener(intake, hold := Hold())
    task = asyncio.create_task(one.run(stop))
    await until(lambda: intake.runs == 4)
    assert (one.state, one.is_well()) == (Doing.LISTENS, True)
    stop.set()
    await asyncio.wait_for(task, PATIENCE)
    assert (one.state, hold.let) == (Doing.STANDS_BY, 1)


async def test_again_and_again() -> None:
    """Then somebody has to look at it: it says what ended, and how."""
    one = listener(Intake(*[TypeError("secret")] * 9), Hold())
    with pytest.raises(Ended) as ended:
        await asyncio.wait_for(one.run(asyncio.Event()), PATIENCE)
    assert "企业微信的接收接连停了 5 次（TypeError）" in str(ended.value) and "secret" not in str(ended.value)
    assert not one.is_well()


async def test_while_the_database_is_away() -> None:
    """Its ends are the database's fault, and end no program."""

    async def away() -> bool:
        return False

    intake, stop = Intake(*[OSError()] * 9), asyncio.Event()
    task = asyncio.create_task(listener(intake, Hold(), away).run(stop))
    await until(lambda: intake.runs == 10)
    stop.set()
    await asyncio.wait_for(task, PATIENCE)


@pytest.mark.parametrize(
    ("hold", "works", "ended"),
    [
        # The database was away: nobody can have taken it over.
        (
            [True, OSError(), OSError(), True],
            1,
            False,
        ),
        ([False, OSError(), True], 1, False),
        ([True, OSError(), False], 1, True),  # it is back, and somebody else has it
        ([False], 0, False),
    ],
)
async def test_whose_it_is(hold: Sequence[bool | Exception], works: int, ended: bool) -> None:
    """Work begins with the hold and ends when somebody else has it, not when the database does not answer."""
    began, ends, stop = [], [], asyncio.Event()

    async def work(over: asyncio.Event) -> None:
        began.append(1)
        await over.wait()
        ends.append(stop.is_set())

    one = Hold(*hold)
    task = asyncio.create_task(alone(one, work, stop))  # type: ignore[arg-type]
    # The last answer has had its effect when it is asked again.
    await until(lambda: one.asked > len(hold) + 1)
    assert (len(began), bool(ends)) == (works, ended)
    stop.set()
    await asyncio.wait_for(task, PATIENCE)


async def test_a_database_that_hangs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the work nor the end waits for it."""
    monkeypatch.setattr(alone_module, "PATIENCE", 0.01)
    monkeypatch.setattr(alone_module, "GOODBYE", 0.01)
    hangs, began, stop = asyncio.Event(), asyncio.Event(), asyncio.Event()
    loop = asyncio.get_running_loop()

    class Hangs(Hold):
        """The second time it is asked."""

        def take(self) -> bool:
            self.asked += 1
            if self.asked > 1:
                asyncio.run_coroutine_threadsafe(hangs.wait(), loop).result()
            return True

    async def work(over: asyncio.Event) -> None:
        began.set()
        await over.wait()

    hold = Hangs()
    task = asyncio.create_task(alone(hold, work, stop))  # type: ignore[arg-type]
    await began.wait()
    await until(lambda: hold.asked > 1)
    await asyncio.sleep(0.05)
    assert not task.done()
    stop.set()
    await asyncio.wait_for(task, PATIENCE)
    hangs.set()


async def test_the_program_ends(
    sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the reason on standard error and exit code 1, as every NotDone."""

    async def breaks(_listening: object, _stop: asyncio.Event) -> None:
        raise ValueError("odd")

    monkeypatch.setattr(parts.Listening, "run", breaks)
    settings = on_sqlite(sqlite_template, tmp_path)
    own = WecomSettings("bot", "secret", ws_url="ws://127.0.0.1:9", api_url="http://127.0.0.1:9")
    settings = Settings(settings.database_url, tmp_path, port=0, platforms={Platform.WECOM: own})
    with pytest.raises(NotDone, match="企业微信的接收接连停了 5 次（ValueError），程序结束"):
        await asyncio.wait_for(serve(settings), PATIENCE)


@asynccontextmanager
async def health(settings: Settings) -> AsyncIterator[Callable[[], Awaitable[dict[str, Any]]]]:
    """A bot at work, asked how it is."""
    app = await build(settings, StillClock(MONDAY))
    async with running(app), TestClient(TestServer(application(app, demo=False))) as client:

        async def ask() -> dict[str, Any]:
            async with client.get("/healthz") as answer:
                found: dict[str, Any] = await answer.json()
                return found

        yield ask


async def test_one_that_stands_by(
    server: PostgreSQL, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has null for the platform, and is healthy however long that lasts."""
    monkeypatch.setattr(listening, "SILENT", 0.2)
    async with fake_wecom(StillClock(MONDAY).now) as fake, AsyncExitStack() as stack:
        own = WecomSettings(fake.robot.bot_id, fake.robot.secret, ws_url=fake.ws_url, api_url=fake.api_url)
        url = stack.enter_context(copy_of_template(server))
        settings = Settings(url, tmp_path, port=0, platforms={Platform.WECOM: own})
        first = await stack.enter_async_context(health(settings))
        await fake.world.until(lambda: fake.robot.active)
        second = await stack.enter_async_context(health(settings))
        await asyncio.sleep(0.4)
        told = await second()
        assert (told["ok"], told["platforms"], told["intakes"]) == (
            True,
            {"企业微信": None},
            {"企业微信": "standby"},
        )
        assert (await first())["intakes"] == {"企业微信": "listening"}
