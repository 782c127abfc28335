"""The fake Bot API itself: what people do there reaches the bot as it really does."""

from __future__ import annotations

from io import BytesIO

import pytest
import telegram
from PIL import Image
from telegram import Bot
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
)

from tests.photographs import photograph, small_photo
from tests.telegram.conftest import ANNA, BO, GROUP, OTHER_BOT, Hands, keyboard, texts
from tests.telegram.people import People
from tests.telegram.world import BOT, USERNAME, World


async def test_messages_of_every_kind(bot: Bot, people: People) -> None:
    """Texts, captions, replies, places, forwards, stickers: the library reads them all."""
    first = people.say(GROUP, ANNA, "第一句 /help@zoujie_bot https://example.com")
    people.photo(GROUP, BO, small_photo(1), "照片说明", reply_to=first)
    people.location(GROUP, ANNA, 30.27, 120.15)
    people.forward(first, GROUP, BO)
    people.forward(first, GROUP, BO, hidden=True)
    people.sticker(ANNA, ANNA)
    found = [one.message for one in await bot.get_updates() if one.message]
    text, photo, place, forward, hidden, sticker = found
    assert [one.type for one in text.entities] == ["bot_command", "url"]
    assert photo.caption == "照片说明" and photo.reply_to_message and photo.reply_to_message.text == text.text
    assert place.location and place.location.latitude == 30.27
    assert isinstance(forward.forward_origin, telegram.MessageOriginUser)
    assert isinstance(hidden.forward_origin, telegram.MessageOriginHiddenUser)
    assert sticker.sticker and sticker.chat.type == "private" and sticker.chat.id == ANNA


async def test_an_album_is_many_updates(bot: Bot, people: People) -> None:
    """An album's parts share an id, and only the first has the caption."""
    people.album(GROUP, ANNA, [small_photo(one) for one in (1, 2, 3)], "三张")
    found = [one.message for one in await bot.get_updates() if one.message]
    assert len({one.media_group_id for one in found}) == 1 and found[0].media_group_id
    assert [one.caption for one in found] == ["三张", None, None]
    assert len({one.message_id for one in found}) == 3


async def test_photo_loses_what_a_file_keeps(bot: Bot, people: People) -> None:
    """A photo is made smaller and loses its EXIF; sent as a file it keeps every byte."""
    camera = photograph(2000, 1500)
    people.photo(GROUP, ANNA, camera)
    people.document(GROUP, ANNA, camera, "IMG_0001.jpg")
    photo, document = [one.message for one in await bot.get_updates() if one.message]
    assert [max(size.width, size.height) for size in photo.photo] == [90, 320, 800, 1280]
    for size in (photo.photo[0], photo.photo[-1]):
        data = bytes(await (await size.get_file()).download_as_bytearray())
        with Image.open(BytesIO(data)) as opened:
            assert opened.size == (size.width, size.height) and not opened.getexif()
    assert document.document and document.document.mime_type == "image/jpeg"
    assert bytes(await (await document.document.get_file()).download_as_bytearray()) == camera


async def test_too_big_to_download(bot: Bot, people: People) -> None:
    """Files above 20 MB cannot be fetched."""
    people.document(GROUP, ANNA, bytes(20 * 1024**2 + 1), "big.bin", "application/octet-stream")
    (update,) = await bot.get_updates()
    assert update.message and update.message.document
    with pytest.raises(BadRequest, match="File is too big"):
        await update.message.document.get_file()


async def test_privacy_mode(bot: Bot, people: People, world: World) -> None:
    """In privacy mode an ordinary member hears commands, mentions and replies to it; an administrator hears all."""
    world.privacy = True
    world.rooms[GROUP].members[BOT] = "member"
    answer = (await bot.send_message(GROUP, "答")).message_id
    people.say(GROUP, ANNA, "/help")
    people.say(GROUP, ANNA, "大家好")
    people.say(GROUP, ANNA, "/help")
    people.say(GROUP, ANNA, f"/help@{USERNAME}")
    people.say(GROUP, ANNA, "/help@other_bot")
    people.say(GROUP, ANNA, f"问 @{USERNAME}")
    people.say(GROUP, ANNA, "好的", reply_to=world.rooms[GROUP].messages[answer])
    assert await texts(bot) == ["/help", f"/help@{USERNAME}", f"问 @{USERNAME}", "好的"]
    world.rooms[GROUP].members[BOT] = "administrator"
    people.say(GROUP, ANNA, "大家好")
    assert (await texts(bot))[-1] == "大家好"
    assert not (await bot.get_me()).can_read_all_group_messages


