"""The call that puts a message laid out in blocks on Telegram (sendRichMessage, since Bot API 10.1)."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

from telegram import InputFile
from telegram.error import BadRequest, EndPointNotFound, Forbidden, InvalidToken

from bot.gateways.telegram import rich
from bot.gateways.telegram.abilities import Abilities, Ability
from bot.gateways.telegram.calls import Caller, is_no_topic, is_unknown
from bot.gateways.telegram.layout import Keyboard
from bot.gateways.telegram.uploaded import Content, Item, Uploaded, item_of
from bot.gateways.telegram.where import Where, place_of
from domain.blocks import Block
from domain.chat import Chat
from storage.photos import PhotoFiles

log = logging.getLogger("zoujie.telegram")


class RichSender:
    """Puts blocks on Telegram where that can be done."""

    def __init__(self, bot: Caller, files: PhotoFiles, abilities: Abilities, uploaded: Uploaded) -> None:
        self._bot = bot
        self._files = files
        self._abilities = abilities
        self._uploaded = uploaded

    async def send(self, chat: Chat, blocks: Sequence[Block], keyboard: Keyboard) -> str | None:
        """Send the blocks. Out: the id of the message; None if the server or the blocks cannot: nothing was sent then,
        and the words and pictures say the same. Raises what the library raises where that is not so.
        """
        laid = rich.laid(blocks) if self._abilities.able(Ability.RICH) else None
        if laid is None:
            return None
        try:
            return await self._send(place_of(chat), laid, keyboard)
        except (EndPointNotFound, InvalidToken):  # other calls tell if it is the token
            self._abilities.lose(Ability.RICH)
        except (BadRequest, Forbidden) as error:
            if chat.topic and is_no_topic(error):
                return await self.send(chat.room, blocks, keyboard)
            if is_unknown(error):
                self._abilities.lose(Ability.RICH)
            log.error("blocks were refused (%s): said in words and pictures", type(error).__name__)
        return None

    async def _send(self, where: Where, laid: rich.Laid, keyboard: Keyboard) -> str:
        items = [item for photo in laid.photos if (item := item_of(photo, self._files))]
        if len(items) < len(laid.photos):
            log.error("%s of %s photos are not on the disk", len(laid.photos) - len(items), len(laid.photos))
        number = ""

        async def put(contents: Sequence[Content]) -> Sequence[str]:
            nonlocal number
            sent = await self._call(where, laid, keyboard, dict(zip(items, contents, strict=True)))
            number = str(sent["message_id"])
            shown = rich.photos_of(sent.get("rich_message", {}))
            return shown if len(shown) == len(items) else [""] * len(items)

        await self._uploaded.send(items, put)
        return number

    async def _call(
        self, where: Where, laid: rich.Laid, keyboard: Keyboard, contents: dict[Item, Content]
    ) -> dict[str, Any]:
        """Photos by their ids, or sent along under names of their own."""
        names, files = dict[str, str](), dict[str, InputFile]()
        for at, (item, content) in enumerate(contents.items()):
            if isinstance(content, str):
                names[item.key] = content
            else:
                names[item.key] = f"attach://photo{at}"
                files[f"photo{at}"] = InputFile(content, filename="photo.jpg")
        asked = {
            "chat_id": where.chat,
            "rich_message": rich.message_of(laid.blocks, names.get),
            **({"message_thread_id": where.topic} if where.topic else {}),
            **({"reply_markup": keyboard} if keyboard else {}),
            **files,
        }
        sent: dict[str, Any] = await self._bot.do_api_request("sendRichMessage", api_kwargs=asked)
        return sent
