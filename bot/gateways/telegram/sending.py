"""The calls that put one message on Telegram, or change one."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from telegram import InlineKeyboardMarkup, InputMediaPhoto, LinkPreviewOptions, Message
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden, RetryAfter, TelegramError

from bot.gateways.telegram.abilities import Abilities, Ability
from bot.gateways.telegram.calls import Caller, is_markup, is_no_topic, is_picture, is_unknown
from bot.gateways.telegram.layout import NOTHING, Document, Part, PhotoPart, Text
from bot.gateways.telegram.uploaded import Content, Item, Uploaded, item_of
from bot.gateways.telegram.where import Alone, Where, place_of
from domain.chat import Chat, File
from storage.photos import PhotoFiles

log = logging.getLogger("zoujie.telegram")

CAPTION = "c"  # after the id of a message whose words are a photo's caption
ALONE = "alone:"  # before the receiver and the number of what one person alone sees
_BARE = LinkPreviewOptions(is_disabled=True)


class Sender:
    """Puts messages on Telegram. Raises what the library raises."""

    def __init__(self, bot: Caller, files: PhotoFiles, abilities: Abilities, uploaded: Uploaded) -> None:
        self._bot = bot
        self._files = files
        self._abilities = abilities
        self._uploaded = uploaded

    async def send(self, chat: Chat, part: Part, alone: Alone | None = None) -> str:
        """Send one part, into its topic if the chat is one. Out: the id of the message; of an album of its first.

        `alone` is the one person who is to see it. Where that is refused, all see it; where the topic is gone or
        closed, it is said in the group itself.
        """
        try:
            return await self._to_one_or_all(place_of(chat), part, alone)
        except (BadRequest, Forbidden) as error:
            if not (chat.topic and is_no_topic(error)):
                raise
            log.warning("a topic is gone or closed: said in its group")
            return await self._to_one_or_all(place_of(chat.room), part, alone)

    async def _to_one_or_all(self, where: Where, part: Part, alone: Alone | None) -> str:
        if alone is None or not self._abilities.able(Ability.ALONE):
            return await self._part(where, part)
        for whom in dict.fromkeys((alone, alone.by_right)):
            try:
                return await self._part(where.to(whom), part)
            except (BadRequest, Forbidden) as error:
                if where.topic and is_no_topic(error):
                    raise
                if is_unknown(error):
                    self._abilities.lose(Ability.ALONE)
                    break
        log.info("nothing can be said to one person alone here: said to all")
        return await self._part(where, part)

    async def _part(self, where: Where, part: Part) -> str:
        match part:
            case Text():
                return await self._text(where, part)
            case PhotoPart():
                return await self._pictures(where, part)
            case Document():
                return await self._document(where, part.file)

    def _id(self, where: Where, sent: Message) -> str:
        """What one person alone sees has no number of its own that names it: that may be used again."""
        if where.alone is None:
            return str(sent.message_id)
        number = sent.api_kwargs.get("ephemeral_message_id")
        if number is None:  # the server passed the parameter over, and all have seen it
            self._abilities.lose(Ability.ALONE)
            return str(sent.message_id)
        return f"{ALONE}{where.alone.receiver}:{number}"

    def _keyboard(self, where: Where, text: Text) -> InlineKeyboardMarkup | None:
        """The buttons; to one person with the field opened for the answer. In a group all would have it opened."""
        if not (text.keyboard and text.wants_reply and where.to_one and self._abilities.able(Ability.REPLY)):
            return text.keyboard
        return InlineKeyboardMarkup(text.keyboard.inline_keyboard, api_kwargs={"force_reply": True})

    async def change(
        self, chat: Chat, id_: str, text: Text, used: InlineKeyboardMarkup | None = None
    ) -> None:
        """Give an earlier message other words and buttons; its photo stays. Where it gets no buttons, those that it
        had are `used`."""
        number, caption = int(id_.removesuffix(CAPTION)), id_.endswith(CAPTION)
        keyboard = text.keyboard or self._used(used)

        async def once(words: str, mode: str | None) -> None:
            if caption:
                await self._bot.edit_message_caption(
                    chat.room.id, number, caption=words, parse_mode=mode, reply_markup=keyboard
                )
            else:
                await self._bot.edit_message_text(
                    words,
                    chat.room.id,
                    number,
                    parse_mode=mode,
                    reply_markup=keyboard,
                    link_preview_options=_BARE,
                )

        try:
            await once(text.html, ParseMode.HTML)
        except BadRequest as error:
            if self._takes_no_used(error) and keyboard is not text.keyboard:
                await self.change(chat, id_, text)
            elif is_markup(error):
                await once(text.words, None)
            else:
                raise

    async def unbutton(self, chat: Chat, id_: str, used: InlineKeyboardMarkup | None = None) -> None:
        """Show the buttons of a message that was replaced as used, or remove them. It may have none."""
        number, keyboard = int(id_.removesuffix(CAPTION)), self._used(used)
        try:
            await self._bot.edit_message_reply_markup(chat.room.id, number, reply_markup=keyboard)
        except RetryAfter:
            raise
        except TelegramError as error:
            if keyboard is not None and self._takes_no_used(error):
                await self.unbutton(chat, id_)
            else:
                log.info("old buttons stay: %s", type(error).__name__)

    def _used(self, keyboard: InlineKeyboardMarkup | None) -> InlineKeyboardMarkup | None:
        return keyboard if self._abilities.able(Ability.DISABLED) else None

    def _takes_no_used(self, error: TelegramError) -> bool:
        """True if the server knows no buttons that are shown as used; it is not asked for them again."""
        unknown = is_unknown(error)
        if unknown:
            self._abilities.lose(Ability.DISABLED)
        return unknown

    async def _text(self, where: Where, text: Text) -> str:
        try:
            sent = await self._bot.send_message(
                where.chat,
                text.html,
                message_thread_id=where.topic,
                parse_mode=ParseMode.HTML,
                reply_markup=self._keyboard(where, text),
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
                reply_markup=self._keyboard(where, text),
                link_preview_options=_BARE,
                api_kwargs=where.more,
            )
        return self._id(where, sent)

    async def _pictures(self, where: Where, pictures: PhotoPart) -> str:
        found = [item_of(photo.sha256, self._files) for photo in pictures.photos]
        if not all(found):
            log.error("%s of %s photos are not on the disk", found.count(None), len(found))
        there = [item for item in found if item is not None]
        try:
            if len(there) > 1 and where.alone:
                return await self._each(where, there, pictures.captions)
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
        keyboard = self._keyboard(where, text) if text else None

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
                api_kwargs=where.more,
            )
            return [sent]

        (sent,) = await self._uploaded.send([item], put)
        id_ = self._id(where, sent)
        return f"{id_}{CAPTION}" if text and not id_.startswith(ALONE) else id_

    async def _each(self, where: Where, items: Sequence[Item], captions: Sequence[str]) -> str:
        """No album can be shown to one person alone: one by one. Out: the id of the first."""
        titles = captions if len(captions) == len(items) else [""] * len(items)
        ids = [
            await self._photo(where, item, Text("", title) if title else None)
            for item, title in zip(items, titles, strict=True)
        ]
        return ids[0]

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
                where.chat,
                contents[0],
                message_thread_id=where.topic,
                filename=file.name,
                api_kwargs=where.more,
            )
            return [sent]

        (sent,) = await self._uploaded.send([Item(f"{file.sha256} {file.name}", path)], put)
        return self._id(where, sent)
