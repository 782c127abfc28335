"""Rosters (值班) on plain values: on which days they hold, who stands there, and whether that is enough."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from bot.workbook import read, write
from bot.workbook.sample import SAMPLE
from domain.district import District, Grid, Group, Person, Purpose, Role, Unit, UnitKind
from domain.duty import DutyChange, busy_elsewhere, group_of, is_short, present, staffing
from domain.platform import Platform
from domain.rollcall import HERE, SUBSTITUTE, Answer, RollCall
from domain.rosters import Roster, read_days, read_parts, read_shifts, say_shifts, shifts_on
from domain.ruleline import BadRule
from domain.rulesheet import rules_of, says
from jobs.duty import duty, result
from storage.workdays import WorkDays
from tests.talk import ZONE, Start, Talk
from tests.turns import ONE_DATABASE

pytestmark = ONE_DATABASE

SATURDAY, SUNDAY = date(2026, 3, 7), date(2026, 3, 8)
CALENDAR = WorkDays(ZONE)
EIGHT = (time(8), time(12))
UNIT = Unit(1, "金山社区", "金山", UnitKind.COMMUNITY)
PEOPLE = tuple(Person(n, f"人{n}", 1, (Role.REPORTER,), (n,)) for n in range(1, 9))
DISTRICT = District(
    units=(UNIT,),
    grids=(Grid(1, "01", "一网格", 1),),
    people=PEOPLE,
    groups=(
        Group(1, "一网格群", Purpose.GRID, Platform.WEB, "g1", grid=1),
        Group(2, "单位群", Purpose.UNIT, Platform.WEB, "u1", unit=1),
    ),
)
ROSTER = Roster(1, "东门岗", (EIGHT,), (1, 2), unit=1, days=("周六",), substitutes=(3, 4))


def answered(roster: Roster, here: tuple[int, ...], stand_ins: dict[int, int] | None = None) -> RollCall:
    """A call of the roster's people, of whom some are here; stand-ins by whose place they take."""
    at = datetime(2026, 3, 7, 8, tzinfo=ZONE)
    replaced = set((stand_ins or {}).values())
    answers = {
        one: Answer(HERE if one in here else SUBSTITUTE, "", at) if one in here or one in replaced else None
        for one in (*roster.people, *(stand_ins or {}))
    }
    return RollCall(1, 1, SATURDAY, at, None, answers, stand_ins or {}, roster.id, "08:00")


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("周六至周日", ("周六", "周日")),
        ("星期六，周天", ("周六", "周日")),
        ("周末、周一", ("周一", "周六", "周日")),
        ("每日", ("每天",)),
        ("节假日", ("休息日",)),
    ],
)
def test_days_as_people_write_them(typed: str, days: tuple[str, ...]) -> None:
    """Each day once, in the order of the week."""
    assert read_days(typed) == days


@pytest.mark.parametrize("typed", ["", "周八", "周五至周一", "明天"])
def test_what_is_no_days(typed: str) -> None:
    """Refused, and not guessed."""
    with pytest.raises(ValueError, match=r"^"):
        read_days(typed)


def test_shifts_may_last_over_the_night() -> None:
    """In order of their beginning; two that begin together are one too many."""
    assert say_shifts(read_shifts("22:00-6:00、下午2点到6点")) == "14:00-18:00、22:00-06:00"
    (shift,) = shifts_on(SATURDAY, (replace(ROSTER, shifts=read_shifts("22:00-06:00")),), CALENDAR)
    assert (shift.starts.day, shift.ends.day, shift.name) == (7, 8, "22:00")
    (shift,) = shifts_on(SATURDAY, (replace(ROSTER, shifts=read_shifts("0:00-24:00")),), CALENDAR)
    assert (shift.ends - shift.starts, shift.ends.day, shift.hours) == (timedelta(days=1), 8, "00:00-24:00")
    assert say_shifts(read_shifts("16点到24点、8:00-16:00")) == "08:00-16:00、16:00-24:00"
    for wrong in ("8:00-8:00", "24:00-8:00", "8:00-24:30", "8:00-9:00、8:00-10:00", "八点"):
        with pytest.raises(ValueError, match=r"^"):
            read_shifts(wrong)


@pytest.mark.parametrize(
    ("days", "day", "holds"),
    [
        (("工作日",), date(2026, 2, 14), True),  # a Saturday that is worked (调休)
        (("工作日",), date(2026, 2, 17), False),  # a Tuesday in the spring festival
        (("休息日",), date(2026, 2, 17), True),
        (("周二",), date(2026, 2, 17), True),
        (("每天",), SUNDAY, True),
    ],
)
def test_working_days_are_those_of_the_calendar(days: tuple[str, ...], day: date, holds: bool) -> None:
    """调休 and feasts count for 工作日; a weekday is that weekday."""
    assert replace(ROSTER, days=days).holds_on(day, CALENDAR) is holds


def test_a_roster_holds_between_its_days() -> None:
    """起 and 止 are both included."""
    between = replace(ROSTER, days=("每天",), first=SATURDAY, last=SUNDAY)
    assert [between.holds_on(date(2026, 3, day), CALENDAR) for day in (6, 7, 8, 9)] == [
        False,
        True,
        True,
        False,
    ]


def test_who_is_away_is_stood_in_for() -> None:
    """As agreed first, then by the roster's substitutes in order; whoever is left has nobody."""
    (shift,) = shifts_on(SATURDAY, (ROSTER,), CALENDAR)
    agreed = DutyChange(1, SATURDAY, "08:00", 1, 5, 1, shift.starts)
    assert staffing(shift, [agreed], frozenset({2, 3}), DISTRICT).stand_ins == {5: 1, 4: 2}
    left = staffing(shift, [], frozenset({1, 2, 3}), DISTRICT)
    assert (left.called, left.stand_ins, left.on_leave) == ((4,), {4: 1}, (2,))
    assert staffing(shift, [agreed], frozenset({5}), DISTRICT).stand_ins == {3: 1}


