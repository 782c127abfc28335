"""What a callback means, without any server: names, quotes, pictures, presses, and what means nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.gateways.heard import Heard
from bot.gateways.wecom import app_convert
from bot.gateways.wecom.convert import WecomPicture, WecomPress, convert, spoken
from domain.chat import Chat, Quote
from domain.photo import Place
from domain.platform import Platform

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
GROUP = Chat(Platform.WECOM, "wrGroup")
ALONE = Chat(Platform.WECOM, "chenjun", private=True)
PICTURE = {"url": "https://example.com/1", "aeskey": "a2V5"}


def callback(cmd: str = "aibot_msg_callback", *, alone: bool = False, **more: Any) -> dict[str, Any]:
    """A callback of somebody."""
    body: dict[str, Any] = {
        "msgid": "m1",
        "from": {"userid": "chenjun"},
        "chattype": "single" if alone else "group",
    }
    if not alone:
        body["chatid"] = "wrGroup"
    return {"cmd": cmd, "headers": {"req_id": "r1"}, "body": body | more}


def heard(*, alone: bool = False, **more: Any) -> Heard[WecomPicture]:
    """What a message means."""
    found = convert(callback(alone=alone, **more), "走街", NOW)
    assert isinstance(found, Heard)
    return found


def text(words: str) -> dict[str, Any]:
    """A message of words."""
    return {"msgtype": "text", "text": {"content": words}}


@pytest.mark.parametrize(
    ("typed", "robot", "said"),
    [
        ("@走街 上报 东门", "走街", "上报 东门"),
        ("@走街\u2005上报 东门", "走街", "上报 东门"),
        ("@走街", "走街", ""),
        ("上报 东门 @走街", "走街", "上报 东门"),
        ("@走街 小助手 上报", "走街 小助手", "上报"),
        ("@走街小助手 上报", "走街", "上报"),  # it was renamed, and the setting was not
        ("@走街上报 东门", "走街", "上报 东门"),
        ("@走街：上报 东门", "走街", "上报 东门"),
        ("@走街，上报 东门", "走街", "上报 东门"),
        ("@走街查1", "走街", "查1"),
        ("@走街12 已清理", "走街", "12 已清理"),
        ("@走街/帮助", "走街", "/帮助"),
        ("@A+B (测试) 上报", "A+B (测试)", "上报"),
        ("@走街 上报 @陈俊 看", "走街", "上报 @陈俊 看"),
        ("上报 a@b.cn", "走街", "上报 a@b.cn"),
    ],
)
def test_the_name_goes(typed: str, robot: str, said: str) -> None:
    """The configured name wherever it stands and ends, else the first word with an @."""
    assert spoken(typed, robot) == said


def test_a_group_message() -> None:
    """Who, where, what; the moment is WeCom's if it is believable."""
    found = heard(**text("@走街 帮助"), create_time=int(NOW.timestamp()) - 5)
    assert (found.message.chat, found.message.sender, found.message.text) == (GROUP, "chenjun", "帮助")
    assert found.message.at == NOW - timedelta(seconds=5)
    for odd in (0, -1, 10**15, "x", None, int(NOW.timestamp()) + 60):
        assert heard(**text("@走街 帮助"), create_time=odd).message.at == NOW


def test_a_private_message_keeps_its_names() -> None:
    """There is no mention to be taken off; the talk has the id of the person it is with."""
    found = heard(alone=True, **text("@陈俊 来一下"))
    assert (found.message.chat, found.message.text) == (ALONE, "@陈俊 来一下")


def test_mixed() -> None:
    """Words and pictures in one message."""
    items = [text("@走街 上报 东门"), {"msgtype": "image", "image": PICTURE}, text("占道")]
    found = heard(msgtype="mixed", mixed={"msg_item": [*items, "odd", {"msgtype": "mixed"}]})
    assert found.message.text == "上报 东门\n占道"
    assert found.pictures == (WecomPicture(PICTURE["url"], PICTURE["aeskey"]),)


@pytest.mark.parametrize(
    ("item", "title"),
    [
        ({"msgtype": "video", "video": {"url": "https://example.com/v"}}, "视频"),
        ({"msgtype": "location", "location": {}}, "位置"),
        ({"msgtype": "hologram"}, "这种消息"),
        ({"msgtype": "voice", "voice": {"content": "东门"}}, ""),
        ({"msgtype": "image", "image": PICTURE}, ""),
        (text(""), ""),
    ],
)
def test_what_cannot_be_used_in_a_mixed_message(item: dict[str, Any], title: str) -> None:
    """Its sender is told of it, beside words or alone."""
    worded = heard(msgtype="mixed", mixed={"msg_item": [text("@走街 上报 东门 占道"), item]})
    assert worded.message.unusable == title and "上报 东门 占道" in worded.message.text
    if title:
        assert heard(alone=True, msgtype="mixed", mixed={"msg_item": [item]}).mute == title


