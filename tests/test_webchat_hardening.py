"""What the web chat lets nobody do: read more than is meant for them, or reach it from another site's page."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import pytest_asyncio
from PIL import Image
from yarl import URL

from bot.serve import serve
from bot.setting import WrongSetting
from bot.settings import Settings
from domain.photo import WITHOUT_PLATES
from storage.darkroom import develop
from storage.photos import Examined, Size
from tests.patience import PATIENCE
from tests.photographs import photograph, small_photo
from tests.platforms import ON_THE_PAGE
from tests.site import GRID, MONDAY, PATROL, Site, at_work, on_sqlite, refusal, sample_site, told
from tests.talk import StillClock

pytestmark = pytest.mark.asyncio(loop_scope="module")
POSTS = f"/api/chats/{GRID}/messages"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def site(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Site]:
    """One running bot for all of them."""
    async with sample_site(sqlite_template, tmp_path_factory.mktemp("site")) as site:
        yield site


async def test_photos_are_shown_without_what_the_camera_wrote(site: Site) -> None:
    """Position, camera and comments stay behind in every size there is; the original is never served."""
    data = photograph(1200, 900, seed=5)
    id_ = await site.say(GRID, PATROL, "人民广场西侧 垃圾满溢", data)
    message = await site.shown(GRID, id_)
    for query in ("", "?size=thumb", "?size=original", "?size=../../x"):
        response = await site.client.get(message["photos"][0] + query)
        shown = await response.read()
        assert response.content_type == "image/jpeg"
        assert shown != data
        assert b"Exif" not in shown and b"http://ns.adobe.com" not in shown and b"Liulitai" not in shown
        with Image.open(BytesIO(shown)) as photo:
            assert photo.size[0] < photo.size[1], "it stands as it was taken"
            assert not photo.getexif()
    assert (await site.client.get(f"{message['photos'][0]}{WITHOUT_PLATES}")).status == 404
    kept = site.app.database.files.path(message["photos"][0].rpartition("/")[2], Size.ORIGINAL)
    assert kept is not None
    assert kept.read_bytes() == data


@pytest.mark.parametrize(
    "path",
    [
        "/photos/" + "0" * 64,
        "/photos/" + "A" * 64,
        "/photos/..%2f..%2fzoujie.db",
        "/photos/%2e%2e%2f%2e%2e%2fzoujie.db",
        "/files/" + "0" * 64,
        "/files/..%2f..%2fzoujie.db",
        "/files/%2e%2e%2f%2e%2e%2fzoujie.db",
        "/static/..%2fwebchat.py",
        "/static/%2e%2e",
        "/static/%00",
        "/static/",
        "/static/nothing.js",
        "/nowhere",
    ],
)
async def test_only_what_is_meant_to_be_served_is(site: Site, path: str) -> None:
    """No way leads out of the photos and the page."""
    response = await site.client.get(URL(path, encoded=True))
    assert response.status == 404
    refusal(await told(response))


async def test_a_document_is_saved_and_never_shown(site: Site) -> None:
    """Whatever is in it, and only what the bot made: the hash of a photo opens no original."""
    page = site.app.database.files.made.keep(b"<script>alert(1)</script>", '区"里\r\n简报.html')
    response = await site.client.get(f"/files/{page.sha256}")
    assert response.status == 200 and await response.read() == b"<script>alert(1)</script>"
    assert response.headers["Content-Type"] == "application/octet-stream"
    name = "%E5%8C%BA%22%E9%87%8C%0D%0A%E7%AE%80%E6%8A%A5.html"
    saved = f"attachment; filename=\"file.html\"; filename*=UTF-8''{name}"
    assert response.headers["Content-Disposition"] == saved
    _is_hardened(response.headers)
    book = site.app.database.files.made.keep(b"PK", "红黄榜.xlsx")
    response = await site.client.get(f"/files/{book.sha256}")
    assert response.content_type == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    id_ = await site.say(GRID, PATROL, "看看", small_photo(12))
    [photo] = (await site.shown(GRID, id_))["photos"]
    assert (await site.client.get(photo.replace("/photos/", "/files/"))).status == 404


async def test_every_response_forbids_what_the_page_does_not_need(site: Site) -> None:
    """Policy and type on pages, scripts, JSON, refusals, sockets and photos alike."""
    id_ = await site.say(GRID, PATROL, "看看", small_photo(9))
    [photo] = (await site.shown(GRID, id_))["photos"]
    paths = ["/", "/static/main.js", "/static/NotoSansSC-Regular.otf", "/api/chats", "/healthz", photo, "/no"]
    responses = [await site.client.get(path) for path in paths]
    responses.append(await site.client.post("/"))
    responses.append(await site.client.post(POSTS))
    for response in responses:
        _is_hardened(response.headers)
    async with site.client.ws_connect("/api/events") as socket:
        _is_hardened(socket._response.headers)
    assert responses[1].content_type == "text/javascript"


def _is_hardened(headers: Mapping[str, str]) -> None:
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy and "http" not in policy and "*" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Host": "evil.example"},
        {"Host": "127.0.0.1.evil.example"},
        {"Host": "evil.example:8080", "Origin": "http://evil.example:8080"},
        {"Host": "evil.example:port"},
    ],
)
async def test_pages_of_other_sites_cannot_use_it(site: Site, headers: dict[str, str]) -> None:
    """A page that somebody has open elsewhere can neither read nor write here (CSRF, DNS rebinding)."""
    form = {"sender": "18", "text": "帮助"}
    ways = [
        site.client.post("/api/chats/grid-10/messages", data=form, headers=headers),
        site.client.post("/api/chats/grid-10/press", json={}, headers=headers),
        site.client.post("/api/clock", json={"now": "2026-05-01T00:00:00+08:00"}, headers=headers),
        site.client.get("/api/chats", headers=headers),
        site.client.get("/", headers=headers),
        site.client.get("/api/events", headers=headers | {"Connection": "Upgrade", "Upgrade": "websocket"}),
    ]
    for way in ways:
        response = await way
        assert response.status == 403
        refusal(await told(response))


async def test_its_own_page_may_use_it_by_any_name_of_this_machine(site: Site) -> None:
    """127.0.0.1 and localhost, with the port that was asked for."""
    port = site.client.port
    for host in (f"127.0.0.1:{port}", f"localhost:{port}", f"[::1]:{port}"):
        headers = {"Host": host, "Origin": f"http://{host}"}
        assert (await site.client.get("/api/chats", headers=headers)).status == 200


async def test_a_fault_of_the_bot_is_told_without_its_inside(sqlite_template: Path, tmp_path: Path) -> None:
    """A broken database: an apology for people, 503 for operators, and no program text for either."""
    async with sample_site(sqlite_template, tmp_path) as site:
        with site.app.database.transaction() as store:
            store.connection.exec_driver_sql("DROP TABLE web_messages")
            store.connection.exec_driver_sql("DROP TABLE runs")
        for response in (
            await site.client.get(POSTS),
            await site.client.post(POSTS, data={"sender": PATROL, "text": "帮助"}),
            await site.client.post("/api/clock", json={"now": "2026-03-02T20:00:00+08:00"}),
        ):
            assert response.status == 500
            assert await response.json() == {"error": "出错了，请稍后再试。"}
        health = await site.client.get("/healthz")
        assert health.status == 503
        body = await health.json()
        assert (body["ok"], body["database"]) == (False, "error")


async def test_without_the_web_chat_there_is_nothing_of_it(sqlite_template: Path, tmp_path: Path) -> None:
    """A service for other platforms answers /healthz, and no page, photo or message."""
    settings = replace(on_sqlite(sqlite_template, tmp_path), platforms={})
    async with at_work(settings, StillClock(MONDAY), demo=False) as site:
        assert (await site.client.get("/healthz")).status == 200
        for path in (
            "/",
            "/static/main.js",
            "/api/chats",
            POSTS,
            "/api/events",
            "/api/clock",
            "/photos/" + "0" * 64,
        ):
            assert (await site.client.get(path)).status == 404
        assert (await site.post(GRID, PATROL, "在吗"))[0] == 404


async def test_without_a_platform_there_is_no_service(tmp_path: Path) -> None:
    """serve refuses to start without one, and never offers the web chat to other machines."""
    nothing = Settings(f"sqlite+aiosqlite:///{tmp_path / 'zoujie.db'}", data_dir=tmp_path)
    with pytest.raises(WrongSetting):
        await serve(nothing)
    outside = Settings(nothing.database_url, data_dir=tmp_path, host="0.0.0.0", platforms=ON_THE_PAGE)
    with pytest.raises(WrongSetting):
        await serve(outside)
    assert not (tmp_path / "zoujie.db").exists()


async def test_a_large_photo_does_not_hold_up_the_talk(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """While a photo is examined, for however long, another is answered."""
    examining, go_on = threading.Event(), threading.Event()

    def slowly(data: bytes, zone: ZoneInfo) -> Examined:
        examining.set()
        assert go_on.wait(PATIENCE)
        return develop(data, zone)

    monkeypatch.setattr("storage.photos.develop", slowly)
    large = asyncio.create_task(site.say(GRID, PATROL, "人民广场 垃圾满溢", photograph(seed=6)))
    await asyncio.to_thread(examining.wait, PATIENCE)
    answer = await site.answer_to("grid-06", await site.say("grid-06", "35", "我的任务"))
    assert not large.done()
    assert "没有等您办的事" in answer["text"]
    go_on.set()
    await large
