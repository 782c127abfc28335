"""Who may be in which chat of the web page, and how the page calls them."""

from __future__ import annotations

from typing import Any

from bot.gateways.not_taken import NotTaken
from domain import seats
from domain.chat import Chat
from domain.district import Group, Person
from domain.platform import Platform
from storage.books import Books
from storage.web import WebMessage

BOT = "bot"
BOT_NAME = "走街"
PRIVATE = "private:"
MOST_ID = 100  # characters in the id of a person or of a request


def chat_of(id_: str) -> Chat:
    """A chat of the page by its id."""
    return Chat(Platform.WEB, id_, private=id_.startswith(PRIVATE))


def quoted_in(store: Books, chat: str, id_: int | None) -> WebMessage | None:
    """The message that is quoted: only what was said in this very chat can be."""
    if id_ is None:
        return None
    quoted = store.post.web.get(id_)
    if quoted is None or quoted.chat != chat:
        raise NotTaken("引用的消息不在这里。", 404)
    return quoted


def must_exist(store: Books, chat: str) -> None:
    """Raise NotTaken (404) unless there is that chat."""
    private = chat.startswith(PRIVATE) and _is_id(chat.removeprefix(PRIVATE))
    if not private and store.group_of(chat_of(chat)) is None:
        raise NotTaken("没有这个群。", 404)


def must_sit_there(store: Books, chat: str, sender: str) -> None:
    """Who is in the register speaks only where they sit; strangers may stand in any group, as in real life."""
    must_exist(store, chat)
    if not _is_id(sender) or sender == BOT:
        raise NotTaken("请先选择您是谁。")
    if chat.startswith(PRIVATE):
        if chat != PRIVATE + sender:
            raise NotTaken("这是别人和走街的私聊。", 403)
        return
    person, group = _person(store, sender), store.group_of(chat_of(chat))
    if person is not None and (group is None or person not in seats.members(group, store.district)):
        raise NotTaken("您不在这个群里。", 403)


def must_be_short(once: str) -> None:
    """Raise NotTaken unless what makes a request the same is short and plain."""
    if once and not _is_id(once):
        raise NotTaken(f"client_id 最多 {MOST_ID} 个普通字符。")


def _is_id(text: str) -> bool:
    return 0 < len(text) <= MOST_ID and text.isprintable()


def name_of(store: Books, sender: str) -> str:
    """The name of whoever said something: the bot, a person of the register, or a stranger."""
    if sender == BOT:
        return BOT_NAME
    person = _person(store, sender)
    return person.name if person else "陌生人"


def _person(store: Books, sender: str) -> Person | None:
    """Whose number this is, as it is written: neither ２２ nor 022 is 22."""
    id_ = int(sender) if sender.isascii() and sender.isdecimal() else 0
    return store.district.person.get(id_) if str(id_) == sender else None


def group_of(store: Books, group: Group) -> dict[str, Any]:
    """A group as the wire tells it: its 群号, title, purpose and members."""
    district = store.district
    members = [
        {
            "id": str(person.id),
            "name": person.name,
            "role": "、".join(person.roles),
            "unit": district.unit[person.unit].name,
            "grid": "、".join(district.grid[grid].name for grid in person.grids),
        }
        for person in seats.members(group, district)
    ]
    return {"id": group.chat, "title": group.name, "purpose": group.purpose.value, "members": members}
