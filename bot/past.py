"""The past of the sample district: six weeks of invented work, played through the bot itself with a clock that stands.

Nothing is written into tables here. Everybody says what stands in bot/sample/past.txt at the time that stands there,
the jobs that are due speak in between, and what comes of it is what a district would have after six such weeks.
"""

from __future__ import annotations

import asyncio
import re
import shutil
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Self
from zoneinfo import ZoneInfo

from actions.look_back import waiting
from bot.app import PICTURED, App, build
from bot.clock import StandingClock
from bot.developing import keep
from bot.gateways.webchat.seats import PRIVATE
from bot.gateways.webchat.typed import TypedMessage
from bot.gateways.webchat.wiring import WebChatParts
from bot.scheduler import LOOK_BACK, LeftOut
from bot.settings import Settings
from bot.workbook import read
from bot.workbook.sample import SAMPLE
from domain.calendar import Calendar
from papers import scene
from storage.books import Books
from storage.clocks import BORN
from storage.disk import make, sync
from storage.photos import PhotoFiles
from storage.store import Store

SCRIPT = Path(__file__).parent / "sample" / "past.txt"
SCORES = SCRIPT.with_name("scores.txt")
SCORED = "{评}"  # the grid that whoever speaks has to score
DRAWN = "{看}"  # a case that whoever speaks has to look at again
BEGINS = time(8, 0)
AHEAD = 4  # lines whose photos are drawn meanwhile
# Before the end: from then on every job runs, for what is due is looked for so far back.
WHOLE = LOOK_BACK + timedelta(days=1)
# What is left out before: a visitor looks back at cases, not at weeks of roll-calls, and the others would find nothing.
SELDOM_READ = frozenset(
    [
        "roll-call",
        "roll-call-reminder",
        "roll-call-result",
        "duty",
        "duty-result",
        "walks",
        "dragnets",
        "confidential",
        "deferrals",
        "red-list",
        "line-units",
        "resolutions",
        "holidays",
    ]
)

_LINE = re.compile(r"(?P<day>-?\d+) (?P<time>\d\d:\d\d) (?P<who>[^@]+)@(?P<where>[^>]+)> (?P<text>.+)")
_PHOTO = re.compile(r"\s*\[(\d+)(?: (\S+))?\]")
_DATE = re.compile(r"\{\+(\d+)\}")


@dataclass(frozen=True, slots=True)
class ScriptLine:
    """Somebody says something: `day` working days before today."""

    day: int
    at: time
    who: str
    where: str
    text: str


def script(file: Path = SCRIPT) -> list[ScriptLine]:
    """The lines of a script, in order. Raises ValueError for one that is none."""
    lines = file.read_text("utf-8").splitlines()
    return [_line(line) for line in lines if line and not line.startswith("#")]


def _line(text: str) -> ScriptLine:
    if (found := _LINE.fullmatch(text)) is None:
        raise ValueError(f"no line of a past: {text}")
    return ScriptLine(
        int(found["day"]), time.fromisoformat(found["time"]), found["who"], found["where"], found["text"]
    )


async def lay(settings: Settings, until: datetime, lines: Sequence[ScriptLine]) -> None:
    """Begin a demo that has its past up to a moment. It grows beside the demo's folder, and is moved there when it is
    whole, for a first start may be broken off. In: the demo's settings; nothing is kept there yet.

    Until then its database is not synchronised with the disk at each commit: what is broken off, by a power cut too,
    is played from the beginning again."""
    beside = settings.data_dir.with_name(f"{settings.data_dir.name}.new")
    shutil.rmtree(beside, ignore_errors=True)
    make(beside)
    new = replace(settings, data_dir=beside, database_url=f"sqlite+aiosqlite:///{beside / 'zoujie.db'}")
    await _play(new, until, lines)
    for file in beside.glob("zoujie.db*"):
        sync(file)
    beside.replace(settings.data_dir)


def bring_sample(store: Books) -> None:
    """Make the sample district the register of an empty database."""
    sample = read(SAMPLE)
    store.bring_to(sample.district, sample.rules)
    store.library.bring_to(sample.library or ())


async def _play(settings: Settings, until: datetime, lines: Sequence[ScriptLine]) -> None:
    app = await build(settings, lasting=False)
    await app.transactions.write(bring_sample)
    calendar = await app.transactions.read(lambda store: store.calendar)
    await app.close()
    days = _Days(until.date(), calendar)
    lines = _with_scores(lines, days)
    clock = StandingClock(days.moment(lines[0].day, BEGINS))
    app = await build(settings, clock, lasting=False)
    try:
        await app.transactions.write(lambda store: _begin(store, clock.now()))
        app.scheduler.left_out = LeftOut(SELDOM_READ, until - WHOLE)
        await _say(app, lines, days, until - PICTURED)
        await app.move_clock(until)
    finally:
        await app.close()


