"""What a register lacks is named, each gap once, and what a workbook would take away too."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.workbook import read
from bot.workbook.sample import SAMPLE
from domain.district import District, Group, Person, Purpose, Role
from domain.district_names import UNNAMED
from domain.gaps import at_two_posts, gaps, shared_aliases, too_much_retired
from domain.rosters import Roster, read_days, read_shifts

BOOK = read(SAMPLE).district
TODAY = date(2026, 3, 2)


def without_role(district: District, role: Role, unit: str = "") -> District:
    """The district in which nobody (of that unit) has this role."""

    def changed(person: Person) -> Person:
        hit = not unit or district.unit[person.unit].short == unit
        return replace(person, roles=tuple(one for one in person.roles if not hit or one is not role))

    return replace(district, people=tuple(map(changed, district.people)))


def without_groups(district: District, hit: Callable[[Group], bool]) -> District:
    """The district without these groups."""
    return replace(district, groups=tuple(group for group in district.groups if not hit(group)))


def ownerless(district: District, count: int) -> District:
    """The district whose first points nobody answers for."""
    bare = tuple(replace(point, manager=None, reporter=None) for point in district.points[:count])
    return replace(district, points=bare + district.points[count:])


def unit_group_of(name: str) -> Callable[[Group], bool]:
    """Whether a group is that of the unit which is called so."""
    return lambda group: (
        group.purpose is Purpose.UNIT and group.unit is not None and BOOK.unit[group.unit].short == name
    )


def called(district: District, unit: str, group: str) -> District:
    """The district in which no unit stands above the others, all units are called so, and all groups so."""
    units = tuple(replace(one, name=unit, parent=None) for one in district.units)
    return replace(district, units=units, groups=tuple(replace(one, name=group) for one in district.groups))


def two_posts(days: str, times: str, last: date | None = None) -> District:
    """The district in which 程晓燕 stands at one post on working days from eight to twelve, and at another then."""
    person = next(one.id for one in BOOK.people if one.name == "程晓燕")
    east = Roster(1, "东门岗", read_shifts("08:00-12:00"), (person,))
    west = Roster(2, "西门岗", read_shifts(times), (person,), days=read_days(days), last=last)
    return replace(BOOK, rosters=(east, west))


@pytest.mark.parametrize(
    ("unit", "group", "name"),
    [
        ("云溪区创建办", "创建群", "云溪区"),
        ("创建办", "金水县创建工作群", "金水县"),
        ("桃园小区物业", "农贸市场群", UNNAMED),
    ],
)
def test_a_district_is_named_by_its_office(unit: str, group: str, name: str) -> None:
    """Where no unit stands above the others, names of the office and of the groups tell what the district is called."""
    assert called(BOOK, unit, group).name == name
    assert BOOK.name == "青澜区"


@pytest.mark.parametrize(
    ("district", "lines"),
    [
        (two_posts("周三", "09:00-11:00"), ["同一时间排在两个岗：程晓燕（东门岗、西门岗）"]),
        (two_posts("周三", "09:00-11:00", TODAY), ["同一时间排在两个岗：程晓燕（东门岗、西门岗）"]),
        (two_posts("周三", "09:00-11:00", TODAY - timedelta(days=1)), []),
        (two_posts("周六", "09:00-11:00"), []),
        (two_posts("工作日", "12:00-13:00"), []),
    ],
)
def test_who_is_at_two_posts_is_named(district: District, lines: list[str]) -> None:
    """By what holds today or later; it is no gap, for it may be meant so."""
    assert list(map(str, at_two_posts(district, TODAY))) == lines
    assert not told(district)


def told(district: District) -> list[str]:
    """The gaps as they are printed, with their sheets."""
    return [f"{gap.sheet}：{gap}" for gap in gaps(district)]


@pytest.mark.parametrize(
    ("district", "lines"),
    [
        (BOOK, []),
        (without_role(BOOK, Role.INSPECTOR), ["人员：没有这种角色的人：督查员"]),
        (without_role(BOOK, Role.OFFICE), ["人员：没有这种角色的人：创建办"]),
        (without_role(BOOK, Role.HANDLER, "金山社区"), ["单位：管着网格却没有经办人：金山社区"]),
        (without_role(BOOK, Role.HANDLER, "住建局"), ["单位：会收到条线问题却没有经办人：住建局"]),
        (without_groups(BOOK, unit_group_of("住建局")), ["单位：会收到问题却没有单位群：住建局"]),
        (without_groups(BOOK, lambda group: group.grid == 1), ["网格：没有网格群：金山一网格"]),
        (without_groups(BOOK, lambda group: group.purpose is Purpose.CORE), ["群：没有这种用途的群：核心"]),
        (ownerless(BOOK, 1), ["点位：没有管理员也没有网格员：人民广场"]),
        (replace(called(BOOK, "创建办公室", "创建群"), own_name="清河区"), []),
        (
            called(BOOK, "创建办公室", "创建群"),
            ["单位：看不出区叫什么，可在《规则》写“区名”；文件和图上会写：本区"],
        ),
    ],
)
def test_each_gap_has_its_line(district: District, lines: list[str]) -> None:
    """One thing that is lacking gives one line; the sample lacks nothing."""
    assert told(district) == lines


@pytest.mark.parametrize(
    ("alias", "same_grid", "told"),
    [("老巷", True, True), ("老巷", False, False), ("名字", False, True), ("别处", True, False)],
)
def test_an_alias_of_two_points_is_told(alias: str, same_grid: bool, told: bool) -> None:
    """Another point's name anywhere, another point's 别名 within a grid; not the 东门 of each of two grids."""
    first, second, *_ = BOOK.points
    one = replace(first, name="甲路", grid=1, aliases=(alias,))
    other = replace(second, name="名字", grid=1 if same_grid else 2, aliases=("老 巷",))
    lines = [str(gap) for gap in shared_aliases(District(points=(one, other)))]
    both = "名字、甲路" if alias == "老巷" else "甲路、名字"
    assert (
        lines
        == [f"别名也是别的点位的叫法，只说它分不清是哪个：{'老 巷' if alias == '老巷' else alias}（{both}）"]
        * told
    )
    assert not list(shared_aliases(BOOK))


def test_many_names_are_counted() -> None:
    """Five names are enough to know what is meant."""
    (line,) = told(ownerless(BOOK, 12))
    assert line.endswith(" 等 12 个") and line.count("、") == 4


@pytest.mark.parametrize(
    ("retired", "lines"),
    [
        ({}, []),
        ({"网格": 2}, []),
        ({"网格": 3}, ["《网格》现有 10，要停用 3，超过五分之一"]),
        ({"点位": 14, "类别": 10}, []),
        (
            {"类别": 11, "点位": 15},
            ["《点位》现有 70，要停用 15，超过五分之一", "《类别》现有 52，要停用 11，超过五分之一"],
        ),
    ],
)
def test_more_than_a_fifth_is_asked_about(retired: dict[str, int], lines: list[str]) -> None:
    """A fifth may go without a word, one more not."""
    assert list(too_much_retired(BOOK, retired)) == lines


def test_nothing_can_be_taken_from_an_empty_register() -> None:
    """The first import retires nothing and is asked nothing."""
    assert too_much_retired(District(), {}) == ()


def test_what_concerns_the_whole_is_told_somewhere() -> None:
    """Reports and results go to 核心; where a district has no such group, to 联络."""
    assert [one.purpose for one in BOOK.overseeing] == [Purpose.CORE]
    without = without_groups(BOOK, lambda group: group.purpose is Purpose.CORE)
    assert [one.purpose for one in without.overseeing] == [Purpose.LIAISON]


@pytest.mark.parametrize(
    ("phone", "right"),
    [
        ("13900000005", True),
        ("139-0000-0006", True),
        ("0579-8200000", True),
        ("1390000005", False),
        ("", True),
    ],
)
def test_a_phone_with_a_digit_too_few(phone: str, right: bool) -> None:
    """Whose it is is named, the number is not."""
    first, *others = BOOK.people
    book = replace(BOOK, people=(replace(first, phone=phone), *others))
    found = [gap for gap in gaps(book) if gap.lacks.startswith("手机")]
    assert [gap.names for gap in found] == ([] if right else [(first.name,)])
