"""What the bot says in WeCom, end to end: cards, pictures, fallbacks, phones that ring, the app's own talk."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from domain.chat import Chat, Outgoing
from domain.platform import Platform
from tests.contract import GROUP, HANDLER, REPORTER
from tests.photographs import small_photo
from tests.wecom.district import account, chat
from tests.wecom.listening import APP, called
from tests.wecom.wire import WecomWire
from tests.wecom.world import Shown

REPORT = "上报 人民广场东侧 占道经营"


def shown(wire: WecomWire) -> list[Shown]:
    """What was shown in the group."""
    return wire.fake.world.in_chat(chat(wire.district, GROUP))


async def order(wire: WecomWire, text: str, **more: Any) -> None:
    """Have the bot say something in the group by itself, and let it be said."""
    message = Outgoing(Chat(Platform.WECOM, chat(wire.district, GROUP)), text, **more)
    with wire.app.database.transaction() as store:
        store.post.outbox.put(message, wire.clock.now())
    await wire.settle()


async def states(wire: WecomWire) -> list[str]:
    """The states of all that was to be said."""
    with wire.app.database.reading() as store:
        return [row.state for row in store.post.outbox.rows(None)]


async def test_a_report_from_the_first_word_to_the_last(wire: WecomWire) -> None:
    """With a photo in a group; fixed by quoting the card; passed with a button."""
    await wire.say(REPORTER, REPORT, [small_photo(1)])
    await wire.settle()
    (card,) = shown(wire)
    assert card.msgtype == "template_card" and card.buttons == ["报整改", "退回"] and card.overlong == ()
    room, handler = chat(wire.district, GROUP), account(wire.district, HANDLER)
    fixed = small_photo(1, "after")
    await wire.fake.people.says(handler, "@走街 已清理", group=room, photos=[fixed], quoting=card)
    await wire.settle()
    checking, *pictures = shown(wire)[1:]
    assert checking.text.startswith("#1 待核查") and checking.buttons == ["通过", "不通过"]
    assert pictures == [], "whoever is in the group has just seen them"


async def test_the_new_wording_of_a_card_can_be_pressed(wire: WecomWire) -> None:
    """The buttons of a card that was changed are those of its new wording."""
    await wire.say(REPORTER, "上报 金山小学门口有人乱停电动车")
    await wire.settle()
    (card,) = shown(wire)
    await wire.fake.people.presses(account(wire.district, REPORTER), card, card.buttons[0])
    await wire.settle()
    await wire.fake.people.presses(account(wire.district, HANDLER), card, "报整改")
    await wire.settle()
    assert "整改后的现场照片" in shown(wire)[-1].text


async def test_a_card_that_is_refused(wire: WecomWire) -> None:
    """Its words are said, with the choices as lines to type: what WeCom really takes is known to WeCom alone."""
    await wire.say(REPORTER, REPORT)
    wire.fake.faults.refuse("aibot_send_msg", 40058)
    await wire.settle()
    (said,) = shown(wire)
    assert said.msgtype == "markdown" and said.text.endswith("：\n整改 1\n退回 1")


async def test_the_last_answers_are_waited_for(wire: WecomWire) -> None:
    """Told to stop while something is being said, the robot waits for the acknowledgement: there is no doubt."""
    await wire.say(REPORTER, REPORT)
    await wire.heard()
    await wire.app.dispatcher.answer_next()
    wire.fake.faults.hold("aibot_send_msg")
    delivering = asyncio.create_task(wire.app.courier.deliver())
    await wire.fake.world.until(lambda: shown(wire))
    ending = asyncio.create_task(wire._listening.end())
    await asyncio.sleep(0.05)
    wire.fake.faults.release()
    await asyncio.gather(delivering, ending)
    assert await states(wire) == ["sent"]


async def test_a_pause_between_words_and_picture(wire: WecomWire) -> None:
    """What was said is not said again when the picture has to wait."""
    with wire.app.database.transaction() as store:
        photo = store.photos.keep(wire.app.database.files.keep(small_photo(3), store.zone))
    wire.fake.faults.refuse("aibot_upload_media_init", 45009, times=2)
    await order(wire, "一", photos=(photo,))
    assert [one.msgtype for one in shown(wire)] == ["markdown", "image"]


async def test_the_apps_own_talk(sqlite_template: Path, tmp_path: Path) -> None:
    """Verified; a picture, a place, words: a report; answered there and not by the robot."""
    async with called(sqlite_template, tmp_path) as (wire, callbacks):
        who = account(wire.district, REPORTER)
        assert await callbacks.verify()
        await callbacks.photo(who, small_photo(1))
        await wire.settle()
        await callbacks.place(who, 30.27, 120.15, "人民广场东侧 占道经营")
        await wire.settle()
        texts = [one for one in wire.fake.world.in_chat(who) if one.text]
        assert "1 张照片" in texts[0].text and texts[1].text.startswith("#1 处置中")
        assert {one.by for one in texts} == {"app"}
        await callbacks.voice(who)
        await wire.app.settle()
        assert "请打字" in wire.fake.world.texts(who)[-1]
        await callbacks.event(who, "enter_agent")
        await wire.fake.people.says(who, "我的任务")
        await wire.settle()
        assert wire.fake.world.in_chat(who)[-1].by == "robot"
        with wire.app.database.reading() as store:
            kept = store.cases.get(1)
        assert kept is not None and (kept.latitude, kept.longitude) == (30.27, 120.15)


@pytest.mark.parametrize("trouble", [81013, 60011, 60020, "unlicensed"])
async def test_somebody_whom_the_app_does_not_reach(
    sqlite_template: Path, tmp_path: Path, trouble: int | str
) -> None:
    """Is told by the robot: errcode 0 does not say that just this person was reached."""
    async with called(sqlite_template, tmp_path) as (wire, callbacks):
        who = account(wire.district, REPORTER)
        if isinstance(trouble, int):
            wire.fake.faults.refuse("message/send", trouble)
        else:
            wire.fake.app.unlicensed.add(who)
        await callbacks.text(who, "我的任务")
        await wire.settle()
        assert [one.by for one in wire.fake.world.in_chat(who)] == ["robot"]


async def test_a_voice_with_its_words(sqlite_template: Path, tmp_path: Path) -> None:
    """Where the tenant has what is spoken written down, it is a report like any other."""
    async with called(sqlite_template, tmp_path) as (wire, callbacks):
        who = account(wire.district, REPORTER)
        await callbacks.voice(who, recognised="上报 人民广场东侧 占道经营")
        await wire.settle()
        assert wire.fake.world.texts(who)[-1].startswith("#1 处置中")


async def test_the_answer_does_not_wait_for_the_picture(sqlite_template: Path, tmp_path: Path) -> None:
    """WeCom waits five seconds and no longer: the call is answered once it is kept, the picture comes after."""
    async with called(sqlite_template, tmp_path) as (wire, callbacks):
        callbacks.patience = 2.0
        wire.fake.faults.hold("media/get")
        outcome = await callbacks.photo(account(wire.district, REPORTER), small_photo(1))
        assert (outcome.tries, outcome.status) == (1, 200)
        wire.fake.faults.release()
        await wire.settle()
        assert "1 张照片" in wire.fake.world.texts(account(wire.district, REPORTER))[-1]


@pytest.mark.parametrize("status", [502, 403, 302])
async def test_a_page_instead_of_the_picture(sqlite_template: Path, tmp_path: Path, status: int) -> None:
    """Comes from a proxy, and says nothing of the picture: it is asked for once more."""
    async with called(sqlite_template, tmp_path) as (wire, callbacks):
        wire.fake.faults.status("media/get", status)
        await callbacks.photo(account(wire.district, REPORTER), small_photo(1))
        await wire.settle()
        assert "收到 1 张照片" in wire.fake.world.texts(account(wire.district, REPORTER))[-1]


async def test_replays_are_harmless(sqlite_template: Path, tmp_path: Path) -> None:
    """The same call many times at once is one message, and each gets its 200."""
    async with called(sqlite_template, tmp_path) as (wire, callbacks):
        callback = callbacks.message(account(wire.district, REPORTER), "text", {"Content": REPORT})
        answers = await asyncio.gather(*(callbacks.post(callback) for _ in range(20)))
        assert {status for status, _ in answers} == {200}
        await wire.settle()
        with wire.app.database.reading() as store:
            assert store.cases.get(2) is None


async def test_forged_calls(sqlite_template: Path, tmp_path: Path) -> None:
    """Nothing that is not exactly right is taken, and each gets the same answer."""
    async with called(sqlite_template, tmp_path) as (wire, callbacks):
        who = account(wire.district, REPORTER)
        good = partial(callbacks.message, who, "text", {"Content": REPORT})
        bombs = (
            '<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;&a;">]><xml><FromUserName>&c;</FromUserName></xml>'
        )
        first = good()
        forged = [
            callbacks.sealed(first.plain, receiver="wwother"),
            callbacks.sealed(bombs),
            callbacks.sealed("no xml"),
            replace(first, body=""),
            replace(first, body="<xml>" * 500),
            replace(first, body=bombs),
            replace(first, body=first.body + " " * 70_000),
            replace(first, body=first.body.replace("<Encrypt><![CDATA[", "<Encrypt><![CDATA[A")),
            replace(first, body=first.body.replace(str(APP["app_agent_id"]), "1000003")),
            replace(first, body=first.body.replace(wire.fake.world.corp, "wwother")),
            *(
                replace(first, body=body, headers={"Content-Encoding": packing})
                for packing in ("gzip", "deflate", "br")
                for body in ("not packed at all", bombs)
            ),
            *(
                replace(first, query={k: v for k, v in first.query.items() if k != name})
                for name in first.query
            ),
            *(
                replace(first, query=first.query | {name: value})
                for name in first.query
                for value in ("", "1", "号")
            ),
        ]
        assert [await callbacks.post(one) for one in forged] == [(403, "")] * len(forged)
        early = good()
        wire.clock.move_to(wire.clock.now() + timedelta(minutes=11))
        late = good()
        assert await callbacks.post(early) == (403, "")
        await wire.settle()
        assert wire.fake.world.in_chat(who) == []
        assert await callbacks.post(late) == (200, ""), "so it was not the test that was wrong"
