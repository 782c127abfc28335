"""Which jobs are due. APScheduler is only the alarm clock; the truth is a row unique on job, day and slot."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from itertools import groupby

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from actions import audience
from actions.discretion import discreet
from actions.settled import settled
from actions.wishes import as_wished
from bot.clock import Clock
from bot.drawing import Drawing
from bot.timetable import Timetable, by_day
from bot.transactions import Transactions
from domain.chat import Kind, Outgoing
from domain.dates import days_between
from jobs.kit import Beforehand, Slot, find_jobs
from storage.books import Books
from storage.clocks import BORN, in_the_future, set_right
from storage.failpoints import reached

log = logging.getLogger("zoujie.scheduler")

TICK = 20  # seconds
MINUTE = timedelta(minutes=1)
LOOK_BACK = timedelta(days=7)  # what was missed longer ago is nobody's news any more


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Jobs that do not run before a moment."""

    jobs: frozenset[str]
    before: datetime

    def has(self, slot: Slot) -> bool:
        """True for a slot that is neither run nor reported."""
        return slot.job.name in self.jobs and slot.at < self.before


class Scheduler:
    """Runs what is due, once, whoever asks and however often."""

    def __init__(
        self, transactions: Transactions, clock: Clock, drawing: Drawing, spoke: asyncio.Event
    ) -> None:
        self._transactions = transactions
        self._clock = clock
        self._drawing = drawing
        self._spoke = spoke
        self._running = asyncio.Lock()
        self.left_out: LeftOut | None = None  # while a demo's past is played
        self._timetable: Timetable | None = None
        self._alarm = AsyncIOScheduler(timezone=clock.zone)

    async def start(self) -> None:
        """Note when the district began, and look for due jobs from now on."""
        await self._transactions.write(self._note_birth)
        self._alarm.add_job(
            self.tick, "interval", seconds=TICK, max_instances=1, coalesce=True, misfire_grace_time=None
        )
        self._alarm.start()

    def _note_birth(self, store: Books) -> None:
        if not store.counters.get(BORN):
            store.counters.set(BORN, int(self._clock.now().timestamp()))

    def stop(self) -> None:
        """No more ticks."""
        if self._alarm.running:
            self._alarm.shutdown(wait=False)

    async def tick(self) -> None:
        """Run what is due. An error in one tick does not stop the next."""
        try:
            await self.run_due(self._clock.now())
        except Exception:
            log.exception("the due jobs could not be run; trying again")

    async def run_due(self, now: datetime) -> list[str]:
        """Run or report every slot that came due and has no row yet, in order. Out: the names that ran.

        A job that fails is tried again at the next tick, until its grace is over. It does not hold up other jobs.
        """
        async with self._running:
            await self._get_over_a_wrong_clock(now)
            return await self._run_all(await self.due(now), now)

    async def run_these(self, slots: Sequence[Slot], now: datetime) -> list[str]:
        """The same for slots that were just found to be due."""
        async with self._running:
            return await self._run_all(slots, now)

    async def _run_all(self, due: Sequence[Slot], now: datetime) -> list[str]:
        ran: list[str] = []
        for slots in _at_once(due):
            done = await self._run_together(slots, now)
            ran += [slot.job.name for slot, has in zip(slots, done, strict=True) if has]
        return ran

    async def _run_together(self, slots: Sequence[Slot], now: datetime) -> list[bool]:
        """Which of these ran. What is due at one moment is one piece of work; where one fails, each is run alone."""
        if len(slots) > 1 and all(_in_time(slot, now) and not slot.job.only_says for slot in slots):
            try:
                said = await self._transactions.write(partial(_run_each, slots, now))
            except Exception:
                log.warning("not all jobs of %s could be run together; each is run alone", slots[0].at)
            else:
                return [self._told(one) for one in said]
        return await asyncio.gather(*(self._run_or_report(slot, now) for slot in slots))

    async def _run_or_report(self, slot: Slot, now: datetime) -> bool:
        """True if it ran. What fails is tried again at the next tick."""
        try:
            if _in_time(slot, now):
                return await self.run(slot, now)
            await self._report_missed(slot, now)
        except Exception:
            log.exception("job %s of %s %s failed; trying again", slot.job.name, slot.day, slot.name)
        return False

    async def _get_over_a_wrong_clock(self, now: datetime) -> None:
        """A clock that was ahead at the start and has been set right: without this no job would run until that day."""
        ahead = await self._transactions.read(lambda store: in_the_future(store.connection, now))
        if ahead is not None:
            log.error(
                "the clock was %s ahead when jobs were noted; it is right now, and they count from now", ahead
            )
            await self._transactions.write(lambda store: set_right(store.connection, now))

    async def due(self, until: datetime, since: datetime | None = None) -> list[Slot]:
        """Slots up to a moment that nobody has run or reported yet, oldest first; `since` when, a week if not said."""
        return await self._transactions.read(
            lambda store: self._due(until, since or until - LOOK_BACK, store)
        )

    def _due(self, until: datetime, since: datetime, store: Books) -> list[Slot]:
        since = max(since, datetime.fromtimestamp(store.counters.get(BORN), self._clock.zone))
        settled = by_day(store.runs.settled(since.date()))
        known = (store.calendar, store.rules, store.district.rosters)
        if self._timetable is None or not self._timetable.holds(*known):
            self._timetable = Timetable(*known)
        days = days_between(since.date(), until.date())
        slots = [slot for day in days for slot in self._timetable.open(day, settled.get(day, {}))]
        rung = (slot for job in find_jobs() for slot in job.rung(store) if slot.at <= until)
        waited = [one for one in rung if one.name not in settled.get(one.day, {}).get(one.job.name, ())]
        within = [*(slot for slot in slots if since <= slot.at <= until), *waited]
        due = (slot for slot in within if not (self.left_out and self.left_out.has(slot)))
        return sorted(due, key=lambda slot: slot.at)

    async def next(self, after: datetime) -> dict[str, datetime]:
        """When each job is due next, by its name; looks a month ahead."""
        calendar, rules, rosters = await self._transactions.read(
            lambda store: (store.calendar, store.rules, store.district.rosters)
        )
        found: dict[str, datetime] = {}
        for day in days_between(after.date(), after.date() + timedelta(days=31)):
            for job in find_jobs():
                for slot in job.slots(day, calendar, rules, rosters):
                    if slot.at > after:
                        found.setdefault(job.name, slot.at)
        return found

    async def run(self, slot: Slot, now: datetime) -> bool:
        """Run one slot: its row, what it did and what it says in one transaction. False if it was run before.

        Within the minute of its slot it speaks of the slot's own moment: the digest of 18:00 calls nothing late that
        is due at 18:00, whenever in that minute the alarm was heard.
        """
        now = _moment(slot, now)
        says = None
        if slot.job.only_says:
            if beforehand := slot.job.beforehand:
                await self._transactions.write(partial(_unless_run, beforehand, slot, now))
            found = await self._transactions.read(partial(_says, slot, now))
            if found is None:
                return False
            says = [await self._drawing.drawn(message) for message in found]
        return self._told(await self._transactions.write(partial(_run, slot, now, says)))

    def _told(self, said: int | None) -> bool:
        """After the commit of a run: True if it ran. Whoever delivers is woken if it said something."""
        if said is not None:
            reached("job-committed")
        if said:
            self._spoke.set()
        return said is not None

    async def _report_missed(self, slot: Slot, now: datetime) -> None:
        log.error("job %s of %s %s was missed", slot.job.name, slot.day, slot.name)
        await self._transactions.write(partial(_note_missed, slot, now))
        self._spoke.set()


