"""The fake Bot API itself: every real limit on what a bot says holds."""

from __future__ import annotations

import pytest
import telegram
from telegram import Bot, InputMediaDocument, InputMediaPhoto
from telegram.error import (
    BadRequest,
)

from tests.photographs import photograph, png_of_nothing, small_photo
from tests.telegram.conftest import ANNA, BO, GROUP, Hands, keyboard
from tests.telegram.markup import marked
from tests.telegram.people import People
from tests.telegram.world import World


async def test_html(bot: Bot) -> None:
    """Markup becomes entities that count UTF-16 units; whom the bot never met is not mentioned."""
    html = (
        f'<b>😀#1</b> 请 <a href="tg://user?id={BO}">阿波</a> <a href="tg://user?id=1">无名</a> &lt;b&gt; a.b'
    )
    message = await bot.send_message(GROUP, html, parse_mode="HTML")
    assert message.text == "😀#1 请 阿波 无名 <b> a.b"
    assert [(one.type, one.offset, one.length) for one in message.entities] == [
        ("bold", 0, 4),
        ("text_mention", 7, 2),
    ]
    assert message.entities[1].user and message.entities[1].user.id == BO
    assert message.parse_entities() == {message.entities[0]: "😀#1", message.entities[1]: "阿波"}


@pytest.mark.parametrize(
    ("html", "why"),
    [
        ("<b>开头", 'Can\'t find end tag corresponding to start tag "b"'),
        ("结尾</b>", "Unexpected end tag at byte offset 6"),
        ("<test/>", 'Unsupported start tag "test/" at byte offset 0'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("<b>一</i>", 'Unmatched end tag at byte offset 6, expected "</b>", found "</i>"'),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<span>一</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
async def test_html_that_is_wrong(bot: Bot, html: str, why: str) -> None:
    """Markup that does not add up is refused in Telegram's words."""
    with pytest.raises(BadRequest) as refused:
        await bot.send_message(GROUP, html, parse_mode="HTML")
    assert (
        refused.value.message == f"Can't parse entities: {why[0].lower()}{why[1:]}"
        or why in refused.value.message
    )


async def test_entities_that_nobody_marked(bot: Bot, world: World) -> None:
    """Telegram makes mentions, links, commands and tags live by itself."""
    text = "@anna_test 见 example.com，/help，#金山 #12 a@b.cn 中/help"
    await bot.send_message(GROUP, text)
    said = world.said(GROUP)[-1]
    assert [(one["type"], marked(said["text"], one)) for one in said["entities"]] == [
        ("mention", "@anna_test"),
        ("url", "example.com"),
        ("bot_command", "/help"),
        ("hashtag", "#金山"),
        ("email", "a@b.cn"),
    ]


async def test_length(bot: Bot) -> None:
    """4,096 UTF-16 units of text after parsing, 1,024 of a caption, and not one more."""
    await bot.send_message(GROUP, "<b>" + "😀" * 2048 + "</b>", parse_mode="HTML")
    with pytest.raises(BadRequest, match="Message is too long"):
        await bot.send_message(GROUP, "😀" * 2048 + "x")
    await bot.send_photo(GROUP, small_photo(1), caption="字" * 1024)
    with pytest.raises(BadRequest, match="Message caption is too long"):
        await bot.send_photo(GROUP, small_photo(1), caption="字" * 1025)
    with pytest.raises(BadRequest, match="Message text is empty"):
        await bot.send_message(GROUP, " \n ")


async def test_buttons(bot: Bot) -> None:
    """1 to 64 bytes of data to a button, at most a hundred buttons."""
    await bot.send_message(GROUP, "选", reply_markup=keyboard("字" * 21))
    with pytest.raises(BadRequest, match="Button_data_invalid"):
        await bot.send_message(GROUP, "选", reply_markup=keyboard("字" * 22))
    with pytest.raises(BadRequest, match="Reply_markup_too_long"):
        await bot.send_message(GROUP, "选", reply_markup=keyboard(*map(str, range(101))))


async def test_photos_and_files(bot: Bot, world: World) -> None:
    """Photos are measured; files keep their bytes; both can be sent again by their id."""
    photo = await bot.send_photo(GROUP, small_photo(1), caption="照")
    assert (photo.photo[-1].width, photo.photo[-1].height) == (640, 480)
    again = await bot.send_photo(GROUP, photo.photo[-1].file_id)
    assert again.photo[-1].width == 640
    document = await bot.send_document(GROUP, b"PK-report", filename="简报.docx")
    assert document.document and document.document.file_name == "简报.docx"
    assert world.file(document.document.file_id).content() == b"PK-report"
    for wrong, why in (
        (png_of_nothing(9000, 1001), "Photo_invalid_dimensions"),
        (png_of_nothing(2100, 100), "Photo_invalid_dimensions"),
        (b"no picture", "Image_process_failed"),
        (photograph(640, 480) + bytes(10 * 1024**2), "too big for a photo"),
    ):
        with pytest.raises(BadRequest, match=why):
            await bot.send_photo(GROUP, wrong)


async def test_albums(bot: Bot, hands: Hands) -> None:
    """Two to ten of one kind; the caption of the first is the album's."""
    photos = [InputMediaPhoto(small_photo(one), caption="说明" if one == 1 else None) for one in (1, 2)]
    sent = await bot.send_media_group(GROUP, photos)
    assert [one.caption for one in sent] == ["说明", None] and sent[0].media_group_id == sent[
        1
    ].media_group_id
    hands.on(60)
    documents = [InputMediaDocument(b"a", filename="a.txt"), InputMediaDocument(b"b", filename="b.txt")]
    assert len(await bot.send_media_group(GROUP, documents)) == 2
    with pytest.raises(BadRequest, match="Too few"):
        await bot.send_media_group(GROUP, photos[:1])
    with pytest.raises(BadRequest, match="Too many"):
        await bot.send_media_group(GROUP, [InputMediaPhoto(small_photo(1))] * 11)


async def test_replies(bot: Bot, people: People) -> None:
    """A reply shows what it answers; what is not there cannot be answered."""
    asked = people.say(GROUP, ANNA, "问")
    answer = await bot.send_message(GROUP, "答", reply_to_message_id=asked["message_id"])
    assert answer.reply_to_message and answer.reply_to_message.text == "问"
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await bot.send_message(GROUP, "答", reply_to_message_id=999)
    assert not (
        await bot.send_message(GROUP, "答", reply_to_message_id=999, allow_sending_without_reply=True)
    ).reply_to_message


async def test_edits(bot: Bot, people: People, world: World) -> None:
    """A message changes in place, once; the same again, another's, and what is gone cannot be changed."""
    sent = await bot.send_message(GROUP, "旧", reply_markup=keyboard("a"))
    changed = await bot.edit_message_text("新", GROUP, sent.message_id)
    assert isinstance(changed, telegram.Message) and changed.text == "新" and changed.reply_markup is None
    with pytest.raises(BadRequest, match="Message is not modified"):
        await bot.edit_message_text("新", GROUP, sent.message_id)
    await bot.edit_message_reply_markup(GROUP, sent.message_id, reply_markup=keyboard("b"))
    with pytest.raises(BadRequest, match="There is no caption in the message to edit"):
        await bot.edit_message_caption(GROUP, sent.message_id, caption="新")
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await bot.edit_message_text("新", GROUP, 999)
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("新", GROUP, people.say(GROUP, ANNA, "别人的")["message_id"])
    photo = await bot.edit_message_media(
        InputMediaPhoto(small_photo(1), caption="图"), GROUP, sent.message_id
    )
    assert isinstance(photo, telegram.Message) and photo.photo and photo.caption == "图"
    await bot.edit_message_caption(GROUP, sent.message_id, caption="图二")
    assert [one.how for one in world.shown] == ["new", "edit", "same", "buttons", "edit", "edit"]


async def test_deleting(bot: Bot, people: People, hands: Hands, world: World) -> None:
    """The bot's own messages can go for two days."""
    sent = await bot.send_message(GROUP, "错")
    old = await bot.send_message(GROUP, "旧")
    assert await bot.delete_message(GROUP, sent.message_id)
    assert [one["text"] for one in world.said(GROUP)] == ["旧"]
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await bot.delete_message(GROUP, sent.message_id)
    hands.on(48 * 3600)
    with pytest.raises(BadRequest, match="Message can't be deleted"):
        await bot.delete_message(GROUP, old.message_id)
