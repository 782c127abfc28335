"""What people can do in Telegram since 2026: commands that nobody else sees, and messages laid out in blocks."""

from __future__ import annotations

from typing import Any

from tests.telegram import ephemeral
from tests.telegram.asking import scope_name
from tests.telegram.people import People
from tests.telegram.world import Json


def write_blocks(people: People, chat: int, sender: int, *blocks: Json, **more: Any) -> Json:
    """Blocks, as newer apps let people write them: such a message has no text."""
    return people.send(chat, sender, {"rich_message": {"blocks": [*blocks]}}, **more)


def order(people: People, chat: int, sender: int, text: str) -> Json:
    """A command of the group's menu that nobody else sees; any other is said to all, as the app does it."""
    world = people.world
    menu = world.commands.get(scope_name({"type": "all_group_chats"}), [])
    alone = {one["command"] for one in menu if one.get("is_ephemeral")}
    if text.split()[0].lstrip("/").partition("@")[0] not in alone:
        return people.say(chat, sender, text)
    world.rooms[chat].members.setdefault(sender, "member")
    message = ephemeral.order(world, world.rooms[chat], sender, text)
    world.updates.put("message", message, chat)
    return message
