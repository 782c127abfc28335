"""The scheduler: what the clock asks for is done once, caught up while it makes sense, and else said to be missed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa

from bot.app import App, running
from bot.scheduler import LOOK_BACK
from bot.workbook import read
from bot.workbook.sample import SAMPLE
from domain.calendar import Calendar
from domain.night_patrols import NightPatrol, NightState
from domain.rules import DEFAULTS
from jobs.kit import find_jobs
from storage import register, tables
from storage.clocks import BORN, in_the_future
from storage.workdays import WorkDays
from tests.talk import ZONE, Start, StillClock
from tests.turns import ONE_DATABASE

MONDAY = date(2026, 3, 2)
DAY = timedelta(days=1)
JOBS = {job.name: job for job in find_jobs()}
# Enough to see how slots are run; what each other job says has a conversation of its own.
LOOKED_AT = ("roll-call", "roll-call-reminder", "roll-call-result", "digest", "reminders")


def _at(time: str, day: date = MONDAY) -> datetime:
    return datetime.fromisoformat(f"{day} {time}").replace(tzinfo=ZONE)


@pytest.fixture
def clock() -> StillClock:
    """It stands at Monday 08:00 until a test moves it."""
    return StillClock(_at("08:00"))


@pytest.fixture
async def app(start: Start, clock: StillClock) -> AsyncIterator[App]:
    """A district born on Monday at 08:00; nothing runs by itself."""
    app = await start(clock)
    with app.database.transaction() as store:
        store.counters.set(BORN, int(clock.now().timestamp()))
    yield app
    await app.close()


async def _due(app: App, until: datetime) -> list[str]:
    due = await app.scheduler.due(until)
    return [f"{slot.job.name} {slot.at:%d %H:%M}" for slot in due if slot.job.name in LOOKED_AT]


async def _ran(app: App, at: datetime) -> list[str]:
    return _looked_at(await app.scheduler.run_due(at))


def _looked_at(names: Iterable[str]) -> list[str]:
    return [name for name in names if name in LOOKED_AT]


async def _runs(app: App) -> dict[tuple[str, date, str], str]:
    with app.database.reading() as store:
        rows = store.connection.execute(sa.select(tables.runs))
        return {(row.job, row.day, row.slot): row.outcome for row in rows}


async def _said(app: App, chat: str = "grid-01") -> list[str]:
    with app.database.reading() as store:
        rows = store.post.outbox.rows(None)
    return [row.message.text.partition("\n")[0] for row in rows if row.message.chat.id == chat]


async def test_a_working_day_has_its_slots_in_order(app: App) -> None:
    """Everything of the design's table, at its local time, and nothing before it is due."""
    assert await _due(app, _at("08:29")) == []
    assert await _due(app, _at("08:30")) == ["roll-call 02 08:30"]
    slots = await _due(app, _at("23:59"))
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
    slots = await _due(app, _at("23:59", saturday + DAY))
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
    clock.move_to(_at("08:30"))
    (slot,) = [one for one in await app.scheduler.due(clock.now()) if one.job.name == "roll-call"]
    assert await _ran(app, clock.now()) == ["roll-call"]
    assert await app.scheduler.run_due(clock.now()) == []
    assert not await app.scheduler.run(slot, clock.now())
    assert await _said(app) == ["【点名】金山一网格群 3月2日 周一"]


@pytest.mark.parametrize(("late", "counts"), [(19, 0), (61, 61)])
async def test_within_its_minute_a_job_speaks_of_its_own_moment(
    app: App, clock: StillClock, late: int, counts: int
) -> None:
    """The alarm is heard up to 20 seconds late: what is due at 08:30 is not late for a job of 08:30."""
    clock.move_to(_at("08:30") + timedelta(seconds=late))
    assert await _ran(app, clock.now()) == ["roll-call"]
    with app.database.reading() as store:
        at = store.connection.scalar(sa.select(tables.runs.c.at).where(tables.runs.c.job == "roll-call"))
    assert at == _at("08:30") + timedelta(seconds=counts)


