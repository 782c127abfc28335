"""Turns an update of the Bot API into what the bot understands. It only decides; it calls nothing and keeps nothing.

Messages without a person behind them (channels, anonymous admins, other bots) are not kept, because nobody answers
for them.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace

from telegram import (
    CallbackQuery,
    ChatMember,
    ChatMemberRestricted,
    ChatMemberUpdated,
    Message,
    Update,
    User,
)
from telegram.constants import ChatMemberStatus, ChatType

from bot.gateways.heard import Heard
from bot.gateways.only_words import quote_of
from domain.chat import Chat, Incoming, Place, Quote
from domain.district import Platform
from storage.shown import PRESSED

ALLOWED = ("message", "edited_message", "callback_query", "my_chat_member")
MOST_BYTES = 20 * 2**20  # larger files the Bot API does not hand out
NOBODY = frozenset({1087968824, 136817688, 777000})  # anonymous admins, posts as a channel, linked channels
_TO_A_BOT = re.compile(r"\s*(/\w{1,64})@(\w{3,32})\b")
_GROUPS = frozenset({ChatType.GROUP, ChatType.SUPERGROUP})
_IN = frozenset({ChatMemberStatus.MEMBER, ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.OWNER})


@dataclass(frozen=True, slots=True)
class Me:
    """The bot's own account. `sees_all`: privacy mode is off, so it hears groups without being an administrator."""

    id: int
    username: str
    sees_all: bool = False


@dataclass(frozen=True, slots=True)
class TelegramPicture:
    """A picture that is still to be fetched. `unique` is the same when the message comes again."""

    file_id: str
    unique: str
    size: int | None = None

    @property
    def once(self) -> str:
        """As it is called in every message."""
        return self.unique

    @property
    def as_file(self) -> bool:
        """Files are taken only if they are called pictures."""
        return False


@dataclass(frozen=True, slots=True)
class TelegramPress:
    """A pressed button: its outbox row and its number (see storage/shown.py). The message has no text yet."""

    query: str
    message: Incoming
    row: int
    mark: int


@dataclass(frozen=True, slots=True)
class Migrated:
    """A group became a supergroup: the same people under another 群号."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Seated:
    """The bot came into a group or left it, or may do less there. `once` is the same when the update comes again."""

    chat: Chat
    title: str
    present: bool
    admin: bool
    once: str
    muted: bool = False


@dataclass(frozen=True, slots=True)
class Stale:
    """A pressed button that means nothing here. Telegram still waits for an answer to it."""

    query: str


Happened = Heard[TelegramPicture] | TelegramPress | Migrated | Seated | Stale


def convert(update: Update, me: Me) -> Happened | None:
    """What an update means for the bot; None if nothing."""
    if update.callback_query is not None:
        return _pressed(update.callback_query)
    if update.my_chat_member is not None:
        return _seated(update.my_chat_member)
    if update.edited_message is not None:
        return _edited(update.edited_message, me)
    if update.message is not None:
        return _migrated(update.message) or _heard(update.message, me)
    return None


def chat_of(happened: Happened) -> str:
    """The 群号 of the group where it happened; '' if it belongs to no chat."""
    match happened:
        case Heard() | TelegramPress():
            return happened.message.chat.id
        case Seated():
            return happened.chat.id
        case Migrated():
            return happened.old
    return ""


def clean(text: str) -> str:
    """The text without what a database cannot hold: NUL, and halves of characters."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()


def _heard(message: Message, me: Me) -> Heard[TelegramPicture] | None:
    typed = clean(message.text or message.caption or "")
    text, quoted = _addressed(typed, me), _quoted(message, me)
    if text is None or not _is_person(message.from_user) or message.sender_chat is not None:
        return None
    assert message.from_user is not None, "a person was found"
    said = Incoming(
        id=str(message.message_id),
        chat=_chat(message.chat.id, message.chat.type),
        sender=str(message.from_user.id),
        text=text,
        at=message.date,
        place=_place(message),
        quotes=_quote(message, quoted) if quoted else None,
        forwarded=message.forward_origin is not None,
        addressed=_name(me).search(typed) is not None,
    )
    pictures = _pictures(message)
    if text or pictures or said.place:
        replies = quoted.message_id if quoted else None
        return Heard(said, pictures, clean(message.media_group_id or "") or None, replies=replies)
    mute = _mute(message)
    return Heard(said, mute=mute) if mute and said.chat.private else None


def _edited(message: Message, me: Me) -> Heard[TelegramPicture] | None:
    """The new wording; photos that were exchanged are not looked at."""
    heard = _heard(message, me)
    if heard is None or not heard.message.text:
        return None
    said = heard.message
    moment = message.edit_date or message.date
    # Two edits within one second have the same date.
    wording = hashlib.sha256(said.text.encode()).hexdigest()[:8]
    id_ = f"{said.id}e{int(moment.timestamp())}.{wording}"
    return Heard(replace(said, id=id_, at=moment, edits=said.id), replies=heard.replies)


