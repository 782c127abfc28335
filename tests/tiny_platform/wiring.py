"""The line, put together, with its one setting and its self-test."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator, Mapping

from bot.clock import Clock
from bot.gateways.base import Health, Parts, Wakes, Wiring
from bot.operator.finding import CheckLine, Word
from bot.setting import WrongSetting
from bot.transactions import Transactions
from storage.database import Database
from tests.tiny_platform.line import HERE, HOST, Hearing, Saying

KEY = "LINE_PORT"


def port_of(found: Mapping[str, str]) -> int | None:
    """Where it listens; None if it is not set. Raises WrongSetting."""
    text = found.get(KEY, "")
    if text and not (text.isdecimal() and 0 < int(text) < 65536):
        raise WrongSetting(f"{KEY} 是“{text}”，应为端口，如 7000")
    return int(text) if text else None


def connect(port: int | None, transactions: Transactions, clock: Clock, wakes: Wakes) -> Parts | None:
    """Nothing listens before the intake runs."""
    if port is None:
        return None
    saying = Saying()
    return Parts(gateway=saying, intake=Hearing(port, saying, transactions, clock, wakes))


async def check(port: int, database: Database | None, health: Health) -> AsyncIterator[CheckLine]:
    """Whether it can listen or does, and how many groups it has."""
    running = await health()
    if running is not None and running["platforms"].get(HERE) is not None:
        yield CheckLine(Word.GOOD, HERE, f"走街在运行，听着端口 {port}")
    else:
        yield _of_port(port)
    if database is not None:
        with database.reading() as store:
            count = sum(group.platform == HERE for group in store.district.groups)
        yield CheckLine(Word.GOOD if count else Word.NOTE, HERE, f"底册里有 {count} 个群")


def _of_port(port: int) -> CheckLine:
    try:
        with socket.create_server((HOST, port)):
            return CheckLine(Word.GOOD, HERE, f"端口 {port} 空着")
    except OSError as error:
        return CheckLine(Word.WRONG, HERE, f"端口 {port} 用不了（{error.strerror}）")


WIRING = Wiring(
    platform=HERE,
    title="线路",
    keys=(KEY,),
    needs=(KEY,),
    settings=port_of,
    connect=connect,
    check=check,
)
