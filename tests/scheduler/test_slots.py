"""What the clock asks for is done once, at the times that the rules say, however the clock is moved."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa

from bot.app import App
from bot.scheduler import LOOK_BACK
from domain.calendar import Calendar
from domain.rules import DEFAULTS
from jobs.kit import find_jobs
from storage import register, tables
from storage.workdays import WorkDays
from tests.scheduler.day import (
    DAY,
    JOBS,
    LOOKED_AT,
    MONDAY,
    due_until,
    local,
    looked_at,
    outcomes,
    ran_at,
    run_until,
    said_in,
    set_rules,
)
from tests.talk import ZONE, Start, StillClock
from tests.turns import ONE_DATABASE


async def test_a_working_day_has_its_slots_in_order(app: App) -> None:
    """Everything of the design's table, at its local time, and nothing before it is due."""
    assert await due_until(app, local("08:29")) == []
    assert await due_until(app, local("08:30")) == ["roll-call 02 08:30"]
    slots = await due_until(app, local("23:59"))
    hours = (9, 10, 11, 14, 15, 16, 17)
    assert sorted(slots) == sorted(
        [
            "roll-call 02 08:30",
            "roll-call-reminder 02 09:00",
            "roll-call-result 02 09:30",
            "digest 02 18:00",
            *(f"reminders 02 {hour:02}:00" for hour in hours),
            "reminders 02 20:00",
        ]
    )
    times = [slot.rpartition(" ")[2] for slot in slots]
    assert times == sorted(times)


async def test_a_day_off_has_few_jobs(app: App) -> None:
    """Weekends and holidays call nobody; the digest comes every day, and what falls due is told in the evening."""
    saturday = MONDAY + 5 * DAY
    slots = await due_until(app, local("23:59", saturday + DAY))
    off = [slot for slot in slots if slot[-8:-6] in ("07", "08")]
    assert off == ["digest 07 18:00", "reminders 07 20:00", "digest 08 18:00", "reminders 08 20:00"]


@pytest.mark.parametrize(
    ("day", "called"),
    [
        (date(2026, 2, 14), True),  # a Saturday that is worked for the Spring Festival
        (date(2026, 2, 16), False),  # a Monday of the Spring Festival
        (date(2025, 10, 1), False),
        (date(2025, 9, 28), True),
        (date(2026, 3, 2), True),
        (date(2026, 3, 7), False),
    ],
)
def test_the_kept_calendar_says_who_is_called(day: date, called: bool) -> None:
    """调休 both ways: what the official notice says, not the weekday."""
    assert bool([*JOBS["roll-call"].slots(day, WorkDays(ZONE), DEFAULTS)]) is called


async def test_a_slot_runs_once_however_often_it_is_asked_for(app: App, clock: StillClock) -> None:
    """Tick after tick, and by hand once more: one call."""
    clock.move_to(local("08:30"))
    (slot,) = [one for one in await app.scheduler.due(clock.now()) if one.job.name == "roll-call"]
    assert await ran_at(app, clock.now()) == ["roll-call"]
    assert await app.scheduler.run_due(clock.now()) == []
    assert not await app.scheduler.run(slot, clock.now())
    assert await said_in(app) == ["【点名】金山一网格群 3月2日 周一"]


@pytest.mark.parametrize(("late", "counts"), [(19, 0), (61, 61)])
async def test_within_its_minute_a_job_speaks_of_its_own_moment(
    app: App, clock: StillClock, late: int, counts: int
) -> None:
    """The alarm is heard up to 20 seconds late: what is due at 08:30 is not late for a job of 08:30."""
    clock.move_to(local("08:30") + timedelta(seconds=late))
    assert await ran_at(app, clock.now()) == ["roll-call"]
    with app.database.reading() as store:
        at = store.connection.scalar(sa.select(tables.runs.c.at).where(tables.runs.c.job == "roll-call"))
    assert at == local("08:30") + timedelta(seconds=counts)


async def test_two_replicas_racing_post_once(app: App, start: Start, clock: StillClock) -> None:
    """Two processes wake at the same second: whoever inserts the row has the run, on either database."""
    twin = await start(clock)
    try:
        clock.move_to(local("18:00"))
        ran = await asyncio.gather(*(one.scheduler.run_due(clock.now()) for one in (app, twin) * 3))
    finally:
        await twin.close()
    names = looked_at(name for names in ran for name in names)
    assert names == ["digest"]
    assert await said_in(app, "liaison") == [
        "⚠ 3月2日 08:30 的点名因停机没有发出，没有补发。",
        "⚠ 3月2日 09:30 的点名结果因停机没有发出，没有补发。",
    ]


