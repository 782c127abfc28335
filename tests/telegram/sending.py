"""What the bot says: send…, edit…, delete…, with every limit that Telegram has for it."""

from __future__ import annotations

from tests.telegram import contents, ephemeral, rich
from tests.telegram.asked import Asked
from tests.telegram.refusal import Refusal, bad
from tests.telegram.world import BOT, Json, Room, Shown, World, must

IN_ALBUM = range(2, 11)
HEAVIEST_UPLOAD = 50 * 1024**2
UNDELETABLE = 48 * 3600  # seconds after which a message stays
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


def send_message(world: World, asked: Asked) -> Json:
    """sendMessage."""
    room = _room(world, asked)
    return _say(world, room, contents.text(world, asked) | _around(world, room, asked), asked)


def send_rich_message(world: World, asked: Asked) -> Json:
    """sendRichMessage."""
    must(world.level >= rich.METHOD, Refusal(404, "Not Found: method not found"))
    room = _room(world, asked)
    content = rich.content(world, asked, lambda name: contents.photo(world, asked, "", name))
    return _say(world, room, content | _around(world, room, asked), asked)


def edit_ephemeral_message_text(world: World, asked: Asked) -> bool:
    """editEphemeralMessageText."""
    ephemeral.must_be_known(world)
    return ephemeral.change(world, asked, contents.text(world, asked) | contents.keyboard(world, asked))


def edit_ephemeral_message_caption(world: World, asked: Asked) -> bool:
    """editEphemeralMessageCaption."""
    ephemeral.must_be_known(world)
    caption = contents.caption(world, asked.params, asked)
    return ephemeral.change(world, asked, caption | contents.keyboard(world, asked))


def edit_ephemeral_message_media(world: World, asked: Asked) -> bool:
    """editEphemeralMessageMedia: nothing new can be uploaded with it."""
    ephemeral.must_be_known(world)
    media = asked.json("media") or {}
    must(not str(media.get("media", "")).startswith("attach://"), bad("can't upload files here"))
    content = contents.media(world, asked, media)
    return ephemeral.change(world, asked, content | contents.keyboard(world, asked))


def edit_ephemeral_message_reply_markup(world: World, asked: Asked) -> bool:
    """editEphemeralMessageReplyMarkup."""
    ephemeral.must_be_known(world)
    return ephemeral.change(world, asked, contents.keyboard(world, asked))


def delete_ephemeral_message(world: World, asked: Asked) -> bool:
    """deleteEphemeralMessage."""
    ephemeral.must_be_known(world)
    return ephemeral.delete(world, asked)


def send_photo(world: World, asked: Asked) -> Json:
    """sendPhoto."""
    room = _room(world, asked)
    content = {"photo": contents.photo(world, asked, "photo")} | contents.caption(world, asked.params, asked)
    return _say(world, room, content | _around(world, room, asked), asked)


def send_document(world: World, asked: Asked) -> Json:
    """sendDocument."""
    room = _room(world, asked)
    caption = contents.caption(world, asked.params, asked)
    content = {"document": contents.document(world, asked, "document")} | caption
    return _say(world, room, content | _around(world, room, asked), asked)


def send_media_group(world: World, asked: Asked) -> list[Json]:
    """sendMediaGroup: two to ten photos or documents; it counts as so many messages and has no buttons."""
    room, media = _room(world, asked), asked.json("media")
    must(isinstance(media, list), bad("can't parse InputMedia: expected an array"))
    must(len(media) >= IN_ALBUM.start, bad("too few messages to send as an album"))
    must(len(media) < IN_ALBUM.stop, bad("too many messages to send as an album"))
    must(len({one.get("type") for one in media}) == 1, bad("media of different types can't be in one album"))
    parts = [contents.media(world, asked, one) for one in media]
    shared = contents.reply(world, room, asked) | _thread(room, asked)
    shared |= {"media_group_id": str(13_900_000_000_000_000 + next(world.numbers))}
    world.flood.count(room.id, len(parts), group=room.group)
    bot = {"from": world.users[BOT]}
    return [world.post(room, bot, content | shared) for content in parts]


def send_location(world: World, asked: Asked) -> Json:
    """sendLocation."""
    place = {name: float(asked.text(name) or 0) for name in ("latitude", "longitude")}
    return _say(world, _room(world, asked), {"location": place} | contents.keyboard(world, asked), asked)


def send_chat_action(world: World, asked: Asked) -> bool:
    """sendChatAction: “is typing”."""
    _room(world, asked)
    return True


