"""帮助 has every command on one of its screens, and each screen is one of a telephone."""

from __future__ import annotations

from collections import Counter

import pytest

from domain.categories import Category, LimitUnit
from domain.district import District, Grid, Unit, UnitKind
from domain.points import Point
from handlers.help_subjects import SUBJECTS, subject_of
from handlers.kit import find_handlers
from texts.own_examples import in_own_names, shown_in_own_names

ONE_SCREEN = 15  # lines
_SHOWN = [one for one in find_handlers() if one.words and not one.by_button and one.words[0] != "登记"]


def test_every_command_has_a_subject() -> None:
    """A new command that was given none is found by nobody; a word that stands for no command is a slip."""
    assert {subject_of(one) for one in _SHOWN} == set(SUBJECTS)
    words = {one.words[0].split()[0] for one in _SHOWN}
    assert {word for some in SUBJECTS.values() for word in some.split()} <= words


def test_a_subject_is_one_screen() -> None:
    """Whoever asks for a subject reads it without scrolling far."""
    longest = Counter(subject_of(one) for one in _SHOWN).most_common(1)
    assert longest[0][1] <= ONE_SCREEN


_ELSEWHERE = District(
    units=(
        Unit(1, "清河街道办事处", "清河街道", UnitKind.STREET),
        Unit(2, "区环境局", "环境局", UnitKind.DEPARTMENT),
    ),
    grids=(Grid(1, "A1", "清河一格", 1), Grid(2, "A2", "柳巷格", 1)),
    points=(Point(1, "P1", "中心公园", "公园", 1),),
    categories=(Category(1, "垃圾外溢", "环境卫生", (), (2,), 4, LimitUnit.WORKING_HOUR),),
)


def test_what_is_taught_can_be_typed_in_another_district() -> None:
    """No line of 帮助 names a place, a unit or a grid that this register does not have."""
    lines = "\n".join(in_own_names(one.help, _ELSEWHERE) for one in _SHOWN)
    for name in ("金山", "北湖", "人民广场", "占道经营", "环卫所"):
        assert name not in lines
    assert "异议 柳巷格 理由" in lines and "如：进度 清河街道 本周" in lines


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "不认识“金山”。可以写单位、网格或地点，如：进度 金山 本周",
            "不认识“金山”。可以写单位、网格或地点，如：进度 清河街道 本周",
        ),
        ("在哪里、什么问题？例：人民广场东侧 占道经营", "在哪里、什么问题？例：中心公园东侧 垃圾外溢"),
        (
            "请发：绑定 用途，如 绑定 单位 金山社区、绑定 网格 03",
            "请发：绑定 用途，如 绑定 单位 清河街道、绑定 网格 A1",
        ),
        ("人民广场 占道经营", "人民广场 占道经营"),
    ],
)
def test_an_example_has_names_of_the_district(text: str, said: str) -> None:
    """What stands behind 如 is the bot's own; words of people before it stay, and so does a text without example."""
    assert shown_in_own_names(text, _ELSEWHERE) == said
    assert shown_in_own_names(text, District()) == text
