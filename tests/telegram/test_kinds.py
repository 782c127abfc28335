"""Every kind of message that Telegram has: what the bot reads of it, and what its sender is told."""

from __future__ import annotations

from typing import Any

import pytest
import telegram
from telegram.constants import MessageType

from bot.gateways.heard import Heard
from bot.gateways.telegram.convert import TelegramPress, convert
from bot.gateways.telegram.kinds import ENVELOPE, READ, SERVICE, UNUSABLE
from domain.photo import Place
from tests.contract import HANDLER, REPORTER
from tests.photographs import small_photo
from tests.telegram.reported import REPORT, cases, history, photos
from tests.telegram.test_convert import ANNA, ME, NOW, SIZES, heard, message, taken
from tests.telegram.wire import TelegramWire
from tests.telegram.world import Json

ALONE = {"id": 5001, "type": "private"}
FILE = {"file_id": "f", "file_unique_id": "u", "file_size": 5}
POLL = {"id": "1", "question": "去哪", "options": [], "total_voter_count": 0, "type": "regular"}
HALL = {"latitude": 30.5, "longitude": 114.25}

# content → what its sender is told that it is
UNUSABLE_KINDS: dict[str, tuple[Json, str]] = {
    "voice": ({"voice": FILE | {"duration": 3}}, "语音"),
    "audio": ({"audio": FILE | {"duration": 3}}, "音频"),
    "video": ({"video": FILE | {"duration": 3}}, "视频"),
    "round video": ({"video_note": FILE | {"length": 3}}, "视频"),
    "animation": ({"animation": FILE, "document": FILE}, "动图"),
    "PDF": ({"document": FILE | {"mime_type": "application/pdf"}}, "文件"),
    "sticker": ({"sticker": FILE | {"emoji": "👍"}}, "贴纸"),
    "poll": ({"poll": POLL}, "投票"),
    "contact": ({"contact": {"phone_number": "1", "first_name": "某"}}, "名片"),
    "dice": ({"dice": {"emoji": "🎲", "value": 3}}, "骰子"),
    "story": ({"story": {"chat": ANNA, "id": 1}}, "动态"),
    "checklist": ({"checklist": {"title": "今天", "tasks": [{"id": 1, "text": "扫地"}]}}, "清单"),
    "paid media": ({"paid_media": {"star_count": 1, "paid_media": []}}, "付费内容"),
    "game": ({"game": {"title": "蛇", "description": "", "photo": SIZES}}, "游戏"),
    "invoice": ({"invoice": {"title": "茶", "currency": "CNY", "total_amount": 1}}, "账单"),
    "giveaway": ({"giveaway": {"winner_count": 1}}, "抽奖"),
    "winners": ({"giveaway_winners": {"winner_count": 1}}, "抽奖结果"),
    "gift": ({"gift": {"gift": {"id": "1"}}}, "礼物"),
    "what nobody knows yet": ({"hologram": {"depth": 3}}, "这种消息"),
}


def test_every_kind_is_decided() -> None:
    """Of the library's kinds and of a message's fields: each is read, unusable, of the chat, or stands beside."""
    decided = READ | UNUSABLE.keys() | SERVICE | ENVELOPE
    fields = set(telegram.Message.__slots__) - {"api_kwargs", "id"}
    fields = {one for one in fields if not one.startswith("_")} - {"from_user"} | {"from"}
    assert {one.value for one in MessageType} | fields <= decided
    assert not READ & SERVICE and not SERVICE & ENVELOPE and not (SERVICE | ENVELOPE) & UNUSABLE.keys()


