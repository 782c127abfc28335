"""What people do in Telegram, and which of it the bot gets to see."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tests.telegram import markup
from tests.telegram.seats import member, sees
from tests.telegram.world import ANONYMOUS, BOT, GONE, LINKED_CHANNEL, Json, Room, World

# What an edit leaves as it was.
_STAYS = ("message_id", "from", "chat", "date", "reply_to_message", "message_thread_id", "is_topic_message")


class People:
    """Everybody but the bot. A sender is a user's id; a message is its JSON, as the bot gets it."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._albums = 13_000_000_000_000_000

    # --- saying something ---

    def say(self, chat: int, sender: int, text: str, **more: Any) -> Json:
        """A text; `reply_to` is the message it answers."""
        return self.send(chat, sender, _text(text), **more)

    def photo(self, chat: int, sender: int, data: bytes, caption: str = "", **more: Any) -> Json:
        """A picture sent as a photo: smaller, and without EXIF."""
        sizes = self.world.keep_photo(data)
        sizes[-1]["file_size"] = len(self.world.file(sizes[-1]["file_id"]).content())
        return self.send(chat, sender, {"photo": sizes} | _caption(caption), **more)

    def album(
        self, chat: int, sender: int, photos: Sequence[bytes], caption: str = "", **more: Any
    ) -> list[Json]:
        """Several photos at once: as many messages, the caption on the first."""
        shared = {"media_group_id": self.album_id()}
        return [
            self.photo(chat, sender, data, "" if number else caption, more_content=shared, **more)
            for number, data in enumerate(photos)
        ]

    def album_id(self) -> str:
        """A new album's id, for a test that sends its parts one by one."""
        self._albums += 1
        return str(self._albums)

    def document(
        self,
        chat: int,
        sender: int,
        data: bytes,
        name: str,
        mime: str = "image/jpeg",
        caption: str = "",
        **more: Any,
    ) -> Json:
        """A file: every byte stays."""
        kept = self.world.keep(data, "documents", name.rpartition(".")[2])
        document = kept | {"file_name": name, "mime_type": mime, "file_size": len(data)}
        return self.send(chat, sender, {"document": document} | _caption(caption), **more)

    def location(self, chat: int, sender: int, latitude: float, longitude: float, **more: Any) -> Json:
        """A place on the map."""
        place = {"latitude": latitude, "longitude": longitude}
        return self.send(chat, sender, {"location": place}, **more)

    def sticker(self, chat: int, sender: int, **more: Any) -> Json:
        """Something that no bot of a district has a use for."""
        kept = self.world.keep(b"RIFF-webp", "stickers", "webp")
        looks = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
        return self.send(chat, sender, {"sticker": kept | looks}, **more)

    def forward(self, message: Json, chat: int, sender: int, *, hidden: bool = False) -> Json:
        """Pass a message on; `hidden` if its author does not let their account be shown."""
        author = message["from"]
        shown = {"type": "user", "sender_user": author}
        origin = {"type": "hidden_user", "sender_user_name": author["first_name"]} if hidden else shown
        kept = ("text", "entities", "caption", "caption_entities", "photo", "document", "location")
        content = {key: message[key] for key in kept if key in message}
        return self.send(chat, sender, content | {"forward_origin": origin | {"date": message["date"]}})

    def edit(self, message: Json, text: str) -> Json:
        """New words for a text or a caption; the same words make an invisible edit, as Telegram has them too."""
        words = _text(text) if "text" in message else _caption(text)
        kept = ("photo", "video", "document", "media_group_id")
        return self.change(message, {key: message[key] for key in kept if key in message} | words)

    def illustrate(self, message: Json, data: bytes, caption: str) -> Json:
        """A photo for a text, or in the place of another one, as Telegram has it since Bot API 7.11."""
        kept = {"media_group_id": message["media_group_id"]} if "media_group_id" in message else {}
        return self.change(message, {"photo": self.world.keep_photo(data)} | _caption(caption) | kept)

    def change(self, message: Json, content: Json) -> Json:
        """Another content for a message."""
        room = self.world.rooms[message["chat"]["id"]]
        changed = {key: message[key] for key in _STAYS if key in message} | content
        changed["edit_date"] = self.world.date()
        room.messages[message["message_id"]] = changed
        self._show("edited_message", changed, room)
        return changed

    def delete(self, message: Json) -> None:
        """Bots never hear of it."""
        del self.world.rooms[message["chat"]["id"]].messages[message["message_id"]]

    # --- who is no person ---

    def say_anonymously(self, chat: int, text: str) -> Json:
        """An admin who remains anonymous speaks as the group itself."""
        room = self.world.rooms[chat]
        author = {
            "from": {"id": ANONYMOUS, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"},
            "sender_chat": self.world.chat(room),
        }
        return self._post(room, author, _text(text))

    def say_as_channel(self, chat: int, text: str) -> Json:
        """Somebody speaks in the name of a channel."""
        room, shown = self.world.rooms[chat], {"id": -1009990000001, "title": "某频道", "type": "channel"}
        author = {
            "from": {"id": 136817688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"},
            "sender_chat": shown,
        }
        return self._post(room, author, _text(text))

    def forward_automatically(self, chat: int, text: str) -> Json:
        """A post of the channel that is linked with the group."""
        room = self.world.rooms[chat]
        shown = {"id": -1009990000002, "title": "区创建办频道", "type": "channel"}
        date = self.world.date()
        author = {
            "from": {"id": LINKED_CHANNEL, "is_bot": False, "first_name": "Telegram"},
            "sender_chat": shown,
        }
        origin = {"type": "channel", "chat": shown, "message_id": 5, "date": date}
        return self._post(
            room, author, _text(text) | {"forward_origin": origin, "is_automatic_forward": True}
        )

    def say_as_bot(self, chat: int, bot: int, text: str) -> Json:
        """Another bot speaks: no bot ever hears it."""
        return self.world.post(self.world.rooms[chat], {"from": self.world.users[bot]}, _text(text))

    # --- buttons and reactions ---

    def react(self, message: Json, sender: int, *emoji: str) -> None:
        """From now on these are the sender's reactions; none takes them back. In groups administrators hear of it."""
        world, key = self.world, (message["chat"]["id"], message["message_id"], sender)
        room, before = world.rooms[message["chat"]["id"]], world.reactions.get(key, ())
        world.reactions[key] = emoji
        change = {
            "chat": world.chat(room),
            "message_id": message["message_id"],
            "user": world.users[sender],
            "date": world.date(),
            "old_reaction": [{"type": "emoji", "emoji": one} for one in before],
            "new_reaction": [{"type": "emoji", "emoji": one} for one in emoji],
        }
        if room.type == "private" or room.members.get(BOT) == "administrator":
            world.updates.put("message_reaction", change, room.id)

    def press(self, message: Json, label: str, sender: int) -> str:
        """Press a button of a message. Out: the callback query's id."""
        buttons = [one for row in message["reply_markup"]["inline_keyboard"] for one in row]
        data = next(one["callback_data"] for one in buttons if one["text"] == label)
        return self.press_data(message, data, sender)

    def press_data(self, message: Json, data: str, sender: int) -> str:
        """What a changed app can send: any data at all."""
        world, number = self.world, message["message_id"]
        room = world.rooms[message["chat"]["id"]]
        chat = world.chat(room)
        id_ = str(44_000_000_000_000_000 + next(world.numbers))
        world.callbacks[id_] = (sender, world.seconds())
        gone = {"chat": chat, "message_id": number, "date": 0}
        if not number:
            world.pressed_alone.add(id_)
        query = {
            "id": id_,
            "from": world.users[sender],
            "message": room.messages.get(number, gone) if number else message,
            "chat_instance": str(hash(chat["id"]) % 10**18),
            "data": data,
        }
        world.updates.put("callback_query", query, f"callback-{sender}")
        return id_

    # --- coming and going ---

    def move_bot(self, chat: int, by: int, standing: str) -> None:
        """Somebody adds the bot to a group, removes it, or changes its rights."""
        world, room = self.world, self.world.rooms[chat]
        before = room.members.get(BOT, "left")
        room.members[BOT] = standing
        self._tell_standing(room, by, before, standing)
        if before in GONE and standing not in GONE and room.group:
            bot = world.users[BOT]
            added = {"new_chat_members": [bot], "new_chat_member": bot, "new_chat_participant": bot}
            self._post(room, {"from": world.users[by]}, added)

    def block_bot(self, user: int) -> None:
        """Somebody wants to hear nothing more of the bot."""
        room = self.world.private(user)
        room.members[user] = "kicked"
        self._tell_standing(room, user, "member", "kicked")

    def _tell_standing(self, room: Room, by: int, before: str, now: str) -> None:
        """The bot hears that it stands otherwise in a chat now."""
        change = {
            "chat": self.world.chat(room),
            "from": self.world.users[by],
            "date": self.world.date(),
            "old_chat_member": member(self.world, BOT, before),
            "new_chat_member": member(self.world, BOT, now),
        }
        self.world.updates.put("my_chat_member", change, room.id)

    def upgrade(self, chat: int, by: int, to: int) -> Room:
        """A group becomes a supergroup: another id, message numbers from one again, two service messages."""
        world, old = self.world, self.world.rooms[chat]
        new = world.room(to, old.title)
        new.members = dict(old.members)
        author = {"from": world.users[by]}
        leaving = world.post(old, author, {"migrate_to_chat_id": to})
        arriving = world.post(new, author, {"migrate_from_chat_id": chat})
        old.moved_to = to
        world.updates.put("message", leaving, chat)
        world.updates.put("message", arriving, to)
        return new

    # --- inside ---

    def send(
        self,
        chat: int,
        sender: int,
        content: Json,
        *,
        reply_to: Json | None = None,
        more_content: Json | None = None,
        topic: int = 0,
    ) -> Json:
        """Any content, as the Bot API writes it; `topic` of a forum, which whatever is no answer seems to answer."""
        room = self.world.private(sender) if chat == sender else self.world.rooms[chat]
        if room.type != "private":
            room.members.setdefault(sender, "member")
        if topic:
            room.topics.setdefault(topic, True)
            opened = {
                "message_id": topic,
                "from": self.world.users[BOT],
                "chat": self.world.chat(room),
                "date": self.world.date(),
                "forum_topic_created": {"name": "问题", "icon_color": 7322096},
            }
            content |= {"message_thread_id": topic, "is_topic_message": True, "reply_to_message": opened}
        if reply_to is not None:
            quoted = self.world.quoted(room, reply_to["message_id"])
            content |= {"reply_to_message": quoted} if quoted else {}
        return self._post(room, {"from": self.world.users[sender]}, content | (more_content or {}))

    def _post(self, room: Room, author: Json, content: Json) -> Json:
        spoke_last = room.bot_spoke_last
        message = self.world.post(room, author, content)
        self._show("message", message, room, spoke_last)
        return message

    def _show(self, kind: str, message: Json, room: Room, bot_spoke_last: bool = False) -> None:
        if sees(self.world, room, message, bot_spoke_last):
            self.world.updates.put(kind, message, room.id)


def _text(text: str) -> Json:
    words = markup.clean(text).strip()
    entities = markup.found_entities(words)
    return {"text": words} | ({"entities": entities} if entities else {})


def _caption(text: str) -> Json:
    words = _text(text)
    if not words["text"]:
        return {}
    return {"caption": words["text"]} | (
        {"caption_entities": words["entities"]} if "entities" in words else {}
    )
