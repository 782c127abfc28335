"""What is read of documents that people send: every word as they see it, and nothing that does harm."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from domain.sent import MOST_BYTES, MOST_TEXT, SentFile, Unread, base_name, unread_by_name
from papers.read_sent import read_sent
from papers.read_word import MOST_PARTS, MOST_TAGS, MOST_UNPACKED
from tests.word_files import add_xml, lines, saved, typed, with_part

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def why(name: str, data: bytes) -> Unread | None:
    """Why it is not read."""
    return read_sent(name, data).why


def test_tables_are_lines_and_contents_are_left_out() -> None:
    """Each row is a line, also of a table within a cell; what a table of contents says stands in the text once more."""
    document = Document()
    document.styles.add_style("TOC 1", 1)
    document.add_paragraph("第一条 总则\t1", style="TOC 1")
    document.add_paragraph("第一条 总则")
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip(
        (*table.rows[0].cells, *table.rows[1].cells), ("项目", "分值", "市容", "30"), strict=True
    ):
        cell.text = words
    inner = table.cell(1, 1).add_table(rows=1, cols=1)
    inner.cell(0, 0).text = "其中夜市 5"
    document.add_paragraph("第二条 附则")
    assert lines(saved(document)) == ["第一条 总则", "项目｜分值", "市容｜30 其中夜市 5", "第二条 附则"]


def test_what_is_deleted_or_hidden_is_not_read_and_what_is_inserted_is() -> None:
    """Tracked changes as they look when all are accepted; controls, links and breaks are words like others."""
    document = Document()
    add_xml(
        document,
        "<w:p><w:r><w:t>第一条 </w:t></w:r><w:del><w:r><w:t>旧</w:t></w:r></w:del>"
        "<w:ins><w:r><w:t>新</w:t></w:r></w:ins>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:hyperlink><w:r><w:t>链</w:t></w:r></w:hyperlink>"
        "<w:r><w:br/><w:t>下一行</w:t></w:r></w:p>",
    )
    add_xml(
        document, "<w:sdt><w:sdtContent><w:p><w:r><w:t>第二条 控件</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    assert lines(saved(document)) == ["第一条 新链", "下一行", "第二条 控件"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_plain_text_as_windows_writes_it(encoding: str) -> None:
    """In each encoding that Notepad and WPS have."""
    text = "第一条 每月评一次\r\n第二条 约谈"
    assert read_sent("办法.TXT", text.encode(encoding)) == SentFile("办法.TXT", text.replace("\r", ""))


@pytest.mark.parametrize(
    ("name", "text", "title"),
    [
        ("附件1.docx", "衢州市柯城区\n红黄榜评定办法（试行）\n第一条 甲", "红黄榜评定办法（试行）"),
        ("门前三包制度 (2).docx", "第一条 甲", "门前三包制度"),
        ("门前三包 - 副本.docx", "为落实本办法，特制定：\n第一条 甲", "门前三包"),
        ("《责任制》.txt", "甲\n乙", "责任制"),
        (".docx", "", ".docx"),
        (
            "迎检工作.docx",
            "关于做好迎检工作的通知\n各镇：\n一、总体工作方案\n（二）主要工作标准\n第三条 门前三包责任制度",
            "迎检工作",
        ),
        (
            "附件.docx",
            "区委办公室\n关于印发《创建红黄榜实施办法》的通知\n各镇：\n第一条 甲",
            "创建红黄榜实施办法",
        ),
        ("红黄榜评定办法.docx", "红黄榜\n评定办法\n第一条 甲", "红黄榜评定办法"),
    ],
)
def test_a_document_is_called_by_its_head_else_by_its_file(name: str, text: str, title: str) -> None:
    """A sentence that ends in 办法 with a comma in it is no title."""
    assert SentFile(name, text).title == title


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.doc", OLE, Unread.OLD_WORD),
        ("a.wps", b"", Unread.OLD_WORD),
        ("a.docx", OLE, Unread.OLD_WORD),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), Unread.LOCKED),
        ("a.pdf", b"%PDF-1.7", Unread.PDF),
        ("a.docx", b"%PDF-1.7", Unread.PDF),
        ("底册.xlsx", b"PK", Unread.SHEET),
        ("a.zip", b"PK", Unread.PACKED),
        ("a.mp4", b"", Unread.OTHER),
        ("a", b"abc", Unread.OTHER),
        ("a.docx", b"", Unread.BROKEN),
        ("a.docx", b"PK\x03\x04 and no more", Unread.BROKEN),
        ("a.docx", typed("第一条 甲")[:3000], Unread.BROKEN),
        ("a.docx", typed(), Unread.EMPTY),
        ("a.txt", b" \r\n ", Unread.EMPTY),
        ("a.txt", bytes(range(256)), Unread.BROKEN),
        ("a.txt", b"PK\x03\x04", Unread.BROKEN),
        ("a.txt", ("字" * (MOST_TEXT + 1)).encode(), Unread.TOO_LONG),
        ("a.docx", typed(*["字" * 1000] * 61), Unread.TOO_LONG),
        ("a.txt", bytes(MOST_BYTES + 1), Unread.TOO_BIG),
    ],
)
def test_what_cannot_be_read_says_why(name: str, data: bytes, reason: Unread) -> None:
    """By what it is called and by what its bytes are; nothing is raised."""
    assert why(name, data) is reason


def test_a_container_that_would_fill_the_memory_is_not_unpacked() -> None:
    """A few kB that unpack to more than is taken, be it the text, the lists or the list of parts; too many parts."""
    blank = typed("第一条 甲")
    swollen = b"<a>" + b" " * MOST_UNPACKED + b"</a>"
    for part in (
        "word/document.xml",
        "word/numbering.xml",
        "word/styles.xml",
        "_rels/.rels",
        "[Content_Types].xml",
    ):
        bomb = with_part(blank, part, swollen)
        assert len(bomb) < 100_000
        assert why("a.docx", bomb) is Unread.TOO_LONG, part
    assert (
        why("a.docx", with_part(blank, "word/document.xml", b"<a>" + b"<b/>" * MOST_TAGS + b"</a>"))
        is Unread.TOO_LONG
    )
    many = BytesIO(blank)
    with zipfile.ZipFile(many, "a") as archive:
        for one in range(MOST_PARTS):
            archive.writestr(f"word/media/{one}.png", b"")
    assert why("a.docx", many.getvalue()) is Unread.TOO_LONG


def test_what_a_container_has_besides_is_not_looked_at() -> None:
    """A picture that would unpack to 30 MB costs nothing; a lying size, an entity and a macro are refused."""
    blank = typed("第一条 甲", "第二条 乙")
    assert lines(with_part(blank, "word/media/image1.png", bytes(30 * 2**20))) == ["第一条 甲", "第二条 乙"]
    entity = (
        b'<!DOCTYPE w [<!ENTITY a "%s">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        b"<w:body><w:p><w:r><w:t>&a;&a;&a;</w:t></w:r></w:p></w:body></w:document>" % (b"x" * 100)
    )
    assert why("a.docx", with_part(blank, "word/document.xml", entity)) is Unread.EMPTY
    with zipfile.ZipFile(BytesIO(blank)) as archive:
        kinds = archive.read("[Content_Types].xml")
    macros = kinds.replace(
        b"openxmlformats-officedocument.wordprocessingml.document.main", b"macroEnabled.main"
    )
    assert why("a.docx", with_part(blank, "[Content_Types].xml", macros)) is Unread.OLD_WORD


def test_a_zip_of_another_kind_is_told_apart() -> None:
    """A workbook that is called .docx, and a zip that is no document at all."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "甲")
    assert why("a.docx", out.getvalue()) is Unread.PACKED
    other = b'<x xmlns="y"/>'
    assert why("a.docx", with_part(typed("甲"), "word/document.xml", other)) is Unread.OTHER


def test_names_are_shown_without_folders_and_not_too_long() -> None:
    """As other programs send them, too."""
    assert base_name("C:\\文件\\办法.docx") == "办法.docx"
    assert base_name("../../etc/办\n法.docx") == "办法.docx"
    long = base_name(f"{'长' * 200}.docx")
    assert len(long) == 80 and long.endswith(".docx") and unread_by_name(long) is None


@given(st.binary(max_size=400), st.sampled_from(["a.docx", "a.txt"]))
def test_whatever_the_bytes_are_there_is_a_text_or_a_reason(data: bytes, name: str) -> None:
    """Never both, never neither, and nothing is raised."""
    for one in (data, b"PK\x03\x04" + data):
        sent = read_sent(name, one)
        assert bool(sent.text) != bool(sent.why)
