"""The robot's long connection survives everything that the fake can do to it, and never hammers."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from bot.gateways.base import TryLater
from bot.gateways.wecom.codes import Declined, NoAnswer
from bot.gateways.wecom.http import Http
from bot.gateways.wecom.robot import Robot, Times
from bot.gateways.wecom.settings import WecomSettings
from tests.patience import PATIENCE, until
from tests.wecom.client import markdown
from tests.wecom.conftest import GROUP
from tests.wecom.server import FakeWeCom

QUICK = Times(
    connect=PATIENCE, ping=0.05, answer=PATIENCE, first_pause=0.02, longest_pause=0.05, slowed_pause=0.2,
    held_pause=0.4, longest_held=0.4,
)  # fmt: skip
IMPATIENT = replace(QUICK, answer=0.2)  # with what is lost: a slow machine's answers are too
HELD = replace(QUICK, held_pause=2 * PATIENCE, longest_held=2 * PATIENCE)
NEVER_PINGS = replace(HELD, ping=PATIENCE)
LEAST = 0.9  # of a pause when it is shortened by chance


@dataclass
class Line:
    """The robot at work; `took` are the callbacks it gave on, `forgot` how often it told of an end."""

    robot: Robot
    took: list[dict[str, Any]] = field(default_factory=list)
    forgot: int = 0
    next_times: Times | None = None  # of the connection after the one that ends

    def forget(self) -> None:
        """A connection has ended."""
        self.forgot += 1
        self.robot._times = self.next_times or self.robot._times

    @property
    def texts(self) -> list[str]:
        """What was said to it."""
        return [frame["body"]["text"]["content"] for frame in self.took if "text" in frame.get("body", ())]


@asynccontextmanager
async def at_work(fake: FakeWeCom, times: Times = QUICK, **wrong: str) -> AsyncIterator[Line]:
    """The robot, running; it must end at once when it is told to."""
    settings = WecomSettings(fake.robot.bot_id, fake.robot.secret, ws_url=fake.ws_url, api_url=fake.api_url)
    http, stop = Http(fake.api_url), asyncio.Event()
    line = Line(None)  # type: ignore[arg-type]
    line.robot = Robot(replace(settings, **wrong), http, line.took.append, line.forget, times)  # type: ignore[arg-type]
    task = asyncio.create_task(line.robot.run(stop))
    try:
        yield line
    finally:
        stop.set()
        await asyncio.wait_for(task, PATIENCE / 2)
        await http.close()


async def there(fake: FakeWeCom) -> None:
    """Until the robot is subscribed."""
    await fake.world.until(lambda: fake.robot.active)


async def heard(fake: FakeWeCom, line: Line, text: str) -> bool:
    """Whether something that is said now is given on."""
    await there(fake)
    assert (await fake.people.says("chenjun", f"@走街 {text}", group=GROUP)).delivered
    await until(lambda: f"@走街 {text}" in line.texts)
    return True


async def test_keeps_the_line(fake: FakeWeCom) -> None:
    """Many pings of its own and none of the protocol: one connection, one subscribe."""
    async with at_work(fake) as line:
        await fake.world.until(lambda: len(fake.robot.commands("ping")) >= 5)
        assert await heard(fake, line, "帮助")
        age = line.robot.age()
        assert age is not None and age < PATIENCE
    assert fake.robot.subscribes == 1 and line.forgot == 1


@pytest.mark.parametrize("end", ["1000", "1001", "1011", "abort", "silence"])
async def test_comes_back(fake: FakeWeCom, end: str) -> None:
    """After every close code, a reset, and two pings without an answer; what could be answered is forgotten."""
    async with at_work(fake) as line:
        assert await heard(fake, line, "之前")
        connection = fake.robot.active
        assert connection is not None
        if end == "silence":
            await goes_silent(fake, line)
        elif end == "abort":
            connection.abort()
        else:
            await connection.close(int(end))
        await fake.world.until(lambda: fake.robot.active not in (None, connection))
        assert line.forgot == 1
        assert await heard(fake, line, "之后")


async def goes_silent(fake: FakeWeCom, line: Line) -> None:
    """From the next ping on nothing is answered, and the robot waits for answers no longer than a moment.

    A slow machine's answers take longer than that: none is waited for when it begins, nor on the next connection.
    """
    await until(lambda: not line.robot._answers)
    assert fake.robot.active is not None
    fake.robot.active.silent = True
    line.robot._times, line.next_times = IMPATIENT, QUICK


async def test_a_dead_line_is_noticed_soon(fake: FakeWeCom) -> None:
    """After a ping without an answer the next follows at once: what people say meanwhile is lost."""
    async with at_work(fake) as line:
        await there(fake)
        silent = fake.robot.active
        assert silent is not None
        await goes_silent(fake, line)
        pings = len(fake.robot.commands("ping"))
        await fake.world.until(lambda: len(fake.robot.commands("ping")) > pings)
        # The next by this pause would come too late.
        line.robot._times = replace(IMPATIENT, ping=2 * PATIENCE)
        await fake.world.until(lambda: fake.robot.active not in (None, silent))


async def test_comes_back_when_the_server_does(fake: FakeWeCom) -> None:
    """Refused connections and refused upgrades are tried again, each time after a pause."""
    async with at_work(fake) as line:
        await there(fake)
        await fake.stop()
        await asyncio.sleep(0.2)
        fake.faults.status("connect", 503, times=3)
        await fake.start()
        assert await heard(fake, line, "之后")


async def test_an_unanswered_subscribe(fake: FakeWeCom) -> None:
    """Is tried again on a new connection."""
    fake.faults.drop("aibot_subscribe")
    async with at_work(fake, IMPATIENT) as line:
        await until(lambda: len(fake.robot.connections) == 2)
        line.robot._times = QUICK
        assert await heard(fake, line, "帮助")


async def test_rate_of_subscribes(fake: FakeWeCom) -> None:
    """45009 is no reason to give up, and none to come again within its minute."""
    fake.faults.refuse("aibot_subscribe", 45009)
    began = asyncio.get_running_loop().time()
    async with at_work(fake) as line:
        assert await heard(fake, line, "帮助")
    assert asyncio.get_running_loop().time() - began > QUICK.slowed_pause
    assert Times().slowed_pause > 60


async def test_wrong_secret(fake: FakeWeCom, caplog: pytest.LogCaptureFixture) -> None:
    """An alarm that names the settings and not the secret, and long pauses: no tight loop."""
    began = asyncio.get_running_loop().time()
    async with at_work(fake, bot_secret="wrong-and-private") as line:
        await fake.world.until(lambda: fake.robot.subscribes >= 2)
        pauses = fake.robot.subscribes - 1
        assert asyncio.get_running_loop().time() - began > pauses * LEAST * QUICK.held_pause
        assert line.robot.age() is None, "whoever watches sees that it was never there"
    alarms = [one for one in caplog.records if one.levelno == logging.CRITICAL]
    assert alarms and "WECOM_BOT_SECRET" in alarms[0].getMessage()
    assert "wrong-and-private" not in caplog.text and fake.robot.secret not in caplog.text


async def test_taken_over(fake: FakeWeCom, caplog: pytest.LogCaptureFixture) -> None:
    """Where another program takes over it lets go of the line, raises an alarm, and does not fight."""
    async with at_work(fake, HELD) as line:
        await there(fake)
        first = fake.robot.active
        await fake.robot.kick()
        await until(lambda: line.forgot == 1 and first is not None and not first.open)
        assert any(one.levelno == logging.CRITICAL for one in caplog.records)
        with pytest.raises(TryLater):
            await line.robot.ask("aibot_send_msg", {"chatid": GROUP})
    assert fake.robot.subscribes == 1


async def test_comes_again_after_it_was_taken_over(fake: FakeWeCom) -> None:
    """But not before its pause is over."""
    async with at_work(fake) as line:
        await there(fake)
        began = asyncio.get_running_loop().time()
        await fake.robot.kick()
        await fake.world.until(lambda: fake.robot.subscribes == 2)
        assert asyncio.get_running_loop().time() - began > LEAST * QUICK.held_pause
        assert await heard(fake, line, "又轮到我")


async def test_two_programs_do_not_fight(fake: FakeWeCom) -> None:
    """Two robots with the same secret: the one that was there gives way for long."""
    async with at_work(fake, HELD) as first:
        await there(fake)
        async with at_work(fake, HELD) as second:
            await until(lambda: first.forgot == 1)
            assert await heard(fake, second, "帮助")
            assert fake.robot.subscribes == 2 and not first.texts


async def test_answers_find_their_questions(fake: FakeWeCom) -> None:
    """Acknowledgements that come late and together go to whoever waits for them."""
    await fake.people.says("chenjun", "在吗")
    async with at_work(fake, NEVER_PINGS) as line:
        assert await heard(fake, line, "在吗")
        fake.faults.hold("aibot_send_msg", times=3)
        asked = [{"chatid": "chenjun", "chat_type": 1} | markdown(text) for text in ("甲", "乙", "丙")]
        asked.insert(1, {"chatid": "nobody", "chat_type": 1} | markdown("丁"))
        waiting = [asyncio.create_task(line.robot.ask("aibot_send_msg", body)) for body in asked]
        await fake.world.until(lambda: len(fake.robot.commands("aibot_send_msg")) == 4)
        fake.faults.release()
        came = await asyncio.gather(*waiting, return_exceptions=True)
    refused = [one for one in came if isinstance(one, Declined)]
    assert [one.code for one in refused] == [93006] and came[1] in refused


async def test_what_no_answer_means(fake: FakeWeCom) -> None:
    """Not connected is provably not sent; no acknowledgement, or a lost connection, is a doubt."""
    await fake.people.says("chenjun", "在吗")
    body = {"chatid": "chenjun", "chat_type": 1} | markdown("早")
    settings = WecomSettings(fake.robot.bot_id, fake.robot.secret, ws_url=fake.ws_url)
    idle = Robot(settings, Http(fake.api_url), lambda _frame: None, lambda: None, QUICK)
    with pytest.raises(TryLater):
        await idle.ask("aibot_send_msg", body)
    async with at_work(fake) as line:
        assert await heard(fake, line, "在吗")
        fake.faults.lose_answer("aibot_send_msg", times=2)
        with pytest.raises(NoAnswer):
            await line.robot.ask("aibot_send_msg", body, patience=0.1)
        lost = asyncio.create_task(line.robot.ask("aibot_send_msg", body, patience=PATIENCE))
        await fake.world.until(lambda: len(fake.world.texts("chenjun")) == 2)
        assert fake.robot.active is not None
        fake.robot.active.abort()
        with pytest.raises(NoAnswer):
            await lost


STRANGE_FRAMES = [
    "", "{", "null", "[]", "1", '"ping"', "{}", '{"cmd": 5}', '{"cmd": "aibot_msg_callback"}',
    '{"cmd": "aibot_msg_callback", "headers": 1, "body": []}', '{"headers": {"req_id": ["x"]}, "errcode": 0}',
    '{"headers": {"req_id": "unknown"}, "errcode": "no"}', '{"cmd": null, "headers": {"req_id": null}}',
    '{"cmd": "aibot_event_callback", "headers": {"req_id": "x"}, "body": {"event": "disconnected_event"}}',
    "[" * 100_000, '{"errcode": 1' + "0" * 5000 + "}",
]  # fmt: skip


async def test_strange_frames(fake: FakeWeCom) -> None:
    """What cannot be understood ends nothing and holds up nothing."""
    async with at_work(fake, NEVER_PINGS) as line:
        await there(fake)
        assert fake.robot.active is not None
        for text in STRANGE_FRAMES:
            await fake.robot.active.send_text(text)
        assert await heard(fake, line, "东门\x01口")
    assert fake.robot.subscribes == 1


async def test_ends_at_once(fake: FakeWeCom) -> None:
    """Told to stop, it stops: connected, between two tries, and while it is held."""
    wrongs: list[dict[str, str]] = [{}, {"ws_url": "ws://127.0.0.1:9"}, {"bot_secret": "wrong"}]
    for wrong in wrongs:
        long = replace(HELD, first_pause=2 * PATIENCE, longest_pause=2 * PATIENCE)
        async with at_work(fake, long, **wrong):  # which waits for its end, and not so long
            await asyncio.sleep(0.15)
