"""What a robot may say in the fake, as Tencent documents it: answers, pushes, cards, a welcome, and how fast."""

from __future__ import annotations

import pytest

from tests.wecom.client import Client, bare_card, card, connected, markdown
from tests.wecom.conftest import GROUP, HELLO, Later
from tests.wecom.server import FakeWeCom


async def test_answers(fake: FakeWeCom, client: Client, later: Later) -> None:
    """An answer needs the req_id of a message that came on this connection, at most a day ago."""
    await fake.people.says("chenjun", HELLO, group=GROUP)
    message = await client.heard()
    assert await client.code("aibot_respond_msg", markdown("好"), to=message) == 0
    later(24 * 3600)
    assert await client.code("aibot_respond_msg", markdown("还在"), to=message) == 0
    later(1)
    assert await client.code("aibot_respond_msg", markdown("太晚"), to=message) == 846605
    assert fake.world.texts(GROUP) == ["好", "还在"]
    await fake.people.says("chenjun", HELLO, group=GROUP)
    message = await client.heard()
    async with connected(fake) as other:
        assert await other.code("aibot_respond_msg", markdown("别处"), to=message) == 846605
        assert (
            await other.code("aibot_respond_msg", markdown("没有"), to={"headers": {"req_id": "x"}}) == 846605
        )


async def test_kinds_of_answer(fake: FakeWeCom, client: Client, later: Later) -> None:
    """Plain text is refused, a stream is shown and replaced until it is finished or six minutes have passed."""
    await fake.people.says("chenjun", "在吗")
    message = await client.heard()
    text = {"msgtype": "text", "text": {"content": "好"}}
    assert await client.code("aibot_respond_msg", text, to=message) == 40008

    async def stream(id_: str, content: str, finish: bool) -> int:
        body = {"msgtype": "stream", "stream": {"id": id_, "content": content, "finish": finish}}
        return await client.code("aibot_respond_msg", body, to=message)

    assert [await stream("1", "正在", False), await stream("1", "正在查完了", True)] == [0, 0]
    assert await stream("1", "又", True) == 846608
    assert await stream("2", "慢", False) == 0
    later(361)
    assert await stream("2", "慢", True) == 846608
    assert fake.world.texts("chenjun") == ["正在查完了", "慢"]


async def test_how_long_a_message_may_be(fake: FakeWeCom, client: Client) -> None:
    """Markdown ends at 20,480 bytes; an empty one is refused."""
    await fake.people.says("chenjun", "在吗")
    assert await client.push("chenjun", "字" * 6826, 1) == 0
    assert await client.push("chenjun", "字" * 6827, 1) == 45002
    assert await client.push("chenjun", "  ", 1) == 44004


async def test_pushes(fake: FakeWeCom, client: Client) -> None:
    """A push reaches only chats in which somebody has spoken to the robot, and that it is still in."""
    assert await client.push(GROUP, "早") == 93006
    await fake.people.says("chenjun", "早上好", group=GROUP)
    assert await client.push(GROUP, "早") == 93006
    await fake.people.says("chenjun", HELLO, group=GROUP)
    assert [await client.push(GROUP, "早", kind) for kind in (2, 0, 1)] == [0, 0, 93006]
    assert await client.push("chenjun", "早", 1) == 93006
    await fake.people.says("chenjun", "在吗")
    assert [await client.push("chenjun", "早", kind) for kind in (1, 0, 2)] == [0, 0, 93006]
    text = {"chatid": GROUP, "chat_type": 2, "msgtype": "text", "text": {"content": "早"}}
    assert await client.code("aibot_send_msg", text) == 40008
    fake.world.groups[GROUP].robot_is_in = False
    assert await client.push(GROUP, "早") == 93006


async def test_nobody_is_rung(fake: FakeWeCom, client: Client) -> None:
    """A robot's @ is plain text."""
    await fake.people.says("chenjun", HELLO, group=GROUP)
    assert await client.push(GROUP, "<@linfang> 请到岗") == 0
    assert fake.world.shown[-1].rings == ()


async def test_pace(fake: FakeWeCom, client: Client, later: Later) -> None:
    """30 messages a minute and 1,000 an hour in a chat, answers and pushes together; other chats are free."""
    await fake.people.says("chenjun", HELLO, group=GROUP)
    message = await client.heard()
    await fake.people.says("linfang", "在吗")
    codes = [await client.push(GROUP, f"{n}") for n in range(15)]
    codes += [await client.code("aibot_respond_msg", markdown("好"), to=message) for _ in range(16)]
    assert codes == [0] * 30 + [45009]
    assert await client.push("linfang", "早", 1) == 0
    for _ in range(33):
        later(60)
        codes += [await client.push(GROUP, "早") for _ in range(30)]
    assert codes.count(0) == 1000


