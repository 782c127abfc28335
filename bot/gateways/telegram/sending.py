"""The calls that put one message on Telegram, or change one."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any, NamedTuple

from telegram import InputMediaPhoto, LinkPreviewOptions, Message
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden, RetryAfter, TelegramError

from bot.gateways.telegram.calls import Caller, is_markup, is_no_topic, is_picture
from bot.gateways.telegram.layout import NOTHING, Document, Part, PhotoPart, Text
from bot.gateways.telegram.uploaded import Content, Item, Uploaded
from domain.chat import Chat, File, Photo
from storage.photos import PhotoFiles, Size

log = logging.getLogger("zoujie.telegram")

CAPTION = "c"  # after the id of a message whose words are a photo's caption
_BARE = LinkPreviewOptions(is_disabled=True)


class Where(NamedTuple):
    """A group or a private talk, a topic of it, and the one person there who is to see it."""

    chat: str
    topic: int | None = None
    only_for: int | None = None

    @property
    def more(self) -> dict[str, Any] | None:
        """What the library has no name for yet. A server that does not know it shows the message to all."""
        if self.only_for is None:
            return None
        return {"ephemeral_message_parameters": {"receiver_user_id": self.only_for}}


def _where(chat: Chat, only_for: int | None = None) -> Where:
    return Where(chat.room.id, int(chat.topic) if chat.topic.isdecimal() else None, only_for)


def _id(sent: Message) -> str:
    """What one person alone sees has no number; its own may be used again, so it names nothing here."""
    return (
        str(sent.message_id)
        if sent.message_id
        else f"alone:{sent.api_kwargs.get('ephemeral_message_id', '')}"
    )


class Sender:
    """Puts messages on Telegram. Raises what the library raises."""

    def __init__(self, bot: Caller, files: PhotoFiles) -> None:
        self._bot = bot
        self._files = files
        self._uploaded = Uploaded()

    async def send(self, chat: Chat, part: Part, only_for: int | None = None) -> str:
        """Send one part, into its topic if the chat is one. Out: the id of the message; of an album of its first.

        `only_for` is the one person who is to see a text. Where that is refused, all see it; where the topic is gone
        or closed, it is said in the group itself.
        """
        try:
            return await self._part(_where(chat, only_for), part)
        except (BadRequest, Forbidden) as error:
            if chat.topic and is_no_topic(error):
                log.warning("a topic is gone or closed: said in its group")
                return await self.send(chat.room, part, only_for)
            if only_for is None:
                raise
            log.info("nothing can be said to one person alone here: said to all")
            return await self.send(chat, part)

    async def _part(self, where: Where, part: Part) -> str:
        match part:
            case Text():
                return await self._text(where, part)
            case PhotoPart():
                return await self._pictures(where, part)
            case Document():
                return await self._document(where, part.file)

    async def change(self, chat: Chat, id_: str, text: Text) -> None:
        """Give an earlier message other words and buttons; its photo stays."""
        number, caption = int(id_.removesuffix(CAPTION)), id_.endswith(CAPTION)

        async def once(words: str, mode: str | None) -> None:
            if caption:
                await self._bot.edit_message_caption(
                    chat.room.id, number, caption=words, parse_mode=mode, reply_markup=text.keyboard
                )
            else:
                await self._bot.edit_message_text(
                    words,
                    chat.room.id,
                    number,
                    parse_mode=mode,
                    reply_markup=text.keyboard,
                    link_preview_options=_BARE,
                )

        try:
            await once(text.html, ParseMode.HTML)
        except BadRequest as error:
            if not is_markup(error):
                raise
            await once(text.words, None)

    async def unbutton(self, chat: Chat, id_: str) -> None:
        """Remove the buttons of a message that was replaced. It may have none."""
        try:
            await self._bot.edit_message_reply_markup(chat.room.id, int(id_.removesuffix(CAPTION)))
        except RetryAfter:
            raise
        except TelegramError as error:
            log.info("old buttons stay: %s", type(error).__name__)

    async def _text(self, where: Where, text: Text) -> str:
        try:
            sent = await self._bot.send_message(
                where.chat,
                text.html,
                message_thread_id=where.topic,
                parse_mode=ParseMode.HTML,
                reply_markup=text.keyboard,
                link_preview_options=_BARE,
                api_kwargs=where.more,
            )
        except BadRequest as error:
            if not is_markup(error):
                raise
            sent = await self._bot.send_message(
                where.chat,
                text.words,
                message_thread_id=where.topic,
                reply_markup=text.keyboard,
                link_preview_options=_BARE,
                api_kwargs=where.more,
            )
        return _id(sent)

    async def _pictures(self, where: Where, pictures: PhotoPart) -> str:
        found = [self._item(photo) for photo in pictures.photos]
        if not all(found):
            log.error("%s of %s photos are not on the disk", found.count(None), len(found))
        there = [item for item in found if item is not None]
        try:
            if len(there) > 1:
                return await self._album(where, there, pictures.captions)
            if there:
                return await self._captioned(where, there[0], pictures.text)
        except BadRequest as error:
            if not is_picture(error):
                raise
            log.error("Telegram does not take a photo; its words go without it")
        return await self._text(where, pictures.text or Text(NOTHING, NOTHING))

    async def _captioned(self, where: Where, item: Item, text: Text | None) -> str:
        try:
            return await self._photo(where, item, text)
        except BadRequest as error:
            if text is None or not is_markup(error):
                raise
            return await self._photo(where, item, Text("", text.words, text.keyboard))

    async def _photo(self, where: Where, item: Item, text: Text | None) -> str:
        caption = (text.html or text.words) if text else None
        mode = ParseMode.HTML if text and text.html else None
        keyboard = text.keyboard if text else None

        async def put(contents: Sequence[Content]) -> Sequence[Message]:
            photo = contents[0]
            sent = await self._bot.send_photo(
                where.chat,
                photo,
                message_thread_id=where.topic,
                caption=caption,
                parse_mode=mode,
                reply_markup=keyboard,
                filename="photo.jpg",
            )
            return [sent]

        (sent,) = await self._uploaded.send([item], put)
        return f"{sent.message_id}{CAPTION if text else ''}"

    async def _album(self, where: Where, items: Sequence[Item], captions: Sequence[str]) -> str:
        titles = captions if len(captions) == len(items) else [None] * len(items)

        async def put(contents: Sequence[Content]) -> Sequence[Message]:
            media = [
                InputMediaPhoto(content, caption=title, filename="photo.jpg")
                for content, title in zip(contents, titles, strict=True)
            ]
            return await self._bot.send_media_group(where.chat, media, message_thread_id=where.topic)

        sent = await self._uploaded.send(items, put)
        return str(sent[0].message_id)

    async def _document(self, where: Where, file: File) -> str:
        path = self._files.made.document(file.sha256)
        if path is None:
            log.error("a file is not on the disk")
            return await self._text(where, Text(NOTHING, NOTHING))

        async def put(contents: Sequence[Content]) -> Sequence[Message]:
            sent = await self._bot.send_document(
                where.chat, contents[0], message_thread_id=where.topic, filename=file.name
            )
            return [sent]

        (sent,) = await self._uploaded.send([Item(f"{file.sha256} {file.name}", path)], put)
        return str(sent.message_id)

    def _item(self, photo: Photo) -> Item | None:
        """The copy without metadata that may be shown."""
        path = self._files.path(photo.sha256, Size.SHOWN)
        return Item(photo.sha256, path) if path else None
