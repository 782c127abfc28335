"""负担: every figure of message and workbook is what one counts by hand in the outbox, for each who sits in a group."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from statistics import median
from typing import Any

import pytest
import sqlalchemy as sa

from actions.documents.kit import find_documents
from bot.app import App
from domain.chat import Chat, Incoming
from domain.district import Group, Person, Purpose, Role
from domain.order import Order
from domain.platform import Platform
from domain.tabular import Tabular
from domain.tally import Span
from storage import tables
from storage.books import Books
from tests.score.two_weeks import played
from tests.talk import ZONE
from tests.turns import AT_LARGE
from texts.burden import MOST_GROUPS

DAYS = 2
OVERSEE = (Role.OFFICE, Role.LEADER, Role.INSPECTOR, Role.UNIT_HEAD)  # who sits in 核心
FIGURES = r"([\d.]+)(?:，其中旁听单位群、网格群 ([\d.]+)（不用盯）)?"
Row = Mapping[str, Any]


class Counted:
    """What each person and each group got between two moments, over the rows as they are."""

    def __init__(self, store: Books, begin: datetime, end: datetime) -> None:
        self._people = store.district.people
        self._groups = {group.chat: group for group in store.district.groups}
        accounts = store.connection.execute(sa.text("SELECT account, person FROM accounts"))
        self._accounts: dict[str, int] = {one.account: one.person for one in accounts}
        self.got, self.own, self.overheard = Counter[int](), Counter[int](), Counter[int]()
        self.in_group, self.kinds, self.named = Counter[str](), Counter[str](), Counter[int]()
        self.named_in = Counter[str]()
        rows = store.connection.execute(sa.select(tables.outbox).order_by(tables.outbox.c.id))
        seen: set[tuple[str, str]] = set()
        for row in [dict(one) for one in rows.mappings()]:
            within = row["state"] == "sent" and begin <= row["sent_at"] < end
            if within:
                self._name(row)
            message = row["chat"], row["message"]
            if within and row["message"] not in ("", "0") and message not in seen:
                self._arrive(row)
            seen.add(message)

    def _name(self, row: Row) -> None:
        self.named.update(row["carries"].get("mentions", ()))
        if row["chat"] in self._groups:
            self.named_in[self._groups[row["chat"]].name] += len(row["carries"].get("mentions", ()))

    def _arrive(self, row: Row) -> None:
        group, asker = self._groups.get(row["chat"]), self._accounts.get(row["asker"])
        if group:
            self.in_group[group.name] += 1
        for person in self._who(row, group):
            if person.id == asker:
                self.own[person.id] += 1
                continue
            self.got[person.id] += 1
            self.kinds[row["notice"] or "群里答复别人"] += 1
            theirs = group is None or person.unit == group.unit or group.grid in person.grids
            if group and group.purpose in ("单位", "网格") and person.has(Role.OFFICE) and not theirs:
                self.overheard[person.id] += 1

    def _who(self, row: Row, group: Group | None) -> Iterator[Person]:
        if group is None:
            alone = self._accounts[row["chat"].removeprefix("private:")]
            yield from (one for one in self._people if one.id == alone)
        else:
            yield from (one for one in self._people if self._sits(one, group))

    def _sits(self, one: Person, group: Group) -> bool:
        """As the contract seats people in the groups of the web chat."""
        if one.has(Role.OFFICE) or group.purpose is Purpose.ALL:
            return True
        match group.purpose:
            case Purpose.CORE:
                return one.has(*OVERSEE)
            case Purpose.LIAISON:
                return one.has(Role.HANDLER)
            case Purpose.UNIT:
                return one.unit == group.unit
            case _:
                return group.grid in one.grids or (one.has(Role.HANDLER) and one.unit == self._unit(group))

    def _unit(self, group: Group) -> int | None:
        """The unit of a grid, as its own staff have it."""
        return next((one.unit for one in self._people if group.grid in one.grids), None)

    def of(self, role: Role) -> tuple[float, float, float, float]:
        """A day: the one in the middle and the most; what is overheard, and the answers to oneself, in the middle."""
        mine = [one.id for one in self._people if one.has(role)]
        got = [self.got[one] / DAYS for one in mine]
        overheard, own = (median(many[one] / DAYS for one in mine) for many in (self.overheard, self.own))
        return median(got), max(got), overheard, own


@pytest.mark.parametrize(
    "edits", [True, pytest.param(False, marks=AT_LARGE)], ids=["cards edited", "cards new"]
)
async def test_what_people_got_is_counted_by_hand(tmp_path: Path, edits: bool) -> None:
    """Two days of the district, with cards that are changed in their place and with new ones."""
    async with played(tmp_path, 5, edits=edits, days=DAYS) as app:
        begin, end = (datetime(2026, 3, day, tzinfo=ZONE) for day in (2, 4))
        with app.database.reading() as store:
            counted = Counted(store, begin, end)
            assert sum(counted.got.values()) > 500 and sum(counted.named.values()) > 3
            _workbook_agrees(counted, begin, end, store)
        _words_agree(counted, await _answer(app))


def _workbook_agrees(counted: Counted, begin: datetime, end: datetime, store: Books) -> None:
    order = Order("负担", end, span=Span(begin, end), period="3月2日到3月3日")
    found = find_documents()["负担"].facts(order, store)
    assert isinstance(found, Tabular)
    roles, people, groups, kinds = found.pages
    for role, *figures in roles.rows:
        assert figures == [round(one, 1) for one in counted.of(Role(str(role)))], role
    by_name = {one.name: one for one in store.district.people}
    assert len(people.rows) == len(by_name)
    for name, _, _, got, a_day, overheard, own, named in people.rows:
        one = by_name[str(name)].id
        many = (counted.got[one], counted.overheard[one], counted.own[one], counted.named[one])
        assert (got, overheard, own, named) == many and a_day == round(many[0] / DAYS, 1), name
    told = {str(name): (a_day, named) for name, _, a_day, named in groups.rows}
    assert told == {
        name: (round(many / DAYS, 1), round(counted.named_in[name] / DAYS, 1))
        for name, many in counted.in_group.items()
    }
    whole = sum(counted.kinds.values())
    shares = [(name, f"{many / whole:.0%}") for name, many in counted.kinds.items()]
    assert sorted(map(str, kinds.rows)) == sorted(map(str, shares))


async def _answer(app: App) -> str:
    """负担 of the two days, asked by somebody of the office alone."""
    with app.database.transaction() as store:
        clerk = next(one for one in store.district.people if one.has(Role.OFFICE))
        chat = Chat(Platform.WEB, f"private:{clerk.id}", private=True)
        store.post.inbox.put(Incoming("asks", chat, str(clerk.id), "负担 3月2日到3月3日", app.clock.now()))
    await app.settle()
    with app.database.reading() as store:
        texts = sa.select(tables.outbox.c.text).order_by(tables.outbox.c.id.desc())
        return str(store.connection.scalar(texts.where(tables.outbox.c.chat == chat.id)))


def _words_agree(counted: Counted, text: str) -> None:
    for role in Role:
        found = re.search(rf"(?:^|，){role} {FIGURES}(?:，|$)", text, re.MULTILINE)
        assert found, (role, text)
        middle, _most, overheard, _own = counted.of(role)
        told = [float(one or 0) for one in found.groups()]
        assert told == [round(middle, 1), round(overheard, 1)], role
    fullest = re.search(r"最多的群，每天：(.*)", text)
    kinds = re.search(r"最多的几种：(.*)", text)
    assert fullest and kinds
    in_groups = dict(re.findall(r"([^、\s]+群) ([\d.]+)", fullest[1]))
    assert {name: float(many) for name, many in in_groups.items()} == {
        name: round(counted.in_group[name] / DAYS, 1) for name in in_groups
    }
    least = min(counted.in_group[name] for name in in_groups)
    assert (
        len(in_groups) == MOST_GROUPS
        and sum(many > least for many in counted.in_group.values()) < MOST_GROUPS
    )
    whole = sum(counted.kinds.values())
    for name, percent in re.findall(r"([^、\d ]+) (\d+%)", kinds[1]):
        assert percent == f"{counted.kinds[name] / whole:.0%}", (name, text)
    named = re.search(r"提到人（@），每天共 ([\d.]+) 次", text)
    assert named and float(named[1]) == round(sum(counted.named.values()) / DAYS, 1)
