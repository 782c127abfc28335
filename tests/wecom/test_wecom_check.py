"""`zoujie check` asks WeCom itself, shows nobody anything, and tells no secret."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot import listening
from bot.app import build, running
from bot.gateways.wecom.check import OnRegister, known, of_wecom
from bot.gateways.wecom.settings import WecomSettings
from bot.operator.finding import Word
from bot.web import application
from domain.district import Group, Purpose
from domain.platform import Platform
from tests.contract import GROUP, OTHER, REPORTER
from tests.operating import command_line
from tests.wecom.bench import REPORT
from tests.wecom.conftest import GROUP as CHAT
from tests.wecom.conftest import KEY
from tests.wecom.server import FakeWeCom
from tests.wecom.wire import WecomWire

APP = "fakeSecretOfTheApp0123456789abcdefghijklmno"
BOUND = Group(1, "金山一网格群", Purpose.GRID, Platform.WECOM, CHAT, webhook_key=KEY)
WAITING = Group(2, "联络群", Purpose.LIAISON, Platform.WECOM, "待绑定1")
READY = OnRegister([BOUND], accounts=5)


async def findings(
    fake: FakeWeCom,
    known: OnRegister = READY,
    health: dict[str, Any] | None = None,
    wrong: Mapping[str, str] | None = None,
) -> list[tuple[Word, str]]:
    """What is found, of whom and in which words."""
    settings = WecomSettings(fake.robot.bot_id, fake.robot.secret, ws_url=fake.ws_url, api_url=fake.api_url)
    changed: dict[str, Any] = dict(wrong or {})
    found = [one async for one in of_wecom(replace(settings, **changed), known, health)]
    said = "\n".join(map(str, found))
    for secret in (KEY, APP, fake.robot.secret, "private"):
        assert secret not in said
    return [(one.word, one.says) for one in found]


async def test_all_is_well(fake: FakeWeCom) -> None:
    """The robot, the app, the webhook: each is asked, and nobody is shown anything."""
    found = await findings(fake, wrong={"corp_id": fake.world.corp, "app_secret": APP})
    assert [word for word, _ in found] == [Word.GOOD] * 3
    assert fake.world.shown == [] and fake.robot.subscribes == 1
    await fake.world.until(lambda: not any(one.open for one in fake.robot.connections))


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"bot_secret": "wrong-and-private"}, "WECOM_BOT_SECRET"),
        ({"bot_id": "aibOther"}, "WECOM_BOT_ID"),
        ({"ws_url": "ws://127.0.0.1:9"}, "WECOM_WS_URL"),
        ({"corp_id": "wwfake0123456789", "app_secret": "wrong-and-private"}, "WECOM_APP_SECRET"),
        ({"corp_id": "wwother", "app_secret": APP}, "WECOM_CORP_ID"),
    ],
)
async def test_wrong_settings(fake: FakeWeCom, wrong: dict[str, str], named: str) -> None:
    """Each is told by the name of the setting that must be looked at."""
    bad = [says for word, says in await findings(fake, wrong=wrong) if word is Word.WRONG]
    assert len(bad) == 1 and named in bad[0]


async def test_a_busy_server(fake: FakeWeCom) -> None:
    """That the robot came too often says nothing against its secret."""
    fake.faults.refuse("aibot_subscribe", 45009)
    assert (await findings(fake))[0][0] is Word.NOTE


@pytest.mark.parametrize(
    ("errcode", "word"), [(93000, Word.WRONG), (93008, Word.WRONG), (45009, Word.NOTE), (0, Word.GOOD)]
)
async def test_webhooks(fake: FakeWeCom, errcode: int, word: Word) -> None:
    """A key that is good, one that is not, and one that cannot be tried now; by the group's name alone."""
    if errcode:
        fake.faults.refuse("webhook/send", errcode)
    assert (await findings(fake))[-1][0] is word


async def test_nobody_answers_for_a_webhook(fake: FakeWeCom) -> None:
    """A proxy in between is told as what it is."""
    fake.faults.status("webhook/send", 502)
    assert "WECOM_API_URL" in (await findings(fake))[-1][1]


async def test_groups_and_people(fake: FakeWeCom) -> None:
    """What waits for 绑定, where nobody spoke, whose phones stay silent, and that nobody is known."""
    found = (await findings(fake, OnRegister([WAITING, BOUND], [BOUND])))[1:]
    words = [word for word, _ in found]
    assert words == [Word.MISSING, Word.MISSING, Word.NOTE, Word.NOTE, Word.GOOD]
    assert "登记码" in found[0][1] and "联络群：还没绑定" in found[1][1]
    assert "金山一网格群：还没人 @ 过机器人" in found[2][1] and "联络群：没有消息推送密钥" in found[3][1]
    assert "绑定 用途" in (await findings(fake, OnRegister(accounts=1)))[-1][1]


async def test_a_bot_that_runs_is_left_alone(fake: FakeWeCom) -> None:
    """Connecting a second time would push it off its line, so it is asked."""
    assert (await findings(fake, health={"platforms": {"企业微信": 3.2}}))[0][0] is Word.GOOD
    for age in (None, 400.0):
        assert (await findings(fake, health={"platforms": {"企业微信": age}}))[0][0] is Word.WRONG
    waits = {"platforms": {"企业微信": None}, "intakes": {"企业微信": "standby"}}
    assert (await findings(fake, health=waits))[0] == (Word.GOOD, "走街在运行，由另一个进程连着企业微信")
    assert fake.robot.subscribes == 0


async def test_a_robot_that_is_never_let_in(wire: WecomWire, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever watches /healthz is alarmed after some minutes, as of one that fell silent."""
    own = replace(wire.app.settings.platforms[Platform.WECOM], ws_url="ws://127.0.0.1:9")
    settings = replace(wire.app.settings, platforms={Platform.WECOM: own})
    async with (
        running(await build(settings, wire.clock)) as never,
        TestClient(TestServer(application(never, demo=False))) as client,
    ):
        assert (await (await client.get("/healthz")).json())["ok"] is True
        monkeypatch.setattr(listening, "SILENT", 0.0)
        health = await (await client.get("/healthz")).json()
    assert health["ok"] is False and health["platforms"] == {Platform.WECOM: None}


async def test_what_the_database_knows(wire: WecomWire) -> None:
    """Groups of WeCom, in which of them somebody spoke, how many people have an account."""
    await wire.say(REPORTER, REPORT)
    await wire.settle()
    with wire.app.database.reading() as store:
        found = known(store)
    silent = {group.name for group in found.silent}
    assert GROUP not in silent and OTHER in silent
    assert len(found.groups) == len(wire.district.groups) and found.accounts == len(wire.district.people)


def test_the_command(
    sqlite_template: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On the command line, with nobody there: it says so, and what to look at."""
    shutil.copy(sqlite_template, tmp_path / "zoujie.db")
    own = {"WECOM_BOT_ID": "aib1", "WECOM_BOT_SECRET": "private", "WECOM_WS_URL": "ws://127.0.0.1:9"}
    monkeypatch.setattr("bot.operator.check.BETWEEN", 0.01)
    with command_line(tmp_path, capsys, monkeypatch) as zoujie:
        said = zoujie("check", **own)
    assert said.code == 1 and not any("private" in line for line in said.out)
    assert any(line.startswith("错 企业微信：机器人连不上") for line in said.out)
