"""Pictures that take longer than their message may: its row waits for them, and with it only its own chat."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import astuple, replace
from datetime import datetime

from bot.gateways.finishing import HOLD
from bot.gateways.photos import Fetched, Missing, without
from bot.gateways.telegram.convert import Attached
from domain.chat import Chat, Photo
from storage.held import PICTURES, Waiting
from storage.store import Books


def hold(chat: Chat, message: str, late: Sequence[Attached], now: datetime, store: Books) -> Waiting:
    """Have a kept message wait for these pictures too."""
    return store.post.held.wait_for(chat, message, [astuple(one) for one in late], now + HOLD)


def release(row: int, fetched: Mapping[str, Fetched | None], now: datetime, store: Books) -> list[Attached]:
    """Let a row be taken if all its pictures are fetched. Out: those that are not."""
    waiting = store.post.held.one(row)
    if waiting is None:
        return []
    needs = {place: Attached(*picture) for place, *picture in waiting.needs[PICTURES]}
    found = {place: fetched.get(picture.unique) for place, picture in needs.items()}
    if lacking := [picture for place, picture in needs.items() if found[place] is None]:
        return lacking
    photos, lost = _in_place(waiting.message.photos, found, store)
    message = replace(waiting.message, photos=photos)
    store.post.held.release(waiting, without(lost, message, "late", now, store))
    store.post.albums.wait_on(row, now)
    return []


def _in_place(
    photos: Sequence[Photo], found: Mapping[int, Fetched | None], store: Books
) -> tuple[tuple[Photo, ...], list[Missing]]:
    """The photos in the order in which they were sent, and those that were lost."""
    whole, lost = list(photos), list[Missing]()
    for place, one in found.items():
        if isinstance(one, Missing):
            lost.append(one)
        elif one is not None:
            whole.insert(place - len(lost), store.photos.keep(one))
    return tuple(whole), lost
