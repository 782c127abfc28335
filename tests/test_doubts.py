"""When a photo is doubted: taken too early, taken far away in either reading of its position; silence is no doubt."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from io import BytesIO

import pytest
from PIL import Image

from bot.app import App
from bot.gateways.webchat.typed import TypedMessage
from bot.looking import give_looks
from domain.coordinates import CoordinateSystem, from_wgs84
from domain.distance import metres
from domain.doubts import FAR, Why, taken_early, taken_far
from domain.photo import Photo, Place
from domain.sketch import Comparison, Twin
from papers import compared_picture
from papers.ink import WIDTH
from storage import gallery, tables
from tests.photographs import edited, small_photo
from tests.platforms import webchat
from tests.talk import ZONE, Start, StillClock

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=ZONE)
HERE = Place(28.8950, 120.0200)


@pytest.mark.parametrize(
    ("taken", "doubted"),
    [(NOON - timedelta(seconds=1), True), (NOON, False), (NOON + timedelta(days=1), False), (None, False)],
)
def test_a_photo_taken_before_is_doubted(taken: datetime | None, doubted: bool) -> None:
    """Only where it says when it was taken."""
    assert (taken_early(Photo("a", taken), NOON) is not None) == doubted


@pytest.mark.parametrize("system", [CoordinateSystem.WGS84, CoordinateSystem.GCJ02])
def test_a_photo_taken_here_is_near_in_either_system(system: CoordinateSystem) -> None:
    """Some phones write what Chinese maps show, 500 m aside; the shift is never held against anyone."""
    shifted = from_wgs84(HERE, CoordinateSystem.GCJ02)
    north, east = shifted.latitude - HERE.latitude, shifted.longitude - HERE.longitude
    reach = 0.9 * FAR / metres(HERE, shifted)  # on the side to which maps shift: read wrongly it is too far
    there = Place(HERE.latitude + north * reach, HERE.longitude + east * reach)
    assert metres(HERE, from_wgs84(there, CoordinateSystem.GCJ02)) > FAR
    assert taken_far(Photo("a", place=from_wgs84(there, system)), [HERE]) is None
    away = Place(HERE.latitude + 0.05, HERE.longitude)
    found = taken_far(Photo("a", place=from_wgs84(away, system)), [HERE])
    assert found is not None and found.why is Why.FAR and found.metres > 4 * FAR
    assert taken_far(Photo("a", place=from_wgs84(away, system)), [HERE, away]) is None


def test_a_photo_that_says_nothing_is_as_good_as_any() -> None:
    """Most apps take place and moment out; nor is anything doubted where no place is known."""
    assert taken_far(Photo("a"), [HERE]) is None
    assert taken_far(Photo("a", place=HERE), []) is None


async def test_photos_kept_by_an_earlier_version_are_known_again(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They get their looks after the start; a picture is found among packed marks and among fresh ones."""
    monkeypatch.setattr(gallery, "MOST", 1)
    monkeypatch.setattr(gallery, "FEWEST", 1)
    app = await start(StillClock(NOON))
    for seed in (1, 2, 3):
        await webchat(app).hear("grid-01", TypedMessage("22", "人民广场 占道经营", (small_photo(seed),)))
        await app.settle()
    await _forget_looks(app)
    assert await app.transactions.read(lambda store: len(store.photos.without_look(9))) == 3
    await give_looks(app.transactions, asyncio.Event())
    copy = app.database.files.keep(edited(small_photo(3), "裁边"), ZONE)
    with app.database.transaction() as store:
        photo = store.photos.keep(copy)
        for _ in range(2):
            found = store.photos.earlier(photo, 0)
            assert found is not None and found.case == 3
        assert store.photos.without_look(9) == []
        store.connection.execute(tables.cases.update().values(confidential=True))
        assert store.photos.earlier(photo, 0) is None, "a confidential case is named to no other"
        assert store.photos.earlier(photo, 3) is not None
    await app.close()


async def _forget_looks(app: App) -> None:
    await app.transactions.write(lambda store: store.connection.execute(tables.looks.delete()))


def test_the_picture_shows_both_photos_whole() -> None:
    """As wide as every picture; a photo that is gone is said to miss."""
    twin = Twin("⚠ 整改照片与 #8 的很像，请对比", "a", "#12 整改", "gone", "#8 上报")
    photos = {"a": small_photo(1)}
    drawn = compared_picture.draw(Comparison("江湾区", "照片对比 · #12", (twin, twin)), photos.get)
    with Image.open(BytesIO(drawn)) as picture:
        assert (picture.format, picture.width) == ("JPEG", WIDTH)
        colours = picture.convert("RGB").getcolors(1 << 24)
    assert colours is not None and len(colours) > 1000  # the photo is there
