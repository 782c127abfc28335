"""Reads the text of a .docx that somebody sent, as people see it: with numbers that Word counts, tables as lines.

Five parts of the container are unpacked: two lists of its parts, the text, its lists and its styles. No picture, no
macro, no embedded file and no link is looked at, and what a part unpacks to is limited before it is unpacked.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from domain.sent import MOST_TEXT, Unread
from papers.numbering import Numbering

Element = Any  # of lxml, which has no types here
# Of the parts together. 60,000 characters with a look of their own for every five of them are 1 MB with 95,000 tags.
# The worst that is let through takes 3 s of a worker thread and 80 MB.
MOST_UNPACKED = 12 * 2**20  # bytes
MOST_TAGS = 500_000
MOST_PARTS = 5_000  # each picture is one
BETWEEN_CELLS = "｜"
OLE = b"\xd0\xcf\x11\xe0"  # how .doc and .wps begin, and a .docx that is locked with a password
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_LIST, _PARTS = "_rels/.rels", "[Content_Types].xml"
_MAIN = "/officeDocument"
_MACROS = b"macroEnabled"
_WORDS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
# What nobody sees in its place: deleted and moved away, the copy for older programs, boxes that float elsewhere.
_UNSEEN = frozenset(
    {
        qn("w:del"),
        qn("w:moveFrom"),
        qn("w:txbxContent"),
        qn("w:pPr"),
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    }
)
_CONTENTS = ("toc ", "目录")  # names of styles: its lines stand in the text once more


class CannotRead(Exception):
    """The document's text cannot be had; `why` says for what reason."""

    def __init__(self, why: Unread) -> None:
        super().__init__(why)
        self.why = why


def text_of(data: bytes) -> str:
    """The text of a .docx, a line for each paragraph and each row of a table. Raises CannotRead."""
    if data.startswith(OLE):
        raise CannotRead(Unread.LOCKED if _LOCKED in data else Unread.OLD_WORD)
    try:
        body, numbering = _opened(data)
        return _joined(_lines(body, numbering))
    # What a damaged container, a damaged part, or a part of another kind gives.
    except (BadZipFile, SyntaxError, zlib.error, LookupError, ValueError, OSError, EOFError) as broken:
        raise CannotRead(Unread.BROKEN) from broken
    except (RuntimeError, NotImplementedError) as locked:  # a password of the zip, an unknown way of packing
        raise CannotRead(Unread.LOCKED) from locked


def _opened(data: bytes) -> tuple[Element, Numbering]:
    with ZipFile(BytesIO(data)) as archive:
        names = set(archive.namelist())
        if len(names) > MOST_PARTS:
            raise CannotRead(Unread.TOO_LONG)
        if _LIST not in names:
            raise CannotRead(Unread.PACKED)
        main = _main_part(archive)
        folder = main.rpartition("/")[0]
        others = [f"{folder}/{name}" for name in ("numbering.xml", "styles.xml")]
        _must_be_small(archive, [main, *(one for one in others if one in names)])
        document = _parsed(archive, main)
        lists, styles = (_parsed(archive, one) if one in names else None for one in others)
    body = document.find(qn("w:body"))
    if body is None:  # the strict kind of Word, which hardly anybody writes; else a workbook, slides
        raise CannotRead(Unread.OLD_WORD if document.tag.endswith("}document") else Unread.OTHER)
    return body, Numbering(lists, styles)


def _main_part(archive: ZipFile) -> str:
    """Where the text stands, as the list of the parts says."""
    _must_be_small(archive, [_LIST, _PARTS])
    if _MACROS in archive.read(_PARTS):
        raise CannotRead(Unread.OLD_WORD)
    for one in _parsed(archive, _LIST):
        if (one.get("Type") or "").endswith(_MAIN):
            return str(one.get("Target") or "").lstrip("/")
    raise CannotRead(Unread.PACKED)


def _parsed(archive: ZipFile, part: str) -> Element:
    data = archive.read(part)
    if data.count(b"<") > MOST_TAGS:
        raise CannotRead(Unread.TOO_LONG)
    return parse_xml(data)


def _must_be_small(archive: ZipFile, parts: list[str]) -> None:
    """Nothing more is unpacked than the container says, so that what it says is enough to know."""
    if sum(archive.getinfo(one).file_size for one in parts) > MOST_UNPACKED:
        raise CannotRead(Unread.TOO_LONG)


def _joined(lines: Iterator[str]) -> str:
    kept, length = list[str](), 0
    for line in lines:
        length += len(line) + 1
        if length > MOST_TEXT:
            raise CannotRead(Unread.TOO_LONG)
        kept.append(line)
    return "\n".join(kept)


def _lines(holder: Element, numbering: Numbering) -> Iterator[str]:
    """The lines of whatever holds paragraphs and tables, be it within a control or a tracked change."""
    for one in holder:
        if one.tag == qn("w:p"):
            yield from _paragraph(one, numbering)
        elif one.tag == qn("w:tbl"):
            yield from filter(None, (_row(row, numbering) for row in _rows(one)))
        elif isinstance(one.tag, str) and one.tag not in _UNSEEN:
            yield from _lines(one, numbering)


def _paragraph(paragraph: Element, numbering: Numbering) -> Iterator[str]:
    if numbering.style(paragraph).startswith(_CONTENTS):
        return
    label = numbering.label(paragraph)  # also of an empty one: Word counts it
    if words := "".join(_words(paragraph)).strip():
        yield from f"{label}{words}".splitlines()


def _rows(holder: Element) -> Iterator[Element]:
    """The rows of a table, also those within a control; not those of a table within it."""
    for one in holder:
        if one.tag == qn("w:tr"):
            yield one
        elif isinstance(one.tag, str) and one.tag not in (*_UNSEEN, qn("w:tc")):
            yield from _rows(one)


def _row(row: Element, numbering: Numbering) -> str:
    """The cells of a row in one line; those of a table within it among them."""
    cells = (" ".join(_lines(cell, numbering)) for cell in row.findall(qn("w:tc")))
    return BETWEEN_CELLS.join(cell for cell in cells if cell)


def _words(holder: Element) -> Iterator[str]:
    for one in holder:
        if one.tag == qn("w:t"):
            yield one.text or ""
        elif one.tag in _WORDS:
            yield _WORDS[one.tag]
        elif isinstance(one.tag, str) and one.tag not in _UNSEEN and not _is_hidden(one):
            yield from _words(one)


def _is_hidden(run: Element) -> bool:
    look = run.find(qn("w:rPr"))
    vanish = None if look is None else look.find(qn("w:vanish"))
    return vanish is not None and vanish.get(qn("w:val")) not in ("0", "false", "off")
