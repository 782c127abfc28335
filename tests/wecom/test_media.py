"""Pictures behind links: which links are followed at all, and what is made of what lies there."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.gateways.photos import Missing, missing
from bot.gateways.wecom import keeping
from bot.gateways.wecom.convert import WecomPicture
from bot.gateways.wecom.links import Links
from bot.gateways.wecom.media import FIRST_PAUSE, NO_KEY, NO_LINK, Media
from storage.photos import Examined, Fault, PhotoFiles
from tests.photographs import small_photo
from tests.talk import ZONE
from tests.wecom.server import FakeWeCom

PATIENCE = 300.0  # seconds that a link would be tried for
HOPELESS = Missing(detail=NO_LINK, hopeless=True)


@pytest.fixture
async def media(fake: FakeWeCom, tmp_path: Path) -> AsyncIterator[Media]:
    """What fetches them."""
    links = Links(fake.ws_url)
    yield Media(links, None, PhotoFiles(tmp_path), ZONE)
    await links.close()


def link(fake: FakeWeCom, data: bytes) -> WecomPicture:
    """A picture as somebody sent it."""
    offered = fake.links.offer(data, "图片.png")
    return WecomPicture(offered["url"], offered["aeskey"])


@pytest.mark.parametrize(
    "url",
    [
        "http://wecom.invalid/1",
        "http://127.0.0.1.wecom.invalid/1",
        "http://127.0.0.1@wecom.invalid/1",
        "ftp://127.0.0.1/1",
        "file:///etc/hostname",
        "//127.0.0.1/1",
        "http://[",
    ],
)
async def test_links_that_are_not_followed(media: Media, url: str) -> None:
    """Unencrypted to another machine, or no link of the web at all: given up at once, for it gets no better."""
    async with asyncio.timeout(PATIENCE / 10):
        assert await media.fetch([WecomPicture(url, "A" * 43)], PATIENCE) == [HOPELESS]


async def test_no_link(media: Media) -> None:
    """A picture that came without a link is asked for again, at once."""
    async with asyncio.timeout(PATIENCE / 10):
        assert await media.fetch([WecomPicture("", "A" * 43)], PATIENCE) == [Missing()]


async def test_how_often_it_is_tried(fake: FakeWeCom, media: Media, monkeypatch: pytest.MonkeyPatch) -> None:
    """Five times in its minute, with longer and longer pauses."""
    pauses: list[float] = []

    async def sleep(seconds: float) -> None:
        pauses.append(seconds)
        if sum(pauses) > keeping.PATIENCE:
            raise TimeoutError

    fake.faults.status("media", 502, 100)
    with monkeypatch.context() as patch:
        patch.setattr("bot.gateways.wecom.media.FIRST_PAUSE", FIRST_PAUSE)
        patch.setattr(asyncio, "sleep", sleep)
        assert await media.fetch([link(fake, small_photo(1))], PATIENCE) == [Missing()]
    assert pauses == [1, 3, 9, 27, 81]


async def test_each_picture_has_its_own_key(fake: FakeWeCom, media: Media) -> None:
    """The key of one opens no other."""
    one, two = link(fake, small_photo(1)), link(fake, small_photo(2))
    assert [type(found) for found in await media.fetch([one, two], PATIENCE)] == [Examined, Examined]
    crossed = WecomPicture(one.url, two.key)
    async with asyncio.timeout(PATIENCE / 10):
        assert await media.fetch([crossed], PATIENCE) == [replace(HOPELESS, detail=NO_KEY)]


async def test_a_key_of_no_known_form(
    fake: FakeWeCom, media: Media, caplog: pytest.LogCaptureFixture
) -> None:
    """Nothing is fetched for it; the log tells what it looks like, and nothing of it."""
    one = link(fake, small_photo(1))
    odd = WecomPicture(one.url, one.key[:30])
    assert await media.fetch([odd], PATIENCE) == [replace(HOPELESS, detail=NO_KEY)]
    assert fake.links.downloads == 0
    assert "30 characters: " in caplog.text and odd.key not in caplog.text


async def test_bytes_that_were_spoilt_once(fake: FakeWeCom, media: Media) -> None:
    """A key that does not fit may be right: the bytes are fetched a second time before it is given up."""
    picture = link(fake, small_photo(1))
    fake.faults.spoil(times=1, whole_blocks=True)
    assert [type(found) for found in await media.fetch([picture], PATIENCE)] == [Examined]


async def test_without_a_key(fake: FakeWeCom, media: Media, tmp_path: Path) -> None:
    """What came without a key is taken as it lies there."""
    one = link(fake, small_photo(1))
    assert [type(found) for found in await media.fetch([WecomPicture(one.url, "")], PATIENCE)] == [Missing]


def test_what_is_said_about_lost_photos() -> None:
    """Who could send them again with some success is asked to, and nobody else."""
    assert missing([Missing(), Missing()]) == "有 2 张照片没收到，请再发一次。"
    both = missing([Missing(Fault.TOO_BIG), HOPELESS])
    assert both == (
        "有 1 张照片没收到（太大，请发 20MB 以内的），请再发一次。\n"
        "有 1 张照片下载链接不对，再发也没用。请先用文字说明，并告诉管理员。"
    )


def test_a_link_ends_and_a_file_of_the_app_does_not() -> None:
    """After five minutes nothing is to be had by a link; the app's files are there for days."""
    link, shelved = WecomPicture("https://x", "k"), WecomPicture("", "", media_id="m")
    assert [keeping._patience([link], age) for age in (0, 270, 1000)] == [keeping.PATIENCE, 30, 1]
    assert keeping._patience([shelved], 1000) == keeping.PATIENCE
