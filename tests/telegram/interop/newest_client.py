"""Drives the fake Bot API through aiogram, which speaks 10.3. Run by another interpreter, which has aiogram.

In: the server's address, the token, the group, a member of it, a photo, blocks; on standard input `done` after each
wish. Out: a line of JSON for each thing that was tried, `{"did": …, "wrong": …}`, and for each wish that something
happen there, `{"wish": …}`.
"""

from __future__ import annotations

import asyncio
import importlib
import json
import sys
from collections.abc import Awaitable, Callable
from typing import Any

aiogram = importlib.import_module("aiogram")
types = importlib.import_module("aiogram.types")
errors = importlib.import_module("aiogram.exceptions")
servers = importlib.import_module("aiogram.client.telegram")
sessions = importlib.import_module("aiogram.client.session.aiohttp")


def tell(**what: Any) -> None:
    """One line."""
    print(json.dumps(what, ensure_ascii=False), flush=True)  # noqa: T201 that is how it is heard


def unknown(found: Any, where: str = "") -> list[str]:
    """Fields that aiogram has no name for, wherever they are."""
    if isinstance(found, list | tuple):
        return [name for one in found for name in unknown(one, where)]
    if not hasattr(found, "model_extra"):
        return []
    here = [f"{where}.{name}" for name in (found.model_extra or {})]
    inner = [(name, getattr(found, name)) for name in type(found).model_fields]
    return here + [name for field, value in inner for name in unknown(value, f"{where}.{field}")]


