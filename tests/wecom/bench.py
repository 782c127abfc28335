"""What tests of the bot on WeCom share: what appeared, what is to be said, who is who."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from domain.cases import Case
from domain.chat import Chat, Outgoing
from domain.photo import Photo
from domain.platform import Platform
from storage.mail import ToSend
from tests.contract import GROUP
from tests.patience import PATIENCE
from tests.photographs import small_photo
from tests.talk import ZONE
from tests.wecom.district import account, chat
from tests.wecom.wire import WecomWire
from tests.wecom.world import Shown

REPORT = "上报 人民广场东侧 占道经营"


def shown(wire: WecomWire, where: str = GROUP) -> list[Shown]:
    """What appeared in a group."""
    return wire.fake.world.in_chat(chat(wire.district, where))


async def order(wire: WecomWire, text: str = "", where: str = GROUP, **more: Any) -> None:
    """Have the bot say something of its own accord."""
    there = Chat(Platform.WECOM, chat(wire.district, where))
    with wire.app.database.transaction() as store:
        store.post.outbox.put(Outgoing(there, text, **more), wire.clock.now())


async def rows(wire: WecomWire, state: str) -> list[ToSend]:
    """The outbox."""
    with wire.app.database.reading() as store:
        return store.post.outbox.rows(state)


async def a_photo(wire: WecomWire, seed: int = 1) -> Photo:
    """A photo that is kept."""
    kept = wire.app.database.files.keep(small_photo(seed), ZONE)
    with wire.app.database.transaction() as store:
        return store.photos.keep(kept)


def person(wire: WecomWire, name: str) -> int:
    """Somebody's id in the register."""
    return next(one.id for one in wire.district.people if one.name == name)


async def case(wire: WecomWire, number: int) -> Case | None:
    """A case as it is kept."""
    with wire.app.database.reading() as store:
        return store.cases.get(number)


async def photos(wire: WecomWire, number: int) -> int:
    """How many photos it has."""
    with wire.app.database.reading() as store:
        return sum(len(one) for one in (store.photos.by_event(number)).values())


async def until(wire: WecomWire, is_so: Callable[[], object]) -> None:
    """Let the bot answer until something is so; for messages that are answered without being handled."""
    async with asyncio.timeout(PATIENCE):
        while True:
            await wire.app.settle()
            if is_so():
                return
            await asyncio.sleep(0.01)


def private(wire: WecomWire, who: str) -> list[str]:
    """What the bot said to somebody alone."""
    return wire.fake.world.texts(account(wire.district, who))
