"""What is found in what a grid worker typed."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.categories import Category
from domain.district import District, Grid
from domain.points import Point
from domain.recognise import Recogniser
from tests.small_district import CATEGORIES, DISTRICT, GRIDS, POINTS, UNITS

RECOGNISER = Recogniser(DISTRICT)


def seen(text: str, grid: int | None = None) -> tuple[int | None, str, int | None, int | None]:
    """Point, place, grid and category recognised in `text`, by their ids."""
    found = RECOGNISER.recognise(text, grid)
    point = found.point.id if found.point else None
    return point, found.place, found.grid, found.category.id if found.category else None


@pytest.mark.parametrize(
    ("text", "point", "place", "grid", "category"),
    [
        ("金山东路垃圾外溢", 101, "金山东路", 31, 202),
        ("金山东路菜场门口垃圾外溢", 102, "金山东路菜场门口", 31, 202),  # not 金山东路
        ("垃圾外溢，金山东路菜场门口", 102, "金山东路菜场门口", 31, 202),
        ("上报 金山东路菜场门口有垃圾满溢，请处理", 102, "金山东路菜场门口", 31, 202),
        ("金山东路18号出店经营", 102, "金山东路18号", 31, 203),  # by its address
        ("北湖花园东门 小广告", 106, "北湖花园东门", 34, 206),  # by its alias
        ("北湖小区3号楼牛皮癣", 107, "北湖小区3号楼", 34, 206),
        ("北湖小区13号楼牛皮癣", 106, "北湖小区13号楼", 34, 206),  # 13号楼 is not 3号楼
        ("金山 东路 占道经营", 101, "金山 东路", 31, 204),
        ("ＡＢＣ广场乱停乱放", 108, "ABC广场", 35, 207),
        ("abc广场乱停乱放", 108, "abc广场", 35, 207),
        ("长城南路路面好脏", 104, "长城南路", 33, None),
        ("长城南路对面有人乱扔", 104, "长城南路对面", 33, None),
        ("长城南路", 104, "长城南路", 33, None),
    ],
)
def test_known_place(text: str, point: int, place: str, grid: int, category: int | None) -> None:
    """A registered place is found by name, alias or address, and told as it was typed."""
    assert seen(text) == (point, place, grid, category)


@pytest.mark.parametrize(
    ("text", "point", "category"),
    [
        ("绿化带公园门口乱停乱放", 103, 207),
        ("绿化带公园", 103, None),  # the park is no litter in a hedge
        ("绿化带公园绿化带垃圾", 103, 201),
        ("长城南路马路市场占道", 104, 204),  # the other place is none of the problem either
        ("河道", 112, 208),  # one word may be both, if nothing else is said
        ("九州广场河道", 108, 208),
    ],
)
def test_category_inside_a_place(text: str, point: int, category: int | None) -> None:
    """A category's word inside a place's name does not count."""
    assert seen(text)[0::3] == (point, category)


def test_place_inside_a_category() -> None:
    """A place's short alias inside a longer word of a category is no place."""
    lexicon = District(grids=GRIDS, points=POINTS[7:8], categories=CATEGORIES)
    found = Recogniser(lexicon).recognise("马路市场占道")
    assert found.point is None
    assert found.category == CATEGORIES[4]


@pytest.mark.parametrize(
    ("text", "grid", "point", "candidates", "where"),
    [
        ("菜场垃圾外溢", 31, 102, [], 31),
        ("菜场垃圾外溢", 33, 105, [], 33),
        ("菜场垃圾外溢", 34, None, [102, 105], None),
        ("菜场垃圾外溢", None, None, [102, 105], None),
        ("第三网格菜场垃圾外溢", 31, 105, [], 33),  # what is said beats where it is said
        ("金山社区菜场垃圾外溢", None, 102, [], 31),
        ("公厕很脏", 35, 110, [], 35),
        ("皇城花苑南路小广告", 31, None, [104], None),  # an alias, but of another grid
        ("皇城花苑南路小广告", 33, 104, [], 33),
        ("河道垃圾外溢", None, 112, [], 32),
        ("九州公厕很脏", 32, 110, [], 35),
    ],
)
def test_shared_alias(
    text: str, grid: int | None, point: int | None, candidates: list[int], where: int | None
) -> None:
    """An alias of several points means the one in the grid; without one they are offered."""
    found = RECOGNISER.recognise(text, grid)
    assert (found.point.id if found.point else None) == point
    assert [one.id for one in found.points] == candidates
    assert found.grid == where


