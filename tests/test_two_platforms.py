"""A district on WeCom, a grid of which has a second group on Telegram: what concerns the grid is told in both, once."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.app import App, build
from domain.district import District
from domain.platform import Platform
from storage import register, tables
from tests.contract import GROUP, HANDLER, MONDAY, REPORTER
from tests.listening import Listening
from tests.photographs import small_photo
from tests.site import on_sqlite
from tests.telegram import district as telegram_district
from tests.telegram import wire as telegram_wire
from tests.telegram.people import People
from tests.telegram.server import serving
from tests.telegram.stage import StageClock
from tests.telegram.world import World
from tests.wecom import district as wecom_district
from tests.wecom import wire as wecom_wire
from tests.wecom.server import FakeWeCom, running

INSPECTOR, OTHER = "高正扬", "郑小满"
TWIN = "金山一网格群（Telegram）"


@dataclass
class Both:
    """One bot in both worlds."""

    app: App
    clock: StageClock
    telegram: World
    fake: FakeWeCom
    district: District

    @property
    def twin(self) -> int:
        """The 群号 of the grid's group on Telegram."""
        return telegram_district.chat(self.district, TWIN)

    @property
    def home(self) -> str:
        """The 群号 of the grid's group on WeCom."""
        return wecom_district.chat(self.district, GROUP)

    async def on_telegram(self, who: str, text: str, *photos: bytes) -> None:
        """Somebody says something in the group there, which is answered everywhere."""
        people = People(self.telegram)
        sender = telegram_district.account(self.telegram, self.district, who)
        if photos:
            people.photo(self.twin, sender, photos[0], text)
        else:
            people.say(self.twin, sender, text)
        await self.settle()

    async def on_wecom(self, who: str, text: str, *photos: bytes, alone: bool = False) -> None:
        """The same there, in the group or alone with the robot."""
        group = None if alone else self.home
        said = text if alone else f"@{self.fake.world.robot_name} {text}"
        sender = wecom_district.account(self.district, who)
        await self.fake.people.says(sender, said, group=group, photos=photos)
        await self.settle()

    async def at(self, hour: int, minute: int) -> None:
        """The clock goes on to a time of this day, and what is due then is done."""
        self.clock.set(self.clock.now().replace(hour=hour, minute=minute))
        await self.app.scheduler.run_due(self.clock.now())
        await self.settle()

    async def settle(self) -> None:
        """Until everything is heard, answered and delivered; what has to wait for its turn does so aside."""
        await wecom_wire.taken(self.app, self.fake.world)
        await telegram_wire.taken(self.telegram, self.app)
        while await self.app.dispatcher.answer_next():
            pass
        with self.clock.aside():
            for _ in range(600):
                while await self.app.maker.make_next() or await self.app.courier.deliver():
                    pass
                with self.app.database.reading() as store:
                    if not store.post.outbox.backlog()["todo"]:
                        return
                self.clock.set(self.clock.now() + timedelta(seconds=1))
        raise AssertionError("the bot did not finish")

    def said_on_telegram(self) -> list[str]:
        """What stands in the group there now."""
        return [telegram_wire.words(one) for one in self.telegram.said(self.twin)]

    def said_on_wecom(self) -> list[str]:
        """What was said in the group there."""
        return [one.text for one in self.fake.world.in_chat(self.home) if one.text]


def _settle_in(app: App, fake: FakeWeCom, world: World) -> District:
    """The district moves to WeCom; one group has a twin on Telegram, and everybody an account there but one."""
    wecom_district._move(app.database, "")
    with app.database.transaction() as store:
        groups, people, accounts = tables.groups, tables.people, tables.accounts
        row = store.connection.execute(sa.select(groups).where(groups.c.name == GROUP)).one()
        twin = {**row._mapping, "platform": Platform.TELEGRAM, "name": TWIN, "chat": "-1001000000099"}
        del twin["id"]
        store.connection.execute(groups.insert(), twin)
        ids = {one.name: one.id for one in store.connection.execute(sa.select(people).where(people.c.active))}
        rows = [
            {"platform": Platform.TELEGRAM, "account": str(telegram_district.PEOPLE + id_), "person": id_}
            for id_ in ids.values()
        ]
        store.connection.execute(accounts.insert(), rows)
        of_handler = accounts.c.person == ids[HANDLER]
        store.connection.execute(
            accounts.delete().where(of_handler, accounts.c.platform == Platform.WECOM)
        )  # only on Telegram
        register.touch(store.connection)
    with app.database.reading() as store:
        district = store.district
    on = {
        platform: replace(district, groups=tuple(one for one in district.groups if one.platform == platform))
        for platform in (Platform.WECOM, Platform.TELEGRAM)
    }
    wecom_district.furnish(fake.world, on[Platform.WECOM])
    telegram_district.furnish(world, on[Platform.TELEGRAM])
    return district


