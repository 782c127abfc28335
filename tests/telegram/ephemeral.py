"""What one person alone sees in a group, as Bot API 10.3 has it: who may say it when, and how it is changed.

Undocumented, and chosen here: how errors are worded, and that only the last few messages to one person live on.
"""

from __future__ import annotations

from typing import Any

from tests.telegram.asked import Asked
from tests.telegram.refusal import Refusal, bad
from tests.telegram.world import BOT, GONE, Json, Room, Shown, World, must

LEVEL = (10, 3)  # 10.2 had other names for the parameters
AT_ONCE = 15.0  # seconds after a press or an order in which a bot without rights may answer it so
LIVE = 5  # messages to one person in one chat; then the oldest expires, and its number is used again
OLD_QUERY = "query is too old and response timeout expired or query ID is invalid"
SERVED = frozenset({"sendMessage", "sendPhoto", "sendDocument", "sendLocation", "sendRichMessage"})
OF_EPHEMERAL = (
    "editEphemeralMessageText",
    "editEphemeralMessageCaption",
    "editEphemeralMessageMedia",
    "editEphemeralMessageReplyMarkup",
    "deleteEphemeralMessage",
)


def wanted(world: World, asked: Asked) -> Json | None:
    """The parameters of a message to one person; None for one to all. An older server passes them over."""
    if world.level < LEVEL or asked.method not in SERVED:
        return None
    only = asked.json("ephemeral_message_parameters")
    to_order = (asked.json("reply_parameters") or {}).get("ephemeral_message_id")
    must(only or not to_order, bad("a reply to an ephemeral message must be ephemeral"))
    must(only is None or isinstance(only, dict), bad("can't parse ephemeral message parameters JSON object"))
    return only or None


def say(world: World, room: Room, content: Json, asked: Asked, only: Json) -> Json:
    """To one member of a group: by an administrator at any time, else just after that person's press or order."""
    receiver = int(only.get("receiver_user_id") or 0)
    must(room.group, bad("ephemeral messages can be sent only to groups and supergroups"))
    must(receiver, bad("receiver_user_id must be specified"))
    must(room.members.get(receiver, "left") not in GONE, bad("USER_NOT_PARTICIPANT"))
    occasion = _pressed(world, only, receiver) or _ordered(world, room, asked, receiver)
    must(occasion or room.members.get(BOT) in ("administrator", "creator"), bad("CHAT_ADMIN_REQUIRED"))
    world.flood.count(room.id, 1, group=room.group)
    message = {
        "message_id": 0,
        "ephemeral_message_id": _number(world, room, receiver),
        "receiver_user": world.users[receiver],
        "from": world.users[BOT],
        "chat": world.chat(room),
        "date": world.date(),
        **content,
    }
    live = world.ephemeral.setdefault((room.id, receiver), {})
    live[message["ephemeral_message_id"]] = message
    world.alone.append((receiver, message))
    world.shown.append(Shown(room.id, message, "new"))
    return message


def _pressed(world: World, only: Json, receiver: int) -> bool:
    """Whether it answers a button that the person pressed a moment ago."""
    query, instead = str(only.get("callback_query_id") or ""), only.get("replace_callback_query_message")
    must(query or not instead, bad("callback_query_id must be specified"))
    if not query:
        return False
    presser, at = world.callbacks.get(query, (0, float("-inf")))
    must(presser == receiver and world.seconds() - at <= AT_ONCE, bad(OLD_QUERY))
    must(not (instead and query in world.pressed_alone), bad("ephemeral messages must be edited"))
    return True


def _ordered(world: World, room: Room, asked: Asked, receiver: int) -> bool:
    """Whether it answers a command of theirs that nobody else saw."""
    number = (asked.json("reply_parameters") or {}).get("ephemeral_message_id")
    if not number:
        return False
    at = world.orders.get((room.id, receiver, int(number)), float("-inf"))
    must(world.seconds() - at <= AT_ONCE, bad("message to be replied not found"))
    return True


def _number(world: World, room: Room, receiver: int) -> int:
    """The smallest that is free: it is used again once its message is deleted or has expired."""
    live = world.ephemeral.setdefault((room.id, receiver), {})
    if len(live) >= LIVE:
        del live[next(iter(live))]
    return next(number for number in range(1, LIVE + 2) if number not in live)


def order(world: World, room: Room, sender: int, text: str) -> Json:
    """A command that nobody but its sender and the bot sees: one that the menu has so. Out: as the bot gets it."""
    world.orders_given += 1
    number = world.orders_given % 3 + 1  # these are used again, too
    world.orders[room.id, sender, number] = world.seconds()
    return {
        "message_id": 0,
        "ephemeral_message_id": number,
        "from": world.users[sender],
        "receiver_user": world.users[BOT],
        "chat": world.chat(room),
        "date": world.date(),
        "text": text,
        "entities": [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}],
    }


def must_be_known(world: World) -> None:
    """The methods are there since Bot API 10.2."""
    must(world.level >= (10, 2), Refusal(404, "Not Found: method not found"))


def change(world: World, asked: Asked, content: dict[str, Any] | None) -> bool:
    """editEphemeralMessage…: of a text, a caption, media or buttons; without content only the buttons change."""
    live, number = _live(world, asked)
    message = live.get(number)
    if message is None:
        raise bad("message to edit not found")
    kept = {key: one for key, one in message.items() if key != "reply_markup"}
    live[number] = kept | (content or {})
    return True


def delete(world: World, asked: Asked) -> bool:
    """deleteEphemeralMessage."""
    live, number = _live(world, asked)
    must(number in live, bad("message to delete not found"))
    del live[number]
    return True


def _live(world: World, asked: Asked) -> tuple[dict[int, Json], int]:
    must(asked.text("chat_id"), bad("chat_id is empty"))
    room, receiver = world.open_room(asked.text("chat_id")), asked.number("receiver_user_id")
    must(receiver, bad("receiver_user_id must be specified"))
    return world.ephemeral.get((room.id, receiver), {}), asked.number("ephemeral_message_id")
