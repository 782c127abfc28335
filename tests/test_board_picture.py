"""The picture of the evening digest: what can be measured on it without eyes."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import ImageColor

from domain.board_pages import PER_PAGE, page_of, pages_of
from domain.sketch import Board, Pair, Totals
from domain.standing import Ranked, Standing, rank
from papers.board_picture import draw
from papers.board_rows import BAR, BAR_END, NAME_END, PLACE_END, ROW, panels
from papers.ink import (
    AMBER,
    GREEN,
    GREY,
    GROUND,
    INK,
    MARGIN,
    MOST_BYTES,
    PALE_GREEN,
    PAPER,
    RED,
    SMALL,
    Finder,
)
from tests.photographs import small_photo
from tests.pixels import (
    bar_tops_of,
    bars_of,
    colors_of,
    image_of,
    luminance,
    noise,
    plain_photo,
    runs_of,
    sheets_of,
)

GRIDS = ("柳浪巷", "石桥头", "望江里", "荷塘下", "槐树湾", "东篱坊", "南薰门", "北屏街", "青石弄", "临水桥")


def _standing(name: str, on_time: int = 3, closed: int = 4, overdue: int = 0, due_today: int = 0) -> Standing:
    due = closed + overdue
    return Standing(name, due, on_time, overdue + due_today, due_today, overdue, closed)


BOARD = Board(
    district="江湾区创建办",
    title="晒比拼 · 网格",
    measure="按期整改率",
    period="本周 11月15日—11月21日",
    cutoff="截至 11月21日 18:00",
    reference="D-20261121-全区",
    rows=rank(_standing(name, on_time=4 - at % 4) for at, name in enumerate(GRIDS)),
    totals=Totals(12, 5, 0, 0, 30),
)


def _drawn(board: Board, photo: Finder = lambda _: None) -> bytes:
    return draw(board, photo)


def test_it_is_a_png_as_wide_as_promised_and_small() -> None:
    """1080 px, and light enough for every platform."""
    data = _drawn(BOARD)
    picture = image_of(data)
    assert (picture.format, picture.width) == ("PNG", 1080)
    assert len(data) < 300_000


def test_the_same_board_is_the_same_picture() -> None:
    """A job that runs twice draws the same bytes, which are kept once."""
    assert _drawn(BOARD) == _drawn(BOARD)


def test_the_totals_say_whose_they_are() -> None:
    """The picture of a street is forwarded without its words: its name stands above its figures."""
    named = [
        image_of(_drawn(replace(BOARD, totals=BOARD.totals._replace(of=of))))
        for of in ("金山街道", "东港街道", "")
    ]
    assert named[0].height == named[1].height > named[2].height
    assert named[0].tobytes() != named[1].tobytes()


def test_bars_begin_at_zero_and_are_as_long_as_the_rate() -> None:
    """Half the rate is half the bar."""
    rows = rank([_standing("甲", 4), _standing("乙", 3), _standing("丙", 2), _standing("丁", 1)])
    bars = bars_of(_drawn(replace(BOARD, rows=rows)))
    assert bars == [round((BAR_END - BAR) * share) + 1 for share in (1, 0.75, 0.5, 0.25)]


@pytest.mark.parametrize("half", (4, 5))
def test_no_more_than_seven_bars_stand_together(half: int) -> None:
    """Eight grids are two sheets of four, ten of five."""
    tops = bar_tops_of(_drawn(replace(BOARD, rows=BOARD.rows[: 2 * half])))
    steps = [lower - upper for upper, lower in pairwise(tops)]
    assert [step == ROW for step in steps] == [True] * (half - 1) + [False] + [True] * (half - 1)


def test_where_nobody_has_a_place_one_sheet_has_them_all() -> None:
    """There is nothing to compare, so nothing is parted."""
    thin = rank([_standing(name, 0, 0) for name in GRIDS])
    open_ones = tuple(replace(one, standing=replace(one.standing, open=1)) for one in thin)
    assert len(list(panels(replace(BOARD, rows=open_ones)))) == 1


@pytest.mark.parametrize(
    ("overdue", "due_today", "colors"),
    [(0, 0, set()), (1, 0, {RED}), (0, 1, {AMBER}), (1, 1, {RED})],
)
def test_red_is_for_overdue_and_amber_for_due_today(overdue: int, due_today: int, colors: set[str]) -> None:
    """Neither colour is used for anything else."""
    rows = rank([_standing("甲", overdue=overdue, due_today=due_today)])
    assert colors_of(_drawn(replace(BOARD, rows=rows))) & {RED, AMBER} == colors
    totals = Totals(1, 1, 0, overdue, 1)
    expected = {RED} if overdue else set()
    assert colors_of(_drawn(replace(BOARD, rows=(), totals=totals))) & {RED, AMBER} == expected


def test_a_place_is_green_only_with_a_good_rate() -> None:
    """Whoever kept less than half of their limits is not shown as good, be they first or second."""
    for on_time, green in ((1, False), (3, True)):
        rows = rank([Standing("甲", 4, on_time, 1, 0, 1), Standing("乙", 4, 0, 4, 0, 4)])
        picture = image_of(_drawn(replace(BOARD, rows=rows))).convert("RGB")
        places = picture.crop((MARGIN, 440, PLACE_END, picture.height - 84))
        colors = {color for _, color in places.getcolors(1 << 24) or ()}
        assert (ImageColor.getrgb(GREEN) in colors) is green


def test_the_highlighted_row_and_no_other_is_tinted() -> None:
    """Each group sees where it stands itself."""
    assert PALE_GREEN not in colors_of(_drawn(BOARD))
    tinted = image_of(_drawn(replace(BOARD, highlight="槐树湾"))).convert("RGB").crop((1020, 0, 1021, 5000))
    runs = runs_of(tinted.tobytes(), ImageColor.getrgb(PALE_GREEN))
    assert len(runs) == 1
    assert runs[0][1] < ROW


def test_grids_without_cases_have_no_bar() -> None:
    """无件 is neither zero percent nor a hundred."""
    idle = Ranked(Standing("闲", 0, 0, 0, 0, 0), None)
    waiting = Ranked(Standing("候", 0, 0, 3, 1, 0), None)
    assert bars_of(_drawn(replace(BOARD, rows=(idle, waiting)))) == []


@pytest.mark.parametrize(
    "name", ["东" * 40, "W" * 60, "滨江高新技术产业园区第3社区第十二网格", "网格😡🌟", "", "\n\t"]
)
def test_no_name_runs_into_the_bar(name: str) -> None:
    """Long names are cut, emoji left out, nothing raises; the strip before the bars stays empty."""
    picture = image_of(_drawn(replace(BOARD, rows=(Ranked(_standing(name), 1),)))).convert("RGB")
    top = bar_tops_of(_drawn(replace(BOARD, rows=(Ranked(_standing(name), 1),))))[0]
    strip = picture.crop((NAME_END + 3, top - 20, BAR - 2, top + 50))
    assert strip.getcolors() == [(strip.width * strip.height, ImageColor.getrgb(PAPER))]


@pytest.mark.parametrize("field", ["district", "title", "measure", "period", "cutoff", "reference"])
def test_no_line_runs_out_of_the_picture(field: str) -> None:
    """Whatever a district is called, both margins stay empty below the rule."""
    long = replace(BOARD, **{field: "文明城市创建" * 20}, rows=BOARD.rows[:1])  # type: ignore[arg-type]
    picture = image_of(_drawn(long)).convert("RGB")
    for left, right in ((0, 34), (1046, 1080)):
        margin = picture.crop((left, 20, right, picture.height))
        assert margin.getcolors() == [(margin.width * margin.height, ImageColor.getrgb(GROUND))]


def test_photos_stand_side_by_side(tmp_path: Path) -> None:
    """Before on the left, after on the right, from bytes or a file, cut to the middle."""
    after = tmp_path / "after.jpg"
    after.write_bytes(plain_photo("blue", (900, 1600)))
    plain = image_of(_drawn(replace(BOARD, rows=())))
    found: dict[str, bytes | Path] = {"before": plain_photo("red"), "after": after}
    pair = Pair(12, "垃圾堆放", "before", "after")
    picture = image_of(_drawn(replace(BOARD, rows=(), pairs=(pair,)), found.get))
    added = picture.convert("RGB").crop((0, plain.height - 84, 1080, picture.height - 84))
    left, right = (added.crop((x, 150, x + 400, 330)).resize((1, 1)).tobytes() for x in (60, 600))
    assert left[0] > 240 > 20 > left[2]
    assert right[2] > 240 > 20 > right[0]


def test_a_photo_that_cannot_be_read_costs_only_itself(tmp_path: Path) -> None:
    """Gone, empty, broken or no photo at all: the digest still goes out, as large as ever."""
    good = small_photo(1)
    board = replace(BOARD, pairs=(Pair(1, "好", "good", "bad"),))
    whole = _drawn(board, lambda _: good)
    for bad in (None, tmp_path / "gone.jpg", b"", b"no photo", good[:900], good[: len(good) // 2]):
        found = {"good": good, "bad": bad}
        picture = _drawn(board, found.get)
        assert image_of(picture).size == image_of(whole).size
        assert picture != whole


def test_three_pairs_are_enough() -> None:
    """A fourth pair makes no longer picture."""
    found = {"before": small_photo(1), "after": small_photo(1, "after")}
    pair = Pair(1, "好", "before", "after")
    four, three = (_drawn(replace(BOARD, pairs=(pair,) * many), found.get) for many in (4, 3))
    assert four == three


@pytest.mark.parametrize("places", [4, PER_PAGE])
def test_even_noise_stays_within_what_platforms_take(places: int) -> None:
    """PNG cannot compress noise; the picture then gives up colours rather than arriving nowhere, and on a full page a
    pair."""
    pairs = tuple(Pair(seed, "雨夜", str(seed), str(-seed - 1)) for seed in range(3))
    crowd = tuple(
        replace(BOARD.rows[0], standing=replace(BOARD.rows[0].standing, name=f"网格{n}"))
        for n in range(places)
    )
    board = replace(BOARD, pairs=pairs, rows=crowd)
    if places > 4:
        board = replace(board, pages=8, own=crowd[0], idle=2)
    drawn = _drawn(board, lambda seed: noise(int(seed)))
    assert len(drawn) <= MOST_BYTES
    plain = _drawn(board, lambda seed: small_photo(int(seed) % 3))
    assert places > 4 or image_of(drawn).size == image_of(plain).size, "a pair went, where colours would do"


def test_a_hundred_grids_are_pages_within_bounds() -> None:
    """As sharp as ever, each no longer than a phone scrolls at once; who lies between is told apart from the last."""
    rows = rank(_standing(f"滨江新城第{at}网格", 20 + at % 30, 50, at % 7) for at in range(88))
    rows += tuple(Ranked(Standing(f"无事第{at}网格", 0, 0, 0, 0, 0), None) for at in range(12))
    own = rows[50].standing.name
    pages = [page_of(rows, page, own) for page in range(1, pages_of(rows) + 1)]
    drawn = [
        _drawn(
            replace(
                BOARD,
                rows=one.rows,
                highlight=own,
                page=one.page,
                pages=one.pages,
                own=one.own,
                idle=one.idle,
            )
        )
        for one in (pages[0], pages[1], pages[-1])
    ]
    assert len(pages) == 7
    assert all(len(data) <= MOST_BYTES and image_of(data).mode == "RGB" for data in drawn)
    assert all(image_of(data).height < 2_400 and image_of(data).format == "PNG" for data in drawn)
    first, second, last = map(sheets_of, drawn)
    assert (first, second) == ([7, 1, 7], [7, 7])
    assert last == [4], "the names of those who had nothing stand below"
    assert [PALE_GREEN in colors_of(data) for data in drawn] == [True, False, False]


@pytest.mark.parametrize("color", [INK, GREEN, RED, AMBER, GREY])
@pytest.mark.parametrize("ground", [PAPER, GROUND, PALE_GREEN])
def test_every_colour_of_type_can_be_read(color: str, ground: str) -> None:
    """A contrast of 4.5 to 1, which WCAG asks for ordinary text."""
    darker, lighter = sorted((luminance(color), luminance(ground)))
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def test_nothing_is_set_smaller_than_a_phone_can_show() -> None:
    """At 390 px of 1080 the smallest type is still 10.5 px and more."""
    assert SMALL * 390 / 1080 > 10.5


def test_two_names_never_become_one() -> None:
    """Grids whose names differ in a rare character only are drawn differently, and not as a third one."""
    names = ("大\U0003158e网格", "大\U0002bc20网格", "大网格")
    pictures = {_drawn(replace(BOARD, rows=(Ranked(_standing(name), 1),))) for name in names}
    assert len(pictures) == 3
