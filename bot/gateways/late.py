"""Messages that were kept without their pictures or their sender. The row waits for these, and only its own chat waits
with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import astuple, replace
from datetime import datetime, timedelta

from bot.filed import without_others
from bot.gateways.heard import Pic
from bot.gateways.photos import Fetched, Missing, with_documents, without
from domain.chat import Chat, Incoming
from domain.photo import Photo
from storage.books import Books
from storage.held import PICTURES, Waiting
from storage.photos import Examined

# The longest that a row waits to be completed if nobody goes on with it. It is longer than any downtime after which the
# message still matters. A shorter time would let the dispatcher take the incomplete row right after such a downtime.
HOLD = timedelta(days=90)


def hold(
    chat: Chat, message: str, late: Sequence[Pic], now: datetime, store: Books, *, nameless: bool = False
) -> Waiting:
    """Have a kept message wait for these pictures too. `nameless`: its sender is still to be identified."""
    needed = [astuple(one) for one in late]
    return store.post.held.wait_for(chat, message, needed, now + HOLD, nameless=nameless)


def release(
    row: int,
    fetched: Mapping[str, Fetched | None],
    sender: str | None,
    picture: type[Pic],
    now: datetime,
    store: Books,
) -> list[Pic]:
    """Release a row if all its pictures are fetched. Out: the pictures that are not.

    In: `sender` is the id found meanwhile, None if it was known before. A message of which nothing is left is dropped.
    """
    waiting = store.post.held.one(row)
    if waiting is None:
        return []
    needs = {place: picture(*given) for place, *given in waiting.needs[PICTURES]}
    found = {place: fetched.get(one.once) for place, one in needs.items()}
    if lacking := [one for place, one in needs.items() if found[place] is None]:
        return lacking
    photos, lost = _in_place(waiting.message.photos, found, store)
    message = waiting.message if sender is None else said_by(waiting.message, sender)
    message = without_others(with_documents(replace(message, photos=photos), found.values()), store)
    message = without(lost, message, "late", now, store)
    store.post.held.release(waiting, message)
    gathers = store.post.albums.wait_on(row, now)
    if needs and not (message.text or message.photos or message.files or gathers):
        store.post.held.drop(waiting)
    return []


def said_by(message: Incoming, sender: str) -> Incoming:
    """The message with another sender. A private talk has the id of its person, so it changes too."""
    chat = replace(message.chat, id=sender) if message.chat.private else message.chat
    return replace(message, chat=chat, sender=sender)


def _in_place(
    photos: Sequence[Photo], found: Mapping[int, Fetched | None], store: Books
) -> tuple[tuple[Photo, ...], list[Missing]]:
    """The photos in the order in which they were sent, and those that were lost."""
    whole, lost, others = list(photos), list[Missing](), 0
    for place, one in found.items():
        if isinstance(one, Examined):
            whole.insert(place - others, store.photos.keep(one))
            continue
        others += 1
        if isinstance(one, Missing):
            lost.append(one)
    return tuple(whole), lost