class Driver:
    """One bot in one group."""

    def __init__(self, bot: Any, group: int, anna: int, photo: bytes) -> None:
        self.bot = bot
        self.group = group
        self.anna = anna
        self.photo = types.BufferedInputFile(photo, "photo.jpg")
        self.offset = 0

    async def wish(self, what: str) -> Any:
        """Have something happen there. Out: the update that tells of it, if one does."""
        tell(wish=what)
        await asyncio.to_thread(sys.stdin.readline)
        for update in await self.bot.get_updates(offset=self.offset, timeout=1):
            self.offset = update.update_id + 1
            self.knows(what, update)
            return update.message or update.callback_query
        return None

    def knows(self, what: str, found: Any) -> None:
        """aiogram has read it; whatever it has no name for is wrong."""
        tell(did=what, wrong=", ".join(unknown(found)))

    def must(self, what: str, truth: object) -> None:
        """Something that must be so."""
        tell(did=what, wrong="" if truth else "it is not so")

    async def refused(self, what: str, error: type[Exception], call: Callable[[], Awaitable[Any]]) -> None:
        """Something that the server must refuse so."""
        try:
            await call()
        except error:
            tell(did=what, wrong="")
        except Exception as other:  # whatever else it is, it is told
            tell(did=what, wrong=f"refused as {type(other).__name__}: {other}")
        else:
            tell(did=what, wrong="it was taken")

    # --- what is tried ---

    async def orders(self) -> None:
        """Commands that nobody else sees, answered as aiogram itself answers them."""
        command = types.BotCommand(command="my", description="我的任务", is_ephemeral=True)
        scope = types.BotCommandScopeAllGroupChats()
        await self.bot.set_my_commands([command], scope=scope)
        self.must("the menu has it so", (await self.bot.get_my_commands(scope=scope))[0].is_ephemeral)
        message = await self.wish("order")
        self.must("it has the number 0", message.message_id == 0 and message.ephemeral_message_id)
        self.must("it is for the bot", message.receiver_user.is_bot)
        answer = await message.reply("没有等您办的事。")
        self.knows("its answer", answer)
        self.must("the answer is alone", answer.ephemeral_message_id and answer.receiver_user.id == self.anna)

    async def alone(self) -> None:
        """A message to one person, its buttons, and what becomes of it."""
        whom = types.EphemeralMessageParameters(receiver_user_id=self.anna)
        button = types.InlineKeyboardButton(text="取消", callback_data="c:1:1")
        opened = types.InlineKeyboardMarkup(inline_keyboard=[[button]], force_reply=True)
        said = await self.bot.send_message(
            self.group, "哪里？", reply_markup=opened, ephemeral_message_parameters=whom
        )
        self.knows("a question to one person", said)
        self.must("its field is opened", said.reply_markup.force_reply is True)
        query = await self.wish("press")
        self.must("the press names it", query.message.ephemeral_message_id == said.ephemeral_message_id)
        await query.answer()
        names = (self.group, self.anna, said.ephemeral_message_id)
        gone = types.InlineKeyboardButton(text="取消", disabled=types.DisabledButton())
        used = types.InlineKeyboardMarkup(inline_keyboard=[[gone]])
        self.must("its words change", await self.bot.edit_ephemeral_message_text(*names, text="好，不办了。"))
        edited = await self.bot.edit_ephemeral_message_reply_markup(*names, reply_markup=used)
        self.must("its buttons are used", edited)
        self.must("it is deleted", await self.bot.delete_ephemeral_message(*names))
        bad = errors.TelegramBadRequest
        await self.refused("it is gone", bad, lambda: self.bot.delete_ephemeral_message(*names))
        await self.refused(
            "it has no number", bad, lambda: self.bot.edit_message_text("?", None, self.group, 0)
        )
        stranger = types.EphemeralMessageParameters(receiver_user_id=999)
        lost = self.bot.send_message
        await self.refused(
            "nobody is there", bad, lambda: lost(self.group, "?", ephemeral_message_parameters=stranger)
        )
        self.knows(
            "a photo to one person",
            await self.bot.send_photo(self.group, self.photo, ephemeral_message_parameters=whom),
        )

    async def blocks(self, given: Any) -> None:
        """Our own blocks, as aiogram reads them and sends them; and some that are too much."""
        read = types.InputRichMessage.model_validate(given)
        self.knows("our blocks", read)
        collage = types.InputRichBlockCollage(
            blocks=[types.InputRichBlockPhoto(photo=types.InputMediaPhoto(media=self.photo))] * 2,
            caption=types.RichBlockCaption(text="整改前、整改后"),
        )
        both = types.InputRichMessage(blocks=[*read.blocks, collage], skip_entity_detection=True)
        said = await self.bot.send_rich_message(self.group, both)
        self.knows("a message in blocks", said)
        self.must("it has no text", said.text is None and len(said.rich_message.blocks) == len(both.blocks))
        heading = types.InputRichBlockSectionHeading(text="改过", size=2)
        changed = await self.bot.edit_message_text(
            chat_id=self.group,
            message_id=said.message_id,
            rich_message=types.InputRichMessage(blocks=[heading]),
        )
        self.knows("changed blocks", changed)
        bad = errors.TelegramBadRequest
        two = types.InputRichMessage(html="<p>一</p>", blocks=[heading])
        await self.refused("two ways at once", bad, lambda: self.bot.send_rich_message(self.group, two))
        cell = types.RichBlockTableCell(text="列", align="left", valign="top")
        wide = types.InputRichMessage(blocks=[types.InputRichBlockTable(cells=[[cell] * 21])])
        await self.refused("21 columns", bad, lambda: self.bot.send_rich_message(self.group, wide))
        message = await self.wish("blocks")
        kinds = [block.type for block in message.rich_message.blocks]
        self.must(
            "a person's blocks are read", kinds == ["heading", "list", "photo"] and message.text is None
        )

    async def older(self) -> None:
        """The same on a server of Bot API 10.0."""
        await self.wish("older")
        heading = types.InputRichMessage(blocks=[types.InputRichBlockSectionHeading(text="?", size=1)])
        missing = errors.TelegramNotFound
        await self.refused("no blocks", missing, lambda: self.bot.send_rich_message(self.group, heading))
        whom = types.EphemeralMessageParameters(receiver_user_id=self.anna)
        said = await self.bot.send_message(self.group, "?", ephemeral_message_parameters=whom)
        self.must("to one person is to all", said.message_id > 0 and said.ephemeral_message_id is None)
        gone = types.InlineKeyboardButton(text="取消", disabled=types.DisabledButton())
        used = types.InlineKeyboardMarkup(inline_keyboard=[[gone]])
        bad = errors.TelegramBadRequest
        await self.refused(
            "no used buttons", bad, lambda: self.bot.send_message(self.group, "?", reply_markup=used)
        )


async def main() -> None:
    """Everything, once."""
    address, token, group, anna, photo, blocks = sys.argv[1:]
    api = servers.TelegramAPIServer.from_base(address)
    async with aiogram.Bot(token, session=sessions.AiohttpSession(api=api)) as bot:
        driver = Driver(bot, int(group), int(anna), bytes.fromhex(photo))
        driver.knows("getMe", await bot.get_me())
        await driver.orders()
        await driver.alone()
        await driver.blocks(json.loads(blocks))
        await driver.older()


if __name__ == "__main__":
    asyncio.run(main())
