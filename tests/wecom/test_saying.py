"""What the bot says appears in WeCom within its limits, on a way that works; what was not sent is never called sent."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from domain.chat import Choice, Kind
from tests.contract import GROUP, HANDLER, OTHER, REPORTER
from tests.photographs import small_photo
from tests.wecom.bench import REPORT, a_photo, order, person, rows, shown
from tests.wecom.district import account, chat
from tests.wecom.wire import WecomWire
from tests.wecom.world import Shown

OFFICE, LIAISON = "林晓岚", "创建信息联络群"


async def a_card_for_the_office(wire: WecomWire) -> Shown:
    """An inspector reports in private, and the office is asked to accept."""
    await wire.fake.people.says(account(wire.district, "高正扬"), "上报 九州西路 马路市场")
    await wire.settle()
    (card,) = shown(wire, LIAISON)
    assert card.text.startswith("#1 待受理") and "受理" in card.buttons
    return card


async def test_a_pressed_card_changes_in_its_place(wire: WecomWire) -> None:
    """Within the five seconds in which WeCom lets it: no new message is needed."""
    card = await a_card_for_the_office(wire)
    await wire.fake.people.presses(account(wire.district, OFFICE), card, "受理")
    await wire.settle()
    assert shown(wire, LIAISON) == [card] and card.text.startswith("#1 待派遣") and "认领" in card.buttons
    await wire.fake.people.presses(account(wire.district, "余晓峰"), card, "认领")
    await wire.settle()
    assert shown(wire, LIAISON) == [card] and card.text.startswith("#1 处置中")


async def a_card_to_be_checked(wire: WecomWire) -> Shown:
    """A case is reported, and fixed; the last card in its group asks for a look."""
    await wire.say(REPORTER, REPORT)
    await wire.say(HANDLER, "整改 1 已清理", [small_photo(1, "after")])
    await wire.settle()
    (card,) = [one for one in shown(wire) if one.buttons == ["通过", "不通过"]]
    return card


async def test_a_case_that_is_over_has_no_buttons(wire: WecomWire) -> None:
    """The pressed card becomes one without buttons, in its place; opened again there is a new one that has some."""
    card = await a_card_to_be_checked(wire)
    said = len(shown(wire))
    await wire.fake.people.presses(account(wire.district, OFFICE), card, "通过")
    await wire.settle()
    assert card.text.startswith("#1 已销号") and card.buttons == [] and card.overlong == ()
    assert {one.msgtype for one in shown(wire)[said:]} <= {"image"}
    await wire.say(OFFICE, "重开 1 又有了")
    await wire.settle()
    assert shown(wire)[-1].buttons and not card.buttons


async def test_a_card_that_may_not_lose_its_buttons(wire: WecomWire) -> None:
    """Where WeCom refuses the change, that it is over is said below."""
    card = await a_card_to_be_checked(wire)
    wire.fake.faults.refuse("aibot_respond_update_msg", 42045)
    await wire.fake.people.presses(account(wire.district, OFFICE), card, "通过")
    await wire.settle()
    assert any(one.text.startswith("#1 已销号") for one in shown(wire) if one is not card)


async def test_too_late_to_change(wire: WecomWire) -> None:
    """What cannot be changed any more is said anew, and never lost; also where WeCom refuses the change."""
    card = await a_card_for_the_office(wire)
    await wire.fake.people.presses(account(wire.district, OFFICE), card, "受理")
    await wire.heard()
    wire.clock.move_to(wire.clock.now() + timedelta(seconds=6))
    await wire.settle()
    assert [one.text[:6] for one in shown(wire, LIAISON)] == ["#1 待受理", "#1 待派遣"]
    assert not wire.fake.robot.commands("aibot_respond_update_msg")
    wire.fake.faults.refuse("aibot_respond_update_msg", 846605)
    await wire.fake.people.presses(account(wire.district, "余晓峰"), shown(wire, LIAISON)[-1], "认领")
    await wire.settle()
    assert [one.text[:6] for one in shown(wire, LIAISON)] == ["#1 待受理", "#1 待派遣", "#1 处置中"]


async def test_a_change_without_an_answer(wire: WecomWire) -> None:
    """Nobody knows whether the card changed, so it is said anew: twice on the screen is better than nowhere."""
    card = await a_card_for_the_office(wire)
    wire.fake.faults.drop("aibot_respond_update_msg")
    await wire.fake.people.presses(account(wire.district, OFFICE), card, "受理")
    await wire.heard()
    await wire.app.dispatcher.answer_next()
    delivering = asyncio.create_task(wire.app.courier.deliver())
    await wire.fake.world.until(lambda: wire.fake.robot.commands("aibot_respond_update_msg"))
    assert wire.fake.robot.active is not None
    wire.fake.robot.active.abort()
    await delivering
    await wire.connected()
    await wire.settle()
    assert [one.text[:6] for one in shown(wire, LIAISON)] == ["#1 待受理", "#1 待派遣"]


async def test_said_not_pressed(wire: WecomWire) -> None:
    """A card changes only where it was pressed: what was typed is answered below it."""
    await a_card_for_the_office(wire)
    await wire.say(OFFICE, "受理 1", where=LIAISON)
    await wire.settle()
    assert [one.text[:6] for one in shown(wire, LIAISON)] == ["#1 待受理", "#1 待派遣"]


async def test_choices_that_no_card_holds(wire: WecomWire) -> None:
    """Are printed as lines, and typing such a line is the same as pressing."""
    await wire.say(REPORTER, REPORT)
    await wire.settle()
    many = tuple(Choice(f"选项{number}", f"查 {number}") for number in range(1, 8))
    await order(wire, "请选一个", choices=many)
    await order(wire, "字" * 200, choices=(Choice("查看", "查 1"),))
    await wire.settle()
    first, second = shown(wire)[1:]
    assert first.msgtype == second.msgtype == "markdown"
    assert first.text.splitlines()[-7:] == [f"查 {number}" for number in range(1, 8)]
    await wire.say(REPORTER, second.text.splitlines()[-1])
    await wire.settle()
    assert shown(wire)[-1].text.startswith("#1 处置中")


async def test_pictures_and_files(wire: WecomWire) -> None:
    """Words, then pictures, then files, each uploaded in pieces, and a picture for two groups only once."""
    photo = await a_photo(wire)
    data = b"PK\x03\x04" + bytes(1_200_000)
    file = wire.app.database.files.made.keep(data, "通报 3月2日.docx")
    await order(wire, "今日通报", photos=(photo,), files=(file,))
    await wire.settle()
    await order(wire, "今日通报", where=OTHER, photos=(photo,))
    await wire.settle()
    assert [one.msgtype for one in shown(wire)] == ["markdown", "image", "file"]
    assert shown(wire)[2].media == data and shown(wire)[2].filename == "通报 3月2日.docx"
    assert [one.msgtype for one in shown(wire, OTHER)] == ["markdown", "image"]
    kinds = [one["body"]["type"] for one in wire.fake.robot.commands("aibot_upload_media_init")]
    assert sorted(kinds) == ["file", "image"]


async def test_a_picture_for_many_groups_at_once(wire: WecomWire) -> None:
    """It is uploaded once, though all of them are spoken to at the same time."""
    photo = await a_photo(wire)
    groups = [group.name for group in wire.district.groups][:6]
    for name in groups:
        await order(wire, "今日通报", where=name, photos=(photo,), kind=Kind.BROADCAST)
    await wire.settle()
    assert [[one.msgtype for one in shown(wire, name)] for name in groups] == [["markdown", "image"]] * 6
    assert len(wire.fake.robot.commands("aibot_upload_media_init")) == 1


async def test_after_three_days(wire: WecomWire) -> None:
    """An upload that WeCom has forgotten is made again."""
    photo = await a_photo(wire)
    for _ in range(2):
        await order(wire, "今日通报", photos=(photo,))
        await wire.settle()
        wire.clock.move_to(wire.clock.now() + timedelta(days=3))
    assert len(wire.fake.robot.commands("aibot_upload_media_init")) == 2
    assert [one.msgtype for one in shown(wire)] == ["markdown", "image"] * 2


async def test_many_uploads(wire: WecomWire) -> None:
    """The quota of 30 frames a minute is kept, and everything arrives in the end."""
    for number in range(12):
        await order(wire, f"第{number}张", photos=(await a_photo(wire, number),))
    await wire.settle()
    assert [one.msgtype for one in shown(wire)].count("image") == 12
    assert wire.fake.robot.refused == []


async def test_words_with_a_picture_are_two_messages(wire: WecomWire) -> None:
    """Both count, so that WeCom never has to say that it was too much."""
    photo = await a_photo(wire)
    for number in range(20):
        await order(wire, f"第{number}张", photos=(photo,), kind=Kind.BROADCAST)
    await wire.settle()
    assert [one.msgtype for one in shown(wire)] == ["markdown", "image"] * 20
    assert wire.fake.robot.refused == []


async def test_a_block_that_lasts(wire: WecomWire) -> None:
    """Refused again right after a minute, it was the limit of the hour: less and less is tried."""
    wire.fake.faults.refuse("aibot_send_msg", 45009, times=3)
    began = wire.clock.now()
    await order(wire, "通知")
    await wire.settle()
    assert [one.text for one in shown(wire)] == ["通知"]
    assert wire.clock.now() - began >= timedelta(seconds=60 + 120 + 240)
    wire.fake.faults.refuse("aibot_send_msg", 45009)
    began = wire.clock.now()
    await order(wire, "又一个")
    await wire.settle()
    assert wire.clock.now() - began < timedelta(seconds=120), "that block is over"


async def test_a_chat_in_which_nobody_spoke(wire: WecomWire) -> None:
    """Fails, and the operator sees it; others go on."""
    wire.fake.world.spoken.discard(chat(wire.district, GROUP))
    await order(wire, "通知")
    await order(wire, "通知", where=OTHER)
    await wire.settle()
    assert len(await rows(wire, "failed")) == 1 and len(shown(wire, OTHER)) == 1


@pytest.mark.parametrize("code", [45009, 45033, 846609, 846601, -1])
async def test_refusals_that_pass(wire: WecomWire, code: int) -> None:
    """Are tried again, in order, each message once."""
    wire.fake.faults.refuse("aibot_send_msg", code)
    await order(wire, "甲")
    await order(wire, "乙")
    await wire.settle()
    assert "\n".join(one.text for one in shown(wire)).split("\n") == ["甲", "乙"]
    assert wire.fake.robot.patience.early == 0


@pytest.mark.parametrize(
    ("kind", "said", "state"),
    [(Kind.BROADCAST, 1, "unknown"), (Kind.NOTICE, 2, "sent"), (Kind.ACK, 2, "sent")],
)
async def test_a_lost_acknowledgement(wire: WecomWire, kind: Kind, said: int, state: str) -> None:
    """Nobody knows whether it was said: a broadcast is left for the operator, a notice is said once more."""
    wire.fake.faults.lose_answer("aibot_send_msg")
    await order(wire, "红黄榜", kind=kind)
    task = asyncio.create_task(wire.app.courier.deliver())
    await wire.fake.world.until(lambda: shown(wire))
    assert wire.fake.robot.active is not None
    wire.fake.robot.active.abort()
    await task
    await wire.connected()
    await wire.settle()
    assert len(shown(wire)) == said
    assert len(await rows(wire, state)) == 1


async def test_nothing_while_kicked(wire: WecomWire) -> None:
    """What is to be said while another program has the robot waits, and is said once it is ours again."""
    await wire.fake.robot.kick()
    await wire.fake.world.until(lambda: not any(one.open for one in wire.fake.robot.connections))
    await order(wire, "通知")
    await wire.app.settle()
    assert not shown(wire) and len(await rows(wire, "todo")) == 1


async def test_nobody_forges_anything(wire: WecomWire) -> None:
    """What somebody typed is repeated without any power: no mention, link, heading, picture or colour."""
    evil = (
        "上报 人民广场东侧 占道经营 <@all> @所有人 [点我](http://evil.example) ![图](http://evil.example/a.png)\n"
        '# 大标题\n> 引用\n`代码` **粗** <font color="warning">红</font>'
    )
    await wire.say(REPORTER, evil)
    await wire.say(REPORTER, "查 1")
    await wire.settle()
    said = "\n".join(one.text for one in shown(wire))
    assert "evil" in said
    for sign in ("<", "@all", "](", "![", "://", "\n# ", "\n> ", "`", "**"):
        assert sign not in said, sign
    assert not any(one.rings for one in shown(wire))


async def test_names_where_nobody_can_be_rung(wire: WecomWire) -> None:
    """Without a webhook those who are meant stand in the text."""
    await order(wire, "今天点名", mentions=(person(wire, REPORTER),))
    await wire.settle()
    assert shown(wire)[0].text == f"今天点名\n请 {REPORTER} 留意"
