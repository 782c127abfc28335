"""The picture of the evening digest: what can be measured on it without eyes."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from itertools import groupby, pairwise
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageColor

from domain.board_pages import PER_PAGE, page_of, pages_of
from domain.sketch import Board, Pair, Totals
from domain.standing import Ranked, Standing, rank
from papers.board_picture import draw
from papers.board_rows import BAR, BAR_END, NAME_END, PLACE_END, ROW, panels
from papers.ink import (
    AMBER,
    BODY,
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
    fitted,
    readable,
    width,
    wrapped,
)
from tests.photographs import small_photo

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
    picture = _opened(data)
    assert (picture.format, picture.width) == ("PNG", 1080)
    assert len(data) < 300_000


def test_the_same_board_is_the_same_picture() -> None:
    """A job that runs twice draws the same bytes, which are kept once."""
    assert _drawn(BOARD) == _drawn(BOARD)


def test_bars_begin_at_zero_and_are_as_long_as_the_rate() -> None:
    """Half the rate is half the bar."""
    rows = rank([_standing("甲", 4), _standing("乙", 3), _standing("丙", 2), _standing("丁", 1)])
    bars = _bars(_drawn(replace(BOARD, rows=rows)))
    assert bars == [round((BAR_END - BAR) * share) + 1 for share in (1, 0.75, 0.5, 0.25)]


@pytest.mark.parametrize("half", (4, 5))
def test_no_more_than_seven_bars_stand_together(half: int) -> None:
    """Eight grids are two sheets of four, ten of five."""
    tops = _bar_tops(_drawn(replace(BOARD, rows=BOARD.rows[: 2 * half])))
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
    assert _colors(_drawn(replace(BOARD, rows=rows))) & {RED, AMBER} == colors
    totals = Totals(1, 1, 0, overdue, 1)
    expected = {RED} if overdue else set()
    assert _colors(_drawn(replace(BOARD, rows=(), totals=totals))) & {RED, AMBER} == expected


def test_a_place_is_green_only_with_a_good_rate() -> None:
    """Whoever kept less than half of their limits is not shown as good, be they first or second."""
    for on_time, green in ((1, False), (3, True)):
        rows = rank([Standing("甲", 4, on_time, 1, 0, 1), Standing("乙", 4, 0, 4, 0, 4)])
        picture = _opened(_drawn(replace(BOARD, rows=rows))).convert("RGB")
        places = picture.crop((MARGIN, 440, PLACE_END, picture.height - 84))
        colors = {color for _, color in places.getcolors(1 << 24) or ()}
        assert (ImageColor.getrgb(GREEN) in colors) is green


def test_the_highlighted_row_and_no_other_is_tinted() -> None:
    """Each group sees where it stands itself."""
    assert PALE_GREEN not in _colors(_drawn(BOARD))
    tinted = _opened(_drawn(replace(BOARD, highlight="槐树湾"))).convert("RGB").crop((1020, 0, 1021, 5000))
    runs = _runs(tinted.tobytes(), ImageColor.getrgb(PALE_GREEN))
    assert len(runs) == 1
    assert runs[0][1] < ROW


def test_grids_without_cases_have_no_bar() -> None:
    """无件 is neither zero percent nor a hundred."""
    idle = Ranked(Standing("闲", 0, 0, 0, 0, 0), None)
    waiting = Ranked(Standing("候", 0, 0, 3, 1, 0), None)
    assert _bars(_drawn(replace(BOARD, rows=(idle, waiting)))) == []


@pytest.mark.parametrize(
    "name", ["东" * 40, "W" * 60, "滨江高新技术产业园区第3社区第十二网格", "网格😡🌟", "", "\n\t"]
)
def test_no_name_runs_into_the_bar(name: str) -> None:
    """Long names are cut, emoji left out, nothing raises; the strip before the bars stays empty."""
    picture = _opened(_drawn(replace(BOARD, rows=(Ranked(_standing(name), 1),)))).convert("RGB")
    top = _bar_tops(_drawn(replace(BOARD, rows=(Ranked(_standing(name), 1),))))[0]
    strip = picture.crop((NAME_END + 3, top - 20, BAR - 2, top + 50))
    assert strip.getcolors() == [(strip.width * strip.height, ImageColor.getrgb(PAPER))]


@pytest.mark.parametrize("field", ["district", "title", "measure", "period", "cutoff", "reference"])
def test_no_line_runs_out_of_the_picture(field: str) -> None:
    """Whatever a district is called, both margins stay empty below the rule."""
    long = replace(BOARD, **{field: "文明城市创建" * 20}, rows=BOARD.rows[:1])  # type: ignore[arg-type]
    picture = _opened(_drawn(long)).convert("RGB")
    for left, right in ((0, 34), (1046, 1080)):
        margin = picture.crop((left, 20, right, picture.height))
        assert margin.getcolors() == [(margin.width * margin.height, ImageColor.getrgb(GROUND))]


def test_photos_stand_side_by_side(tmp_path: Path) -> None:
    """Before on the left, after on the right, from bytes or a file, cut to the middle."""
    after = tmp_path / "after.jpg"
    after.write_bytes(_plain("blue", (900, 1600)))
    plain = _opened(_drawn(replace(BOARD, rows=())))
    found: dict[str, bytes | Path] = {"before": _plain("red"), "after": after}
    pair = Pair(12, "垃圾堆放", "before", "after")
    picture = _opened(_drawn(replace(BOARD, rows=(), pairs=(pair,)), found.get))
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
        assert _opened(picture).size == _opened(whole).size
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
    drawn = _drawn(board, lambda seed: _noise(int(seed)))
    assert len(drawn) <= MOST_BYTES
    plain = _drawn(board, lambda seed: small_photo(int(seed) % 3))
    assert places > 4 or _opened(drawn).size == _opened(plain).size, "a pair went, where colours would do"


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
    assert all(len(data) <= MOST_BYTES and _opened(data).mode == "RGB" for data in drawn)
    assert all(_opened(data).height < 2_400 and _opened(data).format == "PNG" for data in drawn)
    first, second, last = map(_sheets, drawn)
    assert (first, second) == ([7, 1, 7], [7, 7])
    assert last == [4], "the names of those who had nothing stand below"
    assert [PALE_GREEN in _colors(data) for data in drawn] == [True, False, False]


@pytest.mark.parametrize("color", [INK, GREEN, RED, AMBER, GREY])
@pytest.mark.parametrize("ground", [PAPER, GROUND, PALE_GREEN])
def test_every_colour_of_type_can_be_read(color: str, ground: str) -> None:
    """A contrast of 4.5 to 1, which WCAG asks for ordinary text."""
    darker, lighter = sorted((_luminance(color), _luminance(ground)))
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def test_nothing_is_set_smaller_than_a_phone_can_show() -> None:
    """At 390 px of 1080 the smallest type is still 10.5 px and more."""
    assert SMALL * 390 / 1080 > 10.5


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("一号路\n 垃圾", "一号路 垃圾"),
        ("占道😡经营", "占道经营"),
        ("a\u202eb\u200bc\u00ad\0", "abc"),
        ("㎡ ① é", "㎡ ① é"),
        ("𠮷祥社区", "□20BB7祥社区"),
        ("大\U0002bc20网格", "大□2BC20网格"),  # extension E
        ("大\U0003158e网格", "大□3158E网格"),  # extension H, younger than the Unicode of Python 3.11
        ("张\ue863", "张□E863"),  # a district's own sign, as older systems made them
        ("葛\U000e0100区", "葛区"),
        ("㐂䶮", "㐂䶮"),
    ],
)
def test_what_cannot_be_drawn_is_told(typed: str, kept: str) -> None:
    """A letter that the face lacks is a box and its code; emoji, controls and turns of direction are left out."""
    assert readable(typed) == kept


def test_two_names_never_become_one() -> None:
    """Grids whose names differ in a rare character only are drawn differently, and not as a third one."""
    names = ("大\U0003158e网格", "大\U0002bc20网格", "大网格")
    pictures = {_drawn(replace(BOARD, rows=(Ranked(_standing(name), 1),))) for name in names}
    assert len(pictures) == 3


@given(text=st.text("东南西北Wi1 ", max_size=60), room=st.integers(120, 400))
def test_cut_text_fits(text: str, room: int) -> None:
    """Whatever fits is left alone; whatever does not is cut until it does."""
    assert width(fitted(text, BODY, room), BODY) <= room
    lines = wrapped(text, SMALL, room)
    assert len(lines) <= 2
    assert all(width(line, SMALL) <= room for line in lines)
    if width(text, SMALL) <= room:
        assert lines == (text,)


def test_a_long_name_keeps_its_end() -> None:
    """Neighbours begin alike, so the middle goes."""
    first, second = wrapped("滨江高新技术产业园区第三社区第十二网格", SMALL, 240)
    assert first.startswith("滨江")
    assert second.startswith("…")
    assert second.endswith("第十二网格")


def _opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data), formats=("PNG", "JPEG"))


def _plain(color: str, size: tuple[int, int] = (800, 600)) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, color).save(out, "JPEG")
    return out.getvalue()


def _noise(seed: int) -> bytes:
    out = BytesIO()
    Image.frombytes("RGB", (496, 279), Random(str(seed)).randbytes(496 * 279 * 3)).save(out, "PNG")
    return out.getvalue()


def _colors(data: bytes) -> set[str]:
    """The colours of the look that stand in the picture unmixed."""
    found = {color for _, color in _opened(data).convert("RGB").getcolors(1 << 24) or ()}
    return {name for name in (RED, AMBER, GREEN, PALE_GREEN) if ImageColor.getrgb(name) in found}


def _runs(pixels: bytes, color: tuple[int, ...]) -> list[tuple[int, int]]:
    """Where a line of pixels has this colour: (start, length) of each run."""
    alike = [pixels[at : at + 3] == bytes(color[:3]) for at in range(0, len(pixels), 3)]
    runs, at = [], 0
    for same, group in groupby(alike):
        length = len(list(group))
        if same:
            runs.append((at, length))
        at += length
    return runs


def _bar_tops(data: bytes) -> list[int]:
    """Where the bars begin, seen 20 px right of the axis; the rule at the very top is none."""
    picture = _opened(data).convert("RGB")
    column = picture.crop((BAR + 20, 240, BAR + 21, picture.height)).tobytes()
    return [240 + top for top, length in _runs(column, ImageColor.getrgb(GREEN)) if length > 20]


def _sheets(data: bytes) -> list[int]:
    """How many bars stand close to each other."""
    tops = _bar_tops(data)
    breaks = [at for at, (upper, lower) in enumerate(pairwise(tops), 1) if lower - upper > ROW]
    return [end - begin for begin, end in pairwise([0, *breaks, len(tops)])]


def _bars(data: bytes) -> list[int]:
    """How long the bars are, in px, from the axis on."""
    picture = _opened(data).convert("RGB")
    rows = (picture.crop((BAR, top + 5, BAR_END + 10, top + 6)).tobytes() for top in _bar_tops(data))
    return [_runs(row, ImageColor.getrgb(GREEN))[0][1] for row in rows]


def _luminance(color: str) -> float:
    parts = (part / 255 for part in ImageColor.getrgb(color)[:3])
    linear = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
