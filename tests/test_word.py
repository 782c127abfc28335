"""Documents as Word files: the page of GB/T 9704-2012, Chinese faces, and all words as two other programs read them."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest

from domain.paper import Form, Heading, Masthead, Paper, PaperTable, Paragraph, PhotoRow
from papers.sheet import fitted
from papers.word import word
from tests.photographs import small_photo
from tests.turns import AT_LARGE

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SLIP = Paper(
    file="督办单〔2026〕3号",
    title="文明城市创建问题督办单",
    number="〔2026〕3号",
    addressee="柳浪街道",
    blocks=(
        Form((("问题", "#12 占道经营\n人民广场东门 <西侧>"), ("签收", ""))),
        PhotoRow((("整改前", "a" * 64), ("整改后", "b" * 64))),
        Heading("一、要求"),
        Paragraph("三日内清理到位。\n落实专人值守。"),
        PaperTable(
            ("单位", "超期", "按期率"), (("柳浪街道", "3", "87%"),), (0.5, 0.25, 0.25), "表1  各单位情况"
        ),
    ),
    signer="江湾区创建办",
    day=date(2026, 3, 5),
    copies=(("报", "区委、区政府"), ("抄送", "区纪委监委")),
)
BULLETIN = Paper(
    file="简报第3期",
    title="全区问题整改情况",
    blocks=(Paragraph("本周新增 12 件。"),),
    masthead=Masthead("创建动态", "第3期", "江湾区创建办", date(2026, 3, 6)),
)
SAID = """
文明城市创建问题督办单 〔2026〕3号 柳浪街道： 问题 #12 占道经营 人民广场东门 <西侧> 签收 整改前 整改后
一、要求 三日内清理到位。 落实专人值守。 表1 各单位情况 单位 超期 按期率 柳浪街道 3 87%
江湾区创建办 2026年3月5日 报：区委、区政府 抄送：区纪委监委
"""


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A real photo."""
    path = tmp_path / "before.jpg"
    path.write_bytes(small_photo(1))
    return path


def _xml(document: bytes, part: str = "word/document.xml") -> ElementTree.Element:
    return ElementTree.fromstring(zipfile.ZipFile(BytesIO(document)).read(part))


def _words(document: bytes) -> list[str]:
    paragraphs = (
        "".join(text.text or "" for text in one.iter(f"{W}t")) for one in _xml(document).iter(f"{W}p")
    )
    return " ".join(paragraphs).split()


def test_it_says_all_that_the_paper_says(photo: Path) -> None:
    """In order; a photo that is gone is said to be."""
    document = word(SLIP, lambda sha256: photo if sha256 == "a" * 64 else None)
    assert [one for one in _words(document) if one != "（照片已不在）"] == SAID.split()
    assert _words(document).count("（照片已不在）") == 1
    assert [name for name in zipfile.ZipFile(BytesIO(document)).namelist() if "media/" in name] == [
        "word/media/image1.jpg"
    ]


def test_the_page_is_that_of_the_standard() -> None:
    """GB/T 9704-2012: A4, margins in twentieths of a point, faces for Chinese, a plain PAGE field between dashes."""
    document = word(BULLETIN, lambda _sha256: None)
    page, margins = _xml(document).find(f".//{W}pgSz"), _xml(document).find(f".//{W}pgMar")
    assert page is not None and margins is not None
    assert (page.get(f"{W}w"), page.get(f"{W}h")) == ("11906", "16838")
    assert [
        round(int(margins.get(f"{W}{side}") or 0) / 56.7) for side in ("top", "bottom", "left", "right")
    ] == [
        37,
        35,
        28,
        26,
    ]
    faces = {one.get(f"{W}eastAsia") for one in _xml(document).iter(f"{W}rFonts")}
    assert faces == {"方正小标宋简体", "仿宋"}
    footers = [
        name
        for name in zipfile.ZipFile(BytesIO(document)).namelist()
        if "footer" in name and "rels" not in name
    ]
    assert len(footers) == 2
    for footer in footers:
        codes = [one.text for one in _xml(document, footer).iter(f"{W}instrText")]
        texts = "".join(one.text or "" for one in _xml(document, footer).iter(f"{W}t"))
        assert (codes, texts) == ([" PAGE "], "— 1 —")


def test_a_broken_photo_costs_only_itself(tmp_path: Path) -> None:
    """The words are there."""
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"not a photo")
    assert _words(word(SLIP, lambda _sha256: broken)).count("（照片已不在）") == 2


def test_a_table_needs_a_cell_for_every_column() -> None:
    """Else its figures would stand under the wrong heads."""
    with pytest.raises(ValueError, match="cell for each column"):
        PaperTable(("单位", "超期"), (("柳浪街道",),), (0.5, 0.5))


def test_figures_stand_to_the_right_whatever_stands_among_them() -> None:
    """So that they can be read down; a column without any stands in the middle."""
    rows = (("柳浪街道", "—", "87%"), ("江湾镇", "—", "—"), ("合计", "", "+4 点"), ("去年", "", "90%"))
    table = PaperTable(("单位", "名次", "按期率"), rows, (0.5, 0.25, 0.25))
    cells = [*_xml(word(Paper("表", "表", (table,)), lambda _: None)).iter(f"{W}tc")][3:]
    sides = [side.get(f"{W}val") for one in cells if (side := one.find(f".//{W}jc")) is not None]
    assert sides == ["left", "center", "right"] * 4


def test_three_rows_stand_together_at_either_end_of_a_table() -> None:
    """None is alone at the end of a page, nor at the beginning of the next; what is signed goes with the last."""
    table = PaperTable(("单位",), tuple((f"第{row}个",) for row in range(1, 9)), (1.0,))
    ends = ["单位", "第1个", "第2个", "第6个", "第7个"]
    assert _held(word(Paper("表", "表", (table,)), lambda _: None)) == ends
    signed = Paper("表", "表", (table,), signer="江湾区创建办")
    assert _held(word(signed, lambda _: None)) == [*ends, "第8个", "", ""]


