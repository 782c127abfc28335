"""What the bot says: send…, edit…, delete…, with every limit that Telegram has for it."""

from __future__ import annotations

from typing import Any

from tests.telegram import ephemeral, keyboards, markup, rich
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
    content = _text(world, asked) | _reply(world, room, asked) | _keyboard(world, asked)
    return _say(world, room, content, asked)


def send_rich_message(world: World, asked: Asked) -> Json:
    """sendRichMessage."""
    must(world.level >= rich.METHOD, Refusal(404, "Not Found: method not found"))
    room = _room(world, asked)
    content = rich.content(world, asked, lambda name: _photo(world, asked, "", name))
    return _say(world, room, content | _reply(world, room, asked) | _keyboard(world, asked), asked)


def edit_ephemeral_message_text(world: World, asked: Asked) -> bool:
    """editEphemeralMessageText."""
    ephemeral.must_be_known(world)
    return ephemeral.change(world, asked, _text(world, asked) | _keyboard(world, asked))


def edit_ephemeral_message_caption(world: World, asked: Asked) -> bool:
    """editEphemeralMessageCaption."""
    ephemeral.must_be_known(world)
    return ephemeral.change(world, asked, _caption(world, asked.params, asked) | _keyboard(world, asked))


def edit_ephemeral_message_media(world: World, asked: Asked) -> bool:
    """editEphemeralMessageMedia: nothing new can be uploaded with it."""
    ephemeral.must_be_known(world)
    media = asked.json("media") or {}
    must(not str(media.get("media", "")).startswith("attach://"), bad("can't upload files here"))
    return ephemeral.change(world, asked, _media(world, asked, media) | _keyboard(world, asked))


def edit_ephemeral_message_reply_markup(world: World, asked: Asked) -> bool:
    """editEphemeralMessageReplyMarkup."""
    ephemeral.must_be_known(world)
    return ephemeral.change(world, asked, _keyboard(world, asked))


def delete_ephemeral_message(world: World, asked: Asked) -> bool:
    """deleteEphemeralMessage."""
    ephemeral.must_be_known(world)
    return ephemeral.delete(world, asked)


def send_photo(world: World, asked: Asked) -> Json:
    """sendPhoto."""
    room = _room(world, asked)
    content = {"photo": _photo(world, asked, "photo")} | _caption(world, asked.params, asked)
    return _say(world, room, content | _reply(world, room, asked) | _keyboard(world, asked), asked)


def send_document(world: World, asked: Asked) -> Json:
    """sendDocument."""
    room = _room(world, asked)
    content = {"document": _document(world, asked, "document")} | _caption(world, asked.params, asked)
    return _say(world, room, content | _reply(world, room, asked) | _keyboard(world, asked), asked)


def send_media_group(world: World, asked: Asked) -> list[Json]:
    """sendMediaGroup: two to ten photos or documents; it counts as so many messages and has no buttons."""
    room, media = _room(world, asked), asked.json("media")
    must(isinstance(media, list), bad("can't parse InputMedia: expected an array"))
    must(len(media) >= IN_ALBUM.start, bad("too few messages to send as an album"))
    must(len(media) < IN_ALBUM.stop, bad("too many messages to send as an album"))
    must(len({one.get("type") for one in media}) == 1, bad("media of different types can't be in one album"))
    contents = [_media(world, asked, one) for one in media]
    shared = _reply(world, room, asked) | _thread(room, asked)
    shared |= {"media_group_id": str(13_900_000_000_000_000 + next(world.numbers))}
    world.flood.count(room.id, len(contents), group=room.group)
    bot = {"from": world.users[BOT]}
    return [world.post(room, bot, content | shared) for content in contents]


def send_location(world: World, asked: Asked) -> Json:
    """sendLocation."""
    place = {name: float(asked.text(name) or 0) for name in ("latitude", "longitude")}
    return _say(world, _room(world, asked), {"location": place} | _keyboard(world, asked), asked)


def send_chat_action(world: World, asked: Asked) -> bool:
    """sendChatAction: “is typing”."""
    _room(world, asked)
    return True


def edit_message_text(world: World, asked: Asked) -> Json:
    """editMessageText: also between words and blocks."""
    message = _own(world, asked)
    must({"text", "rich_message"} & message.keys(), bad("there is no text in the message to edit"))
    if asked.json("rich_message") and world.level >= rich.METHOD:
        laid_out = rich.content(world, asked, lambda name: _photo(world, asked, "", name))
        return _change(world, message, laid_out | _keyboard(world, asked))
    return _change(world, message, _text(world, asked) | _keyboard(world, asked))


