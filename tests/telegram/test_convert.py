"""Updates as the Bot API sends them, and what the bot takes them for."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from bot.gateways.heard import Heard
from bot.gateways.telegram.contents import TelegramPicture
from bot.gateways.telegram.convert import (
    Happened,
    Me,
    Migrated,
    Seated,
    Stale,
    TelegramPress,
    chat_of,
    convert,
)
from domain.chat import Chat, Quote
from domain.photo import Place
from domain.platform import Platform
from tests.talk import ZONE
from tests.telegram.seats import RESTRICTIONS, RIGHTS

ME = Me(123456, "zoujie_bot")
GROUP = {"id": -1001000000001, "type": "supergroup", "title": "金山一网格群"}
ANNA = {"id": 5001, "is_bot": False, "first_name": "安娜"}
DATE = 1_772_413_200
NOW = datetime(2026, 3, 2, 9, 30, tzinfo=ZONE)
SIZES = [
    {"file_id": "small", "file_unique_id": "s", "width": 90, "height": 60, "file_size": 900},
    {"file_id": "large", "file_unique_id": "l", "width": 1280, "height": 960, "file_size": 90_000},
]


def message(**content: Any) -> dict[str, Any]:
    """A message of Anna's in the group."""
    return {"message_id": 7, "date": DATE, "chat": GROUP, "from": ANNA, **content}


def taken(kind: str, body: dict[str, Any]) -> Happened | None:
    """What is made of an update."""
    return convert({"update_id": 1, kind: body}, ME, NOW)


def heard(kind: str = "message", **content: Any) -> Heard[TelegramPicture]:
    """A message that is taken."""
    found = taken(kind, message(**content))
    assert isinstance(found, Heard)
    return found


def test_a_text() -> None:
    """Who, where, what, when."""
    said = heard(text="人民广场 占道经营").message
    assert (said.id, said.sender, said.text) == ("7", "5001", "人民广场 占道经营")
    assert said.chat == Chat(Platform.TELEGRAM, "-1001000000001")
    assert int(said.at.timestamp()) == DATE
    assert not said.forwarded and said.quotes is None and said.edits is None


def test_a_private_talk_has_the_number_of_its_person() -> None:
    """So that the register finds where somebody can be reached alone."""
    said = heard(text="帮助", chat={"id": 5001, "type": "private"}).message
    assert said.chat == Chat(Platform.TELEGRAM, "5001", private=True)


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("/report@zoujie_bot 人民广场", "/report 人民广场"),
        ("/REPORT@Zoujie_Bot", "/REPORT"),
        ("@zoujie_bot 整改 12", "整改 12"),
        ("@ZOUJIE_BOT，查 12", "，查 12"),
        ("@zoujie_bot2 整改 12", "@zoujie_bot2 整改 12"),
        ("请 @zoujie_bot 看", "请 @zoujie_bot 看"),
        ("/上报 人民广场", "/上报 人民广场"),
        ("坏\0了\ud800", "坏了?"),
    ],
)
def test_the_bots_own_name_is_dropped(typed: str, understood: str) -> None:
    """Only its own, only at the head."""
    assert heard(text=typed).message.text == understood


@pytest.mark.parametrize(
    ("typed", "addressed"),
    [("@zoujie_bot 早", True), ("请 @ZouJie_bot 看", True), ("@zoujie_bot2 早", False), ("走街早", False)],
)
def test_whoever_names_the_bot_expects_an_answer(typed: str, addressed: bool) -> None:
    """Wherever the name stands."""
    assert heard(text=typed).message.addressed is addressed


@pytest.mark.parametrize("typed", ["/report@other_bot 人民广场", "/start@zoujie_bot_2"])
def test_commands_for_other_bots_are_not_ours(typed: str) -> None:
    """They are spoken to somebody else."""
    assert taken("message", message(text=typed)) is None