def test_quotes() -> None:
    """A quote's words are what is quoted, its pictures join; a picture alone needs no words."""
    found = heard(**text("@走街 通过"), quote=text("#12 待核查 · 占道经营"))
    assert (found.message.text, found.message.quotes) == ("通过", Quote("#12 待核查 · 占道经营", (12,)))
    found = heard(**text("@走街"), quote={"msgtype": "image", "image": PICTURE})
    assert (found.message.text, len(found.pictures)) == ("", 1)
    mixed = {"msgtype": "mixed", "mixed": {"msg_item": [text("看"), {"msgtype": "image", "image": PICTURE}]}}
    found = heard(**text("@走街 补充 1"), quote=mixed)
    assert (found.message.quotes, len(found.pictures)) == (Quote("看"), 1)
    found = heard(**text("@走街 补充 1"), quote={"msgtype": "voice", "voice": {"content": "东门"}})
    assert found.message.quotes == Quote("东门")


CARD = {
    "card_type": "button_interaction",
    "main_title": {"title": "#12 待核查 · 占道经营"},
    "sub_title_text": "东门",
}


@pytest.mark.parametrize(
    "quote",
    [
        {"msgtype": "markdown", "markdown": {"content": "#12 待核查 · 占道经营\n东门"}},
        {"msgtype": "markdown", "markdown": {"content": "> **#12 待核查 · 占道经营\n东门"}},
        {"msgtype": "stream", "stream": {"id": "s", "finish": True, "content": "#12 待核查 · 占道经营"}},
        {"msgtype": "template_card", "template_card": CARD},
        {"msgtype": "stream_with_template_card", "stream": {"content": ""}, "template_card": CARD},
        {"msgtype": "stream_with_template_card", "stream_with_template_card": {"template_card": CARD}},
        {"msgtype": "no such kind", "text": {"content": "#12 待核查 · 占道经营"}},
        {
            "template_card": {
                "main_title": None,
                "horizontal_content_list": ["x", {"keyname": "#12", "value": "待核查"}],
            }
        },
    ],
)
def test_quotes_of_our_own_messages(quote: dict[str, Any]) -> None:
    """However a client hands it over, a quoted card carries its case."""
    found = heard(**text("@走街 通过"), quote=quote).message.quotes
    assert found is not None and found.cases == (12,)


@pytest.mark.parametrize("name", ["url", "pic_url"])
@pytest.mark.parametrize("key", ["aeskey", "aes_key"])
def test_names_of_links_and_keys(name: str, key: str) -> None:
    """Both are read under each name that has been seen, alone and among words."""
    image = {"msgtype": "image", "image": {name: "https://example.com/1", key: "a2V5"}}
    expected = (WecomPicture("https://example.com/1", "a2V5"),)
    assert heard(alone=True, **image).pictures == expected
    assert heard(msgtype="mixed", mixed={"msg_item": [text("@走街 上报 东门"), image]}).pictures == expected


def test_pictures_without_a_link() -> None:
    """They are noticed, so that their sender is told; in a quote nobody asked for them."""
    assert heard(alone=True, msgtype="image", image={}).pictures == (WecomPicture("", ""),)
    assert heard(**text("@走街 补充 1"), quote={"msgtype": "image", "image": {}}).pictures == ()


def test_kinds_that_are_not_said() -> None:
    """A message is what it has, where its kind is missing or unknown."""
    for odd in ({}, {"msgtype": None}, {"msgtype": "rich"}):
        assert heard(**{**text("@走街 帮助"), "msgtype": None} | odd).message.text == "帮助"
    assert heard(alone=True, msgtype=7, image=PICTURE).pictures


def test_kinds_of_private_messages() -> None:
    """Pictures and files are fetched, a voice is its words, and the rest is answered politely."""
    assert heard(alone=True, msgtype="image", image=PICTURE).pictures == (
        WecomPicture(PICTURE["url"], PICTURE["aeskey"]),
    )
    assert heard(alone=True, msgtype="file", file=PICTURE).pictures[0].as_file
    assert heard(alone=True, msgtype="voice", voice={"content": "上报 东门"}).message.text == "上报 东门"
    assert heard(alone=True, msgtype="voice", voice={"content": ""}).mute == "语音"
    assert heard(alone=True, msgtype="video", video=PICTURE).mute == "视频"
    assert heard(alone=True, msgtype="no such kind").mute == "这种消息"
    assert convert(callback(msgtype="appmsg"), "走街", NOW) is None


