"""What all commands share: what they print, how they refuse, and how they open the database."""

from __future__ import annotations

import argparse
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from bot.clock import Clock
from bot.settings import Settings
from storage.books import Books
from storage.clocks import moved_ahead
from storage.database import Database
from storage.photos import PhotoFiles

Options = argparse.Namespace


@dataclass(frozen=True, slots=True)
class Printout:
    """What to print, a line each, and the exit code."""

    lines: Sequence[str] = ()
    code: int = 0


Command = Callable[[Settings, Options], Awaitable[Printout | None]]


class NotDone(Exception):
    """A command is not carried out. The text has the reasons, a line each."""


class WrongUse(Exception):
    """A command cannot be understood. The text says what would be right."""


def database_of(settings: Settings) -> Database:
    """The database of these settings, not opened yet. Raises Unusable."""
    return Database(settings.database_url, PhotoFiles(settings.photos), settings.zone)


@contextmanager
def opened(settings: Settings) -> Iterator[Database]:
    """Open the database and bring its tables up to date; close it at the end. Raises Unusable."""
    database = database_of(settings)
    try:
        database.upgrade()
        yield database
    finally:
        database.close()


def now_in(store: Books) -> datetime:
    """The moment by the district's clock, which a demo may have moved."""
    return Clock(store.zone, moved_ahead(store.connection)).now()


def must_be_new(options: Options) -> None:
    """Raises NotDone if the file to be written is there already, unless that is forced."""
    if options.file.exists() and not options.force:
        raise NotDone(f"已经有这个文件，不覆盖：{options.file}；要覆盖请加 --force")


def plain(text: str) -> str:
    """What people typed, on one line and without control characters, which would steer the operator's terminal."""
    return "".join(one if one.isprintable() else " " for one in text)
