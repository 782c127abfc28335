"""Turns an update of the Bot API into what the bot understands. It only decides; it calls nothing and keeps nothing.

Updates are read as they came (raw.py), not as the library's objects: one field of an odd shape, or of a newer Bot
API, must not cost the whole message. Messages without a person behind them (channels, anonymous admins, other bots)
are not kept, because nobody answers for them.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from datetime import datetime

from bot.gateways.heard import Heard
from bot.gateways.only_words import quote_of
from bot.gateways.telegram.contents import (
    TelegramPicture,
    blocks_of,
    pictures_of,
    place_of,
    words_of,
)
from bot.gateways.telegram.documents import is_meant, with_document
from bot.gateways.telegram.kinds import unusable
from bot.gateways.telegram.raw import Raw, each, moment, part, truth, whole, word
from bot.gateways.telegram.seats import is_admin, is_in, is_less, is_muted
from domain.chat import Chat, Incoming, Quote, topic
from domain.platform import Platform
from storage.shown import PRESSED
from texts.kinds import VIDEO

# Reactions are told only if they are named here, and in groups only to an administrator.
ALLOWED = ("message", "edited_message", "callback_query", "my_chat_member", "message_reaction")
NOBODY = frozenset({1087968824, 136817688, 777000})  # anonymous admins, posts as a channel, linked channels
_TO_A_BOT = re.compile(r"\s*(/\w{1,64})@(\w{3,32})\b")
REACTION = "re:"  # begins the id of a reaction, before the message's and the person's
PRESS = "cb:"  # begins the id of a pressed button, before the query's
_GROUPS = frozenset({"group", "supergroup"})


@dataclass(frozen=True, slots=True)
class Me:
    """The bot's own account. `sees_all`: privacy mode is off, so it hears groups without being an administrator."""

    id: int
    username: str
    sees_all: bool = False


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
class Reacted:
    """Somebody set or took back reactions on a message: what stands under it of theirs now, and what stood before.

    The message says nothing yet; its id is the same when the update comes again.
    """

    message: Incoming
    on: int
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stale:
    """A pressed button that means nothing here. Telegram still waits for an answer to it."""

    query: str


Happened = Heard[TelegramPicture] | TelegramPress | Reacted | Migrated | Seated | Stale


def convert(update: Raw, me: Me, now: datetime) -> Happened | None:
    """What an update means for the bot; None if nothing. In: `now` dates what has no date of its own."""
    if query := part(update, "callback_query"):
        return _pressed(query, now)
    if change := part(update, "my_chat_member"):
        return _seated(change)
    if reaction := part(update, "message_reaction"):
        return _reacted(reaction, now)
    if edited := part(update, "edited_message"):
        return _edited(edited, me, now)
    if message := part(update, "message"):
        return _migrated(message) or _heard(message, me, now, whole(update, "update_id"))
    return None


def chat_of(happened: Happened) -> str:
    """The 群号 of the group where it happened; '' if it belongs to no chat."""
    match happened:
        case Heard() | TelegramPress() | Reacted():
            return happened.message.chat.id
        case Seated():
            return happened.chat.id
        case Migrated():
            return happened.old
    return ""


def _heard(message: Raw, me: Me, now: datetime, update: int | None = None) -> Heard[TelegramPicture] | None:
    """A message has the number 0 if one person alone sees it (Bot API 10.2); then `update` tells it apart. Its own
    number, which comes again, is only good for answering it."""
    typed, sender = words_of(message), _person(message)
    chat, number = _chat(message), whole(message, "message_id")
    text = _addressed(typed, me)
    if text is None or sender is None or chat is None or number is None or part(message, "sender_chat"):
        return None
    pictures, quoted = pictures_of(message), _quoted(message, me)
    replies = whole(quoted, "message_id") if quoted else None
    said = Incoming(
        id=str(number) if number else f"u{update}.{whole(message, 'ephemeral_message_id') or 0}",
        chat=chat,
        sender=sender,
        text=text,
        at=moment(message, "date") or now,
        place=place_of(message),
        quotes=_quote(message, quoted, me),
        forwarded="forward_origin" in message,
        addressed=_name(me).search(typed) is not None,
        unusable=unusable(message, blocks_of(message), pictured=bool(pictures)),
        alone=not number,
    )
    heard = Heard(said, pictures, word(message, "media_group_id") or None, replies=replies)
    return _worth(heard if update is None else with_document(heard, message))


def _worth(heard: Heard[TelegramPicture]) -> Heard[TelegramPicture] | None:
    """None for what says nothing to the bot. What cannot be used is answered where the bot is surely meant."""
    said = heard.message
    part_of_more = heard.album and said.unusable
    if said.text.strip() or heard.pictures or said.files or said.place or part_of_more:
        return heard
    if said.unusable and is_meant(heard):
        return replace(heard, mute=said.unusable)
    # A video in a group may be a report: whether it is asked about, the group's purpose says.
    return heard if said.addressed or said.unusable == VIDEO else None


