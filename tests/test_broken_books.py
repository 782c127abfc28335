"""Files that are no workbook, or would harm whoever opens them, are refused in one line."""
# ruff: noqa: E501 - the table is read row by row

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.workbook import template
from bot.workbook.sheets import MOST_ROWS
from tests.books import SAMPLE, lines
from tests.turns import AT_LARGE


def zipped(path: Path, edit: Callable[[str, bytes], bytes]) -> Path:
    """The template with some of its parts replaced."""
    template(path)
    parts = {name: zipfile.ZipFile(path).read(name) for name in zipfile.ZipFile(path).namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, edit(name, data))
    return path


def in_units(old: bytes, new: bytes) -> Callable[[str, bytes], bytes]:
    """An edit of the sheet 单位."""
    return lambda name, data: data.replace(old, new) if name == "xl/worksheets/sheet2.xml" else data


PASSWORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le")


def holding(part: str) -> Callable[[Path], object]:
    """A maker of a zip with one part that gives away what it is."""
    return lambda path: zipfile.ZipFile(path, "w").writestr(part, "<a/>")


SAVE_AS = "应为 .xlsx 工作簿，请用 Excel 或 WPS 另存为 .xlsx 再导入"
UNPACK = "应先解压，再导入里面的 .xlsx"
OLD_XML = "urn:schemas-microsoft-com:office:spreadsheet"
BROKEN: dict[str, tuple[Callable[[Path], object], str]] = {
    "absent": (lambda path: None, "文件打不开; 应为一个可以读取的 .xlsx 文件"),
    "folder": (Path.mkdir, "文件打不开; 应为一个可以读取的 .xlsx 文件"),
    "empty": (Path.touch, f"文件是空的; {SAVE_AS}"),
    "csv": (lambda path: path.write_text("名称,简称"), f"是文字（如 CSV），不是 Excel 工作簿; {SAVE_AS}"),
    "xls": (lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), f"是旧格式的 .xls，或者加了密码; {SAVE_AS}"),
    "old xls": (lambda path: path.write_bytes(OLD), f"是旧格式的 .xls; {SAVE_AS}"),
    "password": (lambda path: path.write_bytes(PASSWORD), "加了打开密码; 应先在 Excel 或 WPS 里取消打开密码，另存后再导入"),
    "web page": (lambda path: path.write_text("<table><tr>"), f"是网页，不是 Excel 工作簿; {SAVE_AS}"),
    "csv of old Windows": (lambda path: path.write_bytes("名称,简称\n".encode("gbk") * 300), f"是文字（如 CSV），不是 Excel 工作簿; {SAVE_AS}"),
    "Excel 2003": (lambda path: path.write_text(f'<?xml version="1.0"?><Workbook xmlns="{OLD_XML}"/>'), f"是 Excel 2003 的 XML 表格; {SAVE_AS}"),
    "flat ods": (lambda path: path.write_text('<?xml version="1.0"?><office:document office:mimetype="application/vnd.oasis.opendocument.spreadsheet"/>'), f"是 LibreOffice 的 .fods; {SAVE_AS}"),
    "pdf": (lambda path: path.write_bytes(b"%PDF-1.7\n"), f"是 PDF; {SAVE_AS}"),
    "photo": (lambda path: path.write_bytes(b"\xff\xd8\xff\xe0JFIF"), f"是图片; {SAVE_AS}"),
    "rar": (lambda path: path.write_bytes(b"Rar!\x1a\x07"), f"是压缩包; {UNPACK}"),
    "zipped": (holding("区表.xlsx"), f"是压缩包; {UNPACK}"),
    "noise": (lambda path: path.write_bytes(b"\x05\x00\xff" * 99), f"不是 Excel 工作簿; {SAVE_AS}"),
    "xlsb": (holding("xl/workbook.bin"), f"是二进制的 .xlsb; {SAVE_AS}"),
    "ods": (holding("content.xml"), f"是 LibreOffice 的 .ods; {SAVE_AS}"),
    "word": (holding("word/document.xml"), f"是 Word 文档; {SAVE_AS}"),
    "numbers": (holding("Index/Document.iwa"), f"是苹果 Numbers 的文件; {SAVE_AS}"),
    "cut": (lambda path: path.write_bytes(SAMPLE.read_bytes()[:9000]), f"文件已损坏，读不出来; {SAVE_AS}"),
    "flipped": (lambda path: path.write_bytes(SAMPLE.read_bytes().replace(b"PK\x05\x06", b"PK\x00\x00")), f"文件已损坏，读不出来; {SAVE_AS}"),
    "not xlsx": (holding("xl/other.xml"), f"文件已损坏，读不出来; {SAVE_AS}"),
    "not xml": (lambda path: zipped(path, in_units(b"</row>", b"</raw>")), f"文件已损坏，读不出来; {SAVE_AS}"),
    "bomb": (lambda path: zipped(path, in_units(b"</sheetData>", b"</sheetData>" + bytes(65 * 2**20))), "文件展开后太大; 应不超过 64 MB，请删去图片和用不着的表"),
    "tags": (lambda path: zipped(path, in_units(b"</sheetData>", b"<row>" + b"<c/>" * 200_001 + b"</row></sheetData>")), "单元格太多; 应只留有内容的行和列，请删去空白的格式行"),
}  # fmt: skip


@pytest.mark.parametrize("kind", BROKEN)
def test_broken_files_are_refused_clearly(tmp_path: Path, kind: str) -> None:
    """A file that is no workbook, is damaged or would fill the memory gives one line that says what to do."""
    make, expected = BROKEN[kind]
    make(tmp_path / "区表.xlsx")
    assert lines(tmp_path / "区表.xlsx") == [f"区表.xlsx: {expected}"]


def test_lies_about_size_and_huge_merges_are_harmless(tmp_path: Path) -> None:
    """A part that is longer than its head says is damaged; a merged area of a whole sheet costs nothing."""
    path = zipped(tmp_path / "a.xlsx", in_units(b"</sheetData>", b"</sheetData>" + b" " * 10**6))
    data = path.read_bytes()
    size = zipfile.ZipFile(path).getinfo("xl/worksheets/sheet2.xml").file_size
    path.write_bytes(data.replace(struct.pack("<I", size), struct.pack("<I", 99)))
    assert lines(path) == [f"a.xlsx: 文件已损坏，读不出来; {SAVE_AS}"]
    all_cells = b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    assert lines(zipped(path, in_units(b"</sheetData>", all_cells))) == []


@pytest.mark.parametrize("most", [200, pytest.param(MOST_ROWS, marks=AT_LARGE)])
def test_too_many_rows_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    """A sheet holds 20,000 rows, here 200; the first one too many is named."""
    assert MOST_ROWS == 20_000
    for module in ("rows", "opening"):
        monkeypatch.setattr(f"bot.workbook.{module}.MOST_ROWS", most)
    rows = "".join(
        f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>{n}</t></is></c></row>' for n in range(3, most + 4)
    )
    path = zipped(tmp_path / "a.xlsx", in_units(b"</sheetData>", rows.encode() + b"</sheetData>"))
    faults = lines(path)
    assert f"单位!A{most + 2}: 超过 {most} 行; 应不超过 {most} 行" in faults
    assert len(faults) == most  # the example row, and the others without 类型
