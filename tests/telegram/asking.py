"""What the bot asks and sets: who it is, updates, files, chats and members, command menus."""

from __future__ import annotations

import json
from typing import Any

from tests.telegram.asked import Asked
from tests.telegram.refusal import bad
from tests.telegram.seats import RIGHTS, member
from tests.telegram.world import BOT, GONE, Json, World, must

HEAVIEST_DOWNLOAD = 20 * 1024**2
CALLBACK_LIFE = 15.0  # seconds; undocumented, reports say 5 to 20
LONGEST_NOTE = 200  # of the words that a pressed button shows
OLD_QUERY = "query is too old and response timeout expired or query ID is invalid"
MOST_COMMANDS = 100


def get_me(world: World, _asked: Asked) -> Json:
    """getMe."""
    return world.users[BOT] | {
        "can_join_groups": True,
        "can_read_all_group_messages": not world.privacy,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


async def get_updates(world: World, asked: Asked) -> list[Json]:
    """getUpdates."""
    limit = asked.number("limit", 100)
    return await world.updates.poll(
        asked.number("offset"),
        limit if 1 <= limit <= 100 else 100,
        float(asked.text("timeout") or 0),
        asked.json("allowed_updates"),
    )


def set_webhook(world: World, asked: Asked) -> bool:
    """setWebhook; without an address it is deleteWebhook."""
    world.hook.set(asked.text("url"), asked.text("secret_token"), asked.number("max_connections", 40))
    world.updates.allow(asked.json("allowed_updates"))
    return _drop(world, asked)


def delete_webhook(world: World, asked: Asked) -> bool:
    """deleteWebhook."""
    world.hook.set("", "", 40)
    return _drop(world, asked)


def _drop(world: World, asked: Asked) -> bool:
    if asked.truth("drop_pending_updates"):
        world.updates.waiting.clear()
    return True


def get_webhook_info(world: World, _asked: Asked) -> Json:
    """getWebhookInfo."""
    return world.hook.info()


def get_file(world: World, asked: Asked) -> Json:
    """getFile: where it can be fetched from, for an hour; the Bot API says so only if it can."""
    id_ = asked.text("file_id")
    must(id_, bad("invalid file_id"))
    stored = world.file(id_)
    content = stored.content()
    must(len(content) <= HEAVIEST_DOWNLOAD, bad("file is too big"))
    return {
        "file_id": id_,
        "file_unique_id": f"AQAD{id_[-12:]}",
        "file_size": len(content),
    } | ({"file_path": stored.path} if stored.path else {})


def answer_callback_query(world: World, asked: Asked) -> bool:
    """answerCallbackQuery: within seconds, or it is too late."""
    id_ = asked.text("callback_query_id")
    _, at = world.callbacks.get(id_, (0, float("-inf")))
    must(world.seconds() - at <= CALLBACK_LIFE and id_ not in world.answered, bad(OLD_QUERY))
    must(len(asked.text("text")) <= LONGEST_NOTE, bad("MESSAGE_TOO_LONG"))
    world.answered[id_] = asked.text("text")
    return True


def get_chat(world: World, asked: Asked) -> Json:
    """getChat."""
    room = world.open_room(asked.text("chat_id"))
    gifts = (
        "unlimited_gifts",
        "limited_gifts",
        "unique_gifts",
        "premium_subscription",
        "gifts_from_channels",
    )
    return world.chat(room) | {
        "accent_color_id": 2,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(gifts, True),
        "permissions": {"can_send_messages": True, "can_send_photos": True},
    }


def get_chat_member(world: World, asked: Asked) -> Json:
    """getChatMember."""
    room, user = world.open_room(asked.text("chat_id")), asked.number("user_id")
    must(user in world.users, bad("invalid user_id specified"))
    return member(world, user, room.members.get(user, "left"))


def get_chat_administrators(world: World, asked: Asked) -> list[Json]:
    """getChatAdministrators: bots other than the asking one are left out."""
    room = world.open_room(asked.text("chat_id"))
    must(room.group, bad("there are no administrators in the private chat"))
    return [
        member(world, user, standing)
        for user, standing in room.members.items()
        if standing in ("creator", "administrator") and (user == BOT or not world.users[user]["is_bot"])
    ]


def get_chat_member_count(world: World, asked: Asked) -> int:
    """getChatMemberCount."""
    room = world.open_room(asked.text("chat_id"))
    return sum(standing not in GONE for standing in room.members.values())


def leave_chat(world: World, asked: Asked) -> bool:
    """leaveChat."""
    room = world.open_room(asked.text("chat_id"))
    must(room.group, bad("chat member status can't be changed in private chats"))
    room.members[BOT] = "left"
    return True


def get_my_default_administrator_rights(_world: World, _asked: Asked) -> Json:
    """getMyDefaultAdministratorRights."""
    return dict.fromkeys(RIGHTS, False) | {"is_anonymous": False}


def set_my_commands(world: World, asked: Asked) -> bool:
    """setMyCommands, for one scope and language."""
    commands = asked.json("commands") or []
    must(len(commands) <= MOST_COMMANDS, bad("BOT_COMMANDS_TOO_MUCH"))
    for one in commands:
        name, words = str(one.get("command", "")), str(one.get("description", ""))
        fits = (
            1 <= len(name) <= 32
            and name.isascii()
            and name.replace("_", "").isalnum()
            and name == name.lower()
        )
        must(fits, bad("BOT_COMMAND_INVALID"))
        must(1 <= len(words) <= 256, bad("BOT_COMMAND_DESCRIPTION_INVALID"))
    known = ("command", "description", *(["is_ephemeral"] if world.level >= (10, 2) else []))
    kept = [{name: one[name] for name in known if name in one} for one in commands]
    world.commands[_scope(world, asked)] = kept
    return True


def get_my_commands(world: World, asked: Asked) -> list[Json]:
    """getMyCommands: those of exactly this scope."""
    return world.commands.get(_scope(world, asked), [])


def delete_my_commands(world: World, asked: Asked) -> bool:
    """deleteMyCommands."""
    world.commands.pop(_scope(world, asked), None)
    return True


def _scope(world: World, asked: Asked) -> str:
    scope: dict[str, Any] = asked.json("scope") or {"type": "default"}
    if "chat_id" in scope:
        world.open_room(scope["chat_id"])
    return scope_name(scope, asked.text("language_code"))


def scope_name(scope: dict[str, Any], language: str = "") -> str:
    """Where `World.commands` has the menu of a scope."""
    return json.dumps({**scope, "language": language}, sort_keys=True)


def say_yes(_world: World, _asked: Asked) -> bool:
    """Descriptions and names of the bot: taken, and of no interest."""
    return True
