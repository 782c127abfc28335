"""What the web chat does not take: each refusal says in Chinese what is wrong, and nothing is kept."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from io import BytesIO
from pathlib import Path

import pytest
import pytest_asyncio

from bot.gateways.webchat.typed import TypedFile
from tests.patience import PATIENCE
from tests.photographs import png_of_nothing, small_photo
from tests.site import GRID, HANDLER, INSPECTOR, OFFICE, PATROL, Site, refusal, sample_site, told

pytestmark = pytest.mark.asyncio(loop_scope="module")
POSTS = f"/api/chats/{GRID}/messages"
HEIC = b"\0\0\0\x20ftypheic" + bytes(1000)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def site(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Site]:
    """One running bot: what is refused leaves it as it was."""
    async with sample_site(sqlite_template, tmp_path_factory.mktemp("site")) as site:
        yield site
        assert await site.read("grid-10") == []


@pytest.mark.parametrize(
    ("photo", "status", "why"),
    [
        ("这不是照片".encode(), 415, "文件不是照片，请发 JPG 或 PNG。"),
        (b"%PDF-1.7", 415, "不是照片"),
        (b"%PDF-1.7", 415, "文件是 PDF 格式"),
        (b"GIF89a" + bytes(100), 415, "文件是 GIF 格式，不是照片，请发 JPG 或 PNG"),
        (HEIC, 415, "HEIC"),
        (small_photo(1)[:9000], 415, "打不开，只传来约 "),
        (b"\xff\xd8\xff" + bytes(25 * 2**20), 413, "20MB"),
        (png_of_nothing(13000, 13000), 415, "尺寸过大"),
    ],
    ids=["text", "pdf", "pdf by name", "gif", "heic", "half", "25MB", "bomb"],
)
async def test_what_is_no_good_photo_is_refused(site: Site, photo: bytes, status: int, why: str) -> None:
    """With the reason and what to do, however good the photo beside it is."""
    answer = await site.post("grid-10", "18", "路口 垃圾", small_photo(2), photo)
    assert answer[0] == status
    assert why in refusal(answer)


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
    assert (answer[0], why in refusal(answer)) == (status, True), answer


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("quote", "这条"),
        ("quote", "999999"),
        ("quote", "9" * 40),
        ("latitude", "北"),
        ("latitude", "91"),
        ("latitude", "nan"),
        ("latitude", ""),
        ("client_id", "x" * 101),
        ("client_id", "\0"),
    ],
)
async def test_a_field_that_means_nothing_is_refused(site: Site, field: str, value: str) -> None:
    """Rather than taken for something else."""
    fields = {"latitude": "30", "longitude": "120"} | {field: value}
    refusal(await site.post("grid-10", "18", "垃圾满溢", **fields))


async def test_a_file_has_limits_as_photos_have(site: Site) -> None:
    """So many bytes, so many files, and a photo among them that is broken; an empty one is read, and told about."""
    path = f"private:{OFFICE}"
    large = TypedFile("大.docx", bytes(20 * 2**20 + 1))
    answer = await site.post(path, OFFICE, "", one=large)
    assert (answer[0], "20MB" in refusal(answer)) == (413, True)
    many = {f"file{number}": TypedFile(f"{number}.txt", b"a") for number in range(10)}
    answer = await site.post(path, OFFICE, "", **many)
    assert (answer[0], "9 个文件" in refusal(answer)) == (413, True)
    answer = await site.post(path, OFFICE, "", one=TypedFile("IMG_1.jpg", small_photo(1)[:300]))
    assert (answer[0], "照片" in refusal(answer)) == (415, True)
    id_ = await site.say(path, OFFICE, "", one=TypedFile("空.txt", b""))
    assert "里面没有文字" in (await site.answer_to(path, id_))["text"]


async def test_what_was_said_elsewhere_cannot_be_quoted(site: Site) -> None:
    """A message of another chat is no more than one that does not exist."""
    elsewhere = await site.say("core", INSPECTOR, "内部的话")
    assert "不在这里" in refusal(await site.post("grid-10", "18", "这个", quote=elsewhere))


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
    refusal(await told(response))


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
    refusal(await told(await site.client.post(f"/api/chats/{GRID}/press", data=body, headers=headers)))


async def test_only_what_is_on_a_message_of_this_chat_can_be_pressed(site: Site) -> None:
    """Unknown label, another chat, somebody who does not sit there."""
    card = await site.answer_to(GRID, await site.say(GRID, PATROL, "人民广场东侧 占道经营", small_photo(3)))
    assert "没有这个按钮" in refusal(await site.press(GRID, PATROL, card["id"], "销号"))
    assert "没有这条消息" in refusal(await site.press("grid-02", "24", card["id"], "报整改"))
    assert "不在这个群" in refusal(await site.press(GRID, "35", card["id"], "报整改"))
    assert "您是谁" in refusal(await site.press(GRID, "bot", card["id"], "报整改"))


@pytest.mark.parametrize("query", ["after=x", "after=" + "9" * 40, "wait=nan", "wait=bald", "after="])
async def test_a_question_that_is_none_is_refused(site: Site, query: str) -> None:
    """What cannot be a number; unknown chats are refused before there is any waiting."""
    refusal(await told(await site.client.get(f"{POSTS}?{query}")))
    refusal(await told(await site.client.get("/api/chats/grid-99/messages?wait=30")))


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
    refusal(await told(await site.client.post("/api/clock", data=body)))
    assert await told(await site.client.get("/api/clock")) == before


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/static/" + "a" * 300, 404),
        ("/photos/" + "a" * 300, 404),
        ("/files/" + "a" * 300 + "?size=" + "b" * 300, 404),
        ("/" + "长" * 300, 404),
        (f"/api/chats/{'9' * 300}/messages", 404),
        (f"/api/chats/private:{'9' * 300}/messages?wait=9", 404),
        (f"{POSTS}?after=２２", 400),
    ],
)
async def test_a_name_that_is_too_long_or_none_is_refused(site: Site, path: str, status: int) -> None:
    """No name of a request reaches the disk, and a number is written with plain digits."""
    answer = await told(await site.client.get(path))
    assert (answer[0], bool(refusal(answer))) == (status, True)


async def test_nobody_is_another_by_the_looks_of_their_id(site: Site) -> None:
    """２２ and 022 are strangers, and not 程晓燕, who is 22."""
    for sender in ("２２", "022", "²²"):
        id_ = await site.say("all", sender, "大家好")
        said = await site.shown("all", id_)
        assert said["name"] == "陌生人"


async def test_no_photo_is_read_of_whoever_may_not_speak(site: Site) -> None:
    """A large form is refused by its chat, its size or its sender while its photos are still to come."""
    begun = b'--x\r\nContent-Disposition: form-data; name="sender"\r\n\r\n%s\r\n--x\r\n'
    for path, sender, length, why in (
        ("/api/chats/grid-99/messages", b"22", 2**20, "没有这个群"),
        ("/api/chats/core/messages", HANDLER.encode(), 2**20, "不在这个群"),
        (POSTS, b"22", 65 * 2**20, "不超过 64MB"),
    ):
        head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {length}\r\n"
        body = b"Content-Type: multipart/form-data; boundary=x\r\n\r\n" + begun % sender
        reader, writer = await asyncio.open_connection("127.0.0.1", site.client.port)
        writer.write(head.encode() + body)
        await asyncio.sleep(0.05)
        writer.write(b'Content-Disposition: form-data; name="photo"\r\n\r\n' + bytes(1000))
        answer = await asyncio.wait_for(reader.readuntil(b"}"), PATIENCE)
        writer.close()
        assert why in json.loads(answer[answer.index(b"{") :])["error"]


async def test_a_form_of_too_many_parts_is_refused(site: Site) -> None:
    """Also of parts that nobody knows; and no more than 64 MB in all, though each photo be small enough."""
    assert "格式不对" in refusal(await site.post(GRID, PATROL, "看", **{f"x{one}": 1 for one in range(70)}))
    answer = await site.post(GRID, PATROL, "看", *[bytes(19 * 2**20)] * 4)
    assert (answer[0], "64MB" in refusal(answer)) == (413, True)