def test_more_of_the_one_do_not_make_up_for_the_other() -> None:
    """2+4: the first two are the one sort; who stands in takes the place of whom they replace."""
    mode = replace(ROSTER, people=(1, 2, 3, 4, 5, 6), parts=(2, 4), substitutes=())
    assert present(answered(mode, (1, 2, 3, 4, 5)), mode) == (2, 3)
    assert is_short(answered(mode, (1, 3, 4, 5, 6)), mode)
    stood_in = answered(mode, (1, 7, 3, 4, 5, 6), {7: 2})
    assert present(stood_in, mode) == (2, 4) and not is_short(stood_in, mode)


def test_fewer_than_required_is_short_though_all_are_there() -> None:
    """A plan that is too small is told as well."""
    assert is_short(answered(replace(ROSTER, parts=(3,)), (1, 2)), replace(ROSTER, parts=(3,)))
    assert not is_short(answered(ROSTER, (1, 2)), ROSTER)


def test_a_post_is_called_where_its_people_sit() -> None:
    """The unit's group if more of them sit there than in a grid's; a lone one in the grid's of their own."""
    units = group_of(replace(ROSTER, people=(1, 2)), DISTRICT)
    own = group_of(replace(ROSTER, people=(1,)), DISTRICT)
    assert (units and units.id, own and own.id) == (2, 1)


def test_slots_are_those_of_the_shifts() -> None:
    """Nothing is due before the roster was entered; the result of a night's shift falls on the next day."""
    night = replace(ROSTER, shifts=((time(23, 50), time(6)),))
    entered = replace(ROSTER, since=datetime(2026, 3, 7, 8, 5, tzinfo=ZONE))
    rules = rules_of({})
    assert [one.name for one in duty.slots(SATURDAY, CALENDAR, rules, (ROSTER, night))] == ["08:00", "23:50"]
    assert [*duty.slots(SATURDAY, CALENDAR, rules, (entered,))] == []
    ends = [(one.day.day, one.name) for one in result.slots(SATURDAY, CALENDAR, rules, (night,))]
    assert ends == [(8, "00:05"), (8, "01:05")]


def test_duty_modes_say_what_the_digits_mean() -> None:
    """The numbers on both sides agree; what is said reads the same again."""
    typed = "2+4=2名民警+4名辅警、1+2=民警+辅警"
    rules = rules_of({"值守模式": typed})
    assert says(rules)["值守模式"] == typed and rules.duty_modes[0].names == ("2名民警", "4名辅警")
    for wrong in ("2+4=3名民警+4名辅警", "2+4=民警", "6=民警", "2+4"):
        with pytest.raises(BadRule):
            rules_of({"值守模式": wrong})


def test_how_many_are_required() -> None:
    """A number, 人 behind it or not, or a mode; never none."""
    assert [read_parts(one) for one in ("2", "2人", "２＋４")] == [(2,), (2,), (2, 4)]
    for wrong in ("0", "2+0", "两", "100", "1+2+3+4+5"):
        with pytest.raises(ValueError, match=r"^"):
            read_parts(wrong)


async def test_an_import_leaves_alone_what_the_chat_made(start: Start, tmp_path: Path) -> None:
    """A roster of the chat stays, stands in the export, and is the same one once a workbook names it."""
    talk = await Talk.begin(start, "2026-03-02 09:00")
    await talk.play("叶秀兰@私聊> 值班 排 人民广场岗 09:00-11:00 程晓燕 周六 替班 郑小满 照片")
    await talk.play("叶秀兰@私聊> 〔确认〕")
    book, again = read(SAMPLE), tmp_path / "again.xlsx"
    database = talk.app.database
    with database.transaction() as store:
        kept = [(one.sheet, one.name, one.how) for one in store.bring_to(book.district, book.rules)]
        write(store.district, again, store.rules)
    with database.transaction() as store:
        named = [(one.sheet, one.name, one.how) for one in store.bring_to(read(again).district)]
    with database.transaction() as store:
        (roster,) = [one for one in store.district.rosters if one.post == "人民广场岗"]
        gone = [one.how for one in store.bring_to(book.district) if one.name == "人民广场岗"]
    talk.app.database.close()
    assert ("值班", "人民广场岗", "保留") in kept
    assert named == [("值班", "人民广场岗", "修改")] and not roster.added
    assert gone == ["停用"]


def test_nobody_is_called_to_two_posts_at_once() -> None:
    """A substitute who is on another roster that runs meanwhile is passed over; one that runs later is no matter."""
    (shift,) = shifts_on(SATURDAY, (ROSTER,), CALENDAR)
    spare = ROSTER.substitutes[0]
    other = replace(ROSTER, id=2, people=(spare,), substitutes=())
    (meanwhile,) = shifts_on(SATURDAY, (other,), CALENDAR)
    (later,) = shifts_on(SUNDAY, (replace(other, days=("每天",)),), CALENDAR)
    assert busy_elsewhere(shift, [shift, meanwhile, later]) == {spare}
    assert busy_elsewhere(shift, [shift, later]) == frozenset()
    busy = busy_elsewhere(shift, [meanwhile])
    assert spare not in staffing(shift, [], frozenset({1}), DISTRICT, busy).called
    assert spare in staffing(shift, [], frozenset({1}), DISTRICT).called
