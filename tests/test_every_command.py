"""Every command and listener, found by itself, said by every role in every kind of group about every kind of case.

It is let through where the table of tests/test_authority.py says so; what is not let through changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import product
from pathlib import Path

import pytest
import sqlalchemy as sa

from actions.history import event
from bot.app import App, build
from bot.routing import Match, understand
from domain.actions import Action
from domain.authority import Relation
from domain.cases import Case, Source, State, Step
from domain.cause import Cause
from domain.chat import Chat, Incoming, Quote
from domain.district import Person, Purpose, Role
from domain.platform import Platform
from domain.refused import Refused
from handlers.kit import Handler, find_handlers
from storage import tables
from storage.books import Books
from tests.site import on_sqlite
from tests.talk import ZONE, StillClock
from tests.test_authority import SIGNS, TABLE
from tests.test_denied import everything

NOON = datetime(2026, 3, 2, 12, tzinfo=ZONE)
SAID = "测试的话"
TOGETHER = 20  # denials, until all rows are looked at once more
# One of each role; of those who belong to a unit all are of 金山社区, whose group and whose grid's group they speak in.
NAMES = ("程晓燕", "毛俊逸", "叶秀兰", "高正扬", "林晓岚", "沈知远", "陶书宁")
CHATS = {
    Purpose.ALL: "all",
    Purpose.CORE: "core",
    Purpose.LIAISON: "liaison",
    Purpose.UNIT: "unit-jinshan-shequ",
    Purpose.GRID: "grid-01",
}
OWN, REPORTED, PARTNER, FOREIGN = "own", "reported", "partner", "foreign"
# What the people of 金山社区 have to do with each; all others only with what they reported.
THEIRS = {
    OWN: {Relation.RESPONSIBLE, Relation.CONCERNED},
    REPORTED: {Relation.REPORTED},
    PARTNER: {Relation.PARTNER},
    FOREIGN: {Relation.OTHER},
}
# Where it may be spoken of; else not in these two.
HEARD = {
    OWN: set(Purpose),
    PARTNER: set(Purpose) - {Purpose.GRID},
}
ELSEWHERE = set(Purpose) - {Purpose.GRID, Purpose.UNIT}


@dataclass(frozen=True)
class Try:
    """Something said: by whom as which role, where, about which kind of case."""

    handler: Handler
    role: Role
    person: Person
    purpose: Purpose
    kind: str
    number: int

    @property
    def message(self) -> Incoming:
        """As it comes in; whoever listens is told by quoting."""
        alone = self.purpose is Purpose.PRIVATE
        chat = Chat(Platform.WEB, f"private:{self.person.id}" if alone else CHATS[self.purpose], alone)
        quotes = (
            Quote(f"#{self.number}", (self.number,)) if self.handler.on_case and self.handler.wants else None
        )
        words = self.handler.words[0] if self.handler.words else ""
        text = f"{words} {self.words}".strip()
        name = f"{words}-{self.role}-{self.purpose}-{self.kind}"
        return Incoming(name, chat, str(self.person.id), text, NOON, quotes=quotes, addressed=True)

    @property
    def words(self) -> str:
        """What stands behind the command."""
        numbered = f"{self.number} " if self.handler.on_case and self.handler.words else ""
        said = f"{numbered}{SAID}"
        return said if self.handler.fits is None or self.handler.fits.fullmatch(said) else numbered.strip()

    @property
    def allowed(self) -> bool:
        """What the table says."""
        if self.handler.for_strangers:
            return True
        signs, places = TABLE[self.handler.does]
        had = SIGNS[signs[self.role]]
        if not self.handler.on_case:
            return bool(had) and self.purpose in places
        of_unit = self.person.name in NAMES[:3]
        own = THEIRS[self.kind] if of_unit or self.kind == REPORTED else {Relation.OTHER}
        spoken_of = self.purpose in HEARD.get(self.kind, ELSEWHERE)
        return self.purpose in places and bool(had & own) and spoken_of


@pytest.fixture
async def app(sqlite_template: Path, tmp_path: Path) -> App:
    """The bot on the sample district, with a case of each kind, and one that each of the people reported."""
    app = await build(on_sqlite(sqlite_template, tmp_path), StillClock(NOON))
    with app.database.transaction() as store:
        _make_cases(store)
    return app


def _make_cases(store: Books) -> None:
    units = {unit.short: unit.id for unit in store.district.units}
    grids = {grid.name: grid.id for grid in store.district.grids}
    ours, theirs = units["金山社区"], units["东港社区"]
    somebody = next(one for one in store.district.people if one.name == "史玉洁")
    plain = Case(
        0, State.OPEN, "垃圾", Source.PATROL, "路口", somebody.id, NOON, grid=grids["东港网格"], unit=theirs
    )
    cases = [replace(plain, grid=grids["金山一网格"], unit=ours), replace(plain, partners=(ours,)), plain]
    people = {one.name: one for one in store.district.people}
    cases += [replace(plain, reporter=people[name].id) for name in NAMES]
    for case in cases:
        made = replace(case, number=store.cases.next_number())
        store.cases.open(made, event(made, Step.REPORT, Cause(somebody, NOON)))


def _tries(store: Books) -> Iterator[Try]:
    people = {one.name: one for one in store.district.people}
    seen = set()
    for handler in find_handlers():
        sort = (handler.does, handler.on_case)
        # No more is asked of a handler.
        purposes = [Purpose.PRIVATE, Purpose.GRID] if sort in seen else list(Purpose)
        seen.add(sort)
        for (at, name), purpose in product(enumerate(NAMES), purposes):
            person = people[name]
            kinds = {OWN: 1, PARTNER: 2, FOREIGN: 3, REPORTED: 4 + at} if handler.on_case else {FOREIGN: 3}
            for kind, number in kinds.items():
                yield Try(handler, person.roles[0], person, purpose, kind, number)


def _is_let_through(one: Try, store: Books) -> bool:
    try:
        understand(Match(one.handler, one.words), one.message, one.person, store)
    except Refused:
        return False
    return True


async def test_the_allowed_set_is_the_table(app: App) -> None:
    """Role × place × action × own, partner's, reported and foreign case, over all commands and listeners."""
    try:
        with app.database.transaction() as store:
            tries = list(_tries(store))
            wrong = [
                (
                    one.handler.words or one.handler.does,
                    *map(str, (one.role, one.purpose)),
                    one.kind,
                    one.allowed,
                )
                for one in tries
                if _is_let_through(one, store) != one.allowed
            ]
            assert not wrong, "word, role, place, case, what the table says"
        assert {one.role for one in tries} == set(Role) and {one.handler for one in tries} == set(
            find_handlers()
        )
        assert {(one.handler.does, one.role, one.purpose) for one in tries} >= set(
            product(Action, Role, Purpose)
        )
        assert {one.purpose for one in tries if one.allowed} == set(Purpose)
    finally:
        app.database.close()


