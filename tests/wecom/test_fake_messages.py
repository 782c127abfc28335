"""What a robot gets to know of what people send, and what it may upload: as Tencent documents it."""

from __future__ import annotations

import base64
from io import BytesIO

import aiohttp
import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from PIL import Image

from tests.photographs import HERE, TAKEN, photograph, small_photo
from tests.wecom import cards
from tests.wecom.client import Client, bare_card, begin
from tests.wecom.conftest import GROUP, Later
from tests.wecom.errors import Wrong
from tests.wecom.media import encrypt
from tests.wecom.server import FakeWeCom
from tests.wecom.uploads import MB

PIECE = 524_288  # 512 KiB


def decrypted(data: bytes, aeskey: str) -> bytes:
    """As a client must do it."""
    key = base64.b64decode(aeskey + "=" * (-len(aeskey) % 4))
    cipher = Cipher(algorithms.AES(key), modes.CBC(key[:16])).decryptor()
    plain = cipher.update(data) + cipher.finalize()
    return plain[: -plain[-1]]


async def fetched(url: str) -> tuple[int, bytes, str]:
    """Status, bytes and Content-Disposition."""
    async with aiohttp.ClientSession() as http, http.get(url) as answer:
        return answer.status, await answer.read(), answer.headers.get("Content-Disposition", "")


async def test_only_what_names_the_robot(fake: FakeWeCom, client: Client) -> None:
    """In a group a message without an @, and a picture alone, never reach the robot."""
    assert not (await fake.people.says("chenjun", "早上好", group=GROUP)).known
    assert not (await fake.people.says("chenjun", group=GROUP, photos=[small_photo(1)])).known
    assert not (await fake.people.says("chenjun", "看", group=GROUP, photos=[small_photo(1)])).known
    assert client.callbacks.empty() and not fake.world.lost
    assert (await fake.people.says("chenjun", "@走街 上报 东门", group=GROUP)).known
    assert (await client.heard())["body"]["text"] == {"content": "@走街 上报 东门"}


async def test_body(fake: FakeWeCom, client: Client) -> None:
    """A body has ids and no names; a chat only in groups."""
    await fake.people.says("chenjun", "@走街 帮助", group=GROUP)
    await fake.people.says("chenjun", "帮助")
    there, here = (await client.heard())["body"], (await client.heard())["body"]
    assert (there["chatid"], there["chattype"], here["chattype"]) == (GROUP, "group", "single")
    assert "chatid" not in here and here["from"] == {"userid": "chenjun"} and there["msgid"] != here["msgid"]
    fake.world.encrypts_ids = True
    await fake.people.says("chenjun", "帮助")
    assert (await client.heard())["body"]["from"]["userid"].startswith("wo")


async def test_words_and_pictures(fake: FakeWeCom, client: Client) -> None:
    """Words with pictures arrive mixed; each picture has a link and a key of its own, and is what was sent."""
    sent = await fake.people.says(
        "chenjun", "@走街 上报", group=GROUP, photos=[small_photo(1), small_photo(2)]
    )
    body = (await client.heard())["body"]
    text, *pictures = body["mixed"]["msg_item"]
    assert text == {"msgtype": "text", "text": {"content": "@走街 上报"}} and len(pictures) == 2
    keys = [one["image"]["aeskey"] for one in pictures]
    assert len(set(keys)) == 2 and sum(key.endswith("=") for key in keys) == 1
    got = [decrypted((await fetched(one["image"]["url"]))[1], one["image"]["aeskey"]) for one in pictures]
    assert got == list(sent.photos)