@asynccontextmanager
async def _on_both(template: Path, folder: Path) -> AsyncIterator[Both]:
    clock = StageClock(MONDAY)
    latest = [clock.now()]

    def now() -> datetime:
        latest[0] = max(latest[0], clock.now())
        return latest[0]

    world = World(now, lambda: now().timestamp())
    async with serving(world) as line, running(now) as fake:
        settings = on_sqlite(template, folder)
        platforms = {
            **telegram_wire.telegram(settings, line.address).platforms,
            **wecom_wire.wecom(settings, fake).platforms,
        }
        app = await build(replace(settings, platforms=platforms), clock)
        both = Both(app, clock, world, fake, _settle_in(app, fake, world))
        listening = Listening(app)
        await wecom_wire.connected(app, fake)
        yield both
        await listening.end()
        await app.close()


@pytest.fixture
async def both(sqlite_template: Path, tmp_path: Path) -> AsyncIterator[Both]:
    """The bot, at work."""
    async with _on_both(sqlite_template, tmp_path) as both:
        yield both


async def test_a_case_stands_in_both_groups_and_moves_in_both(both: Both) -> None:
    """Reported here, put right there, verified in private: one case, and each group knows how it stands."""
    await both.on_wecom(REPORTER, "金山小学 垃圾外溢", small_photo(1))
    assert [one[:8] for one in both.said_on_telegram()] == ["#1 处置中 ·"]
    assert [one[:8] for one in both.said_on_wecom()] == ["#1 处置中 ·"]
    await both.on_telegram(HANDLER, "整改 1 清了", small_photo(2))
    await both.on_wecom(INSPECTOR, "通过 1", alone=True)
    for said in (both.said_on_telegram(), both.said_on_wecom()):
        assert [one.partition(" · ")[0] for one in said if one.startswith("#1 待核查")] in ([], ["#1 待核查"])
        assert said[-1].startswith("#1 已销号")
    with both.app.database.reading() as store:
        assert store.cases.get(2) is None
        assert [event.step.value for event in store.cases.history(1)].count("整改") == 1


async def test_whoever_is_reminded_is_named_where_they_are(both: Both) -> None:
    """The handler has no account on WeCom: the reminder is in the group on Telegram alone."""
    await both.on_wecom(REPORTER, "金山小学 垃圾外溢", small_photo(1))
    await both.at(11, 30)
    await both.at(12, 5)
    assert [one for one in both.said_on_telegram() if "催办" in one]
    assert not [one for one in both.said_on_wecom() if "催办" in one]


async def test_a_shift_is_called_in_both_and_counts_once(both: Both) -> None:
    """One of the two answers here, one there; both groups hear the same result."""
    await both.on_wecom("林晓岚", f"值班 排 人民广场 10:30-12:00 {REPORTER}、{OTHER} 工作日", alone=True)
    await both.on_wecom("林晓岚", "确认", alone=True)
    await both.at(10, 31)
    assert both.said_on_telegram()[-1].startswith(f"【值班】{TWIN}")
    assert both.said_on_wecom()[-1].startswith(f"【值班】{GROUP}")
    await both.on_telegram(REPORTER, "到")
    await both.on_wecom(OTHER, "请假 看病")
    await both.at(10, 46)
    for said in (both.said_on_telegram(), both.said_on_wecom()):
        assert "应到 2，到 1，请假 1，未应答 0" in said[-1]
