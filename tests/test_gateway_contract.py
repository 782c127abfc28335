"""One suite for every gateway: what handlers may rely on, on whichever platform people talk."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import TypeVar

import pytest

from bot.app import build
from storage.books import Books
from tests.contract import ELSEWHERE, GROUP, HANDLER, MONDAY, OTHER, REPORTER, Seen, WebWire, Wire
from tests.photographs import small_photo
from tests.site import on_sqlite
from tests.talk import StillClock
from tests.telegram.wire import on_telegram
from tests.wecom.wire import on_wecom

Opening = Callable[[Path, Path], AbstractAsyncContextManager[Wire]]


@asynccontextmanager
async def on_the_web(template: Path, folder: Path) -> AsyncIterator[Wire]:
    """The bot on the web chat."""
    settings = on_sqlite(template, folder)
    clock = StillClock(MONDAY)
    wire = WebWire(lambda clock: build(settings, clock), clock, await build(settings, clock))
    yield wire
    await wire.end()


PLATFORMS: dict[str, Opening] = {"web": on_the_web, "telegram": on_telegram, "wecom": on_wecom}


@pytest.fixture(params=PLATFORMS)
async def wire(request: pytest.FixtureRequest, sqlite_template: Path, tmp_path: Path) -> AsyncIterator[Wire]:
    """Each platform in turn."""
    async with PLATFORMS[request.param](sqlite_template, tmp_path) as wire:
        yield wire


Found = TypeVar("Found")


def look(wire: Wire, question: Callable[[Books], Found]) -> Found:
    """What the database says."""
    with wire.app.database.reading() as store:
        return question(store)


async def photos_of(wire: Wire, number: int) -> list[str]:
    """The hashes of a case's photos."""
    by_event = look(wire, lambda store: store.photos.by_event(number))
    return [photo.sha256 for photos in by_event.values() for photo in photos]


async def last(wire: Wire, where: str = GROUP) -> Seen:
    """What the bot said last."""
    return (await wire.said(where))[-1]


def hashed(data: bytes) -> str:
    """As photos are named."""
    return hashlib.sha256(data).hexdigest()


async def test_a_text_is_answered(wire: Wire) -> None:
    """Somebody says something to the bot; it answers there, once."""
    await wire.say(REPORTER, "上报 人民广场东侧 占道经营")
    await wire.settle()
    (answer,) = await wire.said()
    assert answer.text.startswith("#1 处置中 · 占道经营\n人民广场东侧（金山一网格）")
    assert answer.choices == ("报整改", "退回")


async def test_chatter_is_not(wire: Wire) -> None:
    """What is not meant for the bot is not answered, and its words are not kept."""
    await wire.mutter(REPORTER, "大家早上好")
    await wire.settle()
    assert await wire.said() == []


async def test_a_photo_with_caption_is_a_case(wire: Wire) -> None:
    """The case has the very bytes that arrived."""
    photo = small_photo(7)
    await wire.say(REPORTER, "人民广场东侧 占道经营", [photo])
    await wire.settle()
    assert (await last(wire)).text.startswith("#1 处置中")
    assert await photos_of(wire, 1) == [hashed(wire.arriving(photo))]


async def test_an_album_is_one_case(wire: Wire) -> None:
    """Several photos at once are one report with all of them, in their order."""
    photos = [small_photo(seed) for seed in range(20, 25)]
    await wire.say(REPORTER, "金山农贸市场南门 垃圾外溢", photos)
    await wire.settle()
    assert [one.text.partition(" ")[0] for one in await wire.said()] == ["#1"]
    assert await photos_of(wire, 1) == [hashed(wire.arriving(photo)) for photo in photos]
    assert look(wire, lambda store: store.cases.get(2)) is None


async def test_a_button_acts_once(wire: Wire) -> None:
    """Pressing does what the button says, in the name of whoever presses; pressing again harms nothing."""
    await wire.say(REPORTER, "上报 人民广场东侧 占道经营 ", [small_photo(1)])
    await wire.settle()
    card = await last(wire)
    await wire.press(HANDLER, card, "报整改")
    await wire.settle()
    asked = await last(wire)
    assert "#1" in asked.text and asked.text != card.text
    await wire.press(HANDLER, card, "报整改")
    await wire.settle()
    await wire.say(HANDLER, "已劝离", [small_photo(2)])
    await wire.settle()
    assert any(one.text.startswith("#1 待核查") for one in await wire.said())
    history = look(wire, lambda store: store.cases.history(1))
    assert [event.step.value for event in history].count("整改") == 1


