"""Photos that nothing refers to: talk among colleagues leaves nothing behind, and no case loses a photo."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.app import App
from bot.gateways.webchat.typed import TypedMessage
from bot.tidy import keep_tidy
from domain.cases import Step
from domain.chat import Chat, Incoming
from domain.photo import Photo
from domain.platform import Platform
from storage import tables
from storage.photos import Size
from storage.unused import remove_unused
from tests.patience import PATIENCE
from tests.photographs import small_photo
from tests.platforms import webchat
from tests.talk import MONDAY, ZONE, StillClock

GRID = Chat(Platform.WEB, "grid-01")
REPORTER, COLLEAGUE = "22", "21"  # 程晓燕, 毛俊逸 of 金山一网格
DAY = timedelta(days=1)
SIZES = {Size.ORIGINAL, Size.SHOWN, Size.THUMB}


async def _send(app: App, sender: str, text: str, seed: int) -> Photo:
    """A message with a photo, as a gateway of a platform that keeps its own messages hands it over."""
    examined = app.database.files.keep(small_photo(seed), ZONE)
    with app.database.transaction() as store:
        photo = store.photos.keep(examined)
        message = Incoming(f"m{seed}", GRID, sender, text, app.clock.now(), (photo,))
        store.post.inbox.put(message)
    return photo


async def _tidy(app: App) -> int:
    return await app.transactions.write(
        lambda store: remove_unused(store.connection, store.files, app.clock.now())
    )


def _files(app: App, photo: Photo) -> set[Size]:
    return {size for size in Size if app.database.files.path(photo.sha256, size)}


async def _rows(app: App) -> set[str]:
    with app.database.reading() as store:
        return set(store.connection.scalars(sa.select(tables.photos.c.sha256)))


async def test_only_what_a_case_has_stays(app: App, clock: StillClock) -> None:
    """The photo of a talk among colleagues goes at once, and after a day that of a question nobody answered."""
    reported = await _send(app, REPORTER, "人民广场 占道经营", 1)
    chatter = await _send(app, COLLEAGUE, "昨天孩子的生日，大家看看", 2)
    alone = await _send(app, COLLEAGUE, "", 3)
    await app.settle()
    clock.move_to(MONDAY + DAY - timedelta(minutes=1))
    assert await _tidy(app) == 1
    assert not _files(app, chatter) and _files(app, alone) == SIZES
    clock.move_to(MONDAY + DAY + timedelta(minutes=31))
    assert await _tidy(app) == 1
    assert await _tidy(app) == 0
    assert _files(app, reported) == SIZES
    assert not _files(app, alone)
    assert await _rows(app) == {reported.sha256}


async def test_a_late_answer_finds_its_question(app: App, clock: StillClock) -> None:
    """Said in time and heard after a downtime: a question counts by when its answer was said."""
    photo = await _send(app, REPORTER, "", 1)
    await app.settle()
    clock.move_to(MONDAY + timedelta(hours=2))
    assert await _tidy(app) == 0
    with app.database.transaction() as store:
        said_at = MONDAY + timedelta(minutes=2)
        store.post.inbox.put(Incoming("m2", GRID, REPORTER, "人民广场东侧 占道经营", said_at))
    await app.settle()
    with app.database.reading() as store:
        assert [one.sha256 for one in store.photos.of(1, Step.REPORT)] == [photo.sha256]


async def test_what_is_just_being_kept_again_stays(app: App, clock: StillClock) -> None:
    """Whoever keeps a photo while it is looked for holds it: its message is seen before the photo is removed."""
    photo = await _send(app, COLLEAGUE, "昨天孩子的生日，大家看看", 7)
    await app.settle()
    clock.move_to(MONDAY + 2 * DAY)
    known = app.database.files.keep(small_photo(7), ZONE)
    with app.database.transaction() as store:
        again = store.photos.keep(known)
        tidying = asyncio.create_task(_tidy(app))
        await asyncio.sleep(0.1)
        message = Incoming("again", GRID, REPORTER, "人民广场 占道经营", clock.now(), (again,))
        store.post.inbox.put(message)
    assert await tidying == 0
    await app.settle()
    with app.database.reading() as store:
        assert [one.sha256 for one in store.photos.of(1, Step.REPORT)] == [photo.sha256]
    assert _files(app, photo) == SIZES


async def test_what_waits_stays(app: App, clock: StillClock) -> None:
    """A message that was not taken yet, one that was set aside, and a question that is still open."""
    waits = await _send(app, REPORTER, "人民广场 占道经营", 1)
    dead = await _send(app, REPORTER, "人民广场 占道经营", 2)
    with app.database.transaction() as store:
        inbox = tables.inbox
        store.connection.execute(
            inbox.update().where(inbox.c.message == "m2").values(state="dead", at=MONDAY - 30 * DAY)
        )
        store.connection.execute(inbox.update().values(at=MONDAY - 30 * DAY))
    assert await _tidy(app) == 0
    await app.settle()
    asked = await _send(app, COLLEAGUE, "", 3)
    await app.settle()
    with app.database.transaction() as store:
        store.connection.execute(tables.inbox.update().values(at=MONDAY - 30 * DAY))
    assert await _tidy(app) == 0
    assert [_files(app, photo) for photo in (waits, dead, asked)] == [SIZES] * 3


async def test_the_web_chat_shows_what_was_said_there(app: App, clock: StillClock) -> None:
    """It is its own platform: what is in its talks is nowhere else."""
    await webchat(app).hear(GRID.id, TypedMessage(COLLEAGUE, "昨天孩子的生日，大家看看", (small_photo(4),)))
    await app.settle()
    clock.move_to(MONDAY + 30 * DAY)
    assert await _tidy(app) == 0
    assert len(await _rows(app)) == 1


async def test_the_same_photo_at_the_moment_of_its_removal(app: App, clock: StillClock) -> None:
    """Whoever keeps it then hears that it is gone, and keeps it anew: no message is left without its photo."""
    await _send(app, COLLEAGUE, "昨天孩子的生日，大家看看", 5)
    await app.settle()
    clock.move_to(MONDAY + 2 * DAY)
    known = app.database.files.keep(small_photo(5), ZONE)
    assert await _tidy(app) == 1
    with pytest.raises(OSError, match="removed"), app.database.transaction() as store:
        store.photos.keep(known)
    assert await _rows(app) == set()
    again = await _send(app, REPORTER, "人民广场 占道经营", 5)
    assert _files(app, again) == SIZES


async def test_a_running_bot_tidies_by_itself(app: App, clock: StillClock) -> None:
    """At the start, and it ends when it is told to."""
    chatter = await _send(app, COLLEAGUE, "昨天孩子的生日，大家看看", 6)
    await app.settle()
    clock.move_to(MONDAY + 2 * DAY)
    stop = asyncio.Event()
    task = asyncio.create_task(keep_tidy(app.transactions, clock, stop))
    async with asyncio.timeout(PATIENCE):
        while _files(app, chatter):  # noqa: ASYNC110
            await asyncio.sleep(0.01)
        stop.set()
        await task


async def test_a_photo_on_a_walks_list_stays(app: App, clock: StillClock) -> None:
    """It is no case yet; once the list is void nothing needs it any more."""
    with app.database.transaction() as store:
        store.post.inbox.put(Incoming("w1", GRID, REPORTER, "走街 开始", clock.now()))
    await app.dispatcher.answer_next()
    photo = await _send(app, REPORTER, "人民广场 占道经营", 3)
    await app.dispatcher.answer_next()
    clock.move_to(MONDAY + 2 * DAY)
    assert await _tidy(app) == 0 and app.database.files.path(photo.sha256, Size.ORIGINAL)
    with app.database.transaction() as store:
        store.post.inbox.put(Incoming("w2", GRID, REPORTER, "走街 作废", clock.now()))
    await app.dispatcher.answer_next()
    assert await _tidy(app) == 1