@pytest.mark.parametrize(("content", "title"), UNUSABLE_KINDS.values(), ids=UNUSABLE_KINDS)
def test_what_cannot_be_used(content: Json, title: str) -> None:
    """Answered in private, and in a group to whoever replies to the bot or names it; with words it is kept beside."""
    bot = message(text="【点名】") | {"from": {"id": 123456, "is_bot": True, "first_name": "走街"}}
    for found in (heard(chat=ALONE, **content), heard(reply_to_message=bot, **content)):
        assert found.mute == title or (found.message.files and found.message.unusable == title)
    named = heard(caption="@zoujie_bot", **content)
    assert named.mute == title or (named.message.files and named.message.unusable == title)
    alone = taken("message", message(**content))
    assert alone is None or (isinstance(alone, Heard) and title == "视频" and not alone.mute)
    worded = heard(caption="人民广场 占道经营", **content)
    assert (worded.message.unusable, worded.mute) == (title, "")
    assert heard(media_group_id="9", **content).message.unusable == title


def test_an_unknown_field_beside_words_is_no_kind() -> None:
    """A newer server, or an emulator, says more of a text than we know."""
    assert heard(text="人民广场 占道经营", glow={"depth": 3}).message.unusable == ""


@pytest.mark.parametrize("name", sorted(SERVICE - {"migrate_to_chat_id", "migrate_from_chat_id"}))
def test_what_is_said_of_a_chat_is_not_answered(name: str) -> None:
    """Nobody sent it."""
    assert taken("message", message(chat=ALONE, **{name: {"id": 1}})) is None


@pytest.mark.parametrize(
    ("content", "words", "pictures"),
    [
        ({"venue": {"title": "人民广场", "address": "金山路 1 号", "location": HALL}, "location": HALL},
         "人民广场 金山路 1 号", 0),
        ({"venue": {"title": "人民广场", "address": "", "location": HALL}}, "人民广场", 0),
        ({"location": HALL | {"live_period": 900}}, "", 0),
        ({"live_photo": FILE, "photo": SIZES, "caption": "占道"}, "占道", 1),
        ({"document": FILE | {"file_name": "IMG_1.JPG"}, "caption": "占道"}, "占道", 1),
        ({"document": FILE | {"file_name": "a.jpg", "mime_type": "application/octet-stream"}}, "", 1),
        ({"document": FILE | {"file_name": "a", "mime_type": "IMAGE/JPEG"}}, "", 1),
        ({"document": FILE | {"file_name": "a.heic ", "mime_type": "application/x-heic"}}, "", 1),
        ({"rich_message": {"blocks": [{"type": "paragraph", "text": "人民广场 占道经营"}]}}, "人民广场 占道经营", 0),
        ({"rich_message": {"blocks": [
            {"type": "heading", "size": 1, "text": ["人民", {"type": "bold", "text": "广场"}]},
            {"type": "list", "items": [
                {"label": "•", "blocks": [{"type": "paragraph", "text": {"type": "url", "text": "占道", "url": "x"}}]},
                {"label": "•", "blocks": [{"type": "paragraph", "text": "垃圾"}]}]},
            {"type": "details", "summary": "还有", "blocks": [{"type": "paragraph", "text": "三家"}]},
            {"type": "table", "cells": [[{"text": "东侧"}, {"text": "西侧"}], [{}, {"text": "两处"}]],
             "caption": "在哪"},
            {"type": "collage", "blocks": [{"type": "photo", "photo": SIZES, "caption": {"text": "现场"}}]},
            {"type": "paragraph", "text": {"type": "custom_emoji", "alternative_text": "🔥", "custom_emoji_id": "1"}},
        ]}}, "人民广场\n占道\n垃圾\n还有\n三家\n东侧 西侧\n两处\n在哪\n现场\n🔥", 1),
    ],
)  # fmt: skip
def test_what_is_read(content: Json, words: str, pictures: int) -> None:
    """All words that somebody typed or pointed at, and all pictures."""
    found = heard(**content)
    assert (found.message.text, len(found.pictures), found.message.unusable) == (words, pictures, "")
    assert found.message.place == (Place(30.5, 114.25) if "location" in str(content) else None)