async def test_who_is_no_person(bot: Bot, people: People) -> None:
    """Anonymous admins, channels and linked posts come with their marks; other bots are never heard."""
    people.say_anonymously(GROUP, "匿名")
    people.say_as_channel(GROUP, "频道")
    people.forward_automatically(GROUP, "自动")
    people.say_as_bot(GROUP, OTHER_BOT, "机器人")
    found = [one.message for one in await bot.get_updates() if one.message]
    assert [one.text for one in found] == ["匿名", "频道", "自动"]
    assert [one.from_user.id for one in found if one.from_user] == [1087968824, 136817688, 777000]
    assert all(one.sender_chat for one in found) and found[2].is_automatic_forward


async def test_coming_and_going(bot: Bot, people: People, world: World) -> None:
    """The bot is told where it stands; where it was put out it hears nothing and can say nothing."""
    people.move_bot(GROUP, ANNA, "kicked")
    people.say(GROUP, ANNA, "它听不见了")
    (update,) = await bot.get_updates()
    change = update.my_chat_member
    assert change and (change.old_chat_member.status, change.new_chat_member.status) == (
        "administrator",
        "kicked",
    )
    with pytest.raises(Forbidden, match="bot was kicked from the supergroup chat"):
        await bot.send_message(GROUP, "喂")
    people.move_bot(GROUP, ANNA, "member")
    added = (await bot.get_updates(offset=update.update_id + 1))[1].message
    assert added and added.new_chat_members[0].id == BOT
    people.block_bot(BO)
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(BO, "喂")
    with pytest.raises(Forbidden, match="can't initiate conversation"):
        await bot.send_message(ANNA, "喂")
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(-42, "喂")


async def test_upgrade(bot: Bot, people: People, world: World) -> None:
    """A group that becomes a supergroup has another id, tells it twice, and is no more to be written to."""
    old, new = -4001, -1004001
    world.room(old, "小群", kind="group", bot="member")
    people.upgrade(old, ANNA, new)
    first, second = [one.message for one in await bot.get_updates() if one.message]
    assert (first.chat.id, first.migrate_to_chat_id) == (old, new)
    assert (second.chat.id, second.migrate_from_chat_id, second.message_id) == (new, old, 1)
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(old, "喂")
    assert moved.value.new_chat_id == new
    await bot.send_message(new, "喂")


async def test_presses(bot: Bot, people: People, hands: Hands, world: World) -> None:
    """A press tells who, which button, and on which message; it must be answered within seconds, once."""
    sent = await bot.send_message(GROUP, "选", reply_markup=keyboard("yes"))
    id_ = people.press(world.said(GROUP)[0], "yes", ANNA)
    (update,) = await bot.get_updates()
    query = update.callback_query
    assert query and (query.id, query.from_user.id, query.data) == (id_, ANNA, "yes")
    assert query.message and query.message.message_id == sent.message_id and query.chat_instance
    assert await query.answer("好")
    assert world.answered == {id_: "好"}
    late = people.press(world.said(GROUP)[0], "yes", ANNA)
    hands.on(16)
    with pytest.raises(BadRequest, match="Query is too old"):
        await bot.answer_callback_query(late)
    people.delete(world.said(GROUP)[0])
    people.press_data({"chat": {"id": GROUP}, "message_id": sent.message_id}, "yes", ANNA)
    query = (await bot.get_updates())[-1].callback_query
    assert query and query.message and query.message.date.year == 1970  # so an InaccessibleMessage is read