def _at_once(slots: Iterable[Slot]) -> Iterator[list[Slot]]:
    """Slots in order; those of one moment together, so that they share a commit. What only says is worked out beside
    the writer, and waits for what was written before it."""
    for _, some in groupby(slots, key=lambda slot: (slot.at, slot.job.only_says and slot.job.name)):
        yield list(some)


def _in_time(slot: Slot, now: datetime) -> bool:
    return now - slot.at <= slot.job.grace


def _moment(slot: Slot, now: datetime) -> datetime:
    """Of what a job speaks that is run now: within its minute, of its slot's own moment."""
    return slot.at if timedelta() <= now - slot.at < MINUTE else now


def _run_each(slots: Sequence[Slot], now: datetime, store: Books) -> list[int | None]:
    """How many messages each said, as `_run`."""
    return [_run(slot, _moment(slot, now), None, store) for slot in slots]


def _unless_run(beforehand: Beforehand, slot: Slot, now: datetime, store: Books) -> None:
    if not _was_run(slot, store):
        beforehand(now, store)


def _was_run(slot: Slot, store: Books) -> bool:
    return (slot.job.name, slot.day, slot.name) in store.runs.settled(slot.day)


def _says(slot: Slot, now: datetime, store: Books) -> Iterable[Outgoing] | None:
    """What a job has to say; None if it was run before."""
    if _was_run(slot, store):
        return None
    return slot.job.work(now, store)


def _run(slot: Slot, now: datetime, says: Iterable[Outgoing] | None, store: Books) -> int | None:
    """How many messages it said; None if it was run before."""
    if not store.runs.claim(slot.job.name, "", slot.day, slot.name, now):
        return None
    said = slot.job.work(now, store) if says is None else says
    kinds = (one if one.notice else replace(one, notice=slot.job.notice) for one in said)
    messages = as_wished(discreet(kinds, store), now, store)
    store.post.outbox.put_all([*messages, *settled(now, store)], now)
    reached("job-before-commit")
    return len(messages)


def _note_missed(slot: Slot, now: datetime, store: Books) -> None:
    if store.runs.claim(slot.job.name, "", slot.day, slot.name, now, "missed"):
        store.post.outbox.put_all(_tell_office(slot, store), now)


def _tell_office(slot: Slot, store: Books) -> list[Outgoing]:
    if not slot.job.report_missed:
        return []
    when = f"{slot.day.month}月{slot.day.day}日 {slot.name}"
    return [
        Outgoing(
            chat,
            f"⚠ {when} 的{slot.job.title}因停机没有发出，没有补发。",
            kind=Kind.NOTICE,
            key=f"missed:{slot.job.name}:{slot.day}:{slot.name}:{chat.id}",
        )
        for chat in audience.office(store)
    ]
