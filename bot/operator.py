"""What operators ask on the command line, beside running the bot."""

from __future__ import annotations

import argparse
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from bot.settings import Settings
from bot.workbook import read, write
from bot.workbook import template as write_template
from domain.cases import Step
from storage.audit import audit
from storage.database import Database
from storage.photos import PhotoFiles

Options = argparse.Namespace


class Refused(Exception):
    """A command is not carried out; the text has its reasons, a line each."""


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Database]:
    """The database, brought up to date, closed at the end."""
    database = Database(settings.database_url, PhotoFiles(settings.photos), settings.zone)
    try:
        await database.upgrade()
        yield database
    finally:
        await database.close()


async def template(_settings: Settings, options: Options) -> None:
    """Write an empty workbook."""
    write_template(options.file)


class _DryRun(Exception):
    """Ends the transaction of a dry run without a trace."""


async def import_(settings: Settings, options: Options) -> None:
    """Bring the register to what a workbook says. Raises Refused with every fault of the book."""
    book = read(options.file)
    if book.faults:
        raise Refused("\n".join(map(str, book.faults)))
    async with opened(settings) as database:
        try:
            async with database.transaction() as store:
                changes = await store.bring_to(book.district)
                for change in changes:
                    print(f"{change.how} {change.sheet} {change.name}")
                if options.dry_run:
                    raise _DryRun
        except _DryRun:
            print(f"共 {len(changes)} 处变动，这次只看不改。")
            return
    print(f"共 {len(changes)} 处变动，已生效。" if changes else "没有变动。")


async def export(settings: Settings, options: Options) -> None:
    """Write the register as a workbook."""
    async with opened(settings) as database, database.reading() as store:
        write(store.district, options.file)


async def cases(settings: Settings, options: Options) -> None:
    """Every case, a line each."""
    async with opened(settings) as database, database.reading() as store:
        district, zone = store.district, settings.zone
        for case in await store.cases.every():
            photos = await store.photos.of(case.number, *Step)
            row: dict[str, Any] = {
                "number": case.number,
                "state": case.state,
                "text": case.text,
                "grid": _name(district.grid.get(case.grid or 0)),
                "unit": _name(district.unit.get(case.unit or 0)),
                "category": _name(district.category.get(case.category or 0)),
                "reporter": _name(district.person.get(case.reporter)),
                "photos": [photo.sha256 for photo in photos],
                "place": case.place,
                "opened_at": case.opened_at.astimezone(zone).isoformat(),
                "due_at": case.due_at and case.due_at.astimezone(zone).isoformat(),
                "closed_at": case.closed_at and case.closed_at.astimezone(zone).isoformat(),
            }
            words = [
                f"#{case.number}",
                case.state,
                row["category"] or "待分类",
                case.place,
                row["unit"] or "",
            ]
            print(json.dumps(row, ensure_ascii=False) if options.json else " ".join(words))


async def outbox(settings: Settings, options: Options) -> None:
    """What the bot says, with the state of its delivery."""
    async with opened(settings) as database, database.reading() as store:
        for row in await store.outbox.rows(options.state):
            line: dict[str, Any] = {
                "id": row.id,
                "state": row.state,
                "platform": row.message.chat.platform,
                "chat": row.message.chat.id,
                "kind": row.message.kind,
                "key": row.message.key,
                "tries": row.tries,
                "created_at": row.created_at.astimezone(settings.zone).isoformat(),
                "text": row.message.text,
            }
            first = row.message.text.partition("\n")[0]
            short = f"{row.id} {row.state} {row.message.chat.id} {row.message.kind} {first}"
            print(json.dumps(line, ensure_ascii=False) if options.json else short)


async def verify(settings: Settings, _options: Options) -> None:
    """Raises Refused naming each case whose history was changed behind the bot's back."""
    async with opened(settings) as database, database.reading() as store:
        found = await audit(store.connection)
    if found.flaws:
        raise Refused("\n".join(map(str, found.flaws)))
    print(f"每一件的经过都完整，没有被改动。共 {found.lines} 行，校验值 {found.digest[:16]}")


def _name(thing: Any) -> str | None:
    return thing.name if thing is not None else None


async def check(_settings: Settings, _options: Options) -> int:
    return 0


async def job(_settings: Settings, _options: Options) -> int:
    return 0


async def backup(_settings: Settings, _options: Options) -> int:
    return 0


async def restore(_settings: Settings, _options: Options) -> int:
    return 0