def test_the_largest_size_of_a_photo_is_fetched() -> None:
    """With its caption as the words."""
    found = heard(photo=SIZES, caption="占道经营", media_group_id="9")
    assert found.pictures == (TelegramPicture("large", "l", 90_000),)
    assert (found.message.text, found.album) == ("占道经营", "9")


def test_a_picture_sent_as_a_file_is_a_picture() -> None:
    """It keeps its EXIF; other files are nothing to look at."""
    file = {"file_id": "f", "file_unique_id": "u", "mime_type": "image/jpeg", "file_size": 5}
    assert heard(document=file).pictures == (TelegramPicture("f", "u", 5),)
    assert taken("message", message(document=file | {"mime_type": "application/pdf"})) is None


def test_a_quote_of_the_bots_card() -> None:
    """Its text or caption, and which message it is; what others said is no quote of the bot."""
    card = message(text="#1 处置中") | {"from": {"id": 123456, "is_bot": True, "first_name": "走街"}}
    found = heard(text="已清理", reply_to_message=card)
    assert found.message.quotes == Quote("#1 处置中", (1,)) and found.replies == card["message_id"]
    card = card | {"text": None, "caption": "#2 待核查"}
    assert heard(text="已清理", reply_to_message=card).message.quotes == Quote("#2 待核查", (2,))
    found = heard(text="已清理", reply_to_message=message(text="#1"))
    assert found.message.quotes is None and found.replies is None


def test_one_line_of_a_list() -> None:
    """The case whose line was picked out of the list; a few words without a number pick none."""
    listed = message(text="等您办的（2 件）\n#1 占道经营 · 人民广场\n#3 违法停车 · 金山小区")
    listed |= {"from": {"id": 123456, "is_bot": True, "first_name": "走街"}}

    def picked(line: str) -> tuple[int, ...]:
        quote = {"text": line, "position": 10, "is_manual": True}
        found = heard(text="清好了", reply_to_message=listed, quote=quote).message.quotes
        assert found is not None
        return found.cases

    assert picked("#3 违法停车 · 金山小区") == (3,)
    assert picked("违法停车") == (1, 3)


def test_a_location() -> None:
    """Alone or not, it is kept."""
    found = heard(location={"latitude": 30.5, "longitude": 114.25})
    assert found.message.place == Place(30.5, 114.25)


def test_what_is_forwarded_is_marked() -> None:
    """Whoever wrote it first."""
    origin = {"type": "hidden_user", "sender_user_name": "某人", "date": DATE}
    assert heard(text="人民广场 占道经营", forward_origin=origin).message.forwarded


@pytest.mark.parametrize(
    "author",
    [
        {"from": {"id": 1087968824, "is_bot": True, "first_name": "Group"}, "sender_chat": GROUP},
        {"from": {"id": 777000, "is_bot": False, "first_name": "Telegram"}},
        {"sender_chat": {"id": -1009, "type": "channel", "title": "频道"}},
        {"from": {"id": 5900, "is_bot": True, "first_name": "别的机器人"}},
        {"from": None},
    ],
)
def test_who_is_no_person_is_not_heard(author: dict[str, Any]) -> None:
    """Anonymous admins, linked channels, posts as a channel, other bots: nobody could answer for it."""
    assert taken("message", message(text="通过 12") | author) is None


def test_an_edit_names_what_it_edits() -> None:
    """Under an id of its own, also for two edits within one second."""
    one = heard("edited_message", text="人民广场 东侧", edit_date=DATE + 5).message
    two = heard("edited_message", text="人民广场 西侧", edit_date=DATE + 5).message
    assert one.edits == two.edits == "7"
    assert one.id.startswith(f"7e{DATE + 5}") and one.id != two.id
    assert int(one.at.timestamp()) == DATE + 5


def test_an_edit_without_words_is_about_its_photo() -> None:
    """Another photo makes another edit; a position that moves on makes none."""
    first = heard("edited_message", photo=SIZES, edit_date=DATE)
    other = heard("edited_message", photo=SIZES[:1], edit_date=DATE)
    assert first.pictures and first.message.edits == "7" and first.message.id != other.message.id
    moved = {"latitude": 30.5, "longitude": 114.25, "live_period": 900}
    assert taken("edited_message", message(location=moved, edit_date=DATE)) is None


