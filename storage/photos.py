"""The photos on disk: each kept once under the SHA-256 of its bytes, with the two copies people are shown.

In a folder named by the first two digits of the hash lie, per photo: `<hash>.jpg|png|webp|avif` as it was sent,
`<hash>.shown.jpg`, `<hash>.thumb.jpg`, `<hash>.json` with what the examination found, and `<hash>.stamp.jpg`
(storage/stamps.py). What the bot made itself lies there too (storage/files.py).
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from enum import StrEnum
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from domain.photo import WITHOUT_PLATES, Place
from storage.darkroom import develop
from storage.disk import make, write_all
from storage.examination import BadPhoto, Examined, Fault, examine
from storage.files import NAME, MadeFiles
from storage.stamps import ENDING as STAMP
from storage.stamps import kept_stamp

__all__ = ["BadPhoto", "Examined", "Fault", "PhotoFiles", "Size", "examine"]

FACTS = ".json"
PLATELESS, PLATELESS_STAMP = f"{WITHOUT_PLATES}.jpg", f"{WITHOUT_PLATES}{STAMP}"


class Size(StrEnum):
    """Which of a photo's files: only ORIGINAL carries metadata and is not for everybody's eyes."""

    ORIGINAL = "original"
    SHOWN = "shown"
    THUMB = "thumb"


ENDINGS = {
    Size.ORIGINAL: (".jpg", ".png", ".webp", ".avif"),
    Size.SHOWN: (".shown.jpg",),
    Size.THUMB: (".thumb.jpg",),
}
ENDING_OF_FORMAT = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp", "AVIF": ".avif"}


class PhotoFiles:
    """The folder of photos. What is kept is on the disk, not in a buffer, when `keep` returns.

    `made` is what lies there that the bot made itself.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self.made = MadeFiles(root)

    def beside(self, name: str) -> Path:
        """A file beside the folder, in DATA_DIR."""
        return self._root.parent / name

    def keep(self, data: bytes, zone: ZoneInfo) -> Examined:
        """Examine a photo and keep it; the same bytes again write nothing. Raises BadPhoto, OSError."""
        known = self._kept(data)
        if known is not None:
            return known
        examined = develop(data, zone)
        self._write_photo(data, examined)
        return examined

    def path(self, sha256: str, size: Size) -> Path | None:
        """The file of that size, or a drawn picture, which has one for all.

        None if there is none, or `sha256` is not 64 lower-case hex digits. With `WITHOUT_PLATES` behind them it is the
        photo as it is shown, but for its number plates, whatever the size.
        """
        if sha256.endswith(WITHOUT_PLATES):
            return self._without_plates(sha256.removesuffix(WITHOUT_PLATES))
        if not NAME.fullmatch(sha256):
            return None
        files = (self._file(sha256, ending) for ending in ENDINGS[size])
        return next((file for file in files if file.exists()), None) or self.made.picture(sha256)

    def stamp(self, sha256: str) -> Path | None:
        """A photo as small as tables show it. One that is not there is made and kept; None if it cannot be."""
        if sha256.endswith(WITHOUT_PLATES):
            return self._stamp_without_plates(sha256.removesuffix(WITHOUT_PLATES))
        if not NAME.fullmatch(sha256):
            return None
        return kept_stamp(self._file(sha256, STAMP), partial(self.path, sha256, Size.THUMB))

    def _without_plates(self, sha256: str) -> Path | None:
        from storage.plates import without_plates  # numpy takes 0.1 s to load

        if not NAME.fullmatch(sha256):
            return None
        return kept_stamp(
            self._file(sha256, PLATELESS), partial(self.path, sha256, Size.SHOWN), without_plates
        )

    def _stamp_without_plates(self, sha256: str) -> Path | None:
        if not NAME.fullmatch(sha256):
            return None
        return kept_stamp(self._file(sha256, PLATELESS_STAMP), partial(self._without_plates, sha256))

    def probe(self) -> None:
        """Write something beside the photos, and remove it. Raises OSError."""
        make(self._root)
        with tempfile.NamedTemporaryFile(dir=self._root, prefix=".new-") as file:
            file.write(bytes(4096))
            file.flush()
            os.fsync(file.fileno())

    def missing(self, used: Iterable[str]) -> int:
        """How many of these photos have no file."""
        return sum(self.path(sha256, Size.ORIGINAL) is None for sha256 in used)

    def forget(self, sha256: str) -> None:
        """Remove every file of a photo; what is not there, or no hash, is already forgotten."""
        if NAME.fullmatch(sha256):
            for ending in (*chain(*ENDINGS.values()), STAMP, PLATELESS, PLATELESS_STAMP, FACTS):
                self._file(sha256, ending).unlink(missing_ok=True)

    def _file(self, sha256: str, ending: str) -> Path:
        return self._root / sha256[:2] / (sha256 + ending)

    def _kept(self, data: bytes) -> Examined | None:
        """What was found out when these bytes were kept, if all their files are there."""
        sha256 = hashlib.sha256(data).hexdigest()
        try:
            facts = json.loads(self._file(sha256, FACTS).read_bytes())
            shown = self._file(sha256, ".shown.jpg").read_bytes()
            thumb = self._file(sha256, ".thumb.jpg").read_bytes()
            found = _from_facts(facts, shown, thumb)
        except (OSError, ValueError, TypeError, KeyError):
            return None  # never kept, or not wholly: it is done again
        return found if self._file(sha256, ENDING_OF_FORMAT[found.format]).exists() else None

    def _write_photo(self, data: bytes, examined: Examined) -> None:
        files = {
            ENDING_OF_FORMAT[examined.format]: data,
            ".shown.jpg": examined.shown,
            ".thumb.jpg": examined.thumb,
            FACTS: _facts(examined),  # last: where it lies, the others do
        }
        folder = self._root / examined.sha256[:2]
        write_all(folder, {examined.sha256 + ending: content for ending, content in files.items()})
        self.stamp(examined.sha256)  # now, so that a ledger of thousands need not wait for its own


def _facts(examined: Examined) -> bytes:
    facts = asdict(examined)
    del facts["shown"], facts["thumb"]
    facts["look"] = examined.look.hex()
    facts["taken_at"] = examined.taken_at and examined.taken_at.isoformat()
    return json.dumps(facts).encode()


def _from_facts(facts: dict[str, Any], shown: bytes, thumb: bytes) -> Examined:
    taken_at, place, look = (facts.pop(name) for name in ("taken_at", "place", "look"))
    return Examined(
        **facts,
        look=bytes.fromhex(look),
        taken_at=datetime.fromisoformat(taken_at) if taken_at else None,
        place=Place(**place) if place else None,
        shown=shown,
        thumb=thumb,
    )
