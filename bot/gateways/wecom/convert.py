"""Turns a callback of the robot into what the bot understands. It only decides; it calls nothing and keeps nothing.

In groups WeCom hands over only messages that name the robot with an @. The name stays in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.gateways.heard import Heard
from bot.gateways.only_words import quote_of
from bot.gateways.wecom.frames import EVENT, MESSAGE, Frame, part, word
from bot.gateways.wecom.quoted import quoted_words
from bot.gateways.wecom.words import VOICE
from bot.routing import match_command, takes_files
from domain.chat import Chat, Incoming, Quote, legible
from domain.platform import Platform
from storage.shown import PRESSED

HERE = Platform.WECOM
MOST_ID = 256  # characters; what WeCom calls people, chats and messages is shorter
_ODD = timedelta(days=1)  # a moment further away than this is not believed
_SOMEBODY = re.compile(r"^@\S+\s*")
_NAME_ENDS = r"[\s,，:：、。;；!！?？]+|(?=[\d#＃/／])|$"
_WITH_WORDS, _WITH_LINKS = ("text", "mixed", "voice"), ("image", "file")
_LINKS = ("url", "pic_url", "picurl", "download_url")  # the documents know the first one
_KEYS = ("aeskey", "aes_key")
_MUTE = {"video": "视频", "voice": VOICE, "appmsg": "卡片和在线文档", "location": "位置"}
_UNKNOWN = "这种消息"


@dataclass(frozen=True, slots=True)
class WecomPicture:
    """A picture that is still to be fetched: encrypted behind a link for five minutes, or at the app as `media_id`.

    `as_file`: it was sent as a file, and may be no picture.
    """

    url: str = field(repr=False)
    key: str = field(repr=False)
    as_file: bool = False
    media_id: str = ""

    @property
    def once(self) -> str:
        """Where it lies: its link or its media_id, which never look alike."""
        return self.media_id or self.url


@dataclass(frozen=True, slots=True)
class WecomPress:
    """A button: of which outbox row, which one (see storage/shown.py), on which card. The message says nothing yet."""

    message: Incoming
    row: int
    mark: int
    task: str


Happened = Heard[WecomPicture] | WecomPress


def convert(frame: Frame, robot: str, now: datetime) -> Happened | None:
    """What a callback means for the bot named `robot`; None if nothing."""
    body = part(frame, "body")
    sender, id_ = word(part(body, "from"), "userid"), word(body, "msgid")
    group = word(body, "chatid")
    kind = word(body, "chattype")
    private = kind == "single" or (kind != "group" and not group)
    chat = sender if private else group
    if not all(0 < len(one) <= MOST_ID and one.isprintable() for one in (sender, id_, chat)):
        return None
    said = Incoming(id_, Chat(HERE, chat, private), sender, "", _moment(body, now))
    if frame.get("cmd") == EVENT:
        return _pressed(said, part(body, "event"))
    return _heard(said, body, robot) if frame.get("cmd") == MESSAGE else None


def spoken(text: str, robot: str) -> str:
    """What somebody typed in a group, without the robot's name; without the first @… if the name is not found.

    A longer name is another one (`@走街小助手`), except where a command follows (`@走街上报`).
    """

    def without(name: re.Match[str]) -> str:
        ends = name["end"] is not None or match_command(text[name.end() :]) is not None
        return "" if ends else name[0]

    found = re.sub(rf"@{re.escape(robot)}(?P<end>{_NAME_ENDS})?", without, text)
    return (found if found != text else _SOMEBODY.sub("", text.lstrip(), count=1)).strip()


def _heard(said: Incoming, body: Frame, robot: str) -> Heard[WecomPicture] | None:
    kind = _kind(body)
    texts, pictures = _words(kind, body), _pictures(kind, body)
    quote = part(body, "quote")
    quoted = quoted_words(quote)
    text = legible("\n".join(texts))
    text = text.strip() if said.chat.private else spoken(text, robot)
    wants = takes_files(text)  # somebody else's file is only fetched for whoever wants it kept
    pictures += tuple(one for one in _pictures(_kind(quote), quote) if one.url and (wants or not one.as_file))
    message = replace(_with(said, text, quote_of(quoted)), unusable=_unusable(kind, body))
    if text or pictures or (quoted and not said.chat.private):
        return Heard(message, pictures)
    if said.chat.private:
        return Heard(message, mute=message.unusable or _MUTE.get(kind, _UNKNOWN))
    return Heard(message) if kind in ("text", "mixed") else None


def _kind(message: Frame) -> str:
    """What a message or a quote is; by what it has, where it does not say so in a known word."""
    kind, known = word(message, "msgtype"), (*_WITH_WORDS, *_WITH_LINKS)
    if kind in known or kind in _MUTE:
        return kind
    return next((name for name in known if part(message, name)), kind)


def _with(said: Incoming, text: str, quotes: Quote | None) -> Incoming:
    named = not said.chat.private  # in a group nothing else is heard
    return Incoming(said.id, said.chat, said.sender, text, said.at, quotes=quotes, addressed=named)


def _words(kind: str, body: Frame) -> list[str]:
    """The words of a message or of a quote; of a voice its transcript."""
    if kind in ("text", "voice"):
        found = word(part(body, kind), "content")
        return [found] if found else []
    if kind == "mixed":
        return [text for item in _items(body) for text in _words(_kind(item), item)]
    return []


def _unusable(kind: str, body: Frame) -> str:
    """What of a mixed message nobody here can look at, in Chinese; '' if there is nothing of the kind."""
    items = _items(body) if kind == "mixed" else ()
    silent = (item for item in items if not _words(_kind(item), item) and not _pictures(_kind(item), item))
    return next((_MUTE.get(_kind(item), _UNKNOWN) for item in silent if _kind(item) != "text"), "")


def _pictures(kind: str, body: Frame) -> tuple[WecomPicture, ...]:
    """What is to be fetched. One without a link is among it, so that its sender hears that it is lost."""
    if kind in _WITH_LINKS:
        found = part(body, kind)
        url = next((link for name in _LINKS if (link := word(found, name))), "")
        key = next((key for name in _KEYS if (key := word(found, name))), "")
        return (WecomPicture(url, key, as_file=kind == "file"),)
    if kind == "mixed":
        return tuple(one for item in _items(body) for one in _pictures(_kind(item), item))
    return ()


def _items(body: Frame) -> Iterator[Frame]:
    items: Any = part(body, "mixed").get("msg_item")
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict) and _kind(item) != "mixed":
            yield item


def _pressed(said: Incoming, event: Frame) -> WecomPress | None:
    if event.get("eventtype") != "template_card_event":
        return None
    # The documents have the data below the event, the typings of Tencent's own library beside it.
    data = part(event, "template_card_event") or event
    found = PRESSED.fullmatch(word(data, "event_key"))
    said = replace(said, addressed=True)
    return WecomPress(said, int(found[1]), int(found[2]), word(data, "task_id")) if found else None


def _moment(body: Frame, now: datetime) -> datetime:
    """When it was said; the present where WeCom does not say, or says something odd."""
    said = body.get("create_time")
    if isinstance(said, int) and abs(said - now.timestamp()) < _ODD.total_seconds():
        return min(datetime.fromtimestamp(said, UTC), now)
    return now