def test_place_of_a_shared_alias() -> None:
    """Where it is not sure which point is meant, all that was typed of the place is kept."""
    assert RECOGNISER.recognise("苏溪菜场门口垃圾外溢").place == "苏溪菜场门口"
    assert RECOGNISER.recognise("皇城花苑南路小广告", 31).place == "皇城花苑南路"


def test_name_beats_alias() -> None:
    """A point that is called so by name goes before one that has the word as an alias or address."""
    points = (
        Point(1, "1", "东门", "", 31, aliases=("南门",)),
        Point(2, "2", "南门", "", 31),
        Point(3, "3", "西门", "", 31, "南门"),
    )
    assert Recogniser(District(grids=GRIDS, points=points)).recognise("南门").point == points[1]


@pytest.mark.parametrize(
    ("text", "place", "category"),
    [
        ("科创路与九鼎路口有垃圾外溢，麻烦处理一下", "科创路与九鼎路口", 202),
        ("垃圾外溢 苏溪 菜市北侧", "苏溪 菜市北侧", 202),
        ("上报：杜山头村村口发现一处小广告", "杜山头村村口", 206),
        ("车辆乱停在人行道", "人行道", None),
        ("皇城花苑12-3", "", None),
        ("皇城小区12-3小广告", "皇城小区12-3", 206),
        ("皇城花苑3幢2单元楼道小广告", "皇城花苑3幢2单元楼道", 206),
        ("皇城小区(东门)出店经营", "皇城小区 东门", 203),
        ("@走街 #12 九鼎路 占道", "九鼎路", 204),
        ("路灯不亮", "", None),
        ("垃圾外溢", "", 202),
        ("有一处垃圾外溢，请处理", "", 202),
        ("收到", "", None),
        ("", "", None),
        ("👍👍", "", None),
    ],
)
def test_free_place(text: str, place: str, category: int | None) -> None:
    """Without a registered place the typed words that look like one are kept, in the grid of the group."""
    assert seen(text, 32) == (None, place, 32 if place else None, category)


@pytest.mark.parametrize(
    ("text", "grid"),
    [
        ("第三网格 九鼎路口小广告", 33),
        ("3号网格九鼎路口小广告", 33),
        ("０３网格小广告", 33),
        ("网格3小广告", 33),
        ("九州网格小广告", 35),
        ("a5小广告", 35),
        ("长城村小广告", 33),  # the only grid of its unit
        ("金山社区小广告", None),  # has two
        ("金山社区第二网格小广告", 32),
        ("10个网格小广告", None),
        ("13网格小广告", None),
    ],
)
def test_grid_in_the_text(text: str, grid: int | None) -> None:
    """The name or number of a grid, or of a unit that has but one, says the grid."""
    assert RECOGNISER.recognise(text).grid == grid


def test_unit_of_the_group() -> None:
    """A unit with several grids means the group's own, if that is one of them; else the grid stays open."""
    assert RECOGNISER.recognise("金山社区北门小广告", 32).grid == 32
    assert RECOGNISER.recognise("金山社区北门小广告", 34).grid is None


def test_place_is_short() -> None:
    """A place never fills more than a line, whether it is registered or not."""
    assert len(RECOGNISER.recognise("九鼎路" * 50).place) == 40
    assert len(RECOGNISER.recognise("金山东路" + "北侧" * 50).place) == 40


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("3号楼小广告", 1),
        ("13号楼小广告", None),
        ("上报 #12 3号楼小广告", 1),
        ("三号楼小广告", 1),
        ("十三号楼小广告", None),
        ("B座小广告", 2),
        ("AB座小广告", None),
        ("B座12小广告", 2),
        ("科创楼A小广告", 3),
        ("科创楼A3小广告", None),
    ],
)
def test_numbers_are_whole(text: str, point: int | None) -> None:
    """A name is not found in the middle of a longer number or Latin word."""
    points = (
        Point(1, "1", "东港一号院", "", 31, aliases=("3号楼", "三号楼")),
        Point(2, "2", "东港二号院", "", 31, aliases=("B座",)),
        Point(3, "3", "科创楼A", "", 31),
    )
    found = Recogniser(District(grids=GRIDS, points=points)).recognise(text).point
    assert (found.id if found else None) == point


