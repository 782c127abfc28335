"""What may befall the disk: the bot's own files are gone, or those of a copy are damaged."""

from __future__ import annotations

import json
import shutil
from pathlib import Path


def lose(folder: Path) -> None:
    """The disk is gone."""
    shutil.rmtree(folder / "photos")
    for file in folder.glob("zoujie.db*"):
        file.unlink()


def shorten(copy: Path) -> None:
    """Half of the database."""
    file = copy / "zoujie.db"
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def flip(copy: Path) -> None:
    """One byte of the database."""
    file = copy / "zoujie.db"
    data = bytearray(file.read_bytes())
    data[-100] ^= 1
    file.write_bytes(data)


def flip_photo(copy: Path) -> None:
    """One byte of a photo, which is not shorter for it."""
    file = next(one for one in (copy / "photos").rglob("*.jpg") if one.name.count(".") == 1)
    data = bytearray(file.read_bytes())
    data[-3] ^= 1
    file.unlink()  # a link to the bot's own
    file.write_bytes(data)


def lose_photo(copy: Path) -> None:
    """One file of a photo."""
    next((copy / "photos").rglob("*.thumb.jpg")).unlink()


def interrupt(copy: Path) -> None:
    """The manifest is written last."""
    (copy / "manifest.json").unlink()


def flip_document(copy: Path) -> None:
    """A document with other bytes."""
    (document,) = (copy / "photos").rglob("*.made")
    document.unlink()  # it may be the very file that was copied
    document.write_bytes(b"PK two")


def scribble(copy: Path) -> None:
    """A manifest of something else."""
    (copy / "manifest.json").write_text('{"made_at": 1}')


def newer(copy: Path) -> None:
    """A copy by a later version of the program."""
    manifest = json.loads((copy / "manifest.json").read_text())
    (copy / "manifest.json").write_text(json.dumps(manifest | {"revision": "9999"}))


DAMAGES = (shorten, flip, flip_photo, flip_document, lose_photo, interrupt, scribble, newer)