def _pressed(query: CallbackQuery) -> TelegramPress | Stale:
    found = PRESSED.fullmatch(query.data or "")
    if found is None or query.message is None or not _is_person(query.from_user):
        return Stale(query.id)
    chat = _chat(query.message.chat.id, query.message.chat.type)
    # A press has no date of its own, and the message's may be days old; whoever keeps it says when.
    said = Incoming(f"cb:{clean(query.id)}", chat, str(query.from_user.id), "", query.message.date)
    return TelegramPress(query.id, said, int(found[1]), int(found[2]))


def _seated(change: ChatMemberUpdated) -> Seated | None:
    old, new = change.old_chat_member, change.new_chat_member
    before, after = is_in(old), is_in(new)
    if change.chat.type not in _GROUPS or (before == after and not (after and _is_less(old, new))):
        return None  # more rights than before: nobody needs to do anything
    once = f"telegram-seat:{change.chat.id}:{int(change.date.timestamp())}:{new.status}"
    chat = _chat(change.chat.id, change.chat.type)
    admin = new.status in (ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.OWNER)
    return Seated(chat, clean(change.chat.title or ""), after, admin, once, is_muted(new))


def is_in(seat: ChatMember) -> bool:
    """True if the bot is in the group."""
    return seat.status in _IN or (isinstance(seat, ChatMemberRestricted) and seat.is_member)


def _is_less(old: ChatMember, new: ChatMember) -> bool:
    """True if the bot may no longer speak, or is no administrator any more."""
    demoted = new.status != old.status and new.status == ChatMemberStatus.MEMBER
    return demoted or (is_muted(new) and not is_muted(old))


def is_muted(seat: ChatMember) -> bool:
    """True if the bot may not speak there."""
    return isinstance(seat, ChatMemberRestricted) and not seat.can_send_messages


def _migrated(message: Message) -> Migrated | None:
    """Told in both chats, in either order."""
    here = str(message.chat.id)
    if message.migrate_to_chat_id is not None:
        return Migrated(here, str(message.migrate_to_chat_id))
    if message.migrate_from_chat_id is not None:
        return Migrated(str(message.migrate_from_chat_id), here)
    return None


def _chat(id_: int, kind: str) -> Chat:
    """A private talk has the number of the person it is with."""
    return Chat(Platform.TELEGRAM, str(id_), private=kind == ChatType.PRIVATE)


def _is_person(user: User | None) -> bool:
    return user is not None and not user.is_bot and user.id not in NOBODY


def _addressed(text: str, me: Me) -> str | None:
    """The text without the bot's own name at its head; None if it is a command for another bot."""
    if command := _TO_A_BOT.match(text):
        return command[1] + text[command.end() :] if command[2].lower() == me.username.lower() else None
    said = text.lstrip()
    head = _name(me).match(said)
    return said[head.end() :].lstrip() if head else text


def _name(me: Me) -> re.Pattern[str]:
    """How people write the bot's name; a longer one is another's."""
    return re.compile(rf"@{re.escape(me.username)}(?![A-Za-z0-9_])", re.IGNORECASE)


def _quoted(message: Message, me: Me) -> Message | None:
    """What is quoted, if the bot said it."""
    quoted = message.reply_to_message
    return quoted if quoted and quoted.from_user and quoted.from_user.id == me.id else None


def _quote(message: Message, quoted: Message) -> Quote | None:
    """What is quoted: of a list the lines that were picked out of it, if some were."""
    whole = quote_of(clean(quoted.text or quoted.caption or ""))
    part = quote_of(clean(message.quote.text)) if message.quote else None
    return replace(whole, cases=part.cases) if whole and part and part.cases else whole


def _place(message: Message) -> Place | None:
    place = message.location
    if place is None or not (-90 <= place.latitude <= 90 and -180 <= place.longitude <= 180):
        return None
    return Place(place.latitude, place.longitude)


def _pictures(message: Message) -> tuple[TelegramPicture, ...]:
    """The largest size of a photo, or a picture that was sent as a file and so keeps its EXIF."""
    fitting = [size for size in message.photo if (size.file_size or 0) <= MOST_BYTES]
    if fitting:
        best = max(fitting, key=lambda size: size.width * size.height)
        return (TelegramPicture(best.file_id, best.file_unique_id, best.file_size),)
    document = message.document
    if document is not None and (document.mime_type or "").startswith("image/"):
        return (TelegramPicture(document.file_id, document.file_unique_id, document.file_size),)
    return ()


def _mute(message: Message) -> str:
    """What it is that the bot cannot take, in Chinese; '' for what needs no answer."""
    kinds = {
        "语音": message.voice or message.audio,
        "视频": message.video or message.video_note or message.animation,
        "贴纸": message.sticker,
        "文件": message.document,
    }
    return next((name for name, there in kinds.items() if there), "")
