"""What people do on Telegram, and what the bot makes of it (issue: messages)."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from domain.photo import Place
from tests.contract import ELSEWHERE, HANDLER, OTHER, REPORTER
from tests.photographs import TAKEN, photograph, small_photo
from tests.telegram.conftest import OTHER_BOT
from tests.telegram.reported import REPORT, cases, hashes, history, part, photos
from tests.telegram.wire import TelegramWire

# --- albums ---------------------------------------------------------------------------------------------------


async def test_an_album_survives_the_end_of_the_program(town: TelegramWire) -> None:
    """The program ends between two parts: it is one case with both."""
    one, two, album = small_photo(1), small_photo(2), town.people.album_id()
    part(town, album, one, REPORT)
    await town.heard()
    await town.restart()
    part(town, album, two)
    await town.settle()
    assert await cases(town) == [REPORT]
    assert await photos(town, 1) == hashes(town, one, two)


async def test_a_late_part_joins_its_case(town: TelegramWire) -> None:
    """A part that comes after the case was opened is added to it, and opens no other."""
    one, two, album = small_photo(1), small_photo(2), town.people.album_id()
    part(town, album, one, REPORT)
    await town.settle()
    part(town, album, two)
    await town.settle()
    assert await cases(town) == [REPORT]
    assert await photos(town, 1) == hashes(town, one, two)


async def test_the_caption_may_come_last(town: TelegramWire) -> None:
    """Whichever part has the words, they are the album's."""
    one, two, album = small_photo(1), small_photo(2), town.people.album_id()
    part(town, album, one)
    part(town, album, two, REPORT)
    await town.settle()
    assert await cases(town) == [REPORT]
    assert await photos(town, 1) == hashes(town, one, two)


async def test_an_album_delivered_twice_is_one(town: TelegramWire) -> None:
    """Every part comes again, also after the case was opened."""
    album = town.people.album_id()
    part(town, album, small_photo(1), REPORT)
    part(town, album, small_photo(2))
    updates = list(town.world.updates.waiting)
    for _ in range(2):
        await town.settle()
        for one in updates:
            town.world.updates.repeat(one)
    await town.settle()
    assert await cases(town) == [REPORT]
    assert len(await photos(town, 1)) == 2
    assert len(town.texts(town.room())) == 1


async def test_two_albums_are_two_cases(town: TelegramWire) -> None:
    """Also when their parts come mixed."""
    first, second = town.people.album_id(), town.people.album_id()
    part(town, first, small_photo(1), REPORT)
    part(town, second, small_photo(3), "金山东路 店外经营")
    part(town, first, small_photo(2))
    part(town, second, small_photo(4))
    await town.settle()
    assert await cases(town) == [REPORT, "金山东路 店外经营"]
    assert await photos(town, 2) == hashes(town, small_photo(3), small_photo(4))


# --- files, places --------------------------------------------------------------------------------------------


async def test_a_picture_sent_as_a_file_keeps_its_exif(town: TelegramWire) -> None:
    """Every byte is kept, and with it when and where the picture was taken."""
    camera = photograph(1200, 900)
    town.people.document(town.room(), town.who(REPORTER), camera, "IMG_1.jpg", caption=REPORT)
    await town.settle()
    with town.app.database.reading() as store:
        ((photo,),) = (store.photos.by_event(1)).values()
    assert photo.sha256 == hashlib.sha256(camera).hexdigest()
    assert photo.taken_at == TAKEN
    assert photo.place and photo.place.latitude == pytest.approx(30.274112, abs=1e-6)


async def test_a_file_that_is_no_picture_is_left_alone(town: TelegramWire) -> None:
    """In a group nobody is bothered; alone with the bot its sender is told."""
    for chat in (town.room(), town.who(REPORTER)):
        town.people.document(chat, town.who(REPORTER), b"%PDF-1.7", "通知.pdf", "application/pdf")
    await town.settle()
    assert town.texts(town.room()) == []
    assert town.texts(town.who(REPORTER)) == ["文件我看不了，请发文字或照片。"]


async def test_a_picture_that_cannot_be_had_is_told(town: TelegramWire) -> None:
    """One above 20 MB: the words are kept, and its sender is asked to send it again."""
    town.people.document(
        town.room(), town.who(REPORTER), bytes(20 * 2**20 + 1), "大.jpg", caption=f"上报 {REPORT}"
    )
    await town.settle()
    said = town.texts(town.room())
    assert any("照片没收到" in one and "20MB" in one for one in said)
    assert any(one.startswith("#1") for one in said)


async def test_where_somebody_is(town: TelegramWire) -> None:
    """A place on the map is kept with the message."""
    town.people.location(town.who(REPORTER), town.who(REPORTER), 30.25, 120.125)
    await town.heard()
    with town.app.database.transaction() as store:
        (received,) = store.post.inbox.waiting(town.clock.now())
    assert received and received.message.place == Place(30.25, 120.125)


# --- quotes, edits, forwards ----------------------------------------------------------------------------------


async def test_a_reply_to_a_card_that_changed(town: TelegramWire) -> None:
    """The card of #1 was edited in its place; a reply to it is still about #1."""
    await town.say(REPORTER, REPORT, [small_photo(1)])
    await town.say(REPORTER, "金山东路 店外经营", [small_photo(2)])
    await town.settle()
    card = (await town.said())[0]
    await town.say(HANDLER, "整改 1 已劝离", [small_photo(3)])
    await town.settle()
    await town.say(REPORTER, "补充 又摆出来了", quote=card)
    await town.settle()
    assert ("补充", "又摆出来了") in await history(town, 1)


