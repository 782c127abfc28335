"""What the web chat does not take: each refusal says in Chinese what is wrong, and nothing is kept."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from io import BytesIO
from pathlib import Path

import pytest
import pytest_asyncio
from PIL import Image
from yarl import URL

from bot.serve import serve
from bot.settings import Settings, WrongSetting
from storage.photos import Size
from tests.photographs import photograph, png_of_nothing, small_photo
from tests.site import GRID, HANDLER, INSPECTOR, OFFICE, PATROL, Site, sample_site, told

pytestmark = pytest.mark.asyncio(loop_scope="module")
POSTS = f"/api/chats/{GRID}/messages"
HEIC = b"\0\0\0\x20ftypheic" + bytes(1000)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def site(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Site]:
    """One running bot: what is refused leaves it as it was."""
    async with sample_site(sqlite_template, tmp_path_factory.mktemp("site")) as site:
        yield site
        assert await site.read("grid-10") == []


def _said(answer: tuple[int, object]) -> str:
    """The refusal's sentence; it is the only thing in the answer, in Chinese, and no program text."""
    status, body = answer
    assert 400 <= status < 500, answer
    assert isinstance(body, dict)
    assert set(body) == {"error"}
    error = str(body["error"])
    assert any("\u4e00" <= sign <= "\u9fff" for sign in error), error
    assert not any(word in error for word in ("Error", "Traceback", "Exception", "None", "sqlite"))
    return error


@pytest.mark.parametrize(
    ("photo", "status", "why"),
    [
        ("这不是照片".encode(), 415, "不是照片"),
        (b"%PDF-1.7", 415, "不是照片"),
        (HEIC, 415, "HEIC"),
        (small_photo(1)[:9000], 415, "打不开"),
        (b"\xff\xd8\xff" + bytes(25 * 2**20), 413, "20MB"),
        (png_of_nothing(13000, 13000), 415, "尺寸过大"),
    ],
    ids=["text", "pdf", "heic", "half", "25MB", "bomb"],
)
async def test_what_is_no_good_photo_is_refused(site: Site, photo: bytes, status: int, why: str) -> None:
    """With the reason and what to do, however good the photo beside it is."""
    answer = await site.post("grid-10", "18", "路口 垃圾", small_photo(2), photo)
    assert answer[0] == status
    assert why in _said(answer)


@pytest.mark.parametrize(
    ("chat", "sender", "text", "photos", "status", "why"),
    [
        (GRID, PATROL, "", 0, 400, "写点什么"),
        (GRID, PATROL, " \n ", 0, 400, "写点什么"),
        (GRID, PATROL, "看", 10, 413, "最多发 9 张"),
        (GRID, PATROL, "长" * 4001, 0, 413, "最多 4000 字"),
        (GRID, PATROL, "长" * 100_000, 0, 413, "太大"),
        ("grid-99", PATROL, "在吗", 0, 404, "没有这个群"),
        ("%2e%2e%2fall", PATROL, "在吗", 0, 404, "没有这个"),
        ("private:%00", PATROL, "在吗", 0, 404, "没有这个群"),
        (GRID, "35", "在吗", 0, 403, "不在这个群"),
        ("core", HANDLER, "在吗", 0, 403, "不在这个群"),
        (f"private:{OFFICE}", PATROL, "在吗", 0, 403, "别人和走街的私聊"),
        (GRID, "", "在吗", 0, 400, "您是谁"),
        (GRID, "bot", "在吗", 0, 400, "您是谁"),
        (GRID, "9" * 101, "在吗", 0, 400, "您是谁"),
        (GRID, "陌\0生人", "在吗", 0, 400, "您是谁"),
    ],
)
async def test_a_message_that_cannot_be_taken_says_why(
    site: Site, chat: str, sender: str, text: str, photos: int, status: int, why: str
) -> None:
    """Who, where and what is said is checked before anything is kept."""
    answer = await site.post(chat, sender, text, *[small_photo(1)] * photos)
    assert (answer[0], why in _said(answer)) == (status, True), answer


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("quote", "这条"),
        ("quote", "999999"),
        ("quote", "9" * 40),
        ("latitude", "北"),
        ("latitude", "91"),
        ("latitude", "nan"),
        ("client_id", "x" * 101),
        ("client_id", "\0"),
    ],
)
async def test_a_field_that_means_nothing_is_refused(site: Site, field: str, value: str) -> None:
    """Rather than taken for something else."""
    fields = {"latitude": "30", "longitude": "120"} | {field: value}
    _said(await site.post("grid-10", "18", "垃圾满溢", **fields))


