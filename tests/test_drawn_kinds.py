"""Trend, heat map and wall as they are drawn: what can be measured on them without eyes."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import groupby
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image, ImageColor

from domain.heat import PER_PAGE, SumWords, laid_out
from domain.question import By
from domain.sketch import Ground, Heat, HeatRow, Pair, PictureHead, Series, Track, Trend, Wall
from domain.trends import begun
from domain.trends import parts as parts_of_time
from papers import heat_picture, trend_picture, wall_picture
from papers.ink import GREEN, GROUND, MARGIN, MOST_BYTES, RED, WIDTH
from papers.trend_picture import LOW, parts
from tests.photographs import small_photo

HEAD = PictureHead("江湾区创建办", "趋势 · 全区", "按期率", "近4周", "截至 11月21日 18:00", "趋势 11-21 全区")
WORDS = SumWords("其他", "合计", "其余 {} 个网格")


def _trend(values: tuple[int | None, ...], mark: Ground = Ground.GOOD) -> Trend:
    most = max(one or 0 for one in values)
    labels = tuple((f"{at}日", "周一") for at in range(len(values)))
    return Trend(HEAD, labels, (Track((Series("销号", values, mark),), "件"),), (most,))


def _opened(data: bytes) -> Image.Image:
    assert len(data) <= MOST_BYTES
    picture = Image.open(BytesIO(data)).convert("RGB")
    assert picture.width == WIDTH
    return picture


def test_bars_stand_on_zero_and_are_as_high_as_their_number() -> None:
    """Half the number is half the bar, zero and nothing have none."""
    picture = _opened(trend_picture.draw(_trend((8, 4, 2, 0, None))))
    area = picture.crop((MARGIN + 120, 330, WIDTH - MARGIN, picture.height - 230))
    heights = [height + 1 for height in _heights(area, GREEN)]  # the axis lies over the last row of each
    assert heights == [round(LOW * share) for share in (1, 0.5, 0.25)]


@pytest.mark.parametrize(("mark", "red"), [(Ground.GOOD, False), (Ground.PLAIN, False), (Ground.LATE, True)])
def test_red_is_for_what_is_late(mark: Ground, red: bool) -> None:
    """And for nothing else."""
    colours = {
        color for _, color in _opened(trend_picture.draw(_trend((3,), mark=mark))).getcolors(1 << 24) or ()
    }
    assert (ImageColor.getrgb(RED) in colours) is red


@given(count=st.integers(1, 40), most=st.sampled_from([1, 99, 1_000, 100_000]), series=st.integers(1, 2))
def test_no_more_than_seven_parts_side_by_side(count: int, most: int, series: int) -> None:
    """And all of them somewhere, in order."""
    track = Track((Series("新增", (most,) * count),) * series, "件")
    found = parts(Trend(HEAD, (("", ""),) * count, (track,), (most,)))
    assert [at for some in found for at in some] == list(range(count))
    assert max(map(len, found)) <= 7


@given(
    counts=st.dictionaries(
        st.tuples(st.integers(0, 99) | st.none(), st.integers(0, 9) | st.none()),
        st.integers(0, 50),
        max_size=120,
    )
)
@example(counts={(place, place % 9): place + 1 for place in range(40)})
def test_the_pages_of_a_heat_map_have_everything_once(
    counts: dict[tuple[int | None, int | None], int],
) -> None:
    """Rows and what the others have are the whole, on every page; the columns are no more than six."""
    first = laid_out(counts, str, str, 1, WORDS)
    if first is None:
        assert not any(counts.values())
        return
    seen: Counter[str] = Counter()
    for page in range(1, first.pages + 1):
        found = laid_out(counts, str, str, page, WORDS)
        assert found is not None and len(found.rows) <= PER_PAGE and len(found.columns) <= 6
        rows = [*found.rows, *([found.rest] if found.rest else [])]
        assert [sum(column) for column in zip(*(row.cells for row in rows), strict=True)] == list(
            found.whole.cells
        )
        assert sum(row.total for row in rows) == found.whole.total == sum(counts.values())
        assert all(sum(row.cells) == row.total for row in rows)
        seen.update(row.name for row in found.rows)
    assert set(seen.values()) == {1}
    assert len(seen) == first.places == len({where for (where, _), number in counts.items() if number})


def test_a_hundred_grids_are_drawn_in_bounds() -> None:
    """A page is as high as two screens, whatever the names and numbers."""
    rows = tuple(
        HeatRow("滨江高新技术产业园区第3社区第十二网格", (9999,) * 6, 59994) for _ in range(PER_PAGE)
    )
    columns = ("非机动车乱停放乱堆放", "W" * 40, "", "占道经营", "😡", "其他")
    heat = Heat(HEAD, Ground.LATE, columns, rows, rows[0], rows[0], 9999)
    picture = _opened(heat_picture.draw(heat))
    assert picture.height < 2200
    for left, right in ((0, MARGIN - 2), (WIDTH - MARGIN + 2, WIDTH)):
        margin = picture.crop((left, 20, right, picture.height))
        assert margin.getcolors() == [(margin.width * margin.height, ImageColor.getrgb(GROUND))]


def test_photos_stand_as_the_camera_was_held() -> None:
    """And whole: what lies on its side is turned, and nothing of it is cut off."""
    upright = _wall({"a": small_photo(1), "b": _turned(small_photo(1))}, "a", "b")
    left, right = (upright.crop((x, 300, x + 490, 780)).resize((24, 24)) for x in (MARGIN, MARGIN + 512))
    both = zip(left.tobytes(), right.tobytes(), strict=True)
    assert sum(abs(one - other) for one, other in both) / (24 * 24 * 3) < 25


def test_a_wall_of_noise_and_missing_photos_stays_in_bounds() -> None:
    """What cannot be read costs only itself."""
    noise = {str(seed): _noise(seed) for seed in range(6)} | {"6": b"no photo", "7": _noise(9)[:900]}
    pairs = tuple(
        Pair(at, "人民广场" * 20, str(2 * at), str(2 * at + 1), "金山社区 · 用了 2天") for at in range(4)
    )
    assert _opened(wall_picture.draw(Wall(HEAD, pairs), noise.get)).height < 2400
    without = replace(pairs[0], before="none", after="none")
    assert _opened(wall_picture.draw(Wall(HEAD, (without,)), noise.get)).height > 700


def _wall(photos: dict[str, bytes], before: str, after: str) -> Image.Image:
    return _opened(wall_picture.draw(Wall(HEAD, (Pair(1, "好", before, after),)), photos.get))


def _turned(photo: bytes) -> bytes:
    """The same picture as a camera held on its side keeps it."""
    out = BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6
    with Image.open(BytesIO(photo)) as picture:
        picture.rotate(90, expand=True).save(out, "JPEG", exif=exif)
    return out.getvalue()


def _noise(seed: int) -> bytes:
    out = BytesIO()
    Image.frombytes("RGB", (496, 372), Random(seed).randbytes(496 * 372 * 3)).save(out, "PNG")
    return out.getvalue()


def _heights(picture: Image.Image, color: str) -> list[int]:
    """Of each bar of that colour, left to right, 30 px and wider."""
    wanted = ImageColor.getrgb(color)
    columns = []
    for x in range(picture.width):
        column = [picture.getpixel((x, y)) == wanted for y in range(picture.height)]
        columns.append(max((len(list(some)) for same, some in groupby(column) if same), default=0))
    runs = ((height, len(list(some))) for height, some in groupby(columns))
    return [height for height, wide in runs if height and wide > 30]


def test_a_trend_begins_with_the_first_case() -> None:
    """今年 in November, where the first case is of October, is two months; a week is shown whole."""
    months = parts_of_time(date(2026, 1, 1), date(2026, 11, 30), By.MONTH)
    assert [one.first.month for one in begun(months, date(2026, 10, 19))] == [10, 11]
    week = parts_of_time(date(2026, 11, 24), date(2026, 11, 30), By.DAY)
    assert begun(week, date(2026, 11, 29)) == week
    assert begun(months, None) == months
