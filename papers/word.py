"""Sets a document in type as a Word file that prints as it is: the page is in `papers/page.py`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from functools import singledispatch
from io import BytesIO
from itertools import zip_longest
from pathlib import Path

from docx.document import Document as Written
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.shared import Mm, Pt
from docx.table import Table as WrittenTable
from docx.text.paragraph import Paragraph as Line

from domain.paper import Block, FigureBlock, Form, Heading, Masthead, Paper, PaperTable, Paragraph, PhotoRow
from papers.page import (
    BODY,
    HEADING_FACE,
    LINE_MM,
    RED,
    SMALL,
    SMALL_PITCH,
    TITLE,
    TITLE_FACE,
    blank,
    narrow,
    pitch,
    rule,
    write,
)
from papers.picture import draw
from papers.sheet import fitted
from papers.word_photos import show
from papers.word_tables import (
    TOGETHER,
    keep_whole,
    keep_with_next,
    new_row,
    ruled,
    set_cell,
    set_form,
    set_table,
)

Finder = Callable[[str], Path | None]  # a photo's file by its hash
_DRAWN_MM = 96  # it has room below a table, and its type is still some 7 pt


def word(paper: Paper, photo: Finder) -> bytes:
    """The document as a .docx. A photo that is not there or cannot be read is said to be missing."""
    document = blank()
    if paper.sheet:
        narrow(document)
    document.core_properties.title = paper.title.replace("\n", "")
    document.core_properties.author = paper.signer
    document.core_properties.created = document.core_properties.modified = _moment(paper.day)
    if paper.masthead:
        _masthead(document, paper.masthead)
    _head(document, paper)
    _body(document, fitted(paper.blocks) if paper.sheet else paper.blocks, photo)
    _foot(document, paper)
    _appendix(document, paper, photo)
    held = BytesIO()
    document.save(held)
    return held.getvalue()


def chinese_day(day: date) -> str:
    """2026年3月5日, as a document dates itself."""
    return f"{day.year}年{day.month}月{day.day}日"


def _moment(day: date | None) -> datetime:
    """python-docx's own template is of 2013; a document without a day keeps none."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC) if day else datetime(2000, 1, 1, tzinfo=UTC)


def _masthead(document: Written, masthead: Masthead) -> None:
    name = _centred(document, pitched=False)
    write(name, masthead.name, TITLE_FACE, Pt(42), colour=RED)
    issue = _centred(document)
    write(issue, masthead.issue)
    line = pitch(document.add_paragraph())
    line.paragraph_format.tab_stops.add_tab_stop(Mm(LINE_MM), WD_TAB_ALIGNMENT.RIGHT)
    write(line, f"{masthead.issuer}\t{chinese_day(masthead.day)}")
    rule(line, "bottom", colour="C00000", eighths=18)


def _head(document: Written, paper: Paper) -> None:
    if paper.masthead:
        pitch(document.add_paragraph())
    title = _centred(document, pitched=False)
    title.paragraph_format.space_after = Pt(6)
    write(title, paper.title, TITLE_FACE, TITLE)
    if paper.number:
        write(_centred(document), paper.number)
    if not paper.sheet:
        pitch(document.add_paragraph())
    if paper.addressee:
        write(pitch(document.add_paragraph()), f"{paper.addressee}：")


def _foot(document: Written, paper: Paper) -> None:
    if paper.signer or paper.day or paper.copies:
        _hold_end(document)
        if not paper.sheet and (paper.signer or paper.day):
            pitch(document.add_paragraph()).paragraph_format.keep_with_next = True
    for text in (paper.signer, chinese_day(paper.day) if paper.day else ""):
        if text:
            line = pitch(document.add_paragraph())
            line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            line.paragraph_format.right_indent = BODY * 4
            # Neither the day nor the copies stand alone on a page.
            line.paragraph_format.keep_with_next = bool(paper.copies) or (
                text == paper.signer and bool(paper.day)
            )
            write(line, text)
    _copies(document, paper.copies)


