"""What part of the district a leader's question is about."""

import pytest

from domain.district import District, Grid
from domain.points import Point
from domain.recognise import Recogniser
from domain.scope import NamedScope
from tests.small_district import DISTRICT, GRIDS, UNITS

RECOGNISER = Recogniser(DISTRICT)


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("进度 综合执法局", NamedScope("unit", (5,), "综合执法局")),
        ("综合行政执法还有多少没整改", NamedScope("unit", (5,), "综合行政执法")),
        ("交警超期", NamedScope("unit", (6,), "交警")),
        ("长城村还有多少", NamedScope("unit", (3,), "长城村")),
        ("金山社区还有多少", NamedScope("unit", (2,), "金山社区")),
        ("金山还有多少", NamedScope("unit", (1,), "金山")),  # 金山社区 lies within 金山街道
        ("金山片还有多少没整改", NamedScope("unit", (1,), "金山片")),
        ("今天金山那边怎么样", NamedScope("unit", (1,), "金山那边")),
        ("九州片区", NamedScope("grid", (35,), "九州片区")),
        ("东港一带", NamedScope("points", (109, 112), "东港一带")),
        ("金山东路一带", NamedScope("points", (101, 102, 111), "金山东路一带")),
        ("金山东路还有多少", NamedScope("point", (101,), "金山东路")),
        ("公厕还有多少", NamedScope("points", (109, 110), "公厕")),
        ("第三网格", NamedScope("grid", (33,), "第三网格")),
        ("３网格超期", NamedScope("grid", (33,), "3网格")),
        ("进度 03", NamedScope("grid", (33,), "03")),
        ("进度 a5", NamedScope("grid", (35,), "a5")),
        ("金山第二网格", NamedScope("grid", (32,), "金山第二网格")),
        ("北湖东路", None),  # a street nobody registered is not 北湖街道
        ("查 #03", None),
        ("2026-11-03", None),
        ("还有多少没整改", None),
        ("发照片", None),
        ("", None),
    ],
)
def test_scope(text: str, scope: NamedScope | None) -> None:
    """A question's scope is the longest name in it: a unit before a grid before points."""
    found = RECOGNISER.find_scope(text)
    assert (found, found and found.words) == (scope, scope and scope.words)


def test_unit_goes_before_a_point_of_that_name() -> None:
    """A word that is a unit and an alias of a point means the unit, and nothing else."""
    points = (Point(4, "4", "金山公园", "", 31, aliases=("金山",)),)
    assert Recogniser(District(UNITS, GRIDS, points=points)).find_scope("金山超期") == NamedScope(
        "unit", (1,), "金山"
    )


def test_grids_of_the_same_number() -> None:
    """Where several units have a third grid, its number alone is no scope; its code is."""
    grids = (Grid(1, "金山-03", "金山三格", 2), Grid(2, "北湖-03", "北湖三格", 4))
    recogniser = Recogniser(District(units=UNITS, grids=grids))
    assert recogniser.find_scope("第三网格") is None
    assert recogniser.find_scope("北湖-03") == NamedScope("grid", (2,), "北湖-03")


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("金山、北湖对比", NamedScope("unit", (1,), "金山")),
        ("金山 北湖路灯", NamedScope("unit", (1,), "金山")),
        ("金山路灯还有几个", NamedScope("unit", (1,), "金山")),
        ("城管超期几件", NamedScope("unit", (5,), "城管")),
        ("金山2网格", NamedScope("grid", (32,), "金山2网格")),
        ("九州还有多少", NamedScope("grid", (35,), "九州")),
        ("北湖路88号谁负责", NamedScope("point", (106,), "北湖路88号")),
    ],
)
def test_scope_as_spoken(text: str, scope: NamedScope) -> None:
    """Short names of offices and grids, figures, addresses, and lamps that are no street."""
    found = RECOGNISER.find_scope(text)
    assert (found, found and found.words) == (scope, scope.words)


@pytest.mark.parametrize("text", ["金山医院", "北湖花园酒店", "九州路"])
def test_place_nobody_registered(text: str) -> None:
    """A short name that goes on as the name of a place is not the unit or the grid."""
    assert RECOGNISER.find_scope(text) != NamedScope("unit", (1,), "") and RECOGNISER.find_scope(
        text
    ) != NamedScope("grid", (35,), "")
