"""`zoujie district`: the register goes in and out as a workbook."""

from __future__ import annotations

from bot.operator.answer import Answer, Options, Refused, opened
from bot.settings import Settings
from bot.workbook import read, write
from bot.workbook import template as write_template
from storage.register import Change


async def template(_settings: Settings, options: Options) -> Answer:
    """Write an empty workbook."""
    write_template(options.file)
    return Answer((f"空白区底册已写到 {options.file}，填好后用 zoujie district import 导入。",))


async def import_(settings: Settings, options: Options) -> Answer:
    """Bring the register to what a workbook says. Raises Refused with every fault of the book."""
    book = read(options.file)
    if book.faults:
        raise Refused("\n".join(map(str, book.faults)))
    changes: list[Change] = []
    with opened(settings) as database:
        try:
            with database.transaction() as store:
                changes = store.bring_to(book.district)
                if options.dry_run:
                    raise _DryRun
        except _DryRun:
            return Answer((*map(_line, changes), _total(changes, "这次只看不改")))
    return Answer((*map(_line, changes), _total(changes, "已生效")))


async def export(settings: Settings, options: Options) -> Answer:
    """Write the register as a workbook."""
    with opened(settings) as database, database.reading() as store:
        write(store.district, options.file)
    return Answer((f"区底册已写到 {options.file}。",))


class _DryRun(Exception):
    """Ends the transaction of a dry run without a trace."""


def _line(change: Change) -> str:
    return f"{change.how} {change.sheet} {change.name}"


def _total(changes: list[Change], what: str) -> str:
    return f"共 {len(changes)} 处变动，{what}。" if changes else "没有变动。"