def _hold_end(document: Written) -> None:
    """What was written last, be it the last rows of a table, stays on one page with what follows: the signature never
    stands alone."""
    for block in reversed([*document.iter_inner_content()]):
        if isinstance(block, WrittenTable):
            for row in block.rows[-TOGETHER:]:
                keep_with_next(row)
            return
        block.paragraph_format.keep_with_next = True
        if block.text:
            return


def _copies(document: Written, copies: tuple[tuple[str, str], ...]) -> None:
    """版记: who gets it, between two rules."""
    if not copies:
        return
    pitch(document.add_paragraph()).paragraph_format.keep_with_next = True
    for index, (how, who) in enumerate(copies):
        line = pitch(document.add_paragraph(), SMALL_PITCH)
        line.paragraph_format.left_indent, line.paragraph_format.first_line_indent = SMALL * 3, SMALL * -3
        line.paragraph_format.keep_with_next = index < len(copies) - 1
        write(line, f"{how}：{who}", size=SMALL)
        if index == 0:
            rule(line, "top", eighths=8)
        if index == len(copies) - 1:
            rule(line, "bottom", eighths=8)


def _appendix(document: Written, paper: Paper, photo: Finder) -> None:
    """On a page of its own. The break is its first line's: a line that breaks may itself come to stand on a page."""
    before = len(document.paragraphs)
    _body(document, paper.appendix, photo)
    if paper.appendix:
        document.paragraphs[before].paragraph_format.page_break_before = True


def _body(document: Written, blocks: Sequence[Block], photo: Finder) -> None:
    for block, following in zip_longest(blocks, blocks[1:]):
        _add(block, document, photo)
        if isinstance(block, Paragraph) and not isinstance(following, Paragraph | Heading | None):
            # What says what is in a table or a picture stands above it on the same page.
            document.paragraphs[-1].paragraph_format.keep_with_next = True


@singledispatch
def _add(block: Block, document: Written, photo: Finder) -> None:
    raise TypeError(f"no such block: {block!r}")


@_add.register
def _(block: Heading, document: Written, _photo: Finder) -> None:
    line = _indented(document)
    line.paragraph_format.keep_with_next = True
    write(line, block.text, HEADING_FACE)


@_add.register
def _(block: Paragraph, document: Written, _photo: Finder) -> None:
    for text in block.text.splitlines() or [""]:
        write(_indented(document), text)


@_add.register
def _(block: PaperTable, document: Written, _photo: Finder) -> None:
    if block.caption:
        caption = _centred(document)
        caption.paragraph_format.keep_with_next = True
        write(caption, block.caption, HEADING_FACE, SMALL)
    set_table(block, document)
    _gap(document)


@_add.register
def _(block: Form, document: Written, _photo: Finder) -> None:
    set_form(block.lines, document)
    _gap(document)


@_add.register
def _(block: PhotoRow, document: Written, photo: Finder) -> None:
    if not block.photos:
        return
    share = 1 / len(block.photos)
    table = ruled(document, len(block.photos), (share,) * len(block.photos), lines=False)
    shown, said = new_row(table), new_row(table)
    for index, (words, sha256) in enumerate(block.photos):
        show(shown.cells[index], photo(sha256), Mm(LINE_MM * share - 6), Mm(block.high))
        set_cell(said.cells[index], words, side=WD_ALIGN_PARAGRAPH.CENTER)
    keep_whole(shown)
    if block.caption:
        keep_with_next(said)
        write(pitch(_centred(document), SMALL_PITCH), block.caption, size=SMALL)
    _gap(document)


@_add.register
def _(block: FigureBlock, document: Written, photo: Finder) -> None:
    run = _centred(document, pitched=False).add_run()
    run.add_picture(BytesIO(draw(block.sketch, photo)), width=Mm(_DRAWN_MM))
    _gap(document)


def _centred(document: Written, *, pitched: bool = True) -> Line:
    line = document.add_paragraph()
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if pitched:
        pitch(line)
    return line


def _indented(document: Written) -> Line:
    line = pitch(document.add_paragraph())
    line.paragraph_format.first_line_indent = BODY * 2
    return line


def _gap(document: Written) -> None:
    """Two tables need a paragraph between them, or Word makes one of them."""
    pitch(document.add_paragraph(), Pt(10))
