"""The load: reports as staff send them, and the ledger of what was answered, kept outside the program."""

from __future__ import annotations

import asyncio
import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import cycle
from random import Random
from time import monotonic

import aiohttp

from bot.workbook import read
from bot.workbook.sample import SAMPLE
from domain import seats
from domain.district import District, Group, Person, Purpose, Role
from tests.photographs import small_photo

WITH_PHOTO = 0.3
UNHEARD = 0.05  # of the answers are lost on their way to the phone: the sender asks again
BREATH = 0.4  # seconds at most between two reports of one person; some twenty people send at the same time
ANSWER = 10.0  # seconds a sender waits for an answer before asking again
PAUSE = 0.15  # seconds before asking again
LONGEST = 600.0  # seconds after which a sender gives up for good: several starts of a busy machine


@dataclass(frozen=True, slots=True)
class Report:
    """One report. `mark` stands in its text and in nobody else's; it is its client_id, too."""

    mark: str
    chat: str
    sender: str
    text: str
    photo: bytes | None
    breath: float  # seconds before it is sent
    unheard: bool  # the first answer gets lost on its way

    @property
    def hashes(self) -> list[str]:
        """The SHA-256 of its photos."""
        return [hashlib.sha256(self.photo).hexdigest()] if self.photo else []


@dataclass
class Ledger:
    """What the program answered. `answered` maps a report's mark to the id it was given."""

    answered: dict[str, int] = field(default_factory=dict)
    tries: int = 0
    refused: list[str] = field(default_factory=list)
    over: bool = False  # nobody sends any more
    moved: asyncio.Event = field(default_factory=asyncio.Event)

    def note(self, report: Report, id_: int) -> None:
        """The program says it has this one."""
        self.answered[report.mark] = id_
        self.moved.set()

    def end(self) -> None:
        """Nobody sends any more."""
        self.over = True
        self.moved.set()

    async def until(self, count: int) -> None:
        """Wait for so many answers, or for the end of sending."""
        while len(self.answered) < count and not self.over:
            self.moved.clear()
            await self.moved.wait()


def plan(seed: int, count: int, photos: float = WITH_PHOTO) -> list[Report]:
    """So many reports into the groups of the sample district's grids, this share of them with a photo.

    The same seed gives the same reports."""
    random = Random(seed)
    district = read(SAMPLE).district
    groups = [(group, _staff(district, group)) for group in district.groups_for(Purpose.GRID)]
    reports: list[Report] = []
    told: set[tuple[int, str]] = set()
    for number in range(1, count + 1):
        group, staff = random.choice(groups)
        photo = small_photo(seed * 100_000 + number) if random.random() < photos else None
        sender, what = _told_anew(random, district, group, staff, told)
        told.add((sender, what))
        spoken = f"上报 {what} 标{number:04}"
        breath, unheard = random.uniform(0, BREATH), random.random() < UNHEARD
        reports.append(Report(f"标{number:04}", group.chat, str(sender), spoken, photo, breath, unheard))
    return reports


async def send_all(urls: Sequence[str], reports: Sequence[Report], ledger: Ledger) -> None:
    """Each sender sends one report after the other, to these programs in turn, and asks again until one answers;
    senders do not wait for each other."""
    queues: dict[tuple[str, str], list[Report]] = defaultdict(list)
    for report in reports:
        queues[(report.chat, report.sender)].append(report)
    try:
        async with aiohttp.ClientSession() as http:
            await asyncio.gather(*(_send_in_turn(http, urls, queue, ledger) for queue in queues.values()))
    finally:
        ledger.end()


async def _send_in_turn(
    http: aiohttp.ClientSession, urls: Sequence[str], reports: Sequence[Report], ledger: Ledger
) -> None:
    turns = cycle(urls)
    for report in reports:
        await asyncio.sleep(report.breath)
        if report.unheard:
            await _try(http, next(turns), report, Ledger())
        begin = monotonic()
        while not await _try(http, next(turns), report, ledger):
            if monotonic() - begin > LONGEST:
                break
            await asyncio.sleep(PAUSE)


async def _try(http: aiohttp.ClientSession, url: str, report: Report, ledger: Ledger) -> bool:
    """Send once; True if there is nothing more to do, because it was answered or refused."""
    ledger.tries += 1
    form = aiohttp.FormData({"sender": report.sender, "text": report.text, "client_id": report.mark})
    if report.photo:
        form.add_field("photo", report.photo, filename="photo.jpg", content_type="image/jpeg")
    address = f"{url}/api/chats/{report.chat}/messages"
    try:
        async with http.post(address, data=form, timeout=aiohttp.ClientTimeout(total=ANSWER)) as answer:
            if answer.status == 201:
                ledger.note(report, (await answer.json())["id"])
            elif answer.status < 500:
                ledger.refused.append(f"{report.mark}: {answer.status} {await answer.text()}")
            return answer.status < 500
    except (aiohttp.ClientError, TimeoutError, OSError):
        return False


def _staff(district: District, group: Group) -> list[Person]:
    members = seats.members(group, district)
    return [one for one in members if one.has(Role.REPORTER, Role.HANDLER)]


def _told_anew(
    random: Random, district: District, group: Group, staff: Sequence[Person], told: set[tuple[int, str]]
) -> tuple[int, str]:
    """Who reports what. Nobody tells the same of a place twice: the bot would ask whether it is the same case."""
    while True:
        sender, what = random.choice(staff).id, _words(random, district, group)
        if (sender, what) not in told:
            return sender, what


def _words(random: Random, district: District, group: Group) -> str:
    """Place and category, mostly; one in eight names no place, and goes to the office."""
    points = [point.name for point in district.points if point.grid == group.grid]
    category = random.choice(district.categories).name
    where = random.choice(points) if points and random.random() > 0.125 else "老地方"
    return f"{where} {category}"
