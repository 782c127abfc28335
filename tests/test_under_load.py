"""What people wait for while much is going on, in test time: the fakes count as strictly as the real platforms."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from domain import seats
from domain.chat import Kind
from domain.district import District, Group, Purpose, Role
from storage import tables
from tests.contract import Wire
from tests.telegram.wire import on_telegram
from tests.turns import AT_LARGE
from tests.wecom.wire import on_wecom

STEP = timedelta(seconds=1)
AT_ONCE = 5  # so many questions at the same moment
PAUSES = (STEP, STEP, 2 * STEP, 6 * STEP)  # between two looks at what may be said; then the next ask
SOON = timedelta(seconds=3)
REPORTS, A_MINUTE = 120, 60
SAID_WITHIN = timedelta(seconds=90)
_NUMBER = re.compile(r"#(\d+)\b")


@pytest.mark.parametrize("questions", [20, pytest.param(100, marks=AT_LARGE)])
async def test_answers_do_not_wait_behind_digests(
    sqlite_template: Path, tmp_path: Path, questions: int
) -> None:
    """Digests with pictures go out over WeCom's 30 upload frames a minute; 95 % of the answers come within 3 s."""
    async with on_wecom(sqlite_template, tmp_path) as wire:
        for group in grids(wire.district):  # who has nothing to say gets no digest
            point = next(one for one in wire.district.points if one.grid == group.grid)
            await wire.say(reporter(wire.district, group), f"上报 {point.name} 占道经营", where=group.name)
            await wire.settle()
        began = wire.clock.now().replace(hour=18, minute=0, second=0)
        wire.clock.move_to(began)
        assert "digest" in await wire.app.scheduler.run_due(began)
        for _ in range(questions // AT_ONCE):
            for group in grids(wire.district)[:AT_ONCE]:
                await wire.say(reporter(wire.district, group), f"走街进度 {group.name}", where=group.name)
            await wire.heard()
            while await wire.app.dispatcher.answer_next():
                pass
            for pause in PAUSES:
                await deliver(wire)
                wire.clock.move_to(wire.clock.now() + pause)
        waits = waited(wire, Kind.ACK, began)
        digests = waited(wire, Kind.BROADCAST, began)
    assert len(waits) == questions
    assert sum(wait <= SOON for wait in waits) >= questions * 0.95, sorted(waits)[-10:]
    assert max(digests) > timedelta(seconds=30), "the digests were no load"


@AT_LARGE
async def test_every_number_is_said_in_a_busy_group(sqlite_template: Path, tmp_path: Path) -> None:
    """120 reports in a minute into one Telegram group: each number within 90 s, at the pace that is allowed."""
    async with on_telegram(sqlite_template, tmp_path) as wire:
        group = grids(wire.district)[0]
        sent: dict[int, datetime] = {}
        said: dict[int, datetime] = {}
        for second in range(A_MINUTE + int(SAID_WITHIN / STEP) + 1):
            if second < A_MINUTE:
                for _ in range(REPORTS // A_MINUTE):
                    number = len(sent) + 1
                    await wire.say(reporter(wire.district, group), f"上报 人民广场 占道经营 第{number}处")
                    sent[number] = wire.clock.now()
                await wire.heard()
                while await wire.app.dispatcher.answer_next():
                    pass
            await deliver(wire)
            for found in _NUMBER.findall("\n".join(wire.texts(int(group.chat)))):
                said.setdefault(int(found), wire.clock.now())
            wire.clock.move_to(wire.clock.now() + STEP)
        refused, early = wire.world.refused(429), wire.world.flood.early
    never = wire.clock.now() + SAID_WITHIN
    late = [number for number, at in sent.items() if said.get(number, never) > at + SAID_WITHIN]
    assert not refused
    assert not early
    assert not late, f"{len(late)} numbers were not said within {SAID_WITHIN}"


async def deliver(wire: Wire) -> None:
    """All that may be said at this moment."""
    while await wire.app.courier.deliver():
        pass


def waited(wire: Wire, kind: Kind, since: datetime) -> list[timedelta]:
    """How long each message of a kind stood in the outbox; what is not said has waited until now."""
    outbox = tables.outbox.c
    query = sa.select(outbox.created_at, outbox.sent_at).where(
        outbox.kind == kind, outbox.created_at >= since
    )
    with wire.app.database.reading() as store:
        rows = store.connection.execute(query).all()
    return [(sent_at or wire.clock.now()) - created_at for created_at, sent_at in rows]


def grids(district: District) -> list[Group]:
    """The groups of grids."""
    return [*district.groups_for(Purpose.GRID)]


def reporter(district: District, group: Group) -> str:
    """Somebody who reports in a group, by name."""
    return next(one.name for one in seats.members(group, district) if one.has(Role.REPORTER))