async def test_what_was_said_elsewhere_cannot_be_quoted(site: Site) -> None:
    """A message of another chat is no more than one that does not exist."""
    elsewhere = await site.say("core", INSPECTOR, "内部的话")
    assert "不在这里" in _said(await site.post("grid-10", "18", "这个", quote=elsewhere))


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("text/plain", b"sender=22&text=1"),
        ("application/json", b'{"sender": "22", "text": "1"}'),
        ("multipart/form-data", b"no boundary"),
        ("multipart/form-data; boundary=x", b"nothing of the kind"),
        (
            "multipart/form-data; boundary=x",
            b'--x\r\nContent-Disposition: form-data; name="photo"\r\n\r\n\xff\xd8',
        ),
        ("application/x-www-form-urlencoded; charset=klingon", b"sender=22"),
        ("application/x-www-form-urlencoded", b"sender=\xff\xfe&text=1"),
        ("application/x-www-form-urlencoded", b"text=" + b"1" * 1024**2),
    ],
)
async def test_a_body_that_is_no_form_is_refused(site: Site, kind: str, body: bytes) -> None:
    """Torn, mislabelled and oversized bodies are somebody's mistake, not the bot's fault."""
    response = await site.client.post(POSTS, data=BytesIO(body), headers={"Content-Type": kind})
    _said(await told(response))


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b'"press"',
        b"[" * 100_000,
        b"\xff",
        b"{}",
        b'{"sender": "22", "message": "x", "choice": "y"}',
        b'{"sender": "22", "message": null, "choice": "y"}',
        b'{"sender": "22", "message": 1e99, "choice": "y"}',
        b'{"sender": "22", "message": 99999999999999999999, "choice": "y"}',
        b'{"sender": "\\ud800", "message": 1, "choice": "y"}',
        b'{"sender": "22", "message": 987654, "choice": "y"}',
    ],
)
async def test_a_press_that_presses_nothing_is_refused(site: Site, body: bytes) -> None:
    """Whatever the JSON is."""
    headers = {"Content-Type": "application/json"}
    _said(await told(await site.client.post(f"/api/chats/{GRID}/press", data=body, headers=headers)))


async def test_only_what_is_on_a_message_of_this_chat_can_be_pressed(site: Site) -> None:
    """Unknown label, another chat, somebody who does not sit there."""
    card = await site.answer_to(GRID, await site.say(GRID, PATROL, "人民广场东侧 占道经营", small_photo(3)))
    assert "没有这个按钮" in _said(await site.press(GRID, PATROL, card["id"], "销号"))
    assert "没有这条消息" in _said(await site.press("grid-02", "24", card["id"], "报整改"))
    assert "不在这个群" in _said(await site.press(GRID, "35", card["id"], "报整改"))
    assert "您是谁" in _said(await site.press(GRID, "bot", card["id"], "报整改"))


@pytest.mark.parametrize("query", ["after=x", "after=" + "9" * 40, "wait=nan", "wait=bald", "after="])
async def test_a_question_that_is_none_is_refused(site: Site, query: str) -> None:
    """What cannot be a number; unknown chats are refused before there is any waiting."""
    _said(await told(await site.client.get(f"{POSTS}?{query}")))
    _said(await told(await site.client.get("/api/chats/grid-99/messages?wait=30")))


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"[]",
        b"{}",
        b'{"now": "morgen"}',
        b'{"now": 5}',
        b'{"now": "2026-03-05T08:30:00"}',
        b'{"now": "2026-03-01T08:30:00+08:00"}',
        b'{"now": "2126-03-01T08:30:00+08:00"}',
        b'{"now": "0001-01-01T00:00:00+14:00"}',
        b'{"now": "9999-12-31T23:59:59-14:00"}',
    ],
)
async def test_the_clock_goes_forward_by_clear_steps_only(site: Site, body: bytes) -> None:
    """Backwards, a century ahead, without a zone or not a time at all: refused, and the clock stands."""
    before = await told(await site.client.get("/api/clock"))
    _said(await told(await site.client.post("/api/clock", data=body)))
    assert await told(await site.client.get("/api/clock")) == before