async def _say(app: App, lines: Sequence[ScriptLine], days: _Days, pictures_from: datetime) -> None:
    people, groups = await app.transactions.read(_names)
    chat = next(parts.chat for parts in app.platforms if isinstance(parts, WebChatParts))
    async with _Photos(lines, app.database.files, app.clock.zone) as photos:
        for line in lines:
            await app.move_clock(days.moment(line.day, line.at), pictures_from)
            sender = people[line.who]
            where = PRIVATE + sender if line.where == "私聊" else groups[line.where]
            pictures = await photos.next()
            said = await app.transactions.read(partial(_filled_in, line, int(sender), app.clock.now()))
            if said is not None:
                await chat.hear(where, _typed(said, sender, days, pictures))
                await app.settle()


def _with_scores(lines: Sequence[ScriptLine], days: _Days) -> list[ScriptLine]:
    """The script with 互评 of the month before, if it reaches back so far."""
    last = days.end_of_last_month()
    scores = [replace(line, day=line.day + last) for line in script(SCORES)]
    added = scores if scores[0].day >= lines[0].day else []
    return sorted([*lines, *added], key=lambda line: (line.day, line.at))


def _scored_by(person: int, at: datetime, store: Store) -> str:
    """The grid that the lots of the month gave to the grid of this person."""
    drawn = store.scoring.of_month(at.astimezone(store.zone).date().replace(day=1))
    assert drawn is not None, "lots come first"
    own = {store.district.grid[one].code for one in store.district.person[person].grids}
    code = next(scored for scorer, scored in drawn.turn.pairs if scorer in own)
    return next(grid.name for grid in store.district.grids if grid.code == code)


def _drawn_for(person: int, _at: datetime, store: Store) -> str:
    """The first case that this person was asked to look at again; nothing where there is none."""
    waits = waiting(store, store.district.person[person])
    return str(waits[0][1].number) if waits else ""


FILLED_IN = {SCORED: _scored_by, DRAWN: _drawn_for}


def _filled_in(line: ScriptLine, person: int, at: datetime, store: Store) -> ScriptLine | None:
    """The line with what only those days know; None where there is nothing of it to say."""
    for mark, known in FILLED_IN.items():
        if mark in line.text:
            word = known(person, at, store)
            return replace(line, text=line.text.replace(mark, word)) if word else None
    return line


def _begin(store: Books, now: datetime) -> None:
    if not store.counters.get(BORN):
        store.counters.set(BORN, int(now.timestamp()))


def _names(store: Store) -> tuple[dict[str, str], dict[str, str]]:
    """How people and groups are called on the wire, by name."""
    people = {person.name: str(person.id) for person in store.district.people}
    return people, {group.name: group.chat for group in store.district.groups}


def _typed(line: ScriptLine, sender: str, days: _Days, photos: tuple[bytes, ...]) -> TypedMessage:
    text = _DATE.sub(lambda found: days.date_in_words(line.day + int(found[1])), _PHOTO.sub("", line.text))
    text = text.replace("⏎", "\n")
    return TypedMessage(sender, text, photos, None, None)


class _Photos:
    """The photos of each line, in order. They are drawn and kept beside what is played; it takes about as long, and
    what is kept already is not examined again when it is heard."""

    def __init__(self, lines: Iterable[ScriptLine], files: PhotoFiles, zone: ZoneInfo) -> None:
        self._lines = iter(lines)
        self._files, self._zone = files, zone
        self._in_turn = asyncio.Lock()  # the grain of the first picture is that of all
        self._begun: deque[asyncio.Task[tuple[bytes, ...]]] = deque()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_error: object) -> None:
        for one in self._begun:
            one.cancel()
        await asyncio.gather(*self._begun, return_exceptions=True)

    async def next(self) -> tuple[bytes, ...]:
        """Those of the next line."""
        for line in islice(self._lines, AHEAD - len(self._begun)):
            self._begun.append(asyncio.create_task(self._of(line)))
        return await self._begun.popleft()

    async def _of(self, line: ScriptLine) -> tuple[bytes, ...]:
        photos = []
        async with self._in_turn:
            for one in _PHOTO.finditer(line.text):
                photo = await asyncio.to_thread(scene.draw, int(one[1]), one[2])
                await keep(self._files, photo, self._zone)
                photos.append(photo)
        return tuple(photos)


class _Days:
    """Days counted in working days from today."""

    def __init__(self, today: date, calendar: Calendar) -> None:
        self._calendar = calendar
        self._today = today

    def moment(self, away: int, at: time) -> datetime:
        """The moment on a working day so many before (-) or after today."""
        return datetime.combine(self._day(away), at, self._calendar.zone)

    def end_of_last_month(self) -> int:
        """How many working days ago, below zero, the last one of the month before was."""
        first, away = self._today.replace(day=1), 0
        while self._day(away) >= first:
            away -= 1
        return away

    def date_in_words(self, away: int) -> str:
        """Such a day as people write it."""
        day = self._day(away)
        return f"{day.year}年{day.month}月{day.day}日"

    def _day(self, away: int) -> date:
        step = 1 if away > 0 else -1
        day, left = self._today, abs(away)
        while left:
            day += timedelta(days=step)
            left -= self._calendar.is_working_day(day)
        return day
