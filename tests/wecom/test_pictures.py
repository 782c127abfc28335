"""The pictures that people send in WeCom: which of them the bot gets, when they are late, and what is no picture."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from io import BytesIO

from PIL import Image

from tests.contract import ELSEWHERE, GROUP, OTHER, REPORTER
from tests.patience import PATIENCE
from tests.photographs import small_photo
from tests.wecom.bench import REPORT, photos, private, until
from tests.wecom.district import account, chat
from tests.wecom.wire import WecomWire


async def test_a_quoted_picture_joins(wire: WecomWire) -> None:
    """A picture alone never reaches the robot in a group; quoted it does, and joins the case."""
    await wire.say(REPORTER, REPORT)
    await wire.settle()
    sender, room = account(wire.district, REPORTER), chat(wire.district, GROUP)
    alone = await wire.fake.people.says(sender, group=room, photos=[small_photo(5)])
    assert not alone.known
    await wire.fake.people.says(sender, "@走街 补充 1 现场", group=room, quoting=small_photo(5))
    await wire.settle()
    assert await photos(wire, 1) == 1


async def test_pictures_of_a_group_that_is_not_bound(wire: WecomWire) -> None:
    """Are nothing to the bot: it does not even fetch them."""
    sender = account(wire.district, REPORTER)
    wire.fake.world.group("wrElsewhere", [sender])
    await wire.fake.people.says(sender, f"@走街 {REPORT}", group="wrElsewhere", photos=[small_photo(1)])
    await wire.settle()
    assert wire.fake.links.downloads == 0 and wire.fake.world.in_chat("wrElsewhere") == []


async def test_a_picture_as_a_file(wire: WecomWire) -> None:
    """Sent as a file, whatever its name, a picture is a picture."""
    await wire.fake.people.sends_file(account(wire.district, REPORTER), small_photo(1), "现场.dat")
    await wire.settle()
    assert "1 张照片" in private(wire, REPORTER)[0]


async def test_a_picture_from_the_private_talk(wire: WecomWire) -> None:
    """It joins what its sender reports in a group soon after, and only that."""
    who = account(wire.district, REPORTER)
    await wire.fake.people.says(who, photos=[small_photo(1)])
    await wire.settle()
    assert "5 分钟内" in private(wire, REPORTER)[-1]
    await wire.say(ELSEWHERE, "上报 双龙巷 乱堆杂物", where=OTHER)
    wire.clock.move_to(wire.clock.now() + timedelta(minutes=4))
    await wire.say(REPORTER, REPORT)
    await wire.settle()
    assert [await photos(wire, number) for number in (1, 2)] == [0, 1]


async def test_a_picture_that_waited_too_long(wire: WecomWire) -> None:
    """After the stated time it joins nothing."""
    await wire.fake.people.says(account(wire.district, REPORTER), photos=[small_photo(1)])
    await wire.settle()
    wire.clock.move_to(wire.clock.now() + timedelta(minutes=6))
    await wire.say(REPORTER, REPORT)
    await wire.settle()
    assert await photos(wire, 1) == 0


async def test_a_download_that_fails_at_first(wire: WecomWire) -> None:
    """Is tried again, while its five minutes last."""
    wire.fake.faults.status("media", 502)
    wire.fake.faults.spoil()
    await wire.say(REPORTER, REPORT, [small_photo(1)])
    await wire.settle()
    assert await photos(wire, 1) == 1


async def test_a_picture_that_cannot_be_had(wire: WecomWire) -> None:
    """The words are taken, and whoever sent it is asked to send it again."""
    wire.fake.faults.status("media", 403)
    await wire.say(REPORTER, REPORT, [small_photo(1), small_photo(2)])
    await wire.settle()
    texts = [one.text for one in await wire.said()]
    assert await photos(wire, 1) == 1 and any("1 张照片没收到" in text for text in texts)


async def test_a_key_that_does_not_fit(wire: WecomWire) -> None:
    """The words are taken, and the sender hears at once that sending the photo again is of no use."""
    offer = wire.fake.links.offer
    wire.fake.links.offer = lambda data, filename: offer(data, filename) | {"aeskey": "00" * 32}  # type: ignore[method-assign]
    await wire.say(REPORTER, REPORT, [small_photo(1)])
    async with asyncio.timeout(PATIENCE / 2):
        await wire.settle()
    texts = [one.text for one in await wire.said()]
    assert await photos(wire, 1) == 0 and not any("请再发一次" in text for text in texts)
    assert any("有 1 张照片解不开密，再发也没用" in text for text in texts)


async def test_no_picture_at_all(wire: WecomWire) -> None:
    """What claims to be a picture and is none is refused with its reason."""
    wire.fake.world.recompresses = False
    heic = b"\0\0\0\x18ftypheic" + bytes(100)
    await wire.fake.people.says(account(wire.district, REPORTER), photos=[heic])
    await until(wire, lambda: private(wire, REPORTER))
    assert "HEIC" in private(wire, REPORTER)[0]


async def test_bytes_say_what_a_picture_is(wire: WecomWire) -> None:
    """Not the name: .png with JPEG bytes, and a PNG, are kept as what they are."""
    wire.fake.world.recompresses = False
    png = BytesIO()
    Image.new("RGB", (64, 64), "green").save(png, "PNG")
    await wire.say(REPORTER, REPORT, [png.getvalue(), small_photo(1)])
    await wire.settle()
    kept = [
        file.suffix for file in wire.app.settings.photos.rglob("*") if file.is_file() and file.stem.isalnum()
    ]
    assert sorted(kept) == [".jpg", ".json", ".json", ".png"]


async def test_order_within_a_chat(wire: WecomWire) -> None:
    """A picture that takes long holds up its own chat, so that nothing overtakes it, and no other."""
    wire.fake.faults.hold("media")
    await wire.say(REPORTER, REPORT, [small_photo(1)])
    await wire.say(REPORTER, "补充 2 车牌看不清")
    await wire.say(ELSEWHERE, "上报 双龙巷 乱堆杂物", where=OTHER)
    await until(wire, lambda: wire.fake.world.in_chat(chat(wire.district, OTHER)))
    assert not await wire.said()
    wire.fake.faults.release()
    await wire.settle()
    with wire.app.database.reading() as store:
        history = store.cases.history(2)
    assert any("车牌看不清" in event.words for event in history) and await photos(wire, 2) == 1


async def test_an_end_before_the_picture_came(wire: WecomWire) -> None:
    """What was kept without its picture is made whole after a restart."""
    wire.fake.faults.hold("media")
    await wire.say(REPORTER, REPORT, [small_photo(1)])
    await until(wire, lambda: wire.fake.links.downloads)
    wire.fake.faults.drop("media")
    await wire.restart()
    wire.fake.faults.release()
    await wire.settle()
    assert await photos(wire, 1) == 1


async def test_an_end_for_longer_than_a_link_lives(wire: WecomWire) -> None:
    """The picture is gone, and nobody takes the message before that is known: its sender is told."""
    wire.fake.faults.hold("media")
    sender = account(wire.district, REPORTER)
    await wire.fake.people.says(sender, photos=[small_photo(1)])
    await until(wire, lambda: wire.fake.links.downloads)
    wire.fake.faults.drop("media")
    wire.clock.move_to(wire.clock.now() + timedelta(minutes=10))
    assert not await wire.app.dispatcher.answer_next()
    await wire.restart()
    wire.fake.faults.release()
    await wire.settle()
    assert "照片没收到" in wire.fake.world.texts(sender)[-1]
