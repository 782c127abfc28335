"""Reads the parts of an xlsx file leniently: a fault in a part that this program does not need is no fault.

It reads names, texts, numbers, formulas and number formats, in either namespace of Office Open XML (transitional, and
the strict one of ISO 29500). It never opens fills, fonts, properties and drawings.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import IO
from xml.etree.ElementTree import Element, iterparse
from zipfile import ZipFile

from openpyxl.utils import column_index_from_string, get_column_letter, range_boundaries

GENERAL = "General"
# What the numbers of built-in formats mean (ECMA-376 part 1, 18.8.30); 27-36 and 50-58 are dates in Chinese Excel.
_BUILT_IN = {1: "0", 2: "0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 48: "##0.0E+0", 49: "@"}
_DATES = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
# What a number format shows literally, and what stands in brackets.
_NOT_SIGNS = re.compile(r'"[^"]*"|\\.|_.|\[[^\]]*\]')
_PICTURE = re.compile(r'=?(?:_xlfn\.)?DISPIMG\("', re.IGNORECASE)  # a picture in a cell, as WPS writes it
_CELL = re.compile(r"([A-Za-z]{1,3})(\d+)")


@dataclass(frozen=True, slots=True)
class RawCell:
    """A cell as the file has it: its value and its number format, or why it has no usable value.

    `value` is text, a number, a truth, or a date, time or length of time.
    """

    value: str | float | bool | date | time | timedelta
    number_format: str = GENERAL
    wrong: str = ""
    right: str = ""


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row that is not empty: its number, and its cells by column letter."""

    number: int
    cells: Mapping[str, RawCell]


NO_RESULT = "是公式，文件里没有算出的结果", "应在 Excel 或 WPS 里打开并保存后再导入，或直接填写内容"
PICTURE = "是图片", "应填写文字"
_ERROR_RIGHT = "应改好公式，或直接填写内容"


