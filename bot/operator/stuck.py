"""`zoujie inbox`, --retry and --drop: the operator decides about what the bot could not finish."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from bot.operator import listing
from bot.operator.answer import NotDone, Options, Printout, opened, plain
from bot.settings import Settings
from storage import stuck
from storage.stuck import Queue


async def inbox(settings: Settings, options: Options) -> Printout:
    """List messages that were set aside, or decide about them. Raises NotDone, naming those that are not set aside."""
    if options.retry or options.drop:
        return await _settle(settings, options, Queue.INBOX)
    with opened(settings) as database, database.reading() as store:
        found = stuck.dead(store.connection)
    if options.json:
        return Printout([listing.as_json(asdict(one), settings.zone) for one in found])
    return Printout([_line(one) for one in found] or ["没有办不成的消息。"])


async def outbox(settings: Settings, options: Options) -> Printout:
    """List the outbox, or decide about rows that are in doubt or failed. Raises NotDone as `inbox` does."""
    if options.retry or options.drop:
        return await _settle(settings, options, Queue.OUTBOX)
    return await listing.outbox(settings, options)


async def _settle(settings: Settings, options: Options, queue: Queue) -> Printout:
    """All of them or none."""
    with opened(settings) as database, database.transaction() as store:
        again = stuck.again(store.connection, queue, options.retry)
        let_be = stuck.let_be(store.connection, queue, options.drop)
        unknown = sorted({*options.retry, *options.drop} - {*again, *let_be})
        if unknown:
            raise NotDone(f"没有卡住的 {_ids(unknown)}，什么也没有改。")
    told = [f"重试：{_ids(again)}"] if again else []
    return Printout([*told, *([f"不再处理：{_ids(let_be)}"] if let_be else [])])


def _line(one: stuck.Dead) -> str:
    return plain(f"{one.id} {one.at:%m-%d %H:%M} {one.chat} {one.text}")


def _ids(ids: Sequence[int]) -> str:
    return "、".join(map(str, ids))
