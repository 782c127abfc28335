"""Whose a case is in the words of whoever gives it back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.returns import unit_meant
from domain.district import District, Unit, UnitKind
from tests.small_district import DISTRICT, category

COMMUNITY = 2  # 金山社区, who gives it back


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("归交警管", 6),
        ("这是交警大队的事，不归我们金山社区", 6),
        ("转给综合执法局：店主在外面摆", 5),
        ("北湖街道的地盘，不是交警的", 4),
        ("不归金山社区", None),  # who gives it back
        ("不是交警的", None),
        ("不归交警，也不归综合执法局", None),
        ("交警或者综合执法局", None),  # one of two
        ("交警的，找交警大队", 6),  # the same twice
        ("不归我们管", None),
        ("", None),
    ],
)
def test_one_unit_is_meant(words: str, unit: int | None) -> None:
    """The only one that is named as the one whose it is, by either of its names."""
    found = unit_meant(words, COMMUNITY, DISTRICT)
    assert (found and found.id) == unit


def test_a_district_of_one_unit_has_no_other() -> None:
    """Nothing is meant where there is nobody else."""
    assert unit_meant("归交警管", COMMUNITY, District(units=DISTRICT.units[1:2])) is None


def test_a_unit_of_a_line_is_called_for_short() -> None:
    """交警 is 交警大队; 执法 is nobody's name where two begin so."""
    shorts = ("金山社区", "交警大队", "执法局", "执法中队")
    units = tuple(
        Unit(number, short, short, UnitKind.OTHER) for number, short in enumerate(shorts, start=COMMUNITY)
    )
    lines = (replace(category(1, "违法停车"), line_units=(3, 5)),)
    district = District(units=units, categories=lines)
    found = unit_meant("交警管的", COMMUNITY, district)
    assert found is not None and found.short == "交警大队"
    assert unit_meant("执法管的", COMMUNITY, district) is None
    assert unit_meant("归执法中队", COMMUNITY, district) == units[3]
