"""Pictures that take long: they hold up their own chat only, and come through whatever happens meanwhile."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from bot.gateways import insisting
from bot.gateways.finishing import Finishing
from bot.gateways.telegram import keeping
from bot.gateways.telegram import pictures as fetching
from domain.chat import Chat, Incoming
from domain.platform import Platform
from storage.held import Waiting
from tests.contract import ELSEWHERE, HANDLER, OTHER, REPORTER
from tests.patience import PATIENCE, until
from tests.photographs import small_photo
from tests.telegram.faults import Kind
from tests.telegram.reported import cases, hashes, history, part, photos
from tests.telegram.test_seats import NEW
from tests.telegram.test_webhook import hooked_town, ready
from tests.telegram.wire import TelegramWire, held

REPORT = "人民广场东侧 占道经营"


@pytest.fixture(autouse=True)
def _hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is slow is slow at once."""
    monkeypatch.setattr(keeping, "SHORTLY", 0.1)


@pytest.fixture
async def gate(town: TelegramWire) -> asyncio.Event:
    """No picture is there before it opens."""
    await town.settle()
    gate = asyncio.Event()
    town.world.faults.add("getFile", Kind.LATE, gate=gate, times=1000)
    return gate


async def is_held(town: TelegramWire, number: int = 1) -> None:
    """Until so many messages are kept that wait for their pictures, and nothing else is on its way."""
    async with asyncio.timeout(PATIENCE):
        while town.world.updates.waiting or await held(town.app) != number:  # noqa: ASYNC110 nobody tells us
            await asyncio.sleep(0.01)


async def test_a_slow_picture_holds_up_its_own_chat(town: TelegramWire, gate: asyncio.Event) -> None:
    """Nothing overtakes it there; elsewhere people are heard and their presses answered."""
    town.people.say(town.room(), town.who(REPORTER), f"上报 {REPORT}")
    await town.settle()
    card = town.world.said(town.room())[-1]
    await town.say(ELSEWHERE, "上报 双龙巷 乱堆杂物", [small_photo(1)], where=OTHER)
    await is_held(town)
    await town.say(ELSEWHERE, "补充 2 车牌看不清", where=OTHER)
    press = town.people.press(card, "报整改", town.who(HANDLER))
    await until(lambda: press in town.world.answered and not town.world.updates.waiting)
    await town.app.settle()
    assert any("整改后的现场照片" in one for one in town.texts(town.room()))
    assert town.texts(town.room(OTHER)) == []
    gate.set()
    await town.settle()
    assert await photos(town, 2) == hashes(town, small_photo(1))
    assert ("补充", "车牌看不清") in await history(town, 2)


async def test_an_end_before_the_picture_came(town: TelegramWire, gate: asyncio.Event) -> None:
    """Confirmed to Telegram, it does not come again; the next start fetches the picture."""
    await town.say(REPORTER, REPORT, [small_photo(1)])
    await is_held(town)
    town.world.faults.coming.clear()
    await town.restart()
    gate.set()
    await town.settle()
    assert await cases(town) == [REPORT]
    assert await photos(town, 1) == hashes(town, small_photo(1))
    assert len(town.texts(town.room())) == 1


async def test_it_comes_again_while_it_waits(town: TelegramWire, gate: asyncio.Event) -> None:
    """Telegram repeats it, and it is one case with one picture, fetched once."""
    await town.say(REPORTER, REPORT, [small_photo(1)])
    (update,) = town.world.updates.waiting
    await is_held(town)
    town.world.updates.repeat(update)
    await is_held(town)
    gate.set()
    await town.settle()
    assert await cases(town) == [REPORT]
    assert await photos(town, 1) == hashes(town, small_photo(1))
    assert len(town.world.made("getFile")) == 1