def test_grids_of_the_same_number() -> None:
    """Where several units have a third grid, its number says the grid only beside the unit or in its own group."""
    grids = (Grid(1, "金山-03", "金山三格", 2), Grid(2, "北湖-03", "北湖三格", 4))
    recogniser = Recogniser(District(units=UNITS, grids=grids))
    assert recogniser.recognise("第三网格").grid is None
    assert recogniser.recognise("第三网格", 1).grid == 1
    assert recogniser.recognise("北湖街道第三网格").grid == 2


def test_alias_of_two_categories() -> None:
    """A word that means two categories decides neither."""
    assert RECOGNISER.recognise("北湖小区灯不亮").category is None


def test_similar_categories() -> None:
    """Categories that share characters come first, and always as many as asked for."""
    assert RECOGNISER.similar_categories("好多垃圾", 2) == (CATEGORIES[0], CATEGORIES[1])
    assert RECOGNISER.similar_categories("路灯坏了", 1) == (CATEGORIES[9],)
    assert RECOGNISER.similar_categories("灯", 2) == (CATEGORIES[8], CATEGORIES[9])
    assert RECOGNISER.similar_categories("", 4) == CATEGORIES[:4]
    assert RECOGNISER.similar_categories("x", 99) == CATEGORIES


def test_similar_points() -> None:
    """Points that resemble the words come first, those of the grid before others."""
    assert [one.id for one in RECOGNISER.similar_points("金山路", 2)] == [101, 102]
    assert [one.id for one in RECOGNISER.similar_points("公共厕所", 3, 35)] == [110, 108, 109]
    assert [one.id for one in RECOGNISER.similar_points("公厕", 3, 35)] == [110, 109, 108]
    assert len(RECOGNISER.similar_points("", 99)) == len(POINTS)


PIECES = st.sampled_from(
    [name for point in POINTS for name in (point.name, *point.aliases)]
    + [name for one in CATEGORIES for name in (one.name, *one.aliases)]
    + ["第三网格", "金山社区", "门口", "有", "，", " ", "请处理", "3", "ß", "İ", "\u200b", "️"]
)


@given(st.lists(PIECES, max_size=8).map("".join) | st.text(max_size=30), st.sampled_from([None, 31, 34]))
def test_whatever_is_typed(text: str, grid: int | None) -> None:
    """No text breaks it, and what it finds agrees with itself."""
    found = RECOGNISER.recognise(text, grid)
    assert len(found.place) <= 40
    assert found.point is None or found.grid == found.point.grid
    assert found.point is None or found.points == ()
    assert len(found.points) != 1 or found.grid != found.points[0].grid  # else it would be surely meant
    RECOGNISER.find_scope(text)


@given(
    st.sampled_from(POINTS), st.sampled_from(CATEGORIES[:4]), st.sampled_from(["", "，", " ", "有", "门口"])
)
def test_every_place_with_every_category(point: Point, problem: Category, between: str) -> None:
    """Each registered point is recognised beside each category, in either order, in its own group."""
    found = RECOGNISER.recognise(point.name + between + problem.name, point.grid)
    assert (found.point, found.category) == (point, problem)
    assert found.place.startswith(point.name)
    found = RECOGNISER.recognise(problem.name + between + point.name, point.grid)
    assert (found.point, found.category) == (point, problem)


def test_fast_with_many_points() -> None:
    """A message takes about a millisecond with 5,000 points; ten are allowed for a slow machine."""
    roads = ("金山", "东港", "北湖", "九州", "科创", "九鼎", "皇城", "长城", "铜陵", "苏溪")
    kinds = ("东路", "西路", "南路", "北路", "小区", "花园", "公寓", "菜场", "公园", "广场")
    names = [f"{road}{kind}{number}号" for number in range(50) for road in roads for kind in kinds]
    points = tuple(
        Point(i, str(i), name, "", 31 + i % 5, f"{name}院", (name[2:], name.replace("号", "弄")))
        for i, name in enumerate(names)
    )
    recogniser = Recogniser(District(units=UNITS, grids=GRIDS, points=points, categories=CATEGORIES))
    moments = [time.thread_time()]
    for _ in range(20):
        recogniser.recognise("上报 科创西路49号门口发现一处垃圾外溢，请尽快安排人处理一下，谢谢大家" * 2, 33)
        moments.append(time.thread_time())
    assert min(after - before for before, after in pairwise(moments)) < 0.01
