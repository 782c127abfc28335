"""`zoujie job`: the jobs and their times, and running one for a moment that the operator names."""

from __future__ import annotations

from datetime import datetime

from bot.app import build
from bot.operator.answer import NotDone, Options, Printout, WrongUse, opened
from bot.settings import Settings
from domain.calendar import Calendar
from domain.rosters import Roster
from domain.rules import Rules
from jobs.kit import Job, Slot, find_jobs


async def job(settings: Settings, options: Options) -> Printout:
    """List the jobs, or run one. Raises WrongUse for an unknown job, NotDone if it must not run now."""
    if options.list:
        return Printout(_all(settings))
    wanted = next((one for one in find_jobs() if one.name == options.name), None)
    if wanted is None:
        asked = f"没有任务“{options.name}”" if options.name else "要写任务名，或加 --list"
        raise WrongUse("\n".join((f"{asked}；可用的有：", *_all(settings))))
    return Printout((await _run(settings, wanted, options.at, ahead=options.force),))


async def _run(settings: Settings, job: Job, at: datetime | None, *, ahead: bool) -> str:
    """Run the slot through its row, so that neither the bot nor a second call does it again.

    Nothing is delivered here. What the job says waits in the outbox until the bot delivers it. Raises NotDone for a
    moment that has not come, unless `ahead`: its figures would be today's, and the real slot would say nothing.
    """
    app = await build(settings)
    try:
        now = app.clock.now()
        moment = (at or now).astimezone(app.clock.zone)
        with app.database.reading() as store:
            slot = latest_slot(job, moment, store.calendar, store.rules, store.district.rosters)
        if moment > now and not ahead:
            raise NotDone(f"{moment:%Y-%m-%d %H:%M} 还没到；确实要现在发，请加 --force。")
        when = f"{slot.day.month}月{slot.day.day}日 {slot.time:%H:%M}"
        if not await app.scheduler.run(slot, moment):
            raise NotDone(f"{when} 的{job.title}已经发过（或已记为漏发），不再重发。")
    finally:
        await app.transactions.close()
    return f"{when} 的{job.title}已办，消息由运行中的机器人发出；没有运行的，下次启动时发出。"


def latest_slot(
    job: Job, at: datetime, calendar: Calendar, rules: Rules, rosters: tuple[Roster, ...]
) -> Slot:
    """The slot of that local day that was due last. Raises NotDone with the reason if there is none."""
    slots = list(job.slots(at.date(), calendar, rules, rosters))
    if not slots and job.alarms is not None:
        raise NotDone(f"{job.title}没有固定的时间，到了时限由运行中的机器人办。")
    if not slots and job.of_shift is not None:
        raise NotDone(f"{at.month}月{at.day}日没有班，{job.title}不发。")
    when = job.when(rules)
    if not slots and not isinstance(when, tuple):
        raise NotDone(f"{at.month}月{at.day}日没有{job.title}：{when}。")
    if not slots:
        raise NotDone(f"{at.month}月{at.day}日不是工作日，{job.title}不发。")
    due = [slot for slot in slots if slot.at <= at]
    if not due:
        first = min(slots, key=lambda slot: slot.at)
        raise NotDone(f"还没到时间：{at.month}月{at.day}日的{job.title}从 {first.time:%H:%M} 开始。")
    return max(due, key=lambda slot: slot.at)


def _all(settings: Settings) -> list[str]:
    """The jobs with their times as the district has set them."""
    with opened(settings) as database, database.reading() as store:
        return [_listed(one, store.rules) for one in find_jobs()]


def _listed(job: Job, rules: Rules) -> str:
    when = job.when(rules)
    if job.alarms is not None:
        return f"{job.name} {job.title} 到了时限就办"
    if job.of_shift is not None:
        return f"{job.name} {job.title} 按《值班》的班次"
    if not isinstance(when, tuple):
        return f"{job.name} {job.title} {when}"
    times = "、".join(f"{time:%H:%M}" for time in when)
    return f"{job.name} {job.title} {times} {'工作日' if job.working_days else '每天'}"