def test_a_rich_message_that_has_a_video_too() -> None:
    """Its words are read, and its sender is to be told of the video; blocks without end are left."""
    blocks: Any = [{"type": "paragraph", "text": "占道"}, {"type": "video", "video": FILE}]
    assert heard(rich_message={"blocks": blocks}).message.unusable == "视频"
    for _ in range(500):
        blocks = [{"type": "blockquote", "blocks": blocks}]
    assert heard(rich_message={"blocks": blocks}, text="占道").message.text == "占道"


# One field that is not as it should be, and what is still understood.
@pytest.mark.parametrize(
    "odd",
    [
        {"entities": [{"type": "hologram"}]},
        {"entities": "x"},
        {"link_preview_options": 7},
        {"reply_to_message": {"message_id": "x"}},
        {"reply_to_message": 5},
        {"quote": []},
        {"external_reply": {"origin": {"type": "dream"}}},
        {"location": {"latitude": "30", "longitude": None}},
        {"photo": [{"file_id": 5}, "x", None]},
        {"media_group_id": 5},
        {"from": {"id": 5001}},
        {"chat": {"id": -1001000000001, "type": "supergroup"}},
        {"date": "yesterday"},
        {"date": -5},
        {"date": None},
        {"sender_tag": {}},
        {"via_bot": {"id": None}},
        {"venue": {"title": 5}},
        {"rich_message": {"blocks": {"a": 1}}},
        {"rich_message": {"blocks": [{"cells": [5, [5]], "items": 5, "text": 5}]}},
        {"message_thread_id": "5", "is_topic_message": True},
    ],
    ids=str,
)
def test_one_odd_field_loses_no_message(odd: Json) -> None:
    """The words are taken, whatever stands beside them."""
    said = heard(**{"text": "人民广场 占道经营", **odd}).message
    assert (said.id, said.sender, said.text) == ("7", "5001", "人民广场 占道经营")
    assert said.chat.id == "-1001000000001" and said.at.year == 2026


def test_what_one_person_alone_sees_has_no_number() -> None:
    """Two such messages are two, and neither is an ordinary one of that number."""
    content = message(text="我的任务", ephemeral_message_id=3) | {"message_id": 0}
    ids = []
    for number in (7, 8, 8):
        found = convert({"update_id": number, "message": content}, ME, NOW)
        assert isinstance(found, Heard)
        ids.append(found.message.id)
    assert ids == ["u7.3", "u8.3", "u8.3"]


@pytest.mark.parametrize("number", [0, 7])
def test_a_button_under_what_one_person_alone_sees(number: int) -> None:
    """Its answer goes the same way."""
    under = message(text="等您办的", ephemeral_message_id=3) | {"message_id": number}
    query = {"id": "44", "from": {"id": 5001, "is_bot": False}, "message": under, "data": "c:1:2"}
    found = convert({"update_id": 9, "callback_query": query}, ME, NOW)
    assert isinstance(found, TelegramPress) and found.message.alone is (number == 0)


def test_new_words_of_what_nobody_else_saw() -> None:
    """Nothing tells what they are new words of."""
    edited = message(text="我的任务", ephemeral_message_id=3) | {"message_id": 0}
    assert convert({"update_id": 9, "edited_message": edited}, ME, NOW) is None


def test_an_origin_of_a_new_kind_is_still_a_forward() -> None:
    """Whatever the Bot API will call it: the words are somebody else's."""
    assert heard(text="占道", forward_origin={"type": "dream"}).message.forwarded


# --- as its sender sees it --------------------------------------------------------------------------------------


async def send(town: TelegramWire, where: int, content: Json, **more: Any) -> Json:
    """The reporter sends it, and it comes twice."""
    sent = town.people.send(where, town.who(REPORTER), content, **more)
    (update,) = town.world.updates.waiting
    await town.heard()
    town.world.updates.repeat(update)
    await town.settle()
    return sent