def press(**event: Any) -> dict[str, Any]:
    """A button was pressed."""
    data = {"eventtype": "template_card_event", "template_card_event": {"task_id": "zoujie-7"} | event}
    return callback("aibot_event_callback", msgtype="event", event=data)


def test_presses() -> None:
    """Which row, which button, which card; whoever invents a key presses nothing."""
    found = convert(press(event_key="c:7:1"), "走街", NOW)
    assert isinstance(found, WecomPress)
    assert (found.row, found.mark, found.task, found.message.chat) == (7, 1, "zoujie-7", GROUP)
    beside = {"eventtype": "template_card_event", "event_key": "c:7:1", "task_id": "zoujie-7"}
    assert convert(callback("aibot_event_callback", event=beside), "走街", NOW) == found
    for odd in ("", "c:7", "c:7:-1", "c:x:1", "c:7:1;", "c:" + "9" * 16 + ":1", "c:７:1 "):
        assert convert(press(event_key=odd), "走街", NOW) is None
    for other in ("enter_chat", "feedback_event", ""):
        assert convert(callback("aibot_event_callback", event={"eventtype": other}), "走街", NOW) is None


def test_a_talk_that_is_not_called_one() -> None:
    """Events are documented with neither a chat nor its kind: then it is the private talk, where a press counts."""
    frame = press(event_key="c:7:1")
    del frame["body"]["chatid"], frame["body"]["chattype"]
    found = convert(frame, "走街", NOW)
    assert isinstance(found, WecomPress) and found.message.chat == ALONE


@pytest.mark.parametrize("missing", ["msgid", "from", "chatid", "chattype"])
def test_what_has_no_sender_or_place_is_left(missing: str) -> None:
    """Nobody could be answered."""
    frame = callback(**text("@走街 帮助"))
    del frame["body"][missing]
    found = convert(frame, "走街", NOW)
    assert found is None or missing == "chattype"


def test_odd_ids() -> None:
    """What no database would keep is left alone."""
    for odd in ("", "m\0", "m" * 257, 7, None):
        assert (
            convert(
                callback(**text("@走街 帮助")) | {"body": callback()["body"] | {"msgid": odd}}, "走街", NOW
            )
            is None
        )


_json = some.recursive(
    some.none() | some.booleans() | some.integers() | some.text(max_size=8),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(some.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
_names = some.sampled_from(
    ["msgtype", "text", "image", "mixed", "quote", "event", "from", "chatid", "create_time"]
)


@given(some.dictionaries(_names, _json))
def test_nothing_breaks_it(odd: dict[str, Any]) -> None:
    """Whatever stands in a callback, it is understood or left alone."""
    for cmd in ("aibot_msg_callback", "aibot_event_callback"):
        convert(callback(cmd, alone=True, msgtype="mixed") | {"body": odd}, "走街", NOW)
        convert(callback(cmd, **odd), "走街", NOW)


def app(**fields: str) -> Heard[WecomPicture] | None:
    """A callback of the self-built app."""
    base = {"FromUserName": "chenjun", "MsgId": "7", "CreateTime": str(int(NOW.timestamp()))}
    return app_convert.convert(base | fields, NOW)


def test_the_app() -> None:
    """Words, a picture on the shelf, a place whose X is the latitude; events mean nothing."""
    said = app(MsgType="text", Content=" 帮助 ")
    assert said is not None and (said.message.id, said.message.text) == ("app:7", "帮助")
    assert said.message.chat == ALONE
    photo = app(MsgType="image", MediaId="abc", PicUrl="http://127.0.0.1:9/")
    assert photo is not None and photo.pictures[0] == WecomPicture("", "", media_id="abc")
    here = app(MsgType="location", Location_X="30.27", Location_Y="120.15", Label="人民广场")
    assert here is not None and here.message.place == Place(30.27, 120.15)
    assert here.message.text == "上报 人民广场"
    odd = app(MsgType="location", Location_X="91", Location_Y="nan", Label="x")
    assert odd is not None and odd.message.place is None and odd.mute
    voice = app(MsgType="voice", MediaId="abc")
    assert voice is not None and voice.mute == "语音"
    spoken = app(MsgType="voice", MediaId="abc", Recognition="上报 东门")
    assert spoken is not None and (spoken.message.text, spoken.mute) == ("上报 东门", "")
    assert app(MsgType="event", Event="enter_agent") is None
    assert app(MsgType="text", Content="x", MsgId="７") is None
