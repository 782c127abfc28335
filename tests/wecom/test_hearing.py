"""What people say in WeCom becomes what the bot understands: every kind of message, each kept once, in order."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
import sqlalchemy as sa
from PIL import Image

from domain.cases import Case
from storage import tables
from tests.contract import ELSEWHERE, GROUP, HANDLER, OTHER, REPORTER
from tests.patience import PATIENCE
from tests.photographs import small_photo
from tests.wecom.bench import REPORT
from tests.wecom.district import account, chat
from tests.wecom.wire import WecomWire, on_wecom


@pytest.fixture
async def wire(sqlite_template: Path, tmp_path: Path) -> AsyncIterator[WecomWire]:
    """The bot on the fake WeCom; no client may ever have to cut off what it says."""
    async with on_wecom(sqlite_template, tmp_path) as wire:
        yield wire
        assert [one.overlong for one in wire.fake.world.shown if one.overlong] == []


async def case(wire: WecomWire, number: int) -> Case | None:
    """A case as it is kept."""
    with wire.app.database.reading() as store:
        return store.cases.get(number)


async def photos(wire: WecomWire, number: int) -> int:
    """How many photos it has."""
    with wire.app.database.reading() as store:
        return sum(len(one) for one in (store.photos.by_event(number)).values())


async def until(wire: WecomWire, is_so: Callable[[], object]) -> None:
    """Let the bot answer until something is so; for messages that are answered without being handled."""
    async with asyncio.timeout(PATIENCE):
        while True:
            await wire.app.settle()
            if is_so():
                return
            await asyncio.sleep(0.01)


def private(wire: WecomWire, who: str) -> list[str]:
    """What the bot said to somebody alone."""
    return wire.fake.world.texts(account(wire.district, who))


async def test_a_button_whose_number_is_anothers_now(wire: WecomWire) -> None:
    """An older backup was restored, so that numbers of messages come again: the old buttons mean nothing."""
    await wire.say(REPORTER, REPORT, [small_photo(1)])
    await wire.settle()
    (card,) = await wire.said()
    with wire.app.database.transaction() as store:
        change = {"photos": [], "choices": [[label, "我的任务"] for label in card.choices]}
        store.connection.execute(tables.outbox.update().values(carries=change))
    await wire.press(HANDLER, card, "退回")
    await wire.fake.people.says(account(wire.district, HANDLER), "查 1")
    await until(wire, lambda: private(wire, HANDLER))
    with wire.app.database.reading() as store:
        heard = store.connection.scalars(sa.select(tables.inbox.c.text))
        assert "我的任务" not in [*heard]


@pytest.mark.parametrize(
    "typed",
    [
        "@走街 小助手 上报 人民广场东侧 占道经营",
        "@走街 小助手\u2005上报 人民广场东侧 占道经营",
        "上报 人民广场东侧 占道经营 @走街 小助手",
        "  @走街 小助手   上报   人民广场东侧 占道经营",
        "@走街 小助手上报 人民广场东侧 占道经营",
        "@走街 小助手：上报 人民广场东侧 占道经营",
    ],
)
async def test_the_name_goes(sqlite_template: Path, tmp_path: Path, typed: str) -> None:
    """The robot's name, which may have a space in it, is no part of what was said, wherever it stands."""
    async with on_wecom(sqlite_template, tmp_path, bot_name="走街 小助手") as wire:
        wire.fake.world.robot_name = "走街 小助手"
        sender, room = account(wire.district, REPORTER), chat(wire.district, GROUP)
        await wire.fake.people.says(sender, typed, group=room)
        await wire.settle()
        kept = await case(wire, 1)
        assert kept is not None and kept.text == "人民广场东侧 占道经营"


async def test_other_names_stay(wire: WecomWire) -> None:
    """Whom else somebody names is part of what was said."""
    await wire.say(REPORTER, f"{REPORT} @毛俊逸 看一下")
    await wire.settle()
    kept = await case(wire, 1)
    assert kept is not None and kept.text.endswith("@毛俊逸 看一下")


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