@ONE_DATABASE
async def test_the_moved_clock_stops_at_each_job(app: App, clock: StillClock) -> None:
    """The demo's clock goes over a whole day: each job at its own time, each having spoken before the next."""
    ran = looked_at(await app.move_clock(local("18:30")))
    assert ran[0] == "roll-call" and ran[-1] == "digest"
    assert sorted(ran[1:3]) == ["reminders", "roll-call-reminder"] and ran[3] == "roll-call-result"
    assert ran[4:-1] == ["reminders"] * 6
    assert clock.now() == local("18:30")
    assert [text.partition("】")[0] for text in await said_in(app)] == [
        "【点名",
        "【点名",
        "【点名结果",
    ], "a group with nothing to say gets no digest"
    with app.database.reading() as store:
        rows = (store.connection.execute(sa.select(tables.runs).order_by(tables.runs.c.at))).all()
        said = store.post.outbox.rows(None)
    assert {row.state for row in said} == {"sent"}
    keys = [row.message.key for row in said]
    assert None not in keys and len(set(keys)) == len(keys), "what the clock says can be said once only"
    assert all(f"{row.at.astimezone(ZONE):%H:%M}" == row.slot for row in rows if row.job in LOOKED_AT)


@ONE_DATABASE
async def test_the_clock_may_jump_over_more_than_a_week(app: App, clock: StillClock) -> None:
    """No slot on the way is missed, however far it is moved at once; one group is enough to see it."""
    groups = tables.groups
    with app.database.transaction() as store:
        others = groups.update().where(groups.c.chat != "grid-01").values(active=False)
        store.connection.execute(others)
        register.touch(store.connection)
    days = LOOK_BACK.days + 1
    await app.move_clock(local("08:00") + days * DAY)
    runs = await outcomes(app)
    assert set(runs.values()) == {"done"}
    assert sum(job == "digest" for job, _day, _slot in runs) == days


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "Europe/Berlin"])
def test_slots_are_local_times_whatever_the_zone_does(zone: str) -> None:
    """08:30 is 08:30 on the wall, also on the days when a zone turns its clocks."""

    class Always:
        """Every day is worked."""

        def __init__(self) -> None:
            self.zone, self.hours = ZoneInfo(zone), ((time(8), time(18)),)

        def is_working_day(self, day: date) -> bool:
            return True

    calendar: Calendar = Always()
    for day in (date(2026, 3, 28), date(2026, 3, 29), date(2026, 3, 30), date(2026, 10, 25)):
        slots = [slot for job in find_jobs() for slot in job.slots(day, calendar, DEFAULTS)]
        assert all(slot.at.date() == day and slot.at.time() == slot.time for slot in slots)


@ONE_DATABASE
async def test_jobs_take_their_times_from_the_rules(app: App) -> None:
    """Times of 点名 and 晒比拼 and the hours of reminders are those that the district has set."""
    hours = ((time(9), time(11)), (time(15), time(17, 30)))
    await set_rules(app, roll_call=time(8, 10), digest=time(17), hours=hours)
    slots = await due_until(app, local("23:59"))
    assert {"roll-call 02 08:10", "roll-call-reminder 02 09:00", "digest 02 17:00"} < set(slots)
    reminders = [slot[-5:] for slot in slots if slot.startswith("reminders")]
    assert reminders == ["09:00", "10:00", "15:00", "16:00", "17:00", "20:00"]


async def test_a_new_time_neither_repeats_nor_misses_what_was_done(app: App, clock: StillClock) -> None:
    """A roll-call that ran at its old time is not run at the new one that day, nor are older days called missed."""
    await run_until(app, clock, local("09:00"))
    await set_rules(app, roll_call=time(9, 10), roll_call_reminder=time(9, 20))
    assert [slot for slot in await due_until(app, local("09:20")) if slot.startswith("roll-call ")] == []
    await run_until(app, clock, local("23:00"))
    await set_rules(app, roll_call=time(8, 0), digest=time(12))
    tuesday = MONDAY + DAY
    slots = await due_until(app, local("08:05", tuesday))
    assert slots == ["roll-call 03 08:00"]


def test_a_job_may_come_round_weekly() -> None:
    """A job whose time is a cycle has a slot on the day of that week, named by its time."""
    weekly = replace(JOBS["digest"], when=lambda rules: rules.weekly)
    days = [MONDAY + number * DAY for number in range(7)]
    slots = [slot for day in days for slot in weekly.slots(day, WorkDays(ZONE), DEFAULTS)]
    assert [(slot.day, slot.time, slot.at) for slot in slots] == [
        (date(2026, 3, 6), time(17), local("17:00", date(2026, 3, 6)))
    ]