async def test_two_replicas_racing_post_once(app: App, start: Start, clock: StillClock) -> None:
    """Two processes wake at the same second: whoever inserts the row has the run, on either database."""
    twin = await start(clock)
    try:
        clock.move_to(_at("18:00"))
        ran = await asyncio.gather(*(one.scheduler.run_due(clock.now()) for one in (app, twin) * 3))
    finally:
        await twin.close()
    names = _looked_at(name for names in ran for name in names)
    assert names == ["digest"]
    assert await _said(app, "liaison") == [
        "⚠ 3月2日 08:30 的点名因停机没有发出，没有补发。",
        "⚠ 3月2日 09:30 的点名结果因停机没有发出，没有补发。",
    ]


async def test_what_was_missed_a_moment_ago_is_caught_up(app: App, clock: StillClock) -> None:
    """Down at 08:30 and up again at 08:50: the call is made, late."""
    clock.move_to(_at("08:50"))
    assert await _ran(app, clock.now()) == ["roll-call"]
    assert await _said(app) == ["【点名】金山一网格群 3月2日 周一"]
    assert (await _runs(app))["roll-call", MONDAY, "08:30"] == "done"


async def test_what_was_missed_for_long_is_said_to_be_missed(app: App, clock: StillClock) -> None:
    """Up at 09:10: nobody is called any more, and the office is told, once; never is it silently skipped."""
    clock.move_to(_at("09:10"))
    for _ in range(3):
        await app.scheduler.run_due(clock.now())
    assert await _said(app) == []
    assert await _said(app, "liaison") == ["⚠ 3月2日 08:30 的点名因停机没有发出，没有补发。"]
    assert (await _runs(app))["roll-call", MONDAY, "08:30"] == "missed"


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
    assert await _runs(app) == expected


@ONE_DATABASE
@pytest.mark.parametrize("down", [timedelta(hours=20), LOOK_BACK + DAY], ids=["a day", "over a week"])
async def test_a_night_patrol_that_was_missed_is_over(app: App, clock: StillClock, down: timedelta) -> None:
    """Its hours passed while the program was down, however long: it counts as not held."""
    begins = _at("20:00")
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
        store.counters.set(BORN, int(_at("10:00").timestamp()))
    clock.move_to(_at("10:00"))
    assert await _ran(app, clock.now()) == ["reminders"]
    assert await _said(app, "liaison") == []


async def test_the_first_start_is_the_birth(start: Start, clock: StillClock) -> None:
    """Running for the first time at 10:00 notes that moment; a later start does not move it."""
    clock.move_to(_at("10:00"))
    app = await start(clock)
    async with running(app):
        pass
    clock.move_to(_at("15:00"))
    again = await start(clock)
    async with running(again):
        with again.database.reading() as store:
            assert store.counters.get(BORN) == int(_at("10:00").timestamp())
        assert ("roll-call", MONDAY, "08:30") not in await _runs(again)


@ONE_DATABASE
async def test_what_is_a_week_old_is_nobodys_news(app: App, clock: StillClock) -> None:
    """Down for a fortnight: the office hears of the last week only."""
    clock.move_to(_at("08:00") + 14 * DAY)
    await app.scheduler.run_due(clock.now())
    days = {day for _job, day, _slot in await _runs(app)}
    assert min(days) == clock.now().date() - LOOK_BACK