def test_a_sticker_is_answered_in_private_only() -> None:
    """In a group it is talk among people."""
    sticker = {
        "file_id": "s",
        "file_unique_id": "u",
        "type": "regular",
        "width": 1,
        "height": 1,
        "is_animated": False,
        "is_video": False,
    }
    assert taken("message", message(sticker=sticker)) is None
    assert heard(sticker=sticker, chat={"id": 5001, "type": "private"}).mute == "贴纸"


def test_a_press_names_row_and_button() -> None:
    """In the name of whoever presses, not of whom the card is for."""
    query = {"id": "44", "from": ANNA, "message": message(text="#1"), "chat_instance": "1", "data": "c:12:3"}
    found = taken("callback_query", query)
    assert isinstance(found, TelegramPress)
    assert (found.query, found.row, found.mark) == ("44", 12, 3)
    assert (found.message.id, found.message.sender) == ("cb:44", "5001")


@pytest.mark.parametrize("data", ["", "c:1", "c:-1:0", "c:1:0 ", "c:9999999999999999:0", "c:１:0", "x:1:0"])
def test_a_press_of_anything_else_is_only_answered(data: str) -> None:
    """A changed app can send any data."""
    query = {"id": "44", "from": ANNA, "message": message(text="#1"), "chat_instance": "1", "data": data}
    assert taken("callback_query", query) == Stale("44")


def test_a_group_that_moved_is_told_twice() -> None:
    """From the old side and from the new."""
    moved = Migrated("-400", "-1001000000001")
    old = message(migrate_to_chat_id=-1001000000001) | {"chat": {"id": -400, "type": "group", "title": "群"}}
    assert taken("message", old) == moved
    assert taken("message", message(migrate_from_chat_id=-400)) == moved


def _seat(old: str, new: str, kind: str = "supergroup", **more: Any) -> Happened | None:
    user = {"id": 123456, "is_bot": True, "first_name": "走街"}
    rights = dict.fromkeys((*RIGHTS, *RESTRICTIONS, "can_be_edited", "is_anonymous", "is_member"), False)
    return taken(
        "my_chat_member",
        {
            "chat": GROUP | {"type": kind},
            "from": ANNA,
            "date": DATE,
            "old_chat_member": {"user": user, "status": old, "until_date": 0, **rights},
            "new_chat_member": {"user": user, "status": new, "until_date": 0, **rights, **more},
        },
    )


def test_coming_and_going_is_noticed() -> None:
    """Taken in, put out, and made less than an admin; more rights need nobody's attention."""
    came = _seat("left", "member")
    assert isinstance(came, Seated) and came.present and not came.admin
    assert isinstance(admin := _seat("left", "administrator"), Seated) and admin.admin
    assert isinstance(gone := _seat("administrator", "kicked"), Seated) and not gone.present
    assert isinstance(less := _seat("administrator", "member"), Seated) and less.present
    assert _seat("member", "administrator") is None
    assert _seat("member", "kicked", kind="private") is None
    assert _seat("left", "kicked") is None


def test_being_muted_is_noticed() -> None:
    """Also on the way in; not what else is forbidden there, and not who is out all the same."""
    assert isinstance(muted := _seat("member", "restricted", is_member=True), Seated) and muted.muted
    assert isinstance(came := _seat("left", "restricted", is_member=True), Seated) and came.muted
    assert _seat("member", "restricted", is_member=True, can_send_messages=True) is None
    assert isinstance(gone := _seat("member", "restricted"), Seated) and not gone.present


def test_everything_happens_in_a_chat() -> None:
    """What belongs together is kept together."""
    assert chat_of(heard(text="到")) == "-1001000000001"
    assert chat_of(Migrated("-400", "-1001")) == "-400"
    assert chat_of(Stale("44")) == ""
