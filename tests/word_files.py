"""Word files as offices write them: with numbers that Word counts itself, tables, tracked changes, contents."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as Written
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml

from papers.read_sent import read_sent
from tests.photographs import small_photo

# By level: how the number is written, in which form, and what else the level says.
Levels = Sequence[tuple[str, str, str]]
CHAPTERS: Levels = (
    ("第%1章", "chineseCounting", ""),
    ("第%2条", "chineseCounting", '<w:lvlRestart w:val="0"/>'),
    ("（%3）", "chineseCounting", ""),
)


def saved(document: Written) -> bytes:
    """The bytes of the file."""
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def typed(*lines: str) -> bytes:
    """A document whose numbers somebody typed."""
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    return saved(document)


def numbered(*lines: tuple[int | None, str], levels: Levels = CHAPTERS) -> bytes:
    """A document whose lines are numbered by Word, each on its level; None for a line without a number."""
    document = Document()
    add_list(document, levels)
    for level, line in lines:
        number(document.add_paragraph(line), level)
    return saved(document)


def add_list(
    document: Written, levels: Levels, *, abstract: int = 70, lists: Mapping[int, str] | None = None
) -> None:
    """Lists of these levels; `lists` by their id, with what each overrides."""
    part = document.part.numbering_part.element
    looks = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for level, (text, form, more) in enumerate(levels)
    )
    part.insert(
        0, _xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{abstract}">{looks}</w:abstractNum>')
    )
    for id_, override in (lists or {abstract: ""}).items():
        part.append(
            _xml(
                f'<w:num {nsdecls("w")} w:numId="{id_}"><w:abstractNumId w:val="{abstract}"/>{override}</w:num>'
            )
        )


def number(paragraph: Any, level: int | None, list_: int = 70) -> None:
    """Have Word number a paragraph."""
    if level is not None:
        properties = paragraph._p.get_or_add_pPr()
        properties.append(
            _xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{list_}"/></w:numPr>')
        )


def add_xml(document: Written, body: str) -> None:
    """Put into the text what python-docx has no word for; `body` as Word writes it."""
    document.element.body.insert(
        len(document.element.body) - 1, _xml(body.replace(">", f" {nsdecls('w')}>", 1))
    )


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """The same file with another content of one part."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return out.getvalue()


def _xml(text: str) -> Any:
    return parse_xml(text)


def document(name: str, words: str) -> bytes:
    """A file of this name with these words in it: a .docx, else just the words. A .jpg is a photo, and a .docx
    without words is broken."""
    if name.endswith(".jpg"):
        return small_photo(len(name))
    return typed(*words.split("\n")) if words and name.endswith(".docx") else words.encode()


def lines(data: bytes) -> list[str]:
    """The lines that the bot reads of a .docx."""
    sent = read_sent("办法.docx", data)
    assert sent.why is None, sent.why
    return sent.text.split("\n")
