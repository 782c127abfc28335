"""After an older backup numbers come again, and what was said since then is still on people's screens."""

from __future__ import annotations

import shutil
from pathlib import Path

from domain.chat import Choice
from tests.contract import HANDLER, REPORTER
from tests.listening import Listening
from tests.wecom.bench import REPORT, order, rows, shown
from tests.wecom.district import account
from tests.wecom.wire import WecomWire
from texts.refusals import OLD_BUTTON


async def exchange(wire: WecomWire, source: Path, target: Path) -> None:
    """Copy one database over another while the program does not run."""
    await wire.end()
    shutil.copy(source, target)
    wire.fake.world.delivered.clear()
    wire.app = await wire.start(wire.clock)
    wire._listening = Listening(wire.app)
    await wire.connected()


async def test_numbers_that_come_again(wire: WecomWire, tmp_path: Path) -> None:
    """New cards are no repetition to WeCom, and pressing an old one does nothing to what has its number now."""
    file = wire.app.database.file
    assert file is not None
    await wire.say(REPORTER, REPORT)
    await wire.settle()
    await exchange(wire, file, tmp_path / "backup")
    await order(wire, "请选", choices=(Choice("是", "我的任务"), Choice("否", "整改 1")))
    await wire.settle()
    lost = shown(wire)[-1]
    await exchange(wire, tmp_path / "backup", file)
    await order(wire, "选哪个", choices=(Choice("是", "我的任务"), Choice("否", "退回 1 不归我们")))
    await wire.settle()
    new = shown(wire)[-1]
    assert new.msgtype == "template_card" and wire.fake.robot.refused == []
    assert new.card is not None and lost.card is not None
    assert new.card["button_list"][0]["key"].split(":")[1] == lost.card["button_list"][0]["key"].split(":")[1]
    before = len(await rows(wire, "sent"))
    for button in lost.buttons:
        await wire.fake.people.presses(account(wire.district, HANDLER), lost, button)
    wire.fake.world.delivered.clear()  # what is not kept is not waited for
    await wire.say(HANDLER, "查 1")
    await wire.settle()
    answers = [row.message.text for row in (await rows(wire, "sent"))[before:]]
    assert answers[:-1] == [OLD_BUTTON] * len(lost.buttons) and "— 经过 —" in answers[-1]