class XlsxParts:
    """An open file: its sheets by name in order, and what their cells refer to."""

    def __init__(self, archive: ZipFile) -> None:
        """Raises KeyError, ValueError or ParseError if the file has not what makes it a workbook."""
        self._archive = archive
        self._names = {_plain(name): name for name in archive.namelist()}
        book = next(
            (one for kind, one in self._related("").values() if kind == "officeDocument"), "xl/workbook.xml"
        )
        self._targets = self._related(book)
        self.sheets = dict(self._sheets(book))
        self._strings = list(self._shared_strings())
        self._formats = list(self._number_formats())

    def rows(self, path: str, last_column: int) -> Iterator[RawRow]:
        """The rows of a sheet that have something in their first so many columns, as the file has them."""
        number = 0
        with self._open(path) as source:
            for _, row in iterparse(source):  # noqa: S314 - expat refuses entities that blow up; sizes are checked
                if _tag(row) != "row":
                    continue
                number = int(row.get("r") or number + 1)
                cells = dict(self._cells(row, last_column))
                row.clear()
                if cells:
                    yield RawRow(number, cells)

    def merged_downwards(self, path: str, last_column: int) -> dict[tuple[str, int], int]:
        """First cell (letter, row) of each merged area to the area's last row, never the area's cells."""
        areas: dict[tuple[str, int], int] = {}
        with self._open(path) as source:
            data = source.read()
        if b"mergeCell" not in data and b"\0" not in data:  # which XML in UTF-8 never has
            return areas  # as of most sheets, which need not be taken apart for it
        with self._open(path) as source:
            for _, element in iterparse(source):  # noqa: S314
                if _tag(element) == "mergeCell":
                    left, top, _, bottom = range_boundaries(element.get("ref", ""))
                    if left and top and bottom and left <= last_column:
                        areas[get_column_letter(left), top] = bottom
                elif _tag(element) == "row":
                    element.clear()
        return areas

    def _open(self, path: str) -> IO[bytes]:
        return self._archive.open(self._names[_plain(path)])

    def _related(self, path: str) -> dict[str, tuple[str, str]]:
        """What a part refers to: its kind and path by id."""
        folder, name = posixpath.split(path)
        listed = f"{folder}/_rels/{name}.rels".lstrip("/")
        found: dict[str, tuple[str, str]] = {}
        if _plain(listed) in self._names:
            with self._open(listed) as source:
                for _, one in iterparse(source):  # noqa: S314
                    if _tag(one) == "Relationship":
                        kind = one.get("Type", "").rpartition("/")[2]
                        target = one.get("Target", "").replace("\\", "/")
                        found[one.get("Id", "")] = (
                            kind,
                            posixpath.normpath(posixpath.join(f"/{folder}", target)),
                        )
        return found

    def _sheets(self, book: str) -> Iterator[tuple[str, str]]:
        with self._open(book) as source:
            for _, element in iterparse(source):  # noqa: S314
                if _tag(element) == "sheet":
                    id_ = next(value for key, value in element.items() if key.endswith("}id"))
                    kind, path = self._targets[id_]
                    if kind == "worksheet":
                        yield element.get("name", ""), path

    def _of_kind(self, kind: str) -> str | None:
        found = (path for one, path in self._targets.values() if one == kind)
        return next((path for path in found if _plain(path) in self._names), None)

    def _shared_strings(self) -> Iterator[str]:
        path = self._of_kind("sharedStrings")
        if path is None:
            return
        with self._open(path) as source:
            for _, element in iterparse(source):  # noqa: S314
                if _tag(element) == "si":
                    yield _text(element)
                    element.clear()

    def _number_formats(self) -> Iterator[str]:
        """The number format of each style that a cell can name."""
        path = self._of_kind("styles")
        if path is None:
            return
        own: dict[int, str] = {}
        with self._open(path) as source:
            for _, element in iterparse(source):  # noqa: S314
                if _tag(element) == "numFmt":
                    own[_number(element.get("numFmtId"))] = element.get("formatCode", GENERAL)
                elif _tag(element) == "cellXfs":
                    for style in element:
                        id_ = _number(style.get("numFmtId"))
                        yield own.get(id_) or ("yyyy-mm-dd" if id_ in _DATES else _BUILT_IN.get(id_, GENERAL))

    def _cells(self, row: Element, last_column: int) -> Iterator[tuple[str, RawCell]]:
        place = 0
        for cell in row:
            if _tag(cell) != "c":
                continue
            where = _CELL.fullmatch(cell.get("r") or "")
            place = column_index_from_string(where[1].upper()) if where else place + 1
            if place <= last_column and (read := self._cell(cell)) is not None:
                yield get_column_letter(place), read

    def _cell(self, cell: Element) -> RawCell | None:
        kind = cell.get("t", "n")
        stored = next((one.text or "" for one in cell if _tag(one) == "v"), None)
        formula = next((one for one in cell if _tag(one) == "f"), None)
        if kind == "e":
            return _error(stored or "", picture=cell.get("vm") is not None)
        text = self._words(cell, kind, stored)
        if _PICTURE.match((formula.text or "") if formula is not None else text):
            return RawCell(text, GENERAL, *PICTURE)
        if formula is not None and (stored is None or (not stored and kind != "str")):
            return RawCell("", GENERAL, *NO_RESULT)
        if not text.strip():
            return None
        number_format = self._format(cell.get("s"))
        if kind == "n" and (number := _float(text)) is not None:  # some programs leave out that it is text
            return RawCell(_value(number, number_format), number_format)
        if kind == "d":
            return RawCell(_moment(text), number_format)
        return RawCell(text.strip() != "0" if kind == "b" else text, number_format)

    def _words(self, cell: Element, kind: str, stored: str | None) -> str:
        """The text of a cell, wherever the book keeps it."""
        if kind == "inlineStr":
            return "".join(_text(one) for one in cell if _tag(one) == "is")
        if kind == "s":
            return self._strings[int(stored)] if stored else ""
        return stored or ""

    def _format(self, style: str | None) -> str:
        number = _number(style)
        return self._formats[number] if number < len(self._formats) else GENERAL


def _plain(path: str) -> str:
    """A path as the file's list of parts should have it: some programs write \\ or another case."""
    return path.replace("\\", "/").lstrip("/").casefold()


def _tag(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0


def _float(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _text(element: Element) -> str:
    """The text of a string, its runs joined, without the reading aids (rPh) beside it."""
    found = []
    for child in element:
        if _tag(child) == "t":
            found.append(child.text or "")
        elif _tag(child) == "r":
            found.append(_text(child))
    return "".join(found)


def _error(value: str, *, picture: bool) -> RawCell:
    if picture:  # Excel keeps a picture in a cell as an error with something richer beside it
        return RawCell(value, GENERAL, *PICTURE)
    return RawCell(value, GENERAL, f"是错误值 {value}".rstrip(), _ERROR_RIGHT)


def _moment(text: str) -> str | date | time:
    """What a cell of ISO 8601 says: a moment, or a time of day; text if it is neither."""
    for kind in (datetime, time):
        try:
            return kind.fromisoformat(text)
        except ValueError:
            continue
    return text


def _value(number: float, number_format: str) -> float | date | time | timedelta:
    if not set(_NOT_SIGNS.sub("", number_format).lower()) & set("ymdhs"):
        return number
    if 0 <= number < 1:
        minutes = round(number * 24 * 60) % (24 * 60)
        return time(minutes // 60, minutes % 60)
    return timedelta(days=number) if number < 0 else _day(number)


def _day(number: float) -> float | date:
    try:
        return datetime(1899, 12, 30) + timedelta(days=number)  # noqa: DTZ001 - a day on paper has no zone
    except OverflowError:
        return number