def _edited(message: Raw, me: Me, now: datetime) -> Heard[TelegramPicture] | None:
    """The new wording, and the pictures that it has now; a position that moves on is none. What nobody else saw has no
    number by which it could be found again."""
    if not whole(message, "message_id"):
        return None
    heard = _heard(message, me, now)
    if heard is None or not (heard.message.text or heard.pictures):
        return None
    said = heard.message
    at = moment(message, "edit_date") or said.at
    # Two edits within one second have the same date.
    contents = "\n".join([said.text, *(one.unique for one in heard.pictures)])
    wording = hashlib.sha256(contents.encode()).hexdigest()[:8]
    id_ = f"{said.id}e{int(at.timestamp())}.{wording}"
    return Heard(replace(said, id=id_, at=at, edits=said.id), heard.pictures, replies=heard.replies)


def _pressed(query: Raw, now: datetime) -> TelegramPress | Stale | None:
    id_, found = word(query, "id"), PRESSED.fullmatch(word(query, "data"))
    if not id_:
        return None
    chat, sender = _chat(part(query, "message")), _person(query)
    if found is None or chat is None or sender is None:
        return Stale(id_)
    # A press has no date of its own, and the message's may be days old.
    alone = whole(part(query, "message"), "message_id") == 0  # under what nobody else sees
    said = Incoming(f"{PRESS}{id_}", chat, sender, "", now, addressed=True, alone=alone)
    return TelegramPress(id_, said, int(found[1]), int(found[2]))


def _reacted(reaction: Raw, now: datetime) -> Reacted | None:
    """Of a person in a group; whoever reacts as a chat is nobody."""
    chat, on, sender = _chat(reaction), whole(reaction, "message_id"), _person(reaction, "user")
    if chat is None or chat.private or on is None or sender is None:
        return None
    before, after = _emoji(reaction, "old_reaction"), _emoji(reaction, "new_reaction")
    at = moment(reaction, "date") or now
    stands = hashlib.sha256("".join(after).encode()).hexdigest()[:8]
    said = Incoming(f"{REACTION}{on}:{sender}:{int(at.timestamp())}.{stands}", chat, sender, "", at)
    return Reacted(said, on, before, after)


def _emoji(reaction: Raw, name: str) -> tuple[str, ...]:
    """Emoji as they are typed; a picture of somebody's own means nothing here."""
    return tuple(one for kind in each(reaction, name) if (one := word(kind, "emoji").replace("\ufe0f", "")))


def _seated(change: Raw) -> Seated | None:
    old, new = part(change, "old_chat_member"), part(change, "new_chat_member")
    before, after = is_in(old), is_in(new)
    room, chat = part(change, "chat"), _chat(change)
    if (
        chat is None
        or word(room, "type") not in _GROUPS
        or (before == after and not (after and is_less(old, new)))
    ):
        return None  # more rights than before: nobody needs to do anything
    once = f"telegram-seat:{chat.id}:{whole(change, 'date')}:{word(new, 'status')}"
    return Seated(chat, word(room, "title"), after, is_admin(new), once, is_muted(new))


def _migrated(message: Raw) -> Migrated | None:
    """Told in both chats, in either order."""
    here = whole(part(message, "chat"), "id")
    to, since = whole(message, "migrate_to_chat_id"), whole(message, "migrate_from_chat_id")
    if here is not None and to is not None:
        return Migrated(str(here), str(to))
    if here is not None and since is not None:
        return Migrated(str(since), str(here))
    return None


def _chat(message: Raw) -> Chat | None:
    """A private talk has the number of the person it is with; a topic of a group is a chat of its own."""
    room = part(message, "chat")
    id_ = whole(room, "id")
    if id_ is None:
        return None
    private = word(room, "type") == "private" or (id_ > 0 and word(room, "type") not in _GROUPS)
    thread = whole(message, "message_thread_id") if truth(message, "is_topic_message") else None
    chat = Chat(Platform.TELEGRAM, str(id_), private=private)
    return topic(chat, str(thread)) if thread and not private else chat


def _person(message: Raw, name: str = "from") -> str | None:
    """The id of who said it; None for nobody who answers for it."""
    user = part(message, name)
    id_ = whole(user, "id")
    return None if id_ is None or truth(user, "is_bot") or id_ in NOBODY else str(id_)


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


def _quoted(message: Raw, me: Me) -> Raw | None:
    """What is quoted, if the bot said it. In a topic whatever answers nothing answers the line that opened it."""
    quoted = part(message, "reply_to_message")
    own = whole(part(quoted, "from"), "id") == me.id and "forum_topic_created" not in quoted
    return quoted if own else None


def _quote(message: Raw, quoted: Raw | None, me: Me) -> Quote | None:
    """What is quoted: of a list the lines that were picked out of it, if some were."""
    picked = quote_of(word(part(message, "quote"), "text"))
    if quoted is None:
        return picked if _is_ours(part(message, "external_reply"), me) else None
    whole_of_it = quote_of(words_of(quoted))
    return (
        replace(whole_of_it, cases=picked.cases) if whole_of_it and picked and picked.cases else whole_of_it
    )


def _is_ours(external: Raw, me: Me) -> bool:
    """True for what the bot said in another chat or topic."""
    return whole(part(part(external, "origin"), "sender_user"), "id") == me.id