@pytest.mark.parametrize("kind", ["video", "PDF", "voice"])
async def test_a_report_with_what_cannot_be_kept(town: TelegramWire, kind: str) -> None:
    """It is a case, and its sender hears once that the evidence was not kept, and what to send instead."""
    content, title = UNUSABLE_KINDS[kind]
    await send(town, town.room(), {**content, "caption": REPORT})
    assert await cases(town) == [REPORT] and await photos(town, 1) == []
    told = f"{title}没有留下，我只看得了文字和照片。请拍照发：补充 1 说明。"
    assert town.texts(town.room()).count(told) == 1
    await town.say(REPORTER, "补充 1 现场", [small_photo(1)])
    await town.settle()
    assert len(await photos(town, 1)) == 1


async def test_a_rectification_with_a_video(town: TelegramWire) -> None:
    """A photo is wanted, and why the video is none is said."""
    await town.say(REPORTER, REPORT, [small_photo(1)])
    await town.settle()
    video = UNUSABLE_KINDS["video"][0]
    town.people.send(town.room(), town.who(HANDLER), {**video, "caption": "整改 1 已劝离"})
    await town.settle()
    assert any(one.startswith("视频没有留下") for one in town.texts(town.room()))
    assert [step for step, _ in await history(town, 1)] == ["上报"]


async def test_chatter_with_a_video_is_left_alone(town: TelegramWire) -> None:
    """Nobody means the bot; a bare video where photos are asked about is answered, for it may be a report."""
    video = UNUSABLE_KINDS["video"][0]
    await send(town, town.room(), {**video, "caption": "昨天聚餐真开心"})
    await send(town, town.room(), UNUSABLE_KINDS["poll"][0])
    assert town.texts(town.room()) == []
    await send(town, town.room(), video)
    assert town.texts(town.room()) == ["视频我看不了，请发文字或照片。"]  # a grid's group


async def test_a_video_in_an_album(town: TelegramWire) -> None:
    """The photos are the case's, and its sender hears of the video; of an album of videos alone, in private."""
    album = {"media_group_id": town.people.album_id()}
    video = UNUSABLE_KINDS["video"][0]
    town.people.send(town.room(), town.who(REPORTER), video | album)
    who = town.who(REPORTER)
    town.people.photo(town.room(), who, small_photo(1), REPORT, more_content=album)
    await town.settle()
    assert await cases(town) == [REPORT] and len(await photos(town, 1)) == 1
    assert any(one.startswith("视频没有留下") for one in town.texts(town.room()))
    town.people.send(town.room(), who, video | album)  # another part that comes late
    await town.settle()
    told = "视频没有留下，我只看得了文字和照片。请拍照发：补充 1 说明。"
    assert town.texts(town.room()).count(told) == 2 and len(town.texts(town.room())) == 3
    album = {"media_group_id": town.people.album_id()}
    for _ in range(2):
        town.people.send(who, who, video | album)
    await town.settle()
    assert town.texts(who) == ["视频我看不了，请发文字或照片。"]


async def test_where_a_venue_is(town: TelegramWire) -> None:
    """Its title is the place of the report, and its position is kept."""
    who = town.who(REPORTER)
    venue = {
        "title": "人民广场",
        "address": "金山路 1 号",
        "location": {"latitude": 30.27, "longitude": 120.15},
    }
    await send(town, who, {"venue": venue, "location": venue["location"]})
    assert town.texts(who) == ["收到位置。人民广场 金山路 1 号，是什么问题？"]
    await town.say_alone(REPORTER, "占道经营")
    await town.settle()
    with town.app.database.reading() as store:
        (case,) = store.cases.every()
        assert case.point is not None and store.district.point[case.point].name == "人民广场"
        assert case.latitude == pytest.approx(30.27)


async def test_a_rich_report(town: TelegramWire) -> None:
    """Its words and photos open a case as any others do."""
    sizes = town.world.keep_photo(small_photo(1))
    blocks = [{"type": "paragraph", "text": REPORT}, {"type": "photo", "photo": sizes}]
    await send(town, town.room(), {"rich_message": {"blocks": blocks}})
    assert await cases(town) == [REPORT] and len(await photos(town, 1)) == 1