async def test_a_voice_is_its_words(wire: WecomWire) -> None:
    """In private the transcript is taken like typed words."""
    await wire.fake.people.speaks(account(wire.district, REPORTER), "上报 人民广场东侧 占道经营")
    await wire.settle()
    assert private(wire, REPORTER)[0].startswith("#1 处置中")


async def test_a_picture_as_a_file(wire: WecomWire) -> None:
    """Sent as a file, whatever its name, a picture is a picture."""
    await wire.fake.people.sends_file(account(wire.district, REPORTER), small_photo(1), "现场.dat")
    await wire.settle()
    assert "1 张照片" in private(wire, REPORTER)[0]


async def test_what_the_bot_cannot_look_at(wire: WecomWire) -> None:
    """Documents, videos and kinds that nobody wrote down are answered politely, each time once."""
    who = account(wire.district, REPORTER)
    people = wire.fake.people
    await people.sends_file(who, b"%PDF-1.7 no picture", "简报.pdf")
    await people.sends_video(who, bytes(1000))
    await people.sends_card(who)
    await until(wire, lambda: len(private(wire, REPORTER)) == 3)
    assert all("看不了" in text for text in private(wire, REPORTER))
    await people.sends_card(who, chat(wire.district, GROUP))
    await wire.say(REPORTER, REPORT)
    await wire.settle()
    assert len(await wire.said()) == 1, "in a group nobody asked the bot about it"


async def test_a_file_that_is_too_large(wire: WecomWire) -> None:
    """Is called what it was sent as: nobody looked whether it is a photo."""
    large = b"PK\x03\x04" + bytes(21 * 2**20)
    await wire.fake.people.sends_file(account(wire.district, REPORTER), large, "年度总结.zip")
    await until(wire, lambda: private(wire, REPORTER))
    assert private(wire, REPORTER) == ["有 1 个文件没收到（太大，请发 20MB 以内的），请再发一次。"]


async def test_happenings(wire: WecomWire) -> None:
    """Who enters, and who rates an answer, breaks nothing; a rating is never answered."""
    who = account(wire.district, REPORTER)
    await wire.fake.people.enters(who)
    await wire.fake.people.rates(who)
    await wire.say(REPORTER, REPORT)
    await wire.settle()
    assert len(await wire.said()) == 1
    answered = [frame["headers"]["req_id"] for frame in wire.fake.robot.commands("aibot_respond_msg")]
    assert answered == []


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


async def test_the_same_message_twice(wire: WecomWire) -> None:
    """Is one message, also after a restart; and so is a press."""
    sender, room = account(wire.district, REPORTER), chat(wire.district, GROUP)
    sent = await wire.fake.people.says(sender, f"@走街 {REPORT}", group=room, photos=[small_photo(1)])
    await wire.fake.people.again(sent)
    await wire.settle()
    await wire.restart()
    await wire.fake.people.again(sent)
    (card,) = wire.fake.world.in_chat(room)
    pressed = await wire.fake.people.presses(account(wire.district, HANDLER), card, "报整改")
    await wire.fake.people.again(pressed)
    await wire.settle()
    # The card, the question for a photo, and the photo from before.
    assert len(wire.fake.world.in_chat(room)) == 3 and await case(wire, 2) is None


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


async def test_what_is_said_while_nobody_listens(wire: WecomWire) -> None:
    """Is lost, as WeCom has it: the bot cannot know of it, and goes on."""
    assert wire.fake.robot.active is not None
    await wire.fake.robot.active.close(1000)
    sender, room = account(wire.district, REPORTER), chat(wire.district, GROUP)
    lost = await wire.fake.people.says(sender, f"@走街 {REPORT}", group=room)
    assert not lost.delivered
    await wire.say(REPORTER, "上报 金山东路 店外经营")
    await wire.settle()
    assert [one.text.partition(" ")[0] for one in await wire.said()] == ["#1"]
