"""How files are written that must be whole, last, and be read by nobody else: they hold what people said and showed."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from storage.failpoints import reached

OWN = 0o700  # a folder that only its owner may look into


def write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    """Keep files in a folder, in this order; when this returns they are on the disk, not in a buffer."""
    make(folder)
    for name, content in files.items():
        write_whole(folder / name, content)
    sync(folder)
    sync(folder.parent)  # the folder may be new


def make(folder: Path) -> None:
    """A folder, and those above it, each only for its owner where it is new."""
    if not folder.is_dir():
        make(folder.parent)
        folder.mkdir(mode=OWN, exist_ok=True)


def write_whole(file: Path, content: bytes) -> None:
    """Write so that nobody ever sees half a file under this name, not even after a power cut; for its owner only."""
    handle, temporary = tempfile.mkstemp(dir=file.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        reached("photo-before-rename")
        Path(temporary).replace(file)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            Path(temporary).unlink()
        raise


def place_whole(written: Path, file: Path) -> None:
    """Move what was written on the same disk under its name; when this returns it is on the disk, as by `write_all`."""
    make(file.parent)
    sync(written)
    written.replace(file)
    sync(file.parent)
    sync(file.parent.parent)


def sync(path: Path) -> None:
    """Make what was written to a file last; of a folder, the names in it."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