async def test_photos_are_shown_without_what_the_camera_wrote(site: Site) -> None:
    """Position, camera and comments stay behind in every size there is; the original is never served."""
    data = photograph(1200, 900, seed=5)
    id_ = await site.say(GRID, PATROL, "人民广场西侧 垃圾满溢", data)
    [message] = await site.read(GRID, after=id_ - 1)
    for query in ("", "?size=thumb", "?size=original", "?size=../../x"):
        response = await site.client.get(message["photos"][0] + query)
        shown = await response.read()
        assert response.content_type == "image/jpeg"
        assert shown != data
        assert b"Exif" not in shown and b"http://ns.adobe.com" not in shown and b"Liulitai" not in shown
        with Image.open(BytesIO(shown)) as photo:
            assert photo.size[0] < photo.size[1], "it stands as it was taken"
            assert not photo.getexif()
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
    _said(await told(response))


async def test_every_response_forbids_what_the_page_does_not_need(site: Site) -> None:
    """Policy and type on pages, scripts, JSON, refusals, sockets and photos alike."""
    id_ = await site.say(GRID, PATROL, "看看", small_photo(9))
    [photo] = (await site.read(GRID, after=id_ - 1))[0]["photos"]
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
        _said(await told(response))


async def test_its_own_page_may_use_it_by_any_name_of_this_machine(site: Site) -> None:
    """127.0.0.1 and localhost, with the port that was asked for."""
    port = site.client.port
    for host in (f"127.0.0.1:{port}", f"localhost:{port}", f"[::1]:{port}"):
        headers = {"Host": host, "Origin": f"http://{host}"}
        assert (await site.client.get("/api/chats", headers=headers)).status == 200


async def test_a_fault_of_the_bot_is_told_without_its_inside(sqlite_template: Path, tmp_path: Path) -> None:
    """A broken database: an apology for people, 503 for operators, and no program text for either."""
    async with sample_site(sqlite_template, tmp_path) as site:
        async with site.app.database.transaction() as store:
            await store.connection.exec_driver_sql("DROP TABLE web_messages")
            await store.connection.exec_driver_sql("DROP TABLE runs")
        for response in (
            await site.client.get(POSTS),
            await site.client.post(POSTS, data={"sender": PATROL, "text": "帮助"}),
            await site.client.post("/api/clock", json={"now": "2026-03-02T20:00:00+08:00"}),
        ):
            assert response.status == 500
            assert await response.json() == {"error": "出错了，请稍后再试。"}
        health = await site.client.get("/healthz")
        assert health.status == 503
        assert await health.json() == {"ok": False, "database": "error"}


async def test_without_a_platform_there_is_no_service(tmp_path: Path) -> None:
    """serve refuses to start without one, and never offers the web chat to other machines."""
    nothing = Settings(f"sqlite+aiosqlite:///{tmp_path / 'zoujie.db'}", data_dir=tmp_path)
    with pytest.raises(WrongSetting):
        await serve(nothing)
    outside = Settings(nothing.database_url, data_dir=tmp_path, host="0.0.0.0", webchat=True)
    with pytest.raises(WrongSetting):
        await serve(outside)
    assert not (tmp_path / "zoujie.db").exists()


async def test_a_large_photo_does_not_hold_up_the_talk(site: Site) -> None:
    """While one sends twelve megapixels, another is answered."""
    large = asyncio.create_task(site.say(GRID, PATROL, "人民广场 垃圾满溢", photograph(seed=6)))
    await asyncio.sleep(0.05)
    answer = await site.answer_to("grid-06", await site.say("grid-06", "35", "我的任务"))
    assert not large.done()
    assert "没有等您办的事" in answer["text"]
    await large