@ONE_DATABASE
async def test_the_moved_clock_stops_at_each_job(app: App, clock: StillClock) -> None:
    """The demo's clock goes over a whole day: each job at its own time, each having spoken before the next."""
    ran = _looked_at(await app.move_clock(_at("18:30")))
    assert ran[0] == "roll-call" and ran[-1] == "digest"
    assert sorted(ran[1:3]) == ["reminders", "roll-call-reminder"] and ran[3] == "roll-call-result"
    assert ran[4:-1] == ["reminders"] * 6
    assert clock.now() == _at("18:30")
    assert [text.partition("】")[0] for text in await _said(app)] == [
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
    await app.move_clock(_at("08:00") + days * DAY)
    runs = await _runs(app)
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


async def test_a_job_that_fails_takes_nothing_and_comes_again(app: App, clock: StillClock) -> None:
    """A fault of ours in the middle of a call: no row, no half a call; the next tick makes it whole."""
    clock.move_to(_at("08:30"))
    with app.database.transaction() as store:
        store.connection.execute(sa.text("ALTER TABLE leaves RENAME TO leaves_gone"))
    await app.scheduler.tick()
    assert ("roll-call", MONDAY, "08:30") not in await _runs(app) and await _said(app) == []
    with app.database.transaction() as store:
        store.connection.execute(sa.text("ALTER TABLE leaves_gone RENAME TO leaves"))
    await app.scheduler.tick()
    assert await _said(app) == ["【点名】金山一网格群 3月2日 周一"]


async def test_a_job_that_fails_stands_in_no_others_way(app: App, clock: StillClock) -> None:
    """At 09:00 nobody can read the cases: the silent ones are reminded of the call all the same."""
    await app.move_clock(_at("08:59"))
    with app.database.transaction() as store:
        store.connection.execute(sa.text("ALTER TABLE cases RENAME TO cases_gone"))
    clock.move_to(_at("09:00"))
    assert await _ran(app, clock.now()) == ["roll-call-reminder"]
    with app.database.transaction() as store:
        store.connection.execute(sa.text("ALTER TABLE cases_gone RENAME TO cases"))
    assert await _ran(app, clock.now()) == ["reminders"]


async def _set(app: App, **rules: object) -> None:
    with app.database.transaction() as store:
        store.bring_to(read(SAMPLE).district, replace(store.rules, **rules))  # type: ignore[arg-type]


@ONE_DATABASE
async def test_jobs_take_their_times_from_the_rules(app: App) -> None:
    """Times of 点名 and 晒比拼 and the hours of reminders are those that the district has set."""
    hours = ((time(9), time(11)), (time(15), time(17, 30)))
    await _set(app, roll_call=time(8, 10), digest=time(17), hours=hours)
    slots = await _due(app, _at("23:59"))
    assert {"roll-call 02 08:10", "roll-call-reminder 02 09:00", "digest 02 17:00"} < set(slots)
    reminders = [slot[-5:] for slot in slots if slot.startswith("reminders")]
    assert reminders == ["09:00", "10:00", "15:00", "16:00", "17:00", "20:00"]


async def test_a_new_time_neither_repeats_nor_misses_what_was_done(app: App, clock: StillClock) -> None:
    """A roll-call that ran at its old time is not run at the new one that day, nor are older days called missed."""
    await _run_until(app, clock, _at("09:00"))
    await _set(app, roll_call=time(9, 10), roll_call_reminder=time(9, 20))
    assert [slot for slot in await _due(app, _at("09:20")) if slot.startswith("roll-call ")] == []
    await _run_until(app, clock, _at("23:00"))
    await _set(app, roll_call=time(8, 0), digest=time(12))
    tuesday = MONDAY + DAY
    slots = await _due(app, _at("08:05", tuesday))
    assert slots == ["roll-call 03 08:00"]


async def _run_until(app: App, clock: StillClock, moment: datetime) -> None:
    clock.move_to(moment)
    await app.scheduler.run_due(clock.now())


def test_a_job_may_come_round_weekly() -> None:
    """A job whose time is a cycle has a slot on the day of that week, named by its time."""
    weekly = replace(JOBS["digest"], when=lambda rules: rules.weekly)
    days = [MONDAY + number * DAY for number in range(7)]
    slots = [slot for day in days for slot in weekly.slots(day, WorkDays(ZONE), DEFAULTS)]
    assert [(slot.day, slot.time, slot.at) for slot in slots] == [
        (date(2026, 3, 6), time(17), _at("17:00", date(2026, 3, 6)))
    ]


@ONE_DATABASE
async def test_a_clock_that_was_ahead_is_got_over(start: Start) -> None:
    """The district began with the clock 400 days ahead, and jobs ran then: they run again once it is right."""
    clock = StillClock(_at("08:00") + 400 * DAY)
    app = await start(clock)
    await app.scheduler.start()
    app.scheduler.stop()
    assert await app.scheduler.run_due(_at("08:31") + 400 * DAY)  # in 2027, also a working day
    await app.close()
    app = await start(StillClock(_at("08:00")))
    try:
        assert await _ran(app, _at("08:00")) == []
        assert await _ran(app, _at("08:31")) == ["roll-call"]
        with app.database.reading() as store:
            assert in_the_future(store.connection, _at("08:31")) is None
        assert await app.scheduler.run_due(_at("08:31") + 400 * DAY), "its day has come"
    finally:
        await app.close()
