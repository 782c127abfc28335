"""Opens a file from somebody: is it a workbook, is it small enough, what do its sheets hold?"""

from __future__ import annotations

import re
import zlib
from collections.abc import Collection, Iterator
from itertools import islice, pairwise
from pathlib import Path
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

from bot.workbook import kinds
from bot.workbook.cells import head
from bot.workbook.kinds import SAVE_AS
from bot.workbook.parts import RawCell, RawRow, XlsxParts
from bot.workbook.sheets import HEAD_WITHIN, MOST_ROWS

MOST_UNPACKED = 64 * 2**20  # bytes; 1.7 MB of zip can unpack into 461 MB of memory
# Each element costs some 300 bytes while a row is read: 64 MB of nothing but empty cells would take 5 GB.
# A book of 20,000 points has two million tags; a row has at most 16,384 cells of six tags each.
_MOST_TAGS = 4_000_000
_MOST_TAGS_OF_A_ROW = 200_000
_AROUND = re.compile(
    r"^(?:\([一二三四五六七八九十]+\)|[一二三四五六七八九十]+、|[\d\W_])+|[\d\W_]*(?:信息|名单|一览|明细)?表?[\d\W_]*$"
)
_ROW = re.compile(rb"<(?:\w+:)?row[\s/>]")
_OLE_LOOKED_AT = 32 * 2**20  # bytes; the directory may stand anywhere in it
_SHEET_COLUMNS = 64  # columns to the right of this are ignored


class NotAWorkbook(Exception):
    """The file is not one that can be read. Carries what is wrong and what would be right."""

    def __init__(self, wrong: str, right: str = SAVE_AS) -> None:
        super().__init__(wrong)
        self.wrong, self.right = wrong, right


def load(path: Path, wanted: Collection[str]) -> dict[str, list[list[RawRow]]]:
    """The rows of those wanted sheets that the file has, of each sheet that goes by the name.

    Hidden rows too, and of a sheet at most a few more than may be.

    Cells merged downwards (one 单位 written once for several people) all say what the first one says.
    Raises NotAWorkbook.
    """
    try:
        file = path.open("rb")
    except OSError as error:
        raise NotAWorkbook("文件打不开", "应为一个可以读取的 .xlsx 文件") from error
    with file:
        _check_container(file, path.name)
        try:
            return _sheets(file, wanted)
        # What a damaged part gives: no such part, no such string, no number, no XML, no zip.
        except (
            LookupError,
            ValueError,
            StopIteration,
            SyntaxError,
            BadZipFile,
            OSError,
            EOFError,
            zlib.error,
        ) as error:
            raise NotAWorkbook("文件已损坏，读不出来") from error


def _check_container(file: BinaryIO, name: str) -> None:
    """Refuse a file that is no xlsx, or that would fill the memory, before any part of it is read."""
    begin = file.read(kinds.BEGINNING)
    if begin.startswith(kinds.OLE):
        raise NotAWorkbook(*kinds.of_ole(begin + file.read(_OLE_LOOKED_AT)))
    if not begin.startswith(kinds.ZIP):
        raise NotAWorkbook(*kinds.of_beginning(name, begin))
    try:
        archive = ZipFile(file)
        if foreign := kinds.of_parts(archive.namelist()):
            raise NotAWorkbook(*foreign)
        if sum(part.file_size for part in archive.infolist()) > MOST_UNPACKED:
            right = f"应不超过 {MOST_UNPACKED // 2**20} MB，请删去图片和用不着的表"
            raise NotAWorkbook("文件展开后太大", right)
        if _too_many_cells(archive):
            raise NotAWorkbook("单元格太多", "应只留有内容的行和列，请删去空白的格式行")
    # Besides BadZipFile also what a damaged or locked part raises when it is unpacked.
    except (BadZipFile, ValueError, OSError, EOFError, RuntimeError, zlib.error) as error:
        raise NotAWorkbook("文件已损坏，读不出来") from error


def _too_many_cells(archive: ZipFile) -> bool:
    tags = 0
    for part in archive.infolist():
        data = archive.read(part)
        tags += data.count(b"<")
        if tags > _MOST_TAGS:
            return True
        if b"sheetData" in data:
            rows = [0, *(found.start() for found in _ROW.finditer(data)), len(data)]
            if any(data.count(b"<", start, end) > _MOST_TAGS_OF_A_ROW for start, end in pairwise(rows)):
                return True
    return False


def _sheets(file: BinaryIO, wanted: Collection[str]) -> dict[str, list[list[RawRow]]]:
    parts = XlsxParts(ZipFile(file))
    sheets: dict[str, list[list[RawRow]]] = {}
    for name in wanted:
        exact = [title for title in parts.sheets if head(title) == name]
        for title in exact or [title for title in parts.sheets if _bare(title) == name]:
            rows = islice(_rows(parts, parts.sheets[title]), MOST_ROWS + HEAD_WITHIN + 1)
            sheets.setdefault(name, []).append(list(rows))
    return sheets


def _bare(title: str) -> str:
    """A sheet's name without what people put around it: `2、人员信息表` is 人员."""
    return _AROUND.sub("", head(title))


def _rows(parts: XlsxParts, path: str) -> Iterator[RawRow]:
    """The rows of a sheet, each with what cells merged downwards lend to it."""
    merged = parts.merged_downwards(path, _SHEET_COLUMNS)
    lending: dict[str, tuple[int, RawCell]] = {}
    for row in parts.rows(path, _SHEET_COLUMNS):
        starting = {x: (merged[x, row.number], row.cells[x]) for x in row.cells if (x, row.number) in merged}
        lending |= starting
        lent = {x: cell for x, (last, cell) in lending.items() if row.number <= last}
        yield RawRow(row.number, {**lent, **row.cells})
