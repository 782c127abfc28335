"""The score on Telegram, of what is said: a storm of 429, and ten minutes in which Telegram is down (test time)."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import timedelta
from pathlib import Path
from random import Random
from time import monotonic

from domain.chat import Chat, Kind, Outgoing
from domain.platform import Platform
from storage.database import Database
from storage.photos import PhotoFiles
from tests.score.judge import Verdict
from tests.score.kills import Killed
from tests.score.rows import Row
from tests.score.telegram_hears import fill
from tests.talk import ZONE
from tests.telegram.faults import Kind as Fails
from tests.telegram.wire import TelegramWire, on_telegram, words

EACH = 6  # messages for each chat
REFUSED = 120  # calls that are answered 429
DOWN = 10  # minutes

KINDS = (Kind.BROADCAST, Kind.NOTICE)  # each has a lane of its own in every chat
Lanes = Mapping[int, Sequence[Sequence[str]]]  # by chat: what is to be said in each of its lanes, in order


async def rows(seed: int) -> AsyncIterator[Row]:
    """Every row of what is said."""
    yield await _storm(seed)
    yield await _outage(seed)


async def _storm(seed: int) -> Row:
    """One call in four is refused, for 1 to 30 seconds, in every group and every private talk."""
    begin, random = monotonic(), Random(seed)
    with tempfile.TemporaryDirectory(prefix="zoujie-score-") as name:
        async with await _town(Path(name)) as town:
            for _ in range(REFUSED):
                seconds, skip = random.randint(1, 30), random.randint(0, 6)
                town.world.faults.add("sendMessage", Fails.SLOW_DOWN, seconds=seconds, skip=skip)
            texts, chats = [f"第{number}条" for number in range(EACH)], _chats(town)
            for text in texts:
                await _order(town, chats, text, Kind.BROADCAST)
            await town.settle()
            refused = len(town.world.refused(429))
            verdict = _judge(town, {chat: [texts] for chat in chats})
    return _row(f"a storm of {refused} × 429", seed, len(chats) * EACH, verdict, begin)


async def _outage(seed: int) -> Row:
    """Telegram cannot be reached for ten minutes, while every chat has something to hear each minute."""
    begin = monotonic()
    with tempfile.TemporaryDirectory(prefix="zoujie-score-") as name:
        async with await _town(Path(name)) as town:
            chats = _chats(town)
            texts = [f"第{minute}分钟" for minute in range(DOWN)]
            await town.line.cut()
            for minute, text in enumerate(texts):
                await _order(town, chats, text, KINDS[minute % len(KINDS)])
                for _ in range(4):
                    town.clock.move_to(town.clock.now() + timedelta(seconds=15))
                    await town.app.settle()
            await town.line.mend()
            await town.settle()
            lanes = [texts[first :: len(KINDS)] for first in range(len(KINDS))]
            verdict = _judge(town, dict.fromkeys(chats, lanes))
    return _row("Telegram down for 10 minutes", seed, len(chats) * DOWN, verdict, begin)


async def _town(folder: Path) -> AbstractAsyncContextManager[TelegramWire]:
    template = folder / "template.db"
    database = Database(f"sqlite+aiosqlite:///{template}", PhotoFiles(folder / "photos"), ZONE)
    await fill(database)
    database.close()
    return on_telegram(template, folder / "town")


def _chats(town: TelegramWire) -> list[int]:
    people = [town.who(person.name) for person in town.district.people]
    return [*(int(group.chat) for group in town.district.groups), *people]


async def _order(town: TelegramWire, chats: Sequence[int], text: str, kind: Kind) -> None:
    with town.app.database.transaction() as store:
        for chat in chats:
            there = Chat(Platform.TELEGRAM, str(chat), private=chat > 0)
            store.post.outbox.put(Outgoing(there, text, kind=kind), town.clock.now())


def _judge(town: TelegramWire, wanted: Lanes) -> Verdict:
    """Each message once, each lane in order, and no call before its time."""
    said = {chat: [words(one) for one in town.world.said(chat)] for chat in wanted}
    lost = sum(text not in said[chat] for chat, lanes in wanted.items() for lane in lanes for text in lane)
    doubled = sum(len(texts) - len(set(texts)) for texts in said.values())
    return Verdict(lost, doubled, tuple(_faults(town, said, wanted)))


def _faults(town: TelegramWire, said: Mapping[int, Sequence[str]], wanted: Lanes) -> Iterator[str]:
    if early := town.world.flood.early:
        yield f"{len(early)} calls came before their time, one by {max(one.by for one in early):.1f} s"
    for chat, lanes in wanted.items():
        if not are_in_lanes(said[chat], lanes):
            yield f"{chat}: not as it was to be said"


def are_in_lanes(said: Sequence[str], lanes: Sequence[Sequence[str]]) -> bool:
    """True if all of that was said, each lane in its order, and nothing else."""
    each = [[text for text in said if text in lane] for lane in lanes]
    return each == [list(lane) for lane in lanes] and len(said) == sum(map(len, lanes))


def _row(name: str, seed: int, messages: int, verdict: Verdict, begin: float) -> Row:
    return Row(name, False, seed, messages, messages, Killed(), verdict, round(monotonic() - begin, 1))
