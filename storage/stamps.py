"""Photos as small as a table shows them (stamps): made of the thumbnail, and kept beside it.

One can always be made again, so it is not waited for until it is on the disk: after a power cut it may be empty.
"""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

ENDING = ".stamp.jpg"
SIDE = 160  # px of the longer side


def kept_stamp(
    file: Path, find_whole: Callable[[], Path | None], made: Callable[[bytes], bytes] | None = None
) -> Path | None:
    """The stamp that lies at `file`; made of a larger picture, and kept there, where there is none. `made` makes what
    else is kept so.

    None if that cannot be: the larger one is gone or broken, or the disk is full.
    """
    with contextlib.suppress(OSError):
        if file.stat().st_size:
            return file
    if (whole := find_whole()) is None:
        return None
    try:
        _write(file, (made or stamp)(whole.read_bytes()))
    except (OSError, SyntaxError, ValueError):
        return None
    return file


def stamp(thumb: bytes) -> bytes:
    """The stamp of a thumbnail. Raises what decoders raise: OSError, SyntaxError, ValueError."""
    with Image.open(BytesIO(thumb)) as opened:
        opened.draft("RGB", (SIDE, SIDE))
        picture = ImageOps.exif_transpose(opened).convert("RGB")
    picture.thumbnail((SIDE, SIDE))
    out = BytesIO()
    picture.save(out, "JPEG", quality=75, dpi=(96, 96))
    return out.getvalue()


def _write(file: Path, content: bytes) -> None:
    """Nobody sees half of it; two that make the same one write the same."""
    with tempfile.NamedTemporaryFile(dir=file.parent, prefix=".new-", delete=False) as out:
        try:
            out.write(content)
            out.close()
            Path(out.name).replace(file)
        except BaseException:
            Path(out.name).unlink(missing_ok=True)
            raise