def edit_message_text(world: World, asked: Asked) -> Json:
    """editMessageText: also between words and blocks."""
    message = _own(world, asked)
    must({"text", "rich_message"} & message.keys(), bad("there is no text in the message to edit"))
    if asked.json("rich_message") and world.level >= rich.METHOD:
        laid_out = rich.content(world, asked, lambda name: contents.photo(world, asked, "", name))
        return _change(world, message, laid_out | contents.keyboard(world, asked))
    return _change(world, message, contents.text(world, asked) | contents.keyboard(world, asked))


def edit_message_caption(world: World, asked: Asked) -> Json:
    """editMessageCaption."""
    message = _own(world, asked)
    must("text" not in message, bad("there is no caption in the message to edit"))
    media = {key: message[key] for key in ("photo", "document") if key in message}
    caption = contents.caption(world, asked.params, asked)
    return _change(world, message, media | caption | contents.keyboard(world, asked))


def edit_message_media(world: World, asked: Asked) -> Json:
    """editMessageMedia: other media, also for what was a text."""
    message, media = _own(world, asked), asked.json("media")
    if "media_group_id" in message:
        must(media["type"] in message, bad("can't change media type in the album"))
    return _change(world, message, contents.media(world, asked, media) | contents.keyboard(world, asked))


def edit_message_reply_markup(world: World, asked: Asked) -> Json:
    """editMessageReplyMarkup."""
    message = _own(world, asked)
    return _change(world, message, _content(message) | contents.keyboard(world, asked), "buttons")


def delete_message(world: World, asked: Asked) -> bool:
    """deleteMessage: the bot's own ones, for two days."""
    room = world.open_room(asked.text("chat_id"))
    message = room.messages.get(asked.number("message_id"))
    if message is None:
        raise bad("message to delete not found")
    own = message.get("from", {}).get("id") == BOT
    young = world.date() - message["date"] < UNDELETABLE
    must(
        young and (own or room.members.get(BOT) == "administrator"),
        bad("message can't be deleted for everyone"),
    )
    del room.messages[message["message_id"]]
    return True


# --- what is common to them -----------------------------------------------------------------------------------


def _room(world: World, asked: Asked) -> Room:
    room = world.open_room(asked.text("chat_id"))
    must(room.members.get(BOT) != "restricted", bad("not enough rights to send text messages to the chat"))
    return room


def _say(world: World, room: Room, content: Json, asked: Asked) -> Json:
    content |= _thread(room, asked)
    if only := ephemeral.wanted(world, asked):
        return ephemeral.say(world, room, content, asked, only)
    world.flood.count(room.id, 1, group=room.group)
    return world.post(room, {"from": world.users[BOT]}, content)


def _around(world: World, room: Room, asked: Asked) -> Json:
    return contents.reply(world, room, asked) | contents.keyboard(world, asked)


def _thread(room: Room, asked: Asked) -> Json:
    """The topic it is said in: one that there is, and that is open. General is said without one."""
    number = asked.number("message_thread_id")
    if not number:
        return {}
    must(number in room.topics, bad("message thread not found"))
    must(room.topics[number], bad("TOPIC_CLOSED"))
    return {"message_thread_id": number, "is_topic_message": True}


def _own(world: World, asked: Asked) -> Json:
    room = _room(world, asked)
    message = room.messages.get(asked.number("message_id"))
    if message is None:
        raise bad("message to edit not found")
    must(message.get("from", {}).get("id") == BOT, bad("message can't be edited"))
    return message


_CONTENT = (
    "text",
    "rich_message",
    "entities",
    "caption",
    "caption_entities",
    "photo",
    "document",
    "reply_markup",
    "location",
    "link_preview_options",
)


def _content(message: Json) -> Json:
    return {key: one for key, one in message.items() if key in _CONTENT and key != "reply_markup"}


def _same(one: Json, other: Json) -> bool:
    """Photos are the same if their files are; a new upload of the same picture is another file."""
    return all(one.get(key) == other.get(key) for key in _CONTENT)


def _change(world: World, message: Json, content: Json, how: str = "edit") -> Json:
    room = world.rooms[message["chat"]["id"]]
    if _same(message, content):
        world.shown.append(Shown(room.id, message, "same" if how == "edit" else how))
        raise bad(NOT_MODIFIED)
    world.flood.count(room.id, 1, group=room.group, edit=True)
    kept = {key: one for key, one in message.items() if key not in _CONTENT}
    changed = kept | content | {"edit_date": world.date()}
    room.messages[message["message_id"]] = changed
    world.shown.append(Shown(room.id, changed, how))
    return changed
