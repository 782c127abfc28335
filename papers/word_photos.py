"""Photos in a Word file: as small as paper needs them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Emu, Length, Pt
from docx.table import _Cell
from PIL import Image, ImageOps

from papers.page import SMALL, write

_MISSING = "（照片已不在）"
_PHOTO_PX = 1000  # as much as paper shows


def show(cell: _Cell, file: Path | None, most_wide: Length, most_high: Length) -> None:
    """Put a photo into a cell, within these sizes; one that is not there or cannot be read is said to be missing."""
    line = cell.paragraphs[0]
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    line.paragraph_format.keep_with_next = True
    line.paragraph_format.space_after = Pt(0)
    try:
        if file is None:
            raise FileNotFoundError
        picture, (wide, high) = _smaller(file)
    except OSError:
        write(line, _MISSING, size=SMALL)
        return
    scale = min(most_wide / wide, most_high / high)
    line.add_run().add_picture(picture, width=Emu(int(wide * scale)), height=Emu(int(high * scale)))


def _smaller(file: Path) -> tuple[BytesIO, tuple[int, int]]:
    """The photo as paper needs it, and its size in px: the file that is sent on must stay small."""
    with Image.open(file) as opened:
        picture = ImageOps.exif_transpose(opened).convert("RGB")
    picture.thumbnail((_PHOTO_PX, _PHOTO_PX))
    held = BytesIO()
    picture.save(held, "JPEG", quality=82)
    held.seek(0)
    return held, picture.size
