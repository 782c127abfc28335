"""The three systems of Chinese maps, there and back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.chat import Chat, Incoming
from domain.coordinates import CoordinateSystem, from_wgs84, to_wgs84
from domain.distance import HARMLESS, metres, nearest, suspected_system
from domain.mainland import in_mainland
from domain.photo import Photo, Place
from domain.platform import Platform
from domain.points import Point

MAINLAND = st.builds(Place, st.floats(18.2, 53.5), st.floats(73.6, 134.7)).filter(
    lambda place: in_mainland(place.longitude, place.latitude)
)
WHERE = {
    "北京天安门": Place(39.907500, 116.391300),
    "金华金东": Place(29.099800, 119.691200),
    "乌鲁木齐": Place(43.825600, 87.616800),
    "三亚": Place(18.252800, 109.511900),
    "哈尔滨": Place(45.803800, 126.535000),
}
# What other people's code (coordTransform 0.2.1, PyPI) says of the same places.
AS_OTHERS_SAY = {
    CoordinateSystem.GCJ02: {
        "北京天安门": Place(39.908901, 116.397541),
        "金华金东": Place(29.096921, 119.695970),
        "乌鲁木齐": Place(43.826805, 87.619650),
        "三亚": Place(18.251095, 109.515984),
        "哈尔滨": Place(45.805782, 126.541040),
    },
    CoordinateSystem.BD09: {
        "北京天安门": Place(39.915245, 116.403914),
        "金华金东": Place(29.102571, 119.702558),
        "乌鲁木齐": Place(43.832950, 87.626100),
        "三亚": Place(18.256877, 109.522532),
        "哈尔滨": Place(45.811396, 126.547659),
    },
}


@pytest.mark.parametrize("name", WHERE)
@pytest.mark.parametrize("system", [CoordinateSystem.GCJ02, CoordinateSystem.BD09])
def test_a_place_is_called_as_the_maps_call_it(name: str, system: CoordinateSystem) -> None:
    """Known pairs, to a decimetre."""
    assert metres(from_wgs84(WHERE[name], system), AS_OTHERS_SAY[system][name]) < 0.15


@given(place=MAINLAND, system=st.sampled_from(CoordinateSystem))
def test_there_and_back_is_the_same_place(place: Place, system: CoordinateSystem) -> None:
    """All over the mainland the inverse is exact to far less than a metre."""
    assert metres(place, to_wgs84(from_wgs84(place, system), system)) < 0.001


@given(place=MAINLAND)
def test_a_shift_is_as_long_as_shifts_are(place: Place) -> None:
    """GCJ-02 is up to 700 m off, BD-09 700 to 1,500 m: a slip in a formula shows here."""
    assert 10 < metres(place, from_wgs84(place, CoordinateSystem.GCJ02)) < 700
    assert 650 < metres(place, from_wgs84(place, CoordinateSystem.BD09)) < 1550


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [
        (35.68, 139.69),  # 东京
        (37.57, 126.98),  # 首尔
        (39.03, 125.75),  # 平壤
        (21.03, 105.85),  # 河内
        (47.92, 106.92),  # 乌兰巴托
        (43.12, 131.89),  # 符拉迪沃斯托克
        (27.72, 85.32),  # 加德满都
        (26.21, 127.68),  # 那霸
        (1.35, 103.82),  # 新加坡
        (51.51, -0.13),  # 伦敦
        (-33.87, 151.21),  # 悉尼
    ],
)
@pytest.mark.parametrize("system", CoordinateSystem)
def test_abroad_nothing_is_shifted(latitude: float, longitude: float, system: CoordinateSystem) -> None:
    """A rough box would shift Seoul and Hanoi; the outline does not."""
    place = Place(latitude, longitude)
    assert from_wgs84(place, system) == to_wgs84(place, system) == place


@pytest.mark.parametrize(
    ("latitude", "longitude", "shifting"),
    [
        (22.2819, 114.1582, {CoordinateSystem.GCJ02, CoordinateSystem.BD09}),  # 香港中环
        (22.1937, 113.5399, {CoordinateSystem.GCJ02, CoordinateSystem.BD09}),  # 澳门大三巴
        (25.0340, 121.5645, {CoordinateSystem.BD09}),  # 台北
        (22.6273, 120.3014, {CoordinateSystem.BD09}),  # 高雄
    ],
)
def test_hong_kong_macau_and_taiwan_are_as_the_services_have_them(
    latitude: float, longitude: float, shifting: set[CoordinateSystem]
) -> None:
    """高德 and 腾讯 shift Hong Kong and Macau but not Taiwan; 百度 shifts all three."""
    place = Place(latitude, longitude)
    assert {system for system in CoordinateSystem if from_wgs84(place, system) != place} == shifting
    assert all(
        metres(place, to_wgs84(from_wgs84(place, system), system)) < 0.001 for system in CoordinateSystem
    )


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [
        (40.129, 124.394),  # 丹东
        (24.013, 97.852),  # 瑞丽
        (52.972, 122.539),  # 漠河
        (48.365, 134.307),  # 抚远
        (21.547, 107.972),  # 东兴
        (49.598, 117.379),  # 满洲里
        (39.470, 75.990),  # 喀什
        (30.725, 122.451),  # 嵊泗
        (24.479, 118.089),  # 厦门
        (18.253, 109.512),  # 三亚
        (16.834, 112.340),  # 永兴岛
    ],
)
def test_a_town_at_the_border_is_inside(latitude: float, longitude: float) -> None:
    """The outline is rough on its outer side only."""
    assert in_mainland(longitude, latitude)


def _points(system: CoordinateSystem) -> list[Point]:
    """Seventy points 250 m apart, as a register made from maps of that system has them."""
    real = [
        Place(29.09 + row * 0.00225, 119.68 + column * 0.00257) for row in range(7) for column in range(10)
    ]
    named = (from_wgs84(place, system) for place in real)
    return [
        Point(at, str(at), "", "", 1, latitude=place.latitude, longitude=place.longitude)
        for at, place in enumerate(named)
    ]


@pytest.mark.parametrize("system", CoordinateSystem)
def test_whoever_stands_at_a_point_is_offered_it_first(system: CoordinateSystem) -> None:
    """At each of seventy points, whatever maps the register was made from."""
    points = _points(system)
    for real, point in zip(_points(CoordinateSystem.WGS84), points, strict=True):
        assert real.latitude is not None
        assert real.longitude is not None
        here = Place(real.latitude + 0.0002, real.longitude - 0.0002)  # a phone is some 30 m off
        assert nearest(points, here, within=300, system=system)[0] == point


def _pairs(system: CoordinateSystem, off: float, count: int = 12) -> list[tuple[Place, Place]]:
    """Points of a register in that system, and photos so many degrees off in all directions."""
    around = [(1, 0), (0, 1), (-1, 0), (0, -1), (0.7, 0.7), (-0.7, 0.7)]
    pairs = []
    for at in range(count):
        real, (north, east) = Place(29.09 + at * 0.004, 119.68 + at * 0.003), around[at % len(around)]
        pairs.append(
            (from_wgs84(real, system), Place(real.latitude + north * off, real.longitude + east * off))
        )
    return pairs


@pytest.mark.parametrize("declared", CoordinateSystem)
@pytest.mark.parametrize("real", CoordinateSystem)
def test_a_register_in_another_system_is_suspected(
    real: CoordinateSystem, declared: CoordinateSystem
) -> None:
    """Photos some 100 m around their points show in which system the points are."""
    assert suspected_system(_pairs(real, 0.001), declared) is (None if real is declared else real)


def test_a_third_of_wrong_pairs_hides_nothing() -> None:
    """Some photos were taken elsewhere."""
    pairs = _pairs(CoordinateSystem.GCJ02, 0.0005)
    strays = [(point, Place(photo.latitude - 0.03, photo.longitude)) for point, photo in pairs[:6]]
    assert suspected_system([*pairs, *strays]) is CoordinateSystem.GCJ02


def test_few_or_scattered_pairs_accuse_nobody() -> None:
    """Four pairs are no proof, nor are photos half a kilometre off in all directions."""
    assert suspected_system(_pairs(CoordinateSystem.GCJ02, 0.0005, count=4)) is None
    assert suspected_system(_pairs(CoordinateSystem.WGS84, 0.005)) is None
    assert suspected_system([]) is None


def test_what_moves_nothing_far_accuses_nobody() -> None:
    """In the west of Qinghai the two systems lie some 30 m apart, which is as far as phones are off."""
    real = [Place(37.2 + at * 0.01, 96.6) for at in range(12)]
    shifted = [from_wgs84(one, CoordinateSystem.GCJ02) for one in real]
    assert 10 < max(map(metres, shifted, real)) < HARMLESS
    assert suspected_system(zip(shifted, real, strict=True)) is None


def test_a_mere_leaning_accuses_nobody() -> None:
    """Photos six tenths of the way from where another system would have them: somewhat nearer is not enough."""
    pairs = []
    for point, photo in _pairs(CoordinateSystem.GCJ02, 0):
        north, east = point.latitude - photo.latitude, point.longitude - photo.longitude
        pairs.append((point, Place(photo.latitude + 0.4 * north, photo.longitude + 0.4 * east)))
    assert suspected_system(pairs) is None


def test_abroad_no_system_is_suspected() -> None:
    """Where the systems agree there is nothing to tell apart."""
    pairs = [(Place(35.6 + at / 100, 139.7), Place(35.61 + at / 100, 139.7)) for at in range(9)]
    assert suspected_system(pairs) is None


def test_a_photo_says_where_its_sender_is() -> None:
    """A position that was sent counts more; of photos the first that has one."""
    here, there = Place(29.1, 119.7), Place(29.2, 119.7)
    photos = (Photo("a"), Photo("b", place=here), Photo("c", place=there))
    moment = datetime(2026, 3, 2, tzinfo=UTC)
    message = Incoming("1", Chat(Platform.WEB, "1"), "1", "", moment, photos=photos)
    assert message.position == here
    assert replace(message, place=there).position == there
    assert replace(message, photos=photos[:1]).position is None
