"""What people say in WeCom becomes what the bot understands: every kind of message, each kept once, in order."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from storage import tables
from tests.contract import GROUP, HANDLER, REPORTER
from tests.photographs import small_photo
from tests.wecom.bench import REPORT, case, private, until
from tests.wecom.district import account, chat
from tests.wecom.wire import WecomWire, on_wecom


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


async def test_a_voice_is_its_words(wire: WecomWire) -> None:
    """In private the transcript is taken like typed words."""
    await wire.fake.people.speaks(account(wire.district, REPORTER), "上报 人民广场东侧 占道经营")
    await wire.settle()
    assert private(wire, REPORTER)[0].startswith("#1 处置中")


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
