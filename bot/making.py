"""Documents are made here, one after the other, beside everything else; the message that brings one waits for it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial
from pathlib import Path

from actions.documents.kit import NOT_MADE, Drawn, find_documents
from bot.clock import Clock
from bot.dispatch import wait
from bot.transactions import Transactions
from bot.volumes import TooLarge, numbers, volumes
from domain.chat import File
from domain.ledger import Ledger, PlainLedger
from domain.platform import Platform
from domain.tabular import Tabular
from papers.ledger_apart import excel
from papers.ledger_csv import csv_of
from papers.tabular import excel_of
from storage.books import Books
from storage.making import Unmade
from storage.photos import PhotoFiles, Size
from texts import volumes as wording

log = logging.getLogger("zoujie.making")

TRIES = 3
PAUSE = timedelta(seconds=5)


class Maker:
    """Makes documents of outbox rows. `made` is called when one may be said."""

    def __init__(
        self,
        transactions: Transactions,
        clock: Clock,
        made: Callable[[], None],
        largest: Mapping[Platform, int],
    ) -> None:
        """In: how many bytes a file may have on each platform that has such a limit."""
        self._transactions = transactions
        self._clock = clock
        self._made = made
        self._largest = largest

    async def run(self, stop: asyncio.Event) -> None:
        """Make until told to stop; looks each second."""
        while not stop.is_set():
            try:
                while await self.make_next() and not stop.is_set():
                    pass
            except Exception:
                log.exception("the documents that are to be made could not be read; trying again")
            await wait(stop, stop)

    async def make_next(self) -> bool:
        """Make the oldest that waits. False if none does. What cannot be made says so after three tries."""
        now = self._clock.now()
        unmade = await self._transactions.read(lambda store: store.post.making.next(now))
        if unmade is None:
            return False
        try:
            most = self._largest.get(unmade.platform)
            files, words = await self._transactions.read(partial(_made, unmade, most))
        except TooLarge as large:
            words = wording.much_too_large(large.volumes)
            await self._transactions.write(lambda store: store.post.making.give_up(unmade.id, words))
        except Exception:
            log.exception("the document of outbox row %s was not made", unmade.id)
            await self._transactions.write(partial(self._not_made, unmade))
        else:
            await self._transactions.write(lambda store: store.post.making.made(unmade.id, files, words))
        self._made()
        return True

    def _not_made(self, unmade: Unmade, store: Books) -> None:
        if unmade.tries + 1 < TRIES:
            store.post.making.later(unmade.id, self._clock.now() + PAUSE)
        else:
            store.post.making.give_up(unmade.id, NOT_MADE)


def _made(unmade: Unmade, most: int | None, store: Books) -> tuple[list[File], str]:
    """The document, and what is said of its files: of one that is larger than the platform takes there are several."""
    drawn, kept = find_documents()[unmade.order.name].facts(unmade.order, store), store.files.made
    with kept.draft() as draft:
        set_in_type(drawn, store.files, draft)
        size = draft.stat().st_size
        if most is None or size <= most or not isinstance(drawn, Ledger):
            return [kept.keep_draft(draft, drawn.file + ending(drawn))], ""
    write = partial(excel_of_volume, store.files)
    found = [*volumes(drawn, size, most, write, kept.draft, kept.keep_draft)]
    return [file for _, file in found], wording.told([numbers(one) for one, _ in found])


def excel_of_volume(files: PhotoFiles, volume: Ledger, file: Path) -> None:
    """Write one volume of a ledger."""
    excel(volume, files.stamp, file)


def set_in_type(drawn: Drawn, files: PhotoFiles, file: Path) -> None:
    """Write the document into a file: a long one is never in memory as a whole."""
    if isinstance(drawn, Ledger):
        excel(drawn, files.stamp, file)
    elif isinstance(drawn, Tabular):
        file.write_bytes(excel_of(drawn))
    elif isinstance(drawn, PlainLedger):
        file.write_bytes(csv_of(drawn.ledger))
    else:
        from papers.word import word  # what it is built on takes 15 MiB

        file.write_bytes(word(drawn, partial(files.path, size=Size.SHOWN)))


def ending(drawn: Drawn) -> str:
    """The ending of the document's name."""
    if isinstance(drawn, PlainLedger):
        return ".csv"
    return ".xlsx" if isinstance(drawn, Ledger | Tabular) else ".docx"
