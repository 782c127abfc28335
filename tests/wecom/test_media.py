"""Pictures behind links: which links are followed at all, and what is made of what lies there."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.gateways.photos import Missing
from bot.gateways.wecom import keeping
from bot.gateways.wecom.convert import WecomPicture
from bot.gateways.wecom.http import Http
from bot.gateways.wecom.media import Media
from storage.photos import Examined, PhotoFiles
from tests.photographs import small_photo
from tests.talk import ZONE
from tests.wecom.server import FakeWeCom

PATIENCE = 30.0  # seconds that a link would be tried for


@pytest.fixture
async def media(fake: FakeWeCom, tmp_path: Path) -> AsyncIterator[Media]:
    """What fetches them."""
    http = Http(fake.api_url)
    yield Media(http, None, PhotoFiles(tmp_path), ZONE)
    await http.close()


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
        "",
    ],
)
async def test_links_that_are_not_followed(media: Media, url: str) -> None:
    """Unencrypted to another machine, or no link of the web at all: given up at once, for it gets no better."""
    async with asyncio.timeout(PATIENCE / 10):
        assert await media.fetch([WecomPicture(url, "A" * 43)], PATIENCE) == [Missing()]


async def test_each_picture_has_its_own_key(fake: FakeWeCom, media: Media) -> None:
    """The key of one opens no other."""
    one, two = link(fake, small_photo(1)), link(fake, small_photo(2))
    assert [type(found) for found in await media.fetch([one, two], PATIENCE)] == [Examined, Examined]
    crossed = WecomPicture(one.url, two.key)
    assert await media.fetch([crossed], 0.3) == [Missing()]


def test_a_link_ends_and_a_file_of_the_app_does_not() -> None:
    """After five minutes nothing is to be had by a link; the app's files are there for days."""
    link, shelved = WecomPicture("https://x", "k"), WecomPicture("", "", media_id="m")
    assert [keeping._patience([link], age) for age in (0, 270, 1000)] == [keeping.PATIENCE, 30, 1]
    assert keeping._patience([shelved], 1000) == keeping.PATIENCE
