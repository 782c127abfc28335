"""五分: who is missing, and in which order the units come."""

from __future__ import annotations

from domain.district import Person, Role
from domain.five_ways import UnitShare, in_order
from domain.tally import Tally
from tests.small_district import UNITS
from texts import five_ways as wording

LEADER = Person(1, "沈知远", 1, (Role.LEADER,))
HEAD = Person(2, "方立诚", 1, (Role.UNIT_HEAD,))
HANDLER = Person(3, "何雨桐", 1, (Role.HANDLER,))


def _share(unit: int, leader: Person | None = LEADER, *, late: int = 0, whole: bool = True) -> UnitShare:
    heads, handlers = ((HEAD,), (HANDLER,)) if whole else ((), ())
    tally = Tally(open=late + 1, overdue=late)
    return UnitShare(
        UNITS[unit], leader, heads, handlers, ("金山第一网格",), 3, (), tally, alone=UNITS[unit].short
    )


def test_what_is_missing_is_named_with_its_units() -> None:
    """A line for each kind of person; a line that all are there, where they are."""
    shares = [_share(0, None), _share(1, whole=False), _share(2)]
    assert wording.missing(shares).splitlines() == [
        "没有联系领导的：金山",
        "没有负责人的：金山社区",
        "没有经办人的：金山社区",
    ]
    assert wording.missing([_share(2)]) == "联系领导、负责人、经办人都有"


def test_units_come_by_leaders_and_those_with_most_late_first() -> None:
    """Who has no leader comes last, for nobody would look there."""
    other = Person(9, "顾明川", 1, (Role.LEADER,))
    shares = [_share(0, None, late=9), _share(1, other, late=3), _share(2, late=1), _share(3, late=2)]
    assert [one.unit.id for one in in_order(shares)] == [4, 3, 2, 1]


def test_a_unit_without_anything_to_answer_for_is_none() -> None:
    """领导班子 has neither grids nor cases."""
    idle = UnitShare(UNITS[4], LEADER, (), (), (), 0, (), Tally())
    assert not idle.has_duties
    assert UnitShare(UNITS[4], LEADER, (), (), (), 0, (), Tally(fell_due=1)).has_duties


def test_the_message_ends_with_how_many_units_it_leaves_out() -> None:
    """Twelve lines are enough for a chat; the file has all."""
    told = wording.told("全区", "本月", [_share(0)] * 14)
    assert told.count("金山（方立诚）") == wording.MOST
    assert "……还有 2 家，全在文件里" in told