@pytest.mark.parametrize("slow", [(0,), (1,), (0, 2), (0, 1, 2)])
async def test_a_slow_part_of_an_album(town: TelegramWire, slow: tuple[int, ...]) -> None:
    """Whichever parts are slow, the album is one case with all of them in their order."""
    await town.settle()
    album, gate = town.people.album_id(), asyncio.Event()
    for number in range(3):
        if number in slow:
            town.world.faults.add("getFile", Kind.LATE, gate=gate)
        part(town, album, small_photo(number), REPORT if number == 1 else "")
        await until(lambda: not town.world.updates.waiting)
    await is_held(town)
    town.clock.move_to(town.clock.now() + timedelta(minutes=5))
    await town.app.settle()
    assert await cases(town) == []
    gate.set()
    await town.settle()
    assert await cases(town) == [REPORT]
    assert await photos(town, 1) == hashes(town, *map(small_photo, range(3)))


async def test_the_first_part_waits_on(town: TelegramWire, gate: asyncio.Event) -> None:
    """When its own picture has come at last, it is not taken before the others had their time to come."""
    album = town.people.album_id()
    part(town, album, small_photo(1), REPORT)
    await is_held(town)
    gate.set()
    await is_held(town, 0)
    await town.app.settle()
    part(town, album, small_photo(2))
    await town.settle()
    assert await photos(town, 1) == hashes(town, small_photo(1), small_photo(2))
    assert [step for step, _ in await history(town, 1)].count("补充") == 0


async def test_a_slow_part_after_its_case(town: TelegramWire) -> None:
    """The album was taken before the part came: the part joins the case when its picture is there."""
    album, gate = town.people.album_id(), asyncio.Event()
    part(town, album, small_photo(1), REPORT)
    await town.settle()
    town.world.faults.add("getFile", Kind.LATE, gate=gate)
    part(town, album, small_photo(2))
    await is_held(town)
    gate.set()
    await town.settle()
    assert await cases(town) == [REPORT]
    assert await photos(town, 1) == hashes(town, small_photo(1), small_photo(2))


async def test_a_slow_part_after_its_question(town: TelegramWire) -> None:
    """The album raised a question before the part came: the answer opens one case with both."""
    album, gate = town.people.album_id(), asyncio.Event()
    part(town, album, small_photo(1))
    await town.settle()
    town.world.faults.add("getFile", Kind.LATE, gate=gate)
    part(town, album, small_photo(2))
    await is_held(town)
    await town.say(REPORTER, REPORT)
    gate.set()
    await town.settle()
    assert await cases(town) == [REPORT]
    assert await photos(town, 1) == hashes(town, small_photo(1), small_photo(2))


async def test_a_part_that_never_comes(town: TelegramWire, monkeypatch: pytest.MonkeyPatch) -> None:
    """The others are the case, in their order; its sender is told of the one that is missing."""
    await town.settle()
    album = town.people.album_id()
    town.world.faults.add("getFile", Kind.LATE, gate=asyncio.Event())
    monkeypatch.setattr(
        fetching, "PATIENCE", 2.0
    )  # from before it is asked for, which takes a slow machine a while
    part(town, album, small_photo(0))
    await until(lambda: town.world.made("getFile"))  # the one that is not answered
    monkeypatch.setattr(fetching, "PATIENCE", 2 * PATIENCE)
    for number in (1, 2):
        part(town, album, small_photo(number), f"上报 {REPORT}" if number == 1 else "")
        await until(lambda: not town.world.updates.waiting)
    await town.settle()
    assert await cases(town) == [f"{REPORT}（照片没收到）"]
    assert await photos(town, 1) == hashes(town, small_photo(1), small_photo(2))
    assert any("有 1 张照片没收到" in one for one in town.texts(town.room()))


async def test_a_picture_that_is_given_up(town: TelegramWire, monkeypatch: pytest.MonkeyPatch) -> None:
    """Telegram wants a pause that is too long: the words are a case, and its sender is asked for the picture."""
    await town.settle()
    monkeypatch.setattr(fetching, "PATIENCE", 0.3)
    town.world.faults.add("getFile", Kind.SLOW_DOWN, seconds=3600)
    await town.say(REPORTER, f"上报 {REPORT}", [small_photo(1)])
    await town.settle()
    assert await cases(town) == [f"{REPORT}（照片没收到）"]
    assert any("有 1 张照片没收到" in one for one in town.texts(town.room()))
    assert town.too_early() == 0


