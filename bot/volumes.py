"""A ledger (台账) that is larger than a platform takes, in volumes (册), each a workbook of its own."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from math import ceil
from pathlib import Path

from domain.chat import File
from domain.ledger import Entry, Ledger
from texts.volumes import name

MOST = 9  # volumes: more of them nobody puts together again
_ROOM = 0.9  # of what a platform takes, for volumes of as many cases are not of one size

Write = Callable[[Ledger, Path], None]


class TooLarge(Exception):
    """It would be more volumes than anybody wants."""

    def __init__(self, volumes: int) -> None:
        super().__init__(f"{volumes} volumes")
        self.volumes = volumes


def volumes(
    ledger: Ledger,
    size: int,
    most: int,
    write: Write,
    draft: Callable[[], AbstractContextManager[Path]],
    keep: Callable[[Path, str], File],
) -> Iterator[tuple[Ledger, File]]:
    """The ledger in volumes of at most so many bytes, by number, each with its file. In: the `size` of it as a whole.

    A volume that is still too large is parted once more. Raises TooLarge for too many, before anything is kept.
    """
    count = ceil(size / (most * _ROOM))
    if count > MOST:
        raise TooLarge(count)
    left = deque(_slices(ledger.entries, count))
    number = 1
    while left:
        some = left.popleft()
        volume = _volume(ledger, some, number)
        with draft() as file:
            write(volume, file)
            if file.stat().st_size > most and len(some) > 1:
                left.extendleft(reversed(_slices(some, 2)))
                continue
            yield volume, keep(file, f"{volume.file}.xlsx")
        number += 1


def numbers(volume: Ledger) -> str:
    """From which case to which: `#1–#1200`."""
    first, last = volume.entries[0].number, volume.entries[-1].number
    return f"#{first}–#{last}" if first != last else f"#{first}"


def _volume(ledger: Ledger, entries: Sequence[Entry], number: int) -> Ledger:
    one = replace(ledger, entries=tuple(entries))
    what = name(number, numbers(one))
    return replace(one, file=f"{ledger.file} {what}", title=f"{ledger.title} {what}")


def _slices(entries: Sequence[Entry], count: int) -> list[Sequence[Entry]]:
    """So many runs of about the same length, none of them empty."""
    each = ceil(len(entries) / min(count, len(entries)))
    return [entries[first : first + each] for first in range(0, len(entries), each)]