@AT_LARGE
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_reads_the_same_words(photo: Path, tmp_path: Path) -> None:
    """A second program opens it without a repair."""
    written = _converted(SLIP, "txt:Text (encoded):UTF8", photo, tmp_path)
    assert written.decode("utf-8-sig").split() == SAID.split()


@AT_LARGE
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_a_sheet_prints_on_one_page(photo: Path, tmp_path: Path) -> None:
    """Facts, two photos, six lines of history and room to sign, as a 督办单 has them; as a 公文 they take two."""
    facts = Form(tuple((name, "人民广场东门有人摆摊占道经营") for name in "一二三四五六七"))
    history = Form((("办理经过", "\n".join(["3月2日 09:30 上报"] * 6)), *((name, "") for name in "签办结")))
    photos = PhotoRow((("上报时", "a" * 64), ("整改后", "b" * 64)), high=40)
    slip = replace(SLIP, blocks=(facts, photos, history), copies=(), sheet=True)
    assert _pages(slip, photo, tmp_path) == 1
    assert _pages(replace(slip, sheet=False), photo, tmp_path) == 2


@AT_LARGE
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_photos_of_a_sheet_give_way_to_long_names(photo: Path, tmp_path: Path) -> None:
    """Where names take two lines, the photos are smaller; of what grows further no photo would be seen."""
    facts = Form(tuple((name, "滨海旅游度假区" * 3) for name in "一二三四五六七"))
    met = "滨海旅游度假区综合行政执法队 3月2日 09:30 上报"
    history = Form(
        (
            ("办理经过", "\n".join([met] * 8)),
            *((name, "") for name in "签办结"),
        )
    )
    photos = PhotoRow((("上报时", "a" * 64), ("整改后", "b" * 64)), high=40)
    slip = replace(SLIP, blocks=(facts, photos, history), copies=(), sheet=True)
    assert _pages(slip, photo, tmp_path) == 1


def test_how_high_photos_of_a_sheet_are() -> None:
    """As high as is wanted where the text is short, less where it is long, never so small that nothing is seen."""
    photos = PhotoRow((("上报时", "a" * 64),), high=40)
    for lines, high in ((1, 40), (22, 33), (60, 22)):
        form = Form((("办理经过", "\n".join(["字"] * lines)),))
        assert fitted([photos, form]) == [replace(photos, high=high), form]


def test_an_appendix_begins_a_page_without_an_empty_one_before() -> None:
    """The break belongs to its first line: one in a paragraph of its own would come to stand on a page."""
    document = word(replace(BULLETIN, appendix=(Heading("附件"), Paragraph("一览"))), lambda _: None)
    breaks = [
        one for one in _xml(document).iter(f"{W}p") if one.find(f"{W}pPr/{W}pageBreakBefore") is not None
    ]
    assert ["".join(text.text or "" for text in one.iter(f"{W}t")) for one in breaks] == ["附件"]
    assert not list(_xml(document).iter(f"{W}br"))


def _pages(paper: Paper, photo: Path, folder: Path) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", _converted(paper, "pdf", photo, folder)))


def _converted(paper: Paper, into: str, photo: Path, folder: Path) -> bytes:
    """The paper as LibreOffice saves it in another format."""
    (folder / "slip.docx").write_bytes(word(paper, lambda _sha256: photo))
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", into, "slip.docx"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=100)
    return (folder / f"slip.{into.partition(':')[0]}").read_bytes()


def test_what_both_photos_show_is_said_once(photo: Path) -> None:
    """Below the pair, which stays on one page with it."""
    pair = PhotoRow((("整改前", "a" * 64), ("整改后", "b" * 64)), "#12 占道经营")
    document = word(Paper("简报", "简报", (pair,)), lambda _: photo)
    assert _words(document) == ["简报", "整改前", "整改后", "#12", "占道经营"]
    assert _held(document) == ["", "", "整改前", "整改后"]


def test_the_signature_never_stands_alone() -> None:
    """The last rows of a table, or the last words, stay with it; what stands before need not."""
    rows = (("一", "二"), ("三", "四"))
    table = Paper("时间表", "时间表", (PaperTable(("甲", "乙"), rows, (0.5, 0.5)),), signer="创建办")
    words = Paper("通知", "通知", (Paragraph("先说的。"), Paragraph("后说的。")), signer="创建办")
    assert _held(word(table, lambda _: None)) == ["甲", "乙", "一", "二", "三", "四", "", ""]
    assert _held(word(words, lambda _: None)) == ["后说的。", ""]
    draft = replace(words, signer="", copies=(("报", "区委"),))
    assert _held(word(draft, lambda _: None)) == ["后说的。", ""]


def test_what_leads_to_a_table_stands_on_its_page() -> None:
    """超期的问题： above the rows that it names; words before other words need not stay."""
    table = PaperTable(("甲", "乙"), (("一", "二"),), (0.5, 0.5))
    paper = Paper("简报", "简报", (Paragraph("先说的。"), Paragraph("超期的问题："), table))
    assert _held(word(paper, lambda _: None)) == ["超期的问题：", "甲", "乙"]


def _held(document: bytes) -> list[str]:
    """The paragraphs that stay with the next one."""
    held = []
    for one in _xml(document).iter(f"{W}p"):
        keeps = one.find(f"{W}pPr/{W}keepNext")
        if keeps is not None and keeps.get(f"{W}val") != "0":
            held.append("".join(text.text or "" for text in one.iter(f"{W}t")))
    return held
