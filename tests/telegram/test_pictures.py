"""Pictures of messages: fetched and kept, and never lost without a word. Slow ones are in test_late.py."""

from __future__ import annotations

from dataclasses import replace

from bot.gateways.heard import Heard
from bot.gateways.telegram.contents import TelegramPicture
from bot.gateways.telegram.keeping import open_page
from domain.chat import Chat, Incoming
from domain.platform import Platform
from storage import register, tables
from tests.contract import ELSEWHERE, GROUP, OTHER, REPORTER
from tests.photographs import small_photo
from tests.telegram.faults import Kind
from tests.telegram.reported import REPORT, cases, hashes, photos
from tests.telegram.wire import TelegramWire

OFFICE = "林晓岚"
NEW = -1009000000001


async def pictures(town: TelegramWire) -> dict[str, int]:
    """How many each case has, by its text."""
    with town.app.database.reading() as store:
        cases = store.cases.every()
        by_event = {case.text: store.photos.by_event(case.number) for case in cases}
    return {text: sum(map(len, found.values())) for text, found in by_event.items()}


async def test_a_picture_right_after_the_move(town: TelegramWire) -> None:
    """One before the upgrade, one after it, all in one batch: nothing is lost, and their order stays."""
    await town.end()
    town.world.rooms[town.room()].type = "group"
    town.people.photo(town.room(), town.who(REPORTER), small_photo(1), f"上报 {REPORT}")
    town.people.upgrade(town.room(), town.who(REPORTER), NEW)
    town.people.photo(NEW, town.who(REPORTER), small_photo(2), "上报 金山东路 店外经营")
    await town.restart()
    await town.settle()
    assert await pictures(town) == {REPORT: 1, "金山东路 店外经营": 1}


async def test_a_picture_right_after_binding(town: TelegramWire) -> None:
    """绑定 and a report with its picture come at once: the picture is fetched before the group is known."""
    with town.app.database.transaction() as store:
        groups = tables.groups
        store.connection.execute(
            groups.update().where(groups.c.name == GROUP).values(chat="还没有", platform=Platform.WEB)
        )
        register.touch(store.connection)
    town.world.room(NEW, "新建的群").members[town.who(OFFICE)] = "creator"
    await town.end()
    town.people.say(NEW, town.who(OFFICE), f"绑定 {GROUP}")
    town.people.photo(NEW, town.who(REPORTER), small_photo(1), f"上报 {REPORT}")
    await town.restart()
    await town.settle()
    assert await pictures(town) == {REPORT: 1}


async def test_a_picture_of_a_group_that_was_just_bound(town: TelegramWire) -> None:
    """Nobody fetched it while the group was unknown: it is fetched now, and here it is missing."""
    heard = Heard(
        Incoming("7", Chat(Platform.TELEGRAM, str(town.room())), "1", "早", town.clock.now()),
        (TelegramPicture("AgAC", "AQAD"),),
    )
    with town.app.database.transaction() as store:
        (open_page(store, town.clock.now())).put(heard)
    await town.restart()
    await town.settle()
    assert any("照片没收到" in one for one in town.texts(town.room()))


async def test_a_picture_that_is_nowhere(town: TelegramWire) -> None:
    """getFile may leave out where a file is: it is missing, and all that came with it is heard."""
    await town.end()
    await town.say(REPORTER, f"上报 {REPORT}", [small_photo(1)])
    files = town.world.files
    files |= {id_: replace(stored, path="") for id_, stored in files.items()}
    await town.say(ELSEWHERE, "上报 双龙巷 乱堆杂物", where=OTHER)
    await town.restart()
    await town.settle()
    assert await pictures(town) == {REPORT + "（照片没收到）": 0, "双龙巷 乱堆杂物": 0}
    assert any("1 张照片没收到" in one for one in town.texts(town.room()))


async def test_pictures_are_asked_for_too_fast(town: TelegramWire) -> None:
    """Telegram wants a pause, and then another: it has both, and the picture is there."""
    town.world.faults.add("getFile", Kind.SLOW_DOWN, seconds=1, times=2)
    await town.say(REPORTER, f"上报 {REPORT}", [small_photo(1)])
    await town.settle()
    assert await pictures(town) == {REPORT: 1}
    assert town.too_early() == 0


async def test_a_caption_that_comes_afterwards(town: TelegramWire) -> None:
    """The bot has asked what the photo shows: words added to the photo are the answer, once."""
    message = town.people.photo(town.room(), town.who(REPORTER), small_photo(1))
    await town.settle()
    for _ in range(2):
        message = town.people.edit(message, REPORT)
        await town.settle()
    assert await cases(town) == [REPORT]
    assert await photos(town, 1) == hashes(town, small_photo(1))


async def test_words_added_to_another_photo(town: TelegramWire) -> None:
    """They are no answer to what is asked about this one."""
    first = town.people.photo(town.room(), town.who(REPORTER), small_photo(1))
    await town.settle()
    await town.say(REPORTER, REPORT)
    await town.settle()
    town.people.photo(town.room(), town.who(REPORTER), small_photo(2))
    await town.settle()
    town.people.edit(first, "占道的有三家")
    await town.settle()
    await town.say(REPORTER, "金山小区 乱堆杂物")
    await town.settle()
    assert await cases(town) == [REPORT, "金山小区 乱堆杂物"]
    assert await photos(town, 2) == hashes(town, small_photo(2))


async def test_a_picture_in_private_and_words_in_the_group_at_once(town: TelegramWire) -> None:
    """As both wait after a restart: the picture goes with the words, for it was sent before them."""
    town.people.photo(town.who(REPORTER), town.who(REPORTER), small_photo(1))
    town.people.say(town.room(), town.who(REPORTER), f"上报 {REPORT}")
    await town.settle()
    assert await photos(town, 1) == hashes(town, small_photo(1))
