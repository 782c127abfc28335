"""What a reply on Telegram is about: what the bot knows of its message, and only else what stands in it."""

from __future__ import annotations

from domain.card import Card, Line, Means
from domain.cases import State
from domain.chat import Chat, Outgoing, Quote
from storage import tables
from storage.store import Store
from tests.contract import GROUP, HANDLER, REPORTER
from tests.photographs import small_photo
from tests.telegram.wire import TelegramWire
from texts.cards import as_text

REPORT = "人民广场东侧 占道经营"


async def quoted(town: TelegramWire) -> Quote:
    """What the next message that waits quotes; it is taken."""
    await town.heard()
    with town.app.database.transaction() as store:
        (received,) = store.post.inbox.waiting(town.clock.now())
        assert received.message.quotes
        store.post.inbox.done([received.id])
    return received.message.quotes


async def test_a_reply_is_about_what_the_bot_knows(town: TelegramWire) -> None:
    """Not about what its words look like; only a message that is not known any more is read."""
    await town.order("明早 #1 路口集合")
    await town.settle()
    (meeting,) = await town.said()
    await town.say(REPORTER, "好 没问题吧", quote=meeting)
    assert (await quoted(town)) == Quote("明早 #1 路口集合", ())
    with town.app.database.transaction() as store:
        store.connection.execute(tables.outbox.delete())
    await town.say(REPORTER, "几点", quote=meeting)
    assert (await quoted(town)).cases == (1,)


async def test_a_reply_to_one_photo_of_a_pair(town: TelegramWire) -> None:
    """Its caption names the case, for of an album the bot knows only the first photo by its id."""
    await town.say(REPORTER, REPORT, [small_photo(1)])
    await town.settle()
    await town.say(HANDLER, "整改 1 已劝离", [small_photo(3)])
    await town.settle()
    with town.app.database.transaction() as store:
        store.post.outbox.put(_pair(store), town.clock.now())
    await town.settle()
    after = next(one for one in await town.said() if one.text == "整改后 #1")
    await town.say(REPORTER, "看一眼", quote=after)
    assert (await quoted(town)).case == 1


def _pair(store: Store) -> Outgoing:
    group = next(one for one in store.district.groups if one.name == GROUP)
    photos = tuple(photo for photos in store.photos.by_event(1).values() for photo in photos)
    card = Card(1, State.CHECKING, "占道经营", lines=(Line(Means.PLACE, "人民广场"),))
    return Outgoing(Chat(group.platform, group.chat), as_text(card), photos[:2], card=card)