async def test_the_disk_fails(
    town: TelegramWire,
    gate: asyncio.Event,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The picture is there and cannot be kept: it is fetched again until it can."""
    monkeypatch.setattr(insisting, "AGAIN", 0.05)
    await town.say(REPORTER, REPORT, [small_photo(1)])
    await is_held(town)
    folder = town.app.settings.photos
    folder.write_bytes(b"")  # where a folder should be
    gate.set()
    await until(lambda: caplog.text.count("trying again") >= 2)
    folder.unlink()
    await town.settle()
    assert await photos(town, 1) == hashes(town, small_photo(1))


async def test_nobody_asks_while_telegram_wants_a_pause(town: TelegramWire) -> None:
    """What one picture is told holds for all."""
    await town.settle()
    town.world.faults.add("getFile", Kind.SLOW_DOWN, seconds=1)
    await town.say(REPORTER, REPORT, [small_photo(1)])
    await is_held(town)
    await town.say(ELSEWHERE, "上报 双龙巷 乱堆杂物", [small_photo(2)], where=OTHER)
    await town.settle()
    assert await photos(town, 1) == hashes(town, small_photo(1))
    assert await photos(town, 2) == hashes(town, small_photo(2))
    assert town.too_early() == 0


async def test_the_group_moves_meanwhile(town: TelegramWire, gate: asyncio.Event) -> None:
    """The message goes with its group, and its picture with it."""
    town.world.rooms[town.room()].type = "group"
    await town.say(REPORTER, REPORT, [small_photo(1)])
    await is_held(town)
    town.people.upgrade(town.room(), town.who(REPORTER), NEW)
    await until(lambda: not town.world.updates.waiting)
    gate.set()
    await town.settle()
    assert await photos(town, 1) == hashes(town, small_photo(1))
    assert any(one.startswith("#1") for one in town.texts(NEW))


async def test_a_row_that_needs_more_while_it_is_in_hand(town: TelegramWire) -> None:
    """It is looked at once more, so that what was added at the very end is not forgotten."""
    message = Incoming("1", Chat(Platform.TELEGRAM, "1"), "1", "早", town.clock.now())
    seen: list[Waiting] = []

    async def finish(waiting: Waiting) -> None:
        seen.append(waiting)
        if len(seen) == 1:
            finishing.soon(waiting)

    finishing = Finishing(Platform.TELEGRAM, town.app.transactions, finish)
    finishing.soon(Waiting(1, message, {}))
    await until(lambda: len(seen) == 2)


async def test_by_webhook(sqlite_template: Path, tmp_path: Path) -> None:
    """Telegram is answered before the picture is there, and does not send it again."""
    async with hooked_town(sqlite_template, tmp_path) as hooked:
        await ready(hooked)
        gate = asyncio.Event()
        hooked.town.world.faults.add("getFile", Kind.LATE, gate=gate)
        await hooked.town.say(REPORTER, REPORT, [small_photo(1)])
        await is_held(hooked.town)
        gate.set()
        await hooked.town.settle()
        assert await photos(hooked.town, 1) == hashes(hooked.town, small_photo(1))


async def test_by_webhook_after_a_restart(sqlite_template: Path, tmp_path: Path) -> None:
    """The next start goes on by itself, also if nobody says anything more."""
    async with hooked_town(sqlite_template, tmp_path) as hooked:
        await ready(hooked)
        gate = asyncio.Event()
        hooked.town.world.faults.add("getFile", Kind.LATE, gate=gate)
        await hooked.town.say(REPORTER, REPORT, [small_photo(1)])
        await is_held(hooked.town)
        hooked.town.world.faults.coming.clear()
        await hooked.town.restart()
        gate.set()
        await hooked.town.settle()
        assert await photos(hooked.town, 1) == hashes(hooked.town, small_photo(1))
