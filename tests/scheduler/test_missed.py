"""What was missed is caught up while it makes sense, and else said to be missed; what fails comes again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from bot.app import App, running
from bot.scheduler import LOOK_BACK
from domain.night_patrols import NightPatrol, NightState
from domain.rules import DEFAULTS
from storage.clocks import BORN, in_the_future
from storage.workdays import WorkDays
from tests.scheduler.day import DAY, JOBS, MONDAY, local, outcomes, ran_at, said_in
from tests.talk import ZONE, Start, StillClock
from tests.turns import ONE_DATABASE


async def test_what_was_missed_a_moment_ago_is_caught_up(app: App, clock: StillClock) -> None:
    """Down at 08:30 and up again at 08:50: the call is made, late."""
    clock.move_to(local("08:50"))
    assert await ran_at(app, clock.now()) == ["roll-call"]
    assert await said_in(app) == ["【点名】金山一网格群 3月2日 周一"]
    assert (await outcomes(app))["roll-call", MONDAY, "08:30"] == "done"


async def test_what_was_missed_for_long_is_said_to_be_missed(app: App, clock: StillClock) -> None:
    """Up at 09:10: nobody is called any more, and the office is told, once; never is it silently skipped."""
    clock.move_to(local("09:10"))
    for _ in range(3):
        await app.scheduler.run_due(clock.now())
    assert await said_in(app) == []
    assert await said_in(app, "liaison") == ["⚠ 3月2日 08:30 的点名因停机没有发出，没有补发。"]
    assert (await outcomes(app))["roll-call", MONDAY, "08:30"] == "missed"


ON_FEW_DAYS = (
    "holidays",
    "look-back",
    "planned-walks",
    "visit-begins",
    "visit-progress",
    "visit-ends",
    "cut-off",
    "weekly",
    "monthly",
    "quarterly",
    "yearly",
)


@ONE_DATABASE
async def test_each_job_has_a_time_after_which_it_is_no_use(app: App, clock: StillClock) -> None:
    """Within its grace a slot is run, a minute later it is reported; no grace reaches the next day's slot."""
    each_day = [one for one in JOBS.values() if one.name not in ON_FEW_DAYS and one.when(DEFAULTS)]
    expected: dict[tuple[str, date, str], str] = {}
    for job in each_day:  # shifts are due only where there are rosters
        slot = next(one for one in job.slots(MONDAY, WorkDays(ZONE), DEFAULTS) if one.at >= clock.now())
        slots = job.slots(MONDAY + DAY, WorkDays(ZONE), DEFAULTS)
        tomorrow = next(one for one in slots if one.time == slot.time)
        assert await app.scheduler.run_these([slot], slot.at + job.grace) == [job.name]
        too_late = tomorrow.at + job.grace + timedelta(minutes=1)
        assert await app.scheduler.run_these([tomorrow], too_late) == []
        expected |= {(job.name, slot.day, slot.name): "done", (job.name, tomorrow.day, slot.name): "missed"}
        assert job.grace < DAY
    assert await outcomes(app) == expected


@ONE_DATABASE
@pytest.mark.parametrize("down", [timedelta(hours=20), LOOK_BACK + DAY], ids=["a day", "over a week"])
async def test_a_night_patrol_that_was_missed_is_over(app: App, clock: StillClock, down: timedelta) -> None:
    """Its hours passed while the program was down, however long: it counts as not held."""
    begins = local("20:00")
    with app.database.transaction() as store:
        leader = store.district.people[0].id
        plan = NightPatrol("市场", (), (leader,), leader, begins, begins + timedelta(hours=2), leader, begins)
        store.night_patrols.plan(plan)
    clock.move_to(begins + timedelta(hours=2) + down)
    await app.scheduler.run_due(clock.now())
    with app.database.reading() as store:
        assert store.night_patrols.in_states((NightState.PLANNED,)) == []
        assert [one.state for one in store.night_patrols.waiting()] in ([], [NightState.CANCELLED])


async def test_a_new_district_begins_clean(app: App, clock: StillClock) -> None:
    """Born at 10:00: the call of 08:30 was before its time, so it is neither made nor said to be missed."""
    with app.database.transaction() as store:
        store.counters.set(BORN, int(local("10:00").timestamp()))
    clock.move_to(local("10:00"))
    assert await ran_at(app, clock.now()) == ["reminders"]
    assert await said_in(app, "liaison") == []


async def test_the_first_start_is_the_birth(start: Start, clock: StillClock) -> None:
    """Running for the first time at 10:00 notes that moment; a later start does not move it."""
    clock.move_to(local("10:00"))
    app = await start(clock)
    async with running(app):
        pass
    clock.move_to(local("15:00"))
    again = await start(clock)
    async with running(again):
        with again.database.reading() as store:
            assert store.counters.get(BORN) == int(local("10:00").timestamp())
        assert ("roll-call", MONDAY, "08:30") not in await outcomes(again)


@ONE_DATABASE
async def test_what_is_a_week_old_is_nobodys_news(app: App, clock: StillClock) -> None:
    """Down for a fortnight: the office hears of the last week only."""
    clock.move_to(local("08:00") + 14 * DAY)
    await app.scheduler.run_due(clock.now())
    days = {day for _job, day, _slot in await outcomes(app)}
    assert min(days) == clock.now().date() - LOOK_BACK


async def test_a_job_that_fails_takes_nothing_and_comes_again(app: App, clock: StillClock) -> None:
    """A fault of ours in the middle of a call: no row, no half a call; the next tick makes it whole."""
    clock.move_to(local("08:30"))
    with app.database.transaction() as store:
        store.connection.execute(sa.text("ALTER TABLE leaves RENAME TO leaves_gone"))
    await app.scheduler.tick()
    assert ("roll-call", MONDAY, "08:30") not in await outcomes(app) and await said_in(app) == []
    with app.database.transaction() as store:
        store.connection.execute(sa.text("ALTER TABLE leaves_gone RENAME TO leaves"))
    await app.scheduler.tick()
    assert await said_in(app) == ["【点名】金山一网格群 3月2日 周一"]


async def test_a_job_that_fails_stands_in_no_others_way(app: App, clock: StillClock) -> None:
    """At 09:00 nobody can read the cases: the silent ones are reminded of the call all the same."""
    await app.move_clock(local("08:59"))
    with app.database.transaction() as store:
        store.connection.execute(sa.text("ALTER TABLE cases RENAME TO cases_gone"))
    clock.move_to(local("09:00"))
    assert await ran_at(app, clock.now()) == ["roll-call-reminder"]
    with app.database.transaction() as store:
        store.connection.execute(sa.text("ALTER TABLE cases_gone RENAME TO cases"))
    assert await ran_at(app, clock.now()) == ["reminders"]


@ONE_DATABASE
async def test_a_clock_that_was_ahead_is_got_over(start: Start) -> None:
    """The district began with the clock 400 days ahead, and jobs ran then: they run again once it is right."""
    clock = StillClock(local("08:00") + 400 * DAY)
    app = await start(clock)
    await app.scheduler.start()
    app.scheduler.stop()
    assert await app.scheduler.run_due(local("08:31") + 400 * DAY)  # in 2027, also a working day
    await app.close()
    app = await start(StillClock(local("08:00")))
    try:
        assert await ran_at(app, local("08:00")) == []
        assert await ran_at(app, local("08:31")) == ["roll-call"]
        with app.database.reading() as store:
            assert in_the_future(store.connection, local("08:31")) is None
        assert await app.scheduler.run_due(local("08:31") + 400 * DAY), "its day has come"
    finally:
        await app.close()
