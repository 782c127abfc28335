"""Files in which people are named: they are for their owner's eyes."""

from __future__ import annotations

import os
import shutil
from io import BytesIO
from pathlib import Path
from typing import IO

_FOR_THE_OWNER = 0o600


def write_private(path: Path, data: bytes) -> None:
    """Write a file that only its owner may read, whatever stood there before. May raise OSError."""
    copy_private(path, BytesIO(data))


def copy_private(path: Path, source: IO[bytes]) -> None:
    """The same of what can be read from `source`."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _FOR_THE_OWNER), "wb") as file:
        os.fchmod(file.fileno(), _FOR_THE_OWNER)  # a file that was there keeps its rights otherwise
        shutil.copyfileobj(source, file)
