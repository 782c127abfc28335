"""What a file is that somebody takes for a workbook (xlsx), by its name and by how it begins."""

from __future__ import annotations

import codecs
from collections.abc import Collection

SAVE_AS = "应为 .xlsx 工作簿，请用 Excel 或 WPS 另存为 .xlsx 再导入"
BEGINNING = 2_048  # bytes that are enough to tell
OLE = b"\xd0\xcf\x11\xe0"  # how .xls begins, and an .xlsx that is locked with a password
ZIP = b"PK\x03\x04"
_LEFT_BEHIND = "~$"  # how Excel names the note that a file is open
_UNPACK = "应先解压，再导入里面的 .xlsx"
_UNLOCK = "应先在 Excel 或 WPS 里取消打开密码，另存后再导入"
_BEGINNINGS = (
    (b"%PDF", "是 PDF", SAVE_AS),
    (b"\xff\xd8\xff", "是图片", SAVE_AS),
    (b"\x89PNG", "是图片", SAVE_AS),
    (b"GIF8", "是图片", SAVE_AS),
    (b"RIFF", "是图片", SAVE_AS),
    (b"Rar!", "是压缩包", _UNPACK),
    (b"7z\xbc\xaf", "是压缩包", _UNPACK),
    (b"\x1f\x8b", "是压缩包", _UNPACK),
)
_PARTS = {
    "xl/workbook.bin": "是二进制的 .xlsb",
    "word/document.xml": "是 Word 文档",
    "ppt/presentation.xml": "是 PowerPoint 文档",
    "content.xml": "是 LibreOffice 的 .ods",
    "index/document.iwa": "是苹果 Numbers 的文件",
}


def of_beginning(name: str, begin: bytes) -> tuple[str, str]:
    """What a file is that is neither zip nor OLE, and what would be right."""
    if not begin:
        return "文件是空的", SAVE_AS
    if name.startswith(_LEFT_BEHIND):
        return "是 Excel 开着文件时留下的临时文件", f"应导入同名、没有 {_LEFT_BEHIND} 的那个文件"
    for known, what, right in _BEGINNINGS:
        if begin.startswith(known):
            return what, right
    text = _text(begin).lstrip()
    if text.startswith("<"):
        return _markup(text), SAVE_AS
    return ("是文字（如 CSV），不是 Excel 工作簿" if text else "不是 Excel 工作簿"), SAVE_AS


def of_parts(names: Collection[str]) -> tuple[str, str] | None:
    """What a zip is that is no xlsx, and what would be right; None if it may be one."""
    parts = {name.casefold().replace("\\", "/") for name in names}
    for part, what in _PARTS.items():
        if part in parts:
            return what, SAVE_AS
    if "_rels/.rels" not in parts and not any(part.startswith("xl/") for part in parts):
        return "是压缩包", _UNPACK
    return None


def of_ole(data: bytes) -> tuple[str, str]:
    """What Microsoft's older container holds, by the names in its directory, and what would be right."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "加了打开密码", _UNLOCK
    known = "Workbook".encode("utf-16-le") in data
    return ("是旧格式的 .xls" if known else "是旧格式的 .xls，或者加了密码"), SAVE_AS


def _text(begin: bytes) -> str:
    """The beginning as text; "" if it is none. A character that the end cuts in two is no fault."""
    encodings = ["utf-16"] if begin.startswith((b"\xff\xfe", b"\xfe\xff")) else ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            text = codecs.getincrementaldecoder(encoding)().decode(begin)
        except ValueError:
            continue
        if all(one.isprintable() or one.isspace() for one in text):
            return text
    return ""


def _markup(text: str) -> str:
    if "schemas-microsoft-com:office:spreadsheet" in text:
        return "是 Excel 2003 的 XML 表格"
    if "opendocument" in text:
        return "是 LibreOffice 的 .fods"
    return "是网页，不是 Excel 工作簿"