async def test_an_edit_before_work_has_begun(town: TelegramWire) -> None:
    """The case follows the new words, and the bot says so."""
    message = town.people.photo(town.room(), town.who(REPORTER), small_photo(1), REPORT)
    await town.settle()
    town.people.edit(message, f"{REPORT} 三个摊位")
    await town.settle()
    assert await cases(town) == [f"{REPORT} 三个摊位"]
    assert "#1 已按您改的更新。" in town.texts(town.room())


async def test_an_edit_before_it_was_answered(town: TelegramWire) -> None:
    """Old and new words come together: one case, with the new ones."""
    message = town.people.say(town.room(), town.who(REPORTER), f"上报 {REPORT}")
    town.people.edit(message, f"上报 {REPORT} 三个摊位")
    await town.settle()
    assert await cases(town) == [f"{REPORT} 三个摊位"]


async def test_an_edit_after_work_has_begun(town: TelegramWire) -> None:
    """The case keeps its words; the new ones are a note, and the bot says so."""
    message = town.people.say(town.room(), town.who(REPORTER), f"上报 {REPORT}")
    await town.settle()
    await town.say(HANDLER, "整改 1 已劝离", [small_photo(3)])
    await town.settle()
    town.people.edit(message, f"上报 {REPORT} 三个摊位")
    await town.settle()
    assert await cases(town) == [REPORT]
    assert any(step == "补充" and "三个摊位" in words for step, words in await history(town, 1))
    assert "#1 已在办理，您改的内容记为补充。" in town.texts(town.room())


async def test_an_edit_that_nobody_sees(town: TelegramWire) -> None:
    """Telegram tells of edits that change no word; nothing is said."""
    message = town.people.say(town.room(), town.who(REPORTER), f"上报 {REPORT}")
    await town.settle()
    before = await history(town, 1)
    town.people.edit(message, f"上报 {REPORT}")
    await town.settle()
    assert await history(town, 1) == before
    assert len(town.world.shown) == 1


async def test_an_edited_command_orders_nothing(town: TelegramWire) -> None:
    """Whoever changes chatter into an order has not given one: what was said cannot be said anew."""
    await town.say(REPORTER, REPORT, [small_photo(1)])
    await town.settle()
    message = town.people.say(town.room(), town.who(HANDLER), "好的")
    town.people.edit(message, "退回 1 不归我们")
    await town.settle()
    assert [step for step, _ in await history(town, 1)].count("退回") == 0


@pytest.mark.parametrize("hidden", [False, True])
async def test_what_is_forwarded_is_asked_about(town: TelegramWire, hidden: bool) -> None:
    """No report before its sender says 是."""
    elsewhere = town.world.room(-1008, "别的区的群", bot="")
    author, picture = {"from": town.world.users[town.who(ELSEWHERE)]}, town.world.keep_photo(small_photo(1))
    original = town.world.post(elsewhere, author, {"photo": picture, "caption": REPORT})
    town.people.forward(original, town.room(), town.who(REPORTER), hidden=hidden)
    await town.settle()
    assert await cases(town) == []
    question = (await town.said())[-1]
    assert question.text.startswith("这是转发的") and question.choices == ("是", "取消")
    await town.press(REPORTER, question, "是")
    await town.settle()
    assert await cases(town) == [REPORT]
    assert await photos(town, 1) == hashes(town, small_photo(1))


async def test_a_forwarded_order_orders_nothing(town: TelegramWire) -> None:
    """Somebody else's 整改 is not the sender's."""
    await town.say(REPORTER, REPORT, [small_photo(1)])
    await town.settle()
    order = town.people.say(town.room(OTHER), town.who(ELSEWHERE), "退回 1 不归我们")
    town.people.forward(order, town.room(), town.who(HANDLER))
    await town.settle()
    assert [step for step, _ in await history(town, 1)].count("退回") == 0


# --- who is no person -----------------------------------------------------------------------------------------


async def test_who_is_no_person_is_not_heard(town: TelegramWire) -> None:
    """Anonymous admins, channels, linked posts and bots report nothing, and their words are not kept."""
    words, room = f"上报 {REPORT}", town.room()
    town.world.user(OTHER_BOT, "别的机器人", is_bot=True)
    town.people.say_anonymously(room, words)
    town.people.say_as_channel(room, words)
    town.people.forward_automatically(room, words)
    town.people.say_as_bot(room, OTHER_BOT, words)
    await town.settle()
    assert await cases(town) == [] and town.texts(room) == []
    assert await _inbox(town) == []


async def test_an_anonymous_admin_presses_as_a_person(town: TelegramWire) -> None:
    """A press carries the real account, so it counts."""
    await town.say(REPORTER, REPORT, [small_photo(1)])
    await town.settle()
    await town.press(HANDLER, (await town.said())[-1], "报整改")
    await town.settle()
    assert "整改后的现场照片" in town.texts(town.room())[-1]


async def test_commands_as_menus_write_them(town: TelegramWire) -> None:
    """/my@zoujie_bot is ours, /my@other_bot is not."""
    for text in ("/my@other_bot", "/my@zoujie_bot"):
        town.people.say(town.room(), town.who(HANDLER), text)
    await town.settle()
    assert len(town.texts(town.room())) == 1


async def test_a_group_that_is_not_bound(town: TelegramWire) -> None:
    """Nothing is answered there, and nothing is kept of it."""
    town.world.room(-1009, "同学群").members[town.who(REPORTER)] = "member"
    town.people.photo(-1009, town.who(REPORTER), small_photo(1), f"上报 {REPORT}")
    await town.settle()
    assert await cases(town) == [] and town.texts(-1009) == []
    assert not town.world.made("getFile")
    assert [row["text"] for row in await _inbox(town)] == [""]


async def _inbox(town: TelegramWire) -> list[Any]:
    from storage import tables

    with town.app.database.reading() as store:
        rows = store.connection.execute(tables.inbox.select())
        return list(rows.mappings())
