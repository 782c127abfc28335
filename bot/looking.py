"""Gives a look to photos that an earlier version kept without one, beside the work, until all have one."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from functools import partial

from bot.dispatch import wait
from bot.transactions import Transactions
from storage.books import Books
from storage.looks import look_of_file
from storage.photos import PhotoFiles, Size

log = logging.getLogger("zoujie.looking")

AT_ONCE = 50  # photos: some 0.1 s of reading thumbnails, and a short transaction
PAUSE = 0.2  # seconds between, for those who wait for an answer


async def give_looks(transactions: Transactions, stop: asyncio.Event) -> None:
    """Until all photos have a look or it is told to stop; what was not done is done at the next start."""
    given = 0
    try:
        while not stop.is_set() and (some := await transactions.read(_without)):
            looks = await asyncio.to_thread(_looks, transactions.database.files, some)
            await transactions.write(partial(_note, looks))
            given += len(some)
            await wait(stop, stop, PAUSE)
    except Exception:
        log.exception("photos were left without a look; trying again at the next start")
    if given:
        log.info("%s photos kept by an earlier version can be compared now", given)


def _without(store: Books) -> list[str]:
    return store.photos.without_look(AT_ONCE)


def _looks(files: PhotoFiles, hashes: list[str]) -> dict[str, bytes]:
    """Of the thumbnails. One that is not there any more has an empty look, so that it is not asked for again."""
    return {sha256: look_of_file(files.path(sha256, Size.THUMB)) for sha256 in hashes}


def _note(looks: Mapping[str, bytes], store: Books) -> None:
    for sha256, look in looks.items():
        store.photos.keep_look(sha256, look)