async def test_whatever_is_denied_changes_nothing(app: App) -> None:
    """Of each command one denial of each sort, through the whole bot: somebody is answered, and no row is changed."""
    try:
        with app.database.reading() as store:
            denied = list(_denials(_tries(store)))
        assert len(denied) > 150
        before = await everything(app.database)
        for first in range(0, len(denied), TOGETHER):
            messages = [one.message for one in denied[first : first + TOGETHER]]
            with app.database.transaction() as store:
                assert all(store.post.inbox.put(one) for one in messages)
            while await app.dispatcher.answer_next():
                pass
            assert await everything(app.database) == before, [one.id for one in messages]
        with app.database.reading() as store:
            rows = store.connection.execute(sa.select(tables.outbox.c.text)).all()
        answers = [text for (text,) in rows if not text.startswith("【转报】")]  # the office hears besides
        assert len(answers) == len(denied), "each is answered once"
    finally:
        app.database.close()


def _denials(tries: Iterator[Try]) -> Iterator[Try]:
    """The first of each sort: for the role, for the place, for the case."""
    seen = set()
    for one in tries:
        if one.allowed or not one.handler.words:
            continue
        signs, places = TABLE[one.handler.does]
        why = (
            "role"
            if not SIGNS[signs[one.role]]
            else "place"
            if one.purpose not in places
            else f"case {one.kind}"
        )
        if (key := (one.handler.words[0], why)) not in seen:
            seen.add(key)
            yield one