async def test_who_comes_too_early(fake: FakeWeCom, client: Client, later: Later) -> None:
    """After 45009 a chat wants a minute; the fake counts what comes before, and can refuse one chat alone."""
    await fake.people.says("chenjun", HELLO, group=GROUP)
    await fake.people.says("linfang", "在吗")
    fake.faults.refuse("aibot_send_msg", 45009, chat=GROUP)
    assert [await client.push("linfang", "早", 1), await client.push(GROUP, "早")] == [0, 45009]
    later(59)
    assert await client.push(GROUP, "早") == 0 and fake.robot.patience.early == 1
    later(1)
    assert await client.push(GROUP, "早") == 0 and fake.robot.patience.early == 1


async def test_a_robot_that_was_put_out(fake: FakeWeCom, client: Client) -> None:
    """It can answer there no more than push."""
    await fake.people.says("chenjun", HELLO, group=GROUP)
    message = await client.heard()
    fake.world.groups[GROUP].robot_is_in = False
    assert await client.code("aibot_respond_msg", markdown("好"), to=message) == 93006
    assert not (await fake.people.says("chenjun", HELLO, group=GROUP)).known


async def test_slow_screens(fake: FakeWeCom, client: Client) -> None:
    """Somebody may still press what a card showed before it was changed."""
    await fake.people.says("chenjun", HELLO, group=GROUP)
    await client.heard()
    await client.ask("aibot_send_msg", {"chatid": GROUP, "chat_type": 2} | card("t-1", "通过"))
    shown = fake.world.shown[-1]
    await fake.people.presses("linfang", shown, "通过")
    update = {"response_type": "update_template_card", "template_card": bare_card("t-1", "查看")}
    await client.ask("aibot_respond_update_msg", update, to=await client.heard())
    with pytest.raises(AssertionError):
        await fake.people.presses("chenjun", shown, "通过")
    await fake.people.presses("chenjun", shown, "通过", slow=True)
    assert (await client.heard())["body"]["event"]["template_card_event"]["event_key"] == "通过"


async def test_cards(fake: FakeWeCom, client: Client, later: Later) -> None:
    """A press comes once with what was pressed, and the card changes if the answer comes within five seconds."""
    await fake.people.says("chenjun", HELLO, group=GROUP)
    await client.heard()
    body = {"chatid": GROUP, "chat_type": 2} | card("t-1", "通过", "不通过")
    assert await client.code("aibot_send_msg", body) == 0
    assert await client.code("aibot_send_msg", body) == 40058, "a task_id is used once"
    shown = fake.world.shown[-1]
    assert shown.buttons == ["通过", "不通过"] and shown.text == "#12 待核查"
    await fake.people.presses("linfang", shown, "通过")
    press = await client.heard()
    assert press["body"]["from"] == {"userid": "linfang"} and press["body"]["chatid"] == GROUP
    assert press["body"]["event"] == {
        "eventtype": "template_card_event",
        "template_card_event": {"card_type": "button_interaction", "event_key": "通过", "task_id": "t-1"},
    }

    def update(task_id: str, **more: object) -> dict[str, object]:
        new = bare_card(task_id, "查看", title="#12 已销号")
        return {"response_type": "update_template_card", "template_card": new, **more}

    cmd = "aibot_respond_update_msg"
    assert await client.code(cmd, update("t-2"), to=press) == 40058
    assert await client.code(cmd, update("t-1", userids=["linfang"]), to=press) == 0
    assert [(shown.card_of(who) or {})["main_title"]["title"] for who in ("linfang", "chenjun")] == [
        "#12 已销号",
        "#12 待核查",
    ]
    later(5)
    assert await client.code(cmd, update("t-1"), to=press) == 0
    assert shown.text == "#12 已销号"
    later(1)
    assert await client.code(cmd, update("t-1"), to=press) == 846605
    assert await client.code("aibot_respond_msg", markdown("好"), to=press) == 846605


async def test_welcome(fake: FakeWeCom, client: Client, later: Later) -> None:
    """Whoever enters may be welcomed within five seconds, in plain text; a rating may not be answered."""
    cmd, text = "aibot_respond_welcome_msg", {"msgtype": "text", "text": {"content": "你好"}}
    await fake.people.enters("zhaoyi")
    entered = await client.heard()
    assert await client.code(cmd, markdown("你好"), to=entered) == 40008
    assert await client.code(cmd, text, to=entered) == 0
    later(6)
    assert await client.code(cmd, text, to=entered) == 846605
    await fake.people.rates("zhaoyi")
    assert await client.code(cmd, text, to=await client.heard()) == 846605