def edit_message_caption(world: World, asked: Asked) -> Json:
    """editMessageCaption."""
    message = _own(world, asked)
    must("text" not in message, bad("there is no caption in the message to edit"))
    media = {key: message[key] for key in ("photo", "document") if key in message}
    return _change(world, message, media | _caption(world, asked.params, asked) | _keyboard(world, asked))


def edit_message_media(world: World, asked: Asked) -> Json:
    """editMessageMedia: other media, also for what was a text."""
    message, media = _own(world, asked), asked.json("media")
    if "media_group_id" in message:
        must(media["type"] in message, bad("can't change media type in the album"))
    return _change(world, message, _media(world, asked, media) | _keyboard(world, asked))


def edit_message_reply_markup(world: World, asked: Asked) -> Json:
    """editMessageReplyMarkup."""
    message = _own(world, asked)
    return _change(world, message, _content(message) | _keyboard(world, asked), "buttons")


def delete_message(world: World, asked: Asked) -> bool:
    """deleteMessage: the bot's own ones, for two days."""
    room = world.open_room(asked.text("chat_id"))
    message = room.messages.get(asked.number("message_id"))
    if message is None:
        raise bad("message to delete not found")
    own = message.get("from", {}).get("id") == BOT
    young = world.now().timestamp() - message["date"] < UNDELETABLE
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
    changed = kept | content | {"edit_date": int(world.now().timestamp())}
    room.messages[message["message_id"]] = changed
    world.shown.append(Shown(room.id, changed, how))
    return changed


def _text(world: World, asked: Asked) -> Json:
    must(asked.text("text").strip(), bad("message text is empty"))
    plain, entities = _formatted(world, asked.params, "text", asked.json("entities"))
    must(plain, bad("message text is empty"))
    must(markup.units(plain) <= markup.LONGEST_TEXT, bad("message is too long"))
    preview = asked.json("link_preview_options")
    return (
        {"text": plain}
        | ({"entities": entities} if entities else {})
        | ({"link_preview_options": preview} if preview else {})
    )


def _caption(world: World, given: Any, asked: Asked) -> Json:
    plain, entities = _formatted(world, given, "caption", asked.json("caption_entities"))
    must(markup.units(plain) <= markup.LONGEST_CAPTION, bad("message caption is too long"))
    if not plain:
        return {}
    return {"caption": plain} | ({"caption_entities": entities} if entities else {})


def _formatted(world: World, given: Any, name: str, entities: list[Json] | None) -> tuple[str, list[Json]]:
    mode = str(given.get("parse_mode") or "")
    plain, found = markup.formatted(str(given.get(name) or ""), mode, world.known, entities)
    whole = [one | {"user": world.users[one["user"]["id"]]} if "user" in one else one for one in found]
    return plain, whole


def _reply(world: World, room: Room, asked: Asked) -> Json:
    wanted = asked.json("reply_parameters") or {}
    number = int(wanted.get("message_id") or asked.number("reply_to_message_id"))
    if not number:
        return {}
    quoted = world.quoted(room, number)
    lenient = wanted.get("allow_sending_without_reply") or asked.truth("allow_sending_without_reply")
    must(quoted or lenient, bad("message to be replied not found"))
    return {"reply_to_message": quoted} if quoted else {}


def _keyboard(world: World, asked: Asked) -> Json:
    given = asked.json("reply_markup")
    if not given or not given.get("inline_keyboard"):
        return {}
    return {"reply_markup": keyboards.read(given, world.level)}


def _photo(world: World, asked: Asked, name: str, value: str = "") -> list[Json]:
    uploaded = asked.attached(value) if value else asked.uploaded(name)
    if uploaded is not None:
        return world.keep_photo(uploaded[1])
    return world.keep_photo(world.file(value or asked.text(name)).content())


def _document(world: World, asked: Asked, name: str, value: str = "") -> Json:
    uploaded = asked.attached(value) if value else asked.uploaded(name)
    if uploaded is None:
        stored = world.file(value or asked.text(name))
        uploaded = (stored.name or stored.path.rpartition("/")[2], stored.content())
    file_name, data = uploaded
    must(data, bad("file must be non-empty"))
    kept = world.keep(data, "documents", file_name.rpartition(".")[2], name=file_name)
    return kept | {"file_name": file_name, "file_size": len(data)}


def _media(world: World, asked: Asked, given: Json) -> Json:
    kind = given.get("type")
    must(kind in ("photo", "document"), bad("can't parse InputMedia: type of media is not supported"))
    media = str(given.get("media") or "")
    must(media, bad("can't parse InputMedia: media not found"))
    captions = {**given, "caption_entities": None}
    content = _caption(world, captions, asked)
    if kind == "photo":
        return {"photo": _photo(world, asked, "", media)} | content
    return {"document": _document(world, asked, "", media)} | content