@pytest.mark.parametrize("length", [0, 1, 15, 16, 31, 32, 33])
def test_padding(length: int) -> None:
    """Always to 32 bytes and at least one: whoever takes off 16 at most fails."""
    padded = encrypt(bytes(length), bytes(32))
    assert len(padded) == (length // 32 + 1) * 32
    assert decrypted(padded, base64.b64encode(bytes(32)).decode()) == bytes(length)


async def test_pictures_are_recompressed(fake: FakeWeCom, client: Client) -> None:
    """A picture comes smaller and without EXIF, and its name lies about its format."""
    sent = await fake.people.says("chenjun", photos=[photograph(1600, 1200, seed=3, taken=TAKEN, gps=HERE)])
    image = (await client.heard())["body"]["image"]
    _status, _data, disposition = await fetched(image["url"])
    assert disposition.endswith(".png")
    with Image.open(BytesIO(sent.photos[0])) as picture:
        assert picture.format == "JPEG" and not picture.getexif()


async def test_links_live_five_minutes(fake: FakeWeCom, client: Client, later: Later) -> None:
    """After that they are expired; a link that never was is not found; planned faults hit downloads too."""
    await fake.people.says("chenjun", photos=[small_photo(1)])
    url = (await client.heard())["body"]["image"]["url"]
    whole = (await fetched(url))[1]
    fake.faults.spoil()
    fake.faults.status("media", 502)
    assert len((await fetched(url))[1]) == len(whole) - 7
    assert (await fetched(url))[0] == 502
    fake.faults.drop("media", times=2)  # aiohttp tries a GET again by itself, once
    with pytest.raises(aiohttp.ClientError):
        await fetched(url)
    later(299)
    assert (await fetched(url))[1] == whole
    later(1)
    assert (await fetched(url))[0] == 403
    assert (await fetched(f"{fake.api_url}/media/nothing"))[0] == 404


async def test_private_kinds(fake: FakeWeCom, client: Client) -> None:
    """In private voice, files, videos and things without a description come as they are."""
    await fake.people.speaks("chenjun", "人民广场有占道经营")
    await fake.people.sends_file("chenjun", b"%PDF-1.7 and more", "简报 三月.pdf")
    await fake.people.sends_video("chenjun", bytes(100))
    await fake.people.sends_card("chenjun")
    bodies = [(await client.heard())["body"] for _ in range(4)]
    assert [body["msgtype"] for body in bodies] == ["voice", "file", "video", "appmsg"]
    assert bodies[0]["voice"] == {"content": "人民广场有占道经营"}
    _status, data, disposition = await fetched(bodies[1]["file"]["url"])
    assert decrypted(data, bodies[1]["file"]["aeskey"]) == b"%PDF-1.7 and more"
    assert "filename*=UTF-8''%E7%AE%80%E6%8A%A5%20%E4%B8%89%E6%9C%88.pdf" in disposition


async def test_quotes_have_no_id(fake: FakeWeCom, client: Client) -> None:
    """A quote carries words or a picture, never which message it was."""
    await fake.people.says("chenjun", "@走街 整改", group=GROUP, quoting="#12 待核查")
    await fake.people.says("chenjun", "@走街 补充 12", group=GROUP, quoting=small_photo(1))
    words, picture = [(await client.heard())["body"]["quote"] for _ in range(2)]
    assert words == {"msgtype": "text", "text": {"content": "#12 待核查"}}
    assert picture["msgtype"] == "image" and set(picture["image"]) == {"url", "aeskey"}


async def test_control_characters(fake: FakeWeCom, client: Client) -> None:
    """They stand in the JSON unescaped, which a strict parser refuses; a written backslash stays what it is."""
    await fake.people.says("chenjun", "东门\x01\x1f门口\\u0001\n第二行")
    assert (await client.heard())["body"]["text"]["content"] == "东门\x01\x1f门口\\u0001\n第二行"
    assert "\x01" in client.raw[-1] and "\n" not in client.raw[-1]


async def test_nothing_is_kept_for_later(fake: FakeWeCom) -> None:
    """What is said while nobody is connected is gone; a message can be made to come twice."""
    sent = await fake.people.says("chenjun", "帮助")
    assert not sent.delivered and fake.world.lost == [sent.msgid]
    assert not await fake.people.again(sent)


async def test_uploads(fake: FakeWeCom, client: Client, later: Later) -> None:
    """Pieces make a file that can be sent for three days, as the kind it is, by this robot."""
    await fake.people.says("chenjun", "在吗")
    data = b"PK" + bytes(PIECE + 1000)
    done = (await client.upload(data))["body"]
    assert done["type"] == "file" and isinstance(done["created_at"], int)

    async def send(kind: str, media_id: str) -> int:
        body = {"chatid": "chenjun", "chat_type": 1, "msgtype": kind, kind: {"media_id": media_id}}
        return await client.code("aibot_send_msg", body)

    assert await send("file", done["media_id"]) == 0
    shown = fake.world.shown[-1]
    assert (shown.media, shown.filename) == (data, "简报.docx")
    assert [await send("image", done["media_id"]), await send("file", "3nothing")] == [40007, 40007]
    later(3 * 24 * 3600)
    assert await send("file", done["media_id"]) == 40007


async def test_uploads_that_are_refused(fake: FakeWeCom, client: Client, later: Later) -> None:
    """Too big, too small, too many pieces, a wrong MD5, a missing piece, no picture, an old session."""
    cmd, end = "aibot_upload_media_init", "aibot_upload_media_finish"
    good = begin(bytes(PIECE + 1))
    for kind, most in (("image", 10 * MB), ("voice", 2 * MB), ("video", 10 * MB), ("file", 20 * MB)):
        fits = good | {"type": kind, "total_size": most, "total_chunks": -(-most // PIECE)}
        assert await client.code(cmd, fits) == 0
        assert await client.code(cmd, fits | {"total_size": most + 1}) == 45001
    for wrong in (
        {"total_size": 5, "total_chunks": 1},
        {"total_chunks": 101},
        {"total_chunks": 1},
        {"type": "x"},
    ):
        assert await client.code(cmd, good | wrong) == 40058
    later(61)
    assert (await client.upload(b"no picture at all", "image", "a.png"))["errcode"] == 40123
    session = (await client.ask(cmd, good | {"md5": "0" * 32}))["body"]["upload_id"]

    async def piece(index: int, size: int) -> int:
        text = base64.b64encode(bytes(size)).decode()
        body = {"upload_id": session, "chunk_index": index, "base64_data": text}
        return await client.code("aibot_upload_media_chunk", body)

    assert [await piece(2, 1), await piece(0, PIECE + 1), await piece(0, PIECE)] == [40058, 45001, 0]
    assert await client.code(end, {"upload_id": session}) == 40058
    assert [await piece(1, 1), await piece(1, 7)] == [0, 0]  # repeated, and so ignored
    assert await client.code(end, {"upload_id": session}) == 301019
    later(30 * 60)
    assert await client.code(end, {"upload_id": session}) == 40058


async def test_upload_quota(client: Client, later: Later) -> None:
    """30 frames a minute and 1,000 an hour."""
    body = begin(bytes(1000))
    codes = [await client.code("aibot_upload_media_init", body) for _ in range(31)]
    assert codes == [0] * 30 + [45009]
    for _ in range(33):
        later(60)
        codes += [await client.code("aibot_upload_media_init", body) for _ in range(30)]
    assert codes.count(0) == 1000


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"task_id": "有汉字"}, 40058),
        ({"task_id": "x" * 129}, 40058),
        ({"button_list": []}, 40058),
        ({"button_list": [{"text": "a", "key": str(n)} for n in range(7)]}, 40058),
        ({"button_list": [{"text": "a", "key": "k" * 1025}]}, 40058),
        ({"button_list": [{"text": "a", "key": "k", "url": "https://example.com"}]}, 40058),
        ({"horizontal_content_list": [{"keyname": "a", "value": "b"}] * 7}, 40058),
        ({"jump_list": [{"type": 1, "title": "a", "url": "https://example.com"}]}, 40058),
        ({"card_type": "text_notice"}, 42045),
        ({"card_action": {"type": 1}}, 40058),
        ({"card_action": {"type": 3}}, 40058),
        ({"card_type": "no such card"}, 40058),
    ],
)
def test_cards_that_are_refused(change: dict[str, object], code: int) -> None:
    """Each limit of a card is held."""
    good = bare_card("t-1", "通过")
    cards.check(good)
    with pytest.raises(Wrong) as refused:
        cards.check(good | change)
    assert refused.value.code == code


def test_a_notice() -> None:
    """Without buttons a card needs an action, which may lead nowhere."""
    cards.check({"card_type": "text_notice", "main_title": {"title": "#12"}, "card_action": {"type": 0}})


def test_what_a_client_would_cut_off() -> None:
    """Too many characters are shown cut off, and nobody is told: the fake remembers it."""
    assert cards.overlong(bare_card("t-1", "通过", title="字" * 26)) == ()
    assert cards.overlong(bare_card("t-1", "一二三四五六七八九十一", title="字" * 27)) == ("title", "button")
