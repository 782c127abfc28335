"""WeCom as the contract of all gateways sees it: the whole bot on the fake WeCom, by the long connection."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from bot.app import App, build
from bot.gateways.wecom.gateway import Wecom
from bot.gateways.wecom.parts import WecomParts
from bot.gateways.wecom.settings import WecomSettings
from bot.settings import Settings
from domain.district import District
from domain.platform import Platform
from storage import tables
from tests.contract import GROUP, MONDAY, Seen, Start, Wire
from tests.listening import Listening
from tests.patience import PATIENCE
from tests.platforms import parts_of
from tests.site import on_sqlite
from tests.talk import StillClock
from tests.wecom.district import account, chat, moved, sit_down
from tests.wecom.media import recompressed
from tests.wecom.robot import PRESSED
from tests.wecom.server import FakeWeCom, running
from tests.wecom.world import Shown, World


class WecomWire(Wire):
    """Groups, people and the robot of one world."""

    def __init__(
        self, start: Start, clock: StillClock, app: App, fake: FakeWeCom, district: District
    ) -> None:
        super().__init__(start, clock, app)
        self.fake = fake
        self.district = district
        self.limits = Wecom.limits
        self._listening = Listening(app)

    async def connected(self) -> None:
        """Until the robot is there: what is said before is lost."""
        await connected(self.app, self.fake)

    async def say(
        self,
        who: str,
        text: str,
        photos: Sequence[bytes] = (),
        *,
        where: str = GROUP,
        quote: Seen | None = None,
    ) -> None:
        """To the robot, for it hears nothing else."""
        await self.connected()
        said = f"@{self.fake.world.robot_name} {text}"
        quoted = self._shown(where, quote) if quote else None
        await self.fake.people.says(
            account(self.district, who), said, group=chat(self.district, where), photos=photos, quoting=quoted
        )

    async def mutter(self, who: str, text: str) -> None:
        """Without the robot's name, so that it does not even come."""
        sender, room = account(self.district, who), chat(self.district, GROUP)
        assert not (await self.fake.people.says(sender, text, group=room)).known

    async def press(self, who: str, message: Seen, label: str, *, where: str = GROUP) -> None:
        """A button of a card, also one that has changed since: people's screens are slow."""
        await self.connected()
        shown = self._shown(where, message)
        await self.fake.people.presses(account(self.district, who), shown, label, slow=True)

    async def said(self, where: str = GROUP) -> list[Seen]:
        """Each picture is a message of its own; it is counted with the words before it."""
        found: list[Seen] = []
        for at, one in enumerate(self.fake.world.in_chat(chat(self.district, where))):
            if one.msgtype == "image" and found:
                found[-1] = replace(found[-1], photos=found[-1].photos + 1)
            else:
                found.append(Seen(at, one.text, int(one.msgtype == "image"), tuple(one.buttons)))
        return found

    def arriving(self, photo: bytes) -> bytes:
        """WeCom makes its own picture of every photo."""
        return recompressed(photo)

    async def documents(self, where: str = GROUP) -> list[tuple[str, bytes]]:
        """As the clients show them."""
        shown = self.fake.world.in_chat(chat(self.district, where))
        return [(one.filename, one.media or b"") for one in shown if one.msgtype == "file"]

    def size(self, text: str) -> int:
        """Bytes."""
        return len(text.encode())

    async def heard(self) -> None:
        """Kept, and made whole."""
        await taken(self.app, self.fake.world)

    async def slow_down(self, seconds: float, times: int) -> None:
        """45009, which never says for how long."""
        room = chat(self.district, GROUP)
        self.fake.faults.refuse("aibot_send_msg", 45009, times, chat=room)

    def too_early(self) -> int:
        """As the fake counted: a minute after each refusal."""
        return self.fake.robot.patience.early

    def lose(self, where: str) -> None:
        """The robot is taken out of the group."""
        self.fake.world.groups[chat(self.district, where)].robot_is_in = False

    async def end(self) -> None:
        """Intake first."""
        await self._listening.end()
        await self.app.close()

    async def restart(self) -> None:
        """And listens again."""
        await super().restart()
        self._listening = Listening(self.app)
        await self.connected()

    def _shown(self, where: str, seen: Seen) -> Shown:
        assert isinstance(seen.id, int)
        return self.fake.world.in_chat(chat(self.district, where))[seen.id]


async def taken(app: App, world: World) -> None:
    """Until the bot has kept all that came, and made it whole."""
    wanted = {id_ for id_, body in world.delivered.items() if _is_to_be_kept(body)}
    inbox = tables.inbox.c
    async with asyncio.timeout(PATIENCE):
        while True:
            with app.database.reading() as store:
                waiting = store.post.held.waiting(Platform.WECOM)
                kept = set(store.connection.scalars(sa.select(inbox.message)))
            if not waiting and kept >= wanted:
                return
            await asyncio.sleep(0.005)


async def connected(app: App, fake: FakeWeCom) -> None:
    """Until the robot is there: what is said before is lost."""
    await fake.world.until(lambda: fake.robot.active and fake.robot.active.alive)
    await asyncio.wait_for(parts_of(app, WecomParts).robot.ready.wait(), PATIENCE)


def _is_to_be_kept(body: dict[str, Any]) -> bool:
    """Events but for presses mean nothing to the bot, and what it cannot look at is answered at once."""
    if body["msgtype"] == "event":
        return bool(body["event"]["eventtype"] == PRESSED)
    return body["msgtype"] not in ("video", "appmsg")


def wecom(settings: Settings, fake: FakeWeCom, **more: Any) -> Settings:
    """The settings of a bot on that WeCom only."""
    own = WecomSettings(
        fake.robot.bot_id, fake.robot.secret, fake.world.robot_name, fake.ws_url, fake.api_url
    )
    return replace(settings, platforms={Platform.WECOM: replace(own, **more)})


@asynccontextmanager
async def on_wecom(template: Path, folder: Path, *, key: str = "", **more: Any) -> AsyncIterator[WecomWire]:
    """The bot on the fake WeCom, with the sample district moved there."""
    clock = StillClock(MONDAY)
    async with running(clock.now) as fake:
        settings = wecom(on_sqlite(moved(template, key), folder), fake, **more)
        app = await build(settings, clock)
        district = sit_down(app.database, fake.world)
        wire = WecomWire(lambda clock: build(settings, clock), clock, app, fake, district)
        await wire.connected()
        yield wire
        await wire.end()
