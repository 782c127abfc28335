"""Opening a workbook that came from somewhere: is it one, is it small enough, what do its sheets hold."""

from __future__ import annotations

import re
import warnings
import zlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO
from xml.etree.ElementTree import iterparse
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from bot.workbook.columns import MOST_ROWS

MOST_UNPACKED = 64 * 2**20  # bytes; 1.7 MB of zip can unpack into 461 MB of memory
# Each element costs some 300 bytes while a row is read: 64 MB of nothing but empty cells would take 5 GB.
# A book of 20,000 points has two million tags; a row has at most 16,384 cells of six tags each.
_MOST_TAGS = 4_000_000
_MOST_TAGS_OF_A_ROW = 200_000
_ROW = re.compile(rb"<(?:\w+:)?row[\s/>]")
_OLD_FORMAT = b"\xd0\xcf\x11\xe0"  # how .xls begins, and an .xlsx that is locked with a password
_SHEET_ROWS = 1_048_576  # the most rows a sheet can have
_SHEET_COLUMNS = 64  # nobody's extra columns are looked at further right than this
_SAVE_AS = "应为 .xlsx 工作簿，请用 Excel 或 WPS 另存为 .xlsx 再导入"


class NotAWorkbook(Exception):
    """The file is not one that can be read. Carries what is wrong and what would be right."""

    def __init__(self, wrong: str, right: str = _SAVE_AS) -> None:
        super().__init__(wrong)
        self.wrong, self.right = wrong, right


@dataclass(frozen=True, slots=True)
class RawCell:
    """A cell as the file has it."""

    value: object
    number_format: str | None


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row that is not quite empty: its number, and the cells that hold something by column letter."""

    number: int
    cells: Mapping[str, RawCell]


def load(path: Path, wanted: Collection[str]) -> dict[str, list[RawRow]]:
    """The rows of those wanted sheets that the file has, hidden rows too, at most two more than may be.

    Cells merged downwards (one 单位 written once for several people) all say what the first one says.
    Raises NotAWorkbook.
    """
    try:
        file = path.open("rb")
    except OSError as error:
        raise NotAWorkbook("文件打不开", "应为一个可以读取的 .xlsx 文件") from error
    with file:
        _check_container(file)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # about drop-down lists and pictures, which are not read
                return _sheets(file, wanted)
        # What damaged XML makes the library raise is not documented and ranges from KeyError to ParseError.
        except Exception as error:
            raise NotAWorkbook("文件已损坏，读不出来") from error


def _check_container(file: BinaryIO) -> None:
    """Refuse what is no xlsx, or would fill the memory, before openpyxl looks at it."""
    begin = file.read(4)
    if begin == _OLD_FORMAT:
        raise NotAWorkbook("是旧格式的 .xls，或者加了密码")
    if begin != b"PK\x03\x04":
        raise NotAWorkbook("不是 Excel 工作簿")
    try:
        archive = ZipFile(file)
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


def _sheets(file: BinaryIO, wanted: Collection[str]) -> dict[str, list[RawRow]]:
    book = load_workbook(file, read_only=True, data_only=False, keep_links=False)
    archive = ZipFile(file)
    sheets: dict[str, list[RawRow]] = {}
    for sheet in book.worksheets:
        name = "".join(sheet.title.split())
        if name in wanted and name not in sheets and isinstance(sheet, ReadOnlyWorksheet):
            sheets[name] = list(_rows(sheet, archive))
    return sheets


def _rows(sheet: ReadOnlyWorksheet, archive: ZipFile) -> Iterator[RawRow]:
    sheet.reset_dimensions()  # some programs write a wrong size
    merged = _merged_downwards(sheet, archive)
    lending: dict[str, tuple[int, RawCell]] = {}
    found = 0
    # The stubs take a sheet that is only read for one that can be written.
    rows = sheet.iter_rows(max_row=_SHEET_ROWS, max_col=_SHEET_COLUMNS)  # type: ignore[misc]
    for number, row in enumerate(rows, 1):
        cells = {
            get_column_letter(place): RawCell(cell.value, cell.number_format)
            for place, cell in enumerate(row, 1)
            if cell.value is not None and str(cell.value).strip()
        }
        if not cells:
            continue
        lending |= {x: (merged[x, number], cells[x]) for x in cells if (x, number) in merged}
        lent = {x: cell for x, (last, cell) in lending.items() if number <= last}
        yield RawRow(number, lent | cells)
        found += 1
        if found == MOST_ROWS + 2:  # the head, all that may be, and one too many
            return


def _merged_downwards(sheet: ReadOnlyWorksheet, archive: ZipFile) -> dict[tuple[str, int], int]:
    """First cell (letter, row) of each merged area to the area's last row.

    Asked of the file itself: the library would make an object of every cell of a merged area, however large.
    """
    areas: dict[tuple[str, int], int] = {}
    with archive.open(sheet._worksheet_path) as source:  # type: ignore[attr-defined]  # stubs lack it
        for _, element in iterparse(source):  # noqa: S314 - no worse than openpyxl, which parses the same
            if element.tag.endswith("}mergeCell"):
                left, top, _, bottom = range_boundaries(element.get("ref", ""))
                if left and top and bottom and left <= _SHEET_COLUMNS:
                    areas[get_column_letter(left), top] = bottom
            elif element.tag.endswith("}row"):
                element.clear()
    return areas