async def test_a_long_text_is_cut_where_readers_pause(wire: Wire) -> None:
    """Within the platform's limit, at the ends of lines, and with not a word lost."""
    lines = [f"{number:03d} 人民广场东侧占道经营，已派金山社区处理。😀" for number in range(400)]
    await wire.order("\n".join(lines))
    await wire.settle()
    pieces = [one.text for one in await wire.said()]
    assert not wire.cuts or all(wire.size(piece) <= wire.limits.text for piece in pieces)
    assert [line for piece in pieces for line in piece.split("\n")] == lines


async def test_slow_down_is_obeyed(wire: Wire) -> None:
    """Not one call before its time, and then everything in order, each once; other groups do not wait."""
    if not wire.slows:
        pytest.skip("the platform never asks for a pause")
    await wire.slow_down(7, 3)
    texts = [f"第{number}句" for number in range(12)]
    await wire.order(*texts)
    await wire.order("别处", where=OTHER)
    began = wire.clock.now()
    await wire.app.settle()
    assert [one.text for one in await wire.said(OTHER)] == ["别处"]
    await wire.settle()
    assert "\n".join(one.text for one in await wire.said()).split("\n") == texts
    assert wire.too_early() == 0
    assert (wire.clock.now() - began).total_seconds() >= 21


async def test_a_group_that_is_gone_holds_up_no_other(wire: Wire) -> None:
    """What cannot be said there fails, and is there for the operator to see; the others go on."""
    if not wire.loses:
        pytest.skip("no group of the platform can go")
    wire.lose(GROUP)
    await wire.order("没人听见")
    await wire.say(ELSEWHERE, "上报 双龙巷 乱堆杂物", where=OTHER)
    await wire.settle()
    assert (await last(wire, OTHER)).text.startswith("#1")
    failed = look(wire, lambda store: store.post.outbox.rows("failed"))
    assert [row.message.text for row in failed] == ["没人听见"]


async def test_a_restart_loses_and_doubles_nothing(wire: Wire) -> None:
    """Between hearing and answering, and between answering and delivering."""
    await wire.say(REPORTER, "上报 人民广场东侧 占道经营")
    await wire.heard()
    await wire.restart()
    await wire.say(ELSEWHERE, "上报 双龙巷 乱堆杂物", where=OTHER)
    await wire.heard()
    while await wire.app.dispatcher.answer_next():
        pass
    await wire.restart()
    await wire.settle()
    await wire.restart()
    await wire.settle()
    assert [one.text.partition(" ")[0] for one in await wire.said()] == ["#1"]
    assert [one.text.partition(" ")[0] for one in await wire.said(OTHER)] == ["#2"]


async def test_a_quote_finds_its_case(wire: Wire) -> None:
    """Whoever quotes a card need not write its number."""
    await wire.say(REPORTER, "上报 人民广场东侧 占道经营")
    await wire.settle()
    first = await last(wire)
    await wire.say(REPORTER, "上报 金山东路 店外经营")
    await wire.settle()
    await wire.say(REPORTER, "补充 车牌看不清", quote=first)
    await wire.settle()
    history = look(wire, lambda store: store.cases.history(1))
    assert any("车牌看不清" in event.words for event in history)


async def test_a_document_arrives_with_its_bytes_and_its_name(wire: Wire) -> None:
    """Also under a Chinese name with spaces and signs, and a second time to another group."""
    data = b"PK\x03\x04" + bytes(range(256)) * 900
    name = "金山一网格 3月2日简报（定稿）+100%;v2.docx"
    file = wire.app.database.files.made.keep(data, name)
    await wire.order("简报见附件。", files=(file,))
    await wire.order("简报见附件。", where=OTHER, files=(file,))
    await wire.settle()
    assert await wire.documents() == [(name, data)]
    assert await wire.documents(OTHER) == [(name, data)]
