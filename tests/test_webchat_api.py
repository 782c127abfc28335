"""The web chat's HTTP contract, over real HTTP: what scripts and the page rely on."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from aiohttp import ClientWebSocketResponse, WSMsgType

from bot.gateways.webchat.typed import TypedFile
from bot.settings import Settings
from bot.workbook import read
from bot.workbook.sample import SAMPLE
from domain.district import District, Group, Person, Purpose, Role
from tests.patience import PATIENCE
from tests.photographs import small_photo
from tests.site import (
    GRID,
    HANDLER,
    INSPECTOR,
    MONDAY,
    OFFICE,
    PATROL,
    Site,
    at_work,
    sample_site,
    told,
)
from tests.talk import StillClock
from tests.word_files import typed

pytestmark = pytest.mark.asyncio(loop_scope="module")
REPORT = "人民广场东侧 占道经营"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def site(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Site]:
    """One running bot for the tests of this file: they speak in chats of their own."""
    async with sample_site(sqlite_template, tmp_path_factory.mktemp("site")) as site:
        yield site


async def test_groups_and_members_are_those_of_the_workbook(site: Site) -> None:
    """Who sits where follows the rules of the design, in the words of the workbook."""
    status, chats = await told(await site.client.get("/api/chats"))
    district = read(SAMPLE).district
    assert status == 200
    assert [chat["id"] for chat in chats] == [group.chat for group in district.groups]
    for chat, group in zip(chats, district.groups, strict=True):
        assert set(chat) == {"id", "title", "purpose", "members"}
        assert (chat["title"], chat["purpose"]) == (group.name, group.purpose.value)
        sitting = [person for person in district.people if _sits(person, group, district)]
        assert {member["name"] for member in chat["members"]} == {person.name for person in sitting}
    patrol = next(one for one in chats[-10]["members"] if one["id"] == PATROL)
    assert patrol == {
        "id": PATROL,
        "name": "程晓燕",
        "role": "网格员",
        "unit": "金山社区居民委员会",
        "grid": "金山一网格",
    }


def _sits(person: Person, group: Group, district: District) -> bool:
    roles = set(person.roles)
    if Role.OFFICE in roles or group.purpose is Purpose.ALL:
        return True
    match group.purpose:
        case Purpose.CORE:
            return bool(roles & {Role.LEADER, Role.INSPECTOR, Role.UNIT_HEAD})
        case Purpose.LIAISON:
            return Role.HANDLER in roles
        case Purpose.UNIT:
            return person.unit == group.unit
    unit = next(grid.unit for grid in district.grids if grid.id == group.grid)
    return group.grid in person.grids or (Role.HANDLER in roles and person.unit == unit)


async def test_a_message_is_shown_as_the_contract_says(site: Site) -> None:
    """Every field of a message, a person's and the bot's."""
    id_ = await site.say(GRID, PATROL, REPORT, small_photo(1), latitude=30.27, longitude=120.15)
    mine = await site.shown(GRID, id_)
    [photo] = mine.pop("photos")
    assert photo.startswith("/photos/")
    assert mine == {
        "id": id_,
        "sender": PATROL,
        "name": "程晓燕",
        "text": REPORT,
        "files": [],
        "choices": [],
        "quote": None,
        "at": MONDAY.isoformat(),
        "card": None,
        "rows": [],
    }
    card = await site.answer_to(GRID, id_)
    assert (card["sender"], card["name"], card["choices"]) == ("bot", "走街", ["报整改", "退回"])
    assert "处置中 · 占道经营" in card["text"]


async def test_nine_photos_are_one_message(site: Site) -> None:
    """As many as the page lets one choose, in their order."""
    photos = [small_photo(seed) for seed in range(20, 29)]
    id_ = await site.say("grid-02", "24", "", *photos)
    message = await site.shown("grid-02", id_)
    assert len(set(message["photos"])) == 9


async def test_a_document_comes_as_a_file(site: Site) -> None:
    """Its name stands in the message; its text is what the order wants. A photo sent as a file is a photo."""
    two = TypedFile("红黄榜 办法.docx", typed("第一条 每月评一次。", "第二条 约谈。"))
    id_ = await site.say(f"private:{OFFICE}", OFFICE, "方案 存 红黄榜办法", one=two)
    mine = await site.shown(f"private:{OFFICE}", id_)
    assert mine["text"] == "方案 存 红黄榜办法\n［文件］红黄榜 办法.docx" and mine["files"] == []
    answer = await site.answer_to(f"private:{OFFICE}", id_)
    assert answer["text"].startswith("《红黄榜办法》存好了（红黄榜 办法.docx）：2 条")
    id_ = await site.say("grid-05", "32", "", one=TypedFile("IMG_1.jpg", small_photo(3)), two=two)
    mine = await site.shown("grid-05", id_)
    assert (mine["text"], len(mine["photos"])) == ("［文件］红黄榜 办法.docx", 1)


async def test_a_repeated_request_is_one_message(site: Site) -> None:
    """The same client_id twice, even at once, is one message and one answer; in another chat it is another."""
    posts = [site.say("grid-03", "27", "帮助", client_id="twice") for _ in range(5)]
    ids = set(await asyncio.gather(*posts)) | {await site.say("grid-03", "27", "帮助", client_id="twice")}
    assert len(ids) == 1
    await site.answer_to("grid-03", ids.pop())
    await site.app.settle()
    assert len(await site.read("grid-03")) == 2
    await site.say("private:27", "27", "帮助", client_id="twice")
    assert len(await site.read("private:27")) >= 1


async def test_a_form_without_photos_may_be_urlencoded(site: Site) -> None:
    """For scripts; client_id means the same there."""
    form = {"sender": "31", "text": "我的任务", "client_id": "plain"}
    path = "/api/chats/grid-04/messages"
    first = await told(await site.client.post(path, data=form))
    assert first[0] == 201
    assert await told(await site.client.post(path, data=form)) == first
    assert "没有等您办的事" in (await site.answer_to("grid-04", first[1]["id"]))["text"]


async def test_a_quote_and_a_button_reach_the_case(site: Site) -> None:
    """A card is answered by quoting it with a photo, and by pressing what is on it."""
    card = await site.answer_to(
        "grid-05", await site.say("grid-05", "32", "北湖公园 垃圾满溢", small_photo(40))
    )
    fixed = await site.say("grid-05", "30", "已清运", small_photo(41), quote=card["id"])
    assert (await site.shown("grid-05", fixed))["quote"] == card["id"]
    checking = await site.answer_to("grid-05", fixed)
    assert checking["choices"] == ["通过", "不通过"], checking["text"]
    assert (await site.press("grid-05", OFFICE, checking["id"], "通过"))[0] == 200
    closed = await site.answer_to("grid-05", checking["id"])
    assert "已销号" in closed["text"]
    assert len(closed["photos"]) == 2


async def test_waiting_ends_as_soon_as_something_is_said(site: Site) -> None:
    """A long poll answers at once when there is news, and with nothing when its time is up."""
    last = await site.say("private:14", "14", "帮助")
    last = (await site.answer_to("private:14", last))["id"]
    began = asyncio.get_running_loop().time()
    assert await site.read("private:14", after=last, wait=0.3) == []
    assert asyncio.get_running_loop().time() - began >= 0.3
    waiting = asyncio.create_task(site.read("private:14", after=last, wait=PATIENCE))
    other = asyncio.create_task(site.read("private:15", after=last, wait=0.5))
    await asyncio.sleep(0.1)
    id_ = await site.say("private:14", "14", "超期")
    assert [one["id"] for one in await asyncio.wait_for(waiting, PATIENCE / 2)][:1] == [id_]
    assert await other == []


async def test_the_last_hundred_come_without_after(site: Site) -> None:
    """With `after` the next hundred, oldest first."""
    with site.app.database.transaction() as store:
        kept = [
            store.post.web.put("private:18", "18", "闲话", {}, MONDAY, once=f"{number}")
            for number in range(105)
        ]
    ids = [one.id for one in kept]
    latest = [one["id"] for one in await site.read("private:18")]
    assert len(latest) == 100
    assert latest == sorted(latest)
    assert latest[-1] >= ids[-1]
    following = [one["id"] for one in await site.read("private:18", after=ids[0] - 1)]
    assert len(following) == 100
    assert following[0] == ids[0]


async def test_everybody_sees_every_message_once_and_in_order(site: Site) -> None:
    """Fifty people write at the same time while five read along by poll and two by WebSocket."""
    group, total = "all", 50
    people = [str(number) for number in range(1, 51)]
    async with site.client.ws_connect("/api/events") as one, site.client.ws_connect("/api/events") as other:
        readers = [asyncio.create_task(_follow(site, group, total)) for _ in range(5)]
        await asyncio.sleep(0.05)
        ids = await asyncio.gather(*(site.say(group, person, f"{person} 说") for person in people))
        for reader in readers:
            assert await asyncio.wait_for(reader, PATIENCE) == sorted(ids)
        for socket in (one, other):
            assert [message["id"] for message in await _heard(socket, group, total)] == sorted(ids)


async def _heard(socket: ClientWebSocketResponse, chat: str, total: int) -> list[dict[str, Any]]:
    """What the socket brings of one chat; the others talk as well."""
    found: list[dict[str, Any]] = []
    while len(found) < total:
        message = await socket.receive_json(timeout=PATIENCE)
        found += [message] if message["chat"] == chat else []
    return found


async def _follow(site: Site, chat: str, total: int) -> list[int]:
    seen: list[int] = []
    while len(seen) < total:
        seen += [one["id"] for one in await site.read(chat, after=seen[-1] if seen else 0, wait=10)]
    return seen


async def test_the_socket_brings_the_same_messages(site: Site) -> None:
    """What /api/events says of a message is what GET says, and in which chat; a repeat is not said again."""
    await site.app.settle()  # what the tests before have left
    async with site.client.ws_connect("/api/events") as socket:
        id_ = await site.say("grid-08", "14", "我的任务", client_id="said-once")
        heard = await _heard(socket, "grid-08", 2)
        assert await site.say("grid-08", "14", "我的任务", client_id="said-once") == id_
        read = [one | {"chat": "grid-08"} for one in await site.read("grid-08", after=id_ - 1)]
        assert heard == read
        with pytest.raises(asyncio.TimeoutError):
            await socket.receive(timeout=0.2)


async def test_a_socket_is_closed_when_the_bot_ends(sqlite_template: Path, tmp_path: Path) -> None:
    """The server does not wait for pages that are still open, nor for those that poll."""
    async with sample_site(sqlite_template, tmp_path) as site:
        socket = await site.client.ws_connect("/api/events")
        began = asyncio.get_running_loop().time()
        closing = asyncio.create_task(site.client.server.close())
        assert (await socket.receive(timeout=PATIENCE)).type is WSMsgType.CLOSE
        await socket.close()
        await closing
        assert asyncio.get_running_loop().time() - began < PATIENCE / 2


async def test_health_says_what_an_operator_must_know(site: Site) -> None:
    """Alive, database, polls, what waits and the last runs, for whoever asks from anywhere."""
    status, health = await told(await site.client.get("/healthz", headers={"Host": "bot.example"}))
    assert status == 200
    assert set(health) == {"ok", "database", "clock", "platforms", "backlog", "jobs", "intakes", "journal"}
    assert (health["ok"], health["database"]) == (True, "ok")
    assert set(health["backlog"]) == {"inbox", "outbox"}


async def test_a_case_is_closed_over_http_on_both_databases(settings: Settings) -> None:
    """Report, rectification with a photo, verification in the inspector's private talk, quote and repeat."""
    async with at_work(settings, StillClock(MONDAY)) as site:
        card = await site.answer_to(
            GRID, await site.say(GRID, PATROL, REPORT, small_photo(50), client_id="r")
        )
        fixed = await site.say(GRID, HANDLER, "整改 1 已劝离", small_photo(51))
        assert "待核查" in (await site.answer_to(GRID, fixed))["text"]
        await site.app.settle()
        asked = (await site.read(f"private:{INSPECTOR}"))[-1]
        assert (await site.press(f"private:{INSPECTOR}", INSPECTOR, asked["id"], "通过"))[0] == 200
        await site.app.settle()
        assert [one["text"].split("\n")[0] for one in await site.read(GRID) if one["sender"] == "bot"] == [
            "#1 处置中 · 占道经营",
            "#1 待核查 · 占道经营",
            "#1 已销号 · 占道经营",
        ]
        assert await site.post(GRID, PATROL, REPORT, quote=card["id"] + 1000) == (
            404,
            {"error": "引用的消息不在这里。"},
        )
        reader = asyncio.create_task(_follow(site, "all", 20))
        ids = await asyncio.gather(*(site.say("all", str(person), "早") for person in range(1, 21)))
        assert await asyncio.wait_for(reader, PATIENCE) == sorted(ids)
        await site.say(GRID, PATROL, "收到\0了", client_id="c" * 100)
        assert (await site.read(GRID))[-1]["text"] == "收到了"
