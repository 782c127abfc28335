"""The page of a document of a Chinese office: A4, margins, faces, line pitch, page numbers.

Sizes are those of GB/T 9704-2012 (党政机关公文格式): sections 5.1 (A4), 5.2.1 (37 mm above, 28 mm left, a type area of
156 × 225 mm), 5.2.2 (三号仿宋, 22 lines of 28 characters a page), 7.3.1 (title 二号小标宋), 7.5 (page numbers in
四号, a dash on either side, odd ones right and even ones left).
"""

from __future__ import annotations

from docx import Document
from docx.document import Document as Written
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

TITLE_FACE, BODY_FACE, HEADING_FACE, LATIN_FACE = "方正小标宋简体", "仿宋", "黑体", "Times New Roman"
TITLE, BODY, SMALL = Pt(22), Pt(16), Pt(14)  # 二号 三号 四号
PITCH = Pt(28.9)  # 225 mm over 22 lines
SMALL_PITCH, TINY_PITCH = Pt(22), Pt(18)
LINE_MM = 156
PAGE_MM, NARROW_MM = 297, 20  # the height of A4, and the margins of a form above and below
RED = RGBColor(0xC0, 0x00, 0x00)


def blank() -> Written:
    """An empty document with the page set up."""
    document = Document()
    _plain_style(document)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(PAGE_MM)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(28)
    _number_pages(document, section)
    return document


def narrow(document: Written) -> None:
    """The margins of a form that is to print on one page: it is no 公文, whose margins GB/T 9704 fixes."""
    section = document.sections[0]
    section.top_margin, section.bottom_margin, section.footer_distance = Mm(NARROW_MM), Mm(NARROW_MM), Mm(10)


def write(
    paragraph: Paragraph, text: str, face: str = BODY_FACE, size: Pt = BODY, *, colour: RGBColor | None = None
) -> Run:
    """Add words in a Chinese face; Latin letters and figures stand in Times New Roman."""
    run = paragraph.add_run(text)
    _set_face(run, face)
    run.font.size = size
    if colour is not None:
        run.font.color.rgb = colour
    return run


def pitch(paragraph: Paragraph, height: Pt = PITCH) -> Paragraph:
    """Lines at a fixed distance and nothing between paragraphs."""
    form = paragraph.paragraph_format
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, height
    form.space_before = form.space_after = Pt(0)
    return paragraph


def rule(paragraph: Paragraph, side: str, *, colour: str = "000000", eighths: int = 6) -> None:
    """A line along the `side` (top, bottom) of a paragraph, so many eighths of a point thick."""
    properties = paragraph._p.get_or_add_pPr()
    borders = properties.find(qn("w:pBdr"))
    if borders is None:
        borders = OxmlElement("w:pBdr")
        properties.insert_element_before(
            borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
        )
    line = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", str(eighths)), ("space", "4"), ("color", colour)):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)


def _set_face(run: Run, face: str) -> None:
    """`font.name` sets the Latin face alone: the East Asian one has an attribute of its own."""
    run.font.name = LATIN_FACE
    fonts: BaseOxmlElement = run._r.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), face)
    fonts.set(qn("w:hint"), "eastAsia")  # dashes and quotation marks are Chinese


def _plain_style(document: Written) -> None:
    """What somebody types into the document later looks like the rest of it."""
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = LATIN_FACE, BODY
    normal.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), BODY_FACE)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-US")
    language.set(qn("w:eastAsia"), "zh-CN")
    normal.element.get_or_add_rPr().append(language)


def _number_pages(document: Written, section: Section) -> None:
    document.settings.odd_and_even_pages_header_footer = True
    sides = (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    )
    for footer, side in sides:
        footer.is_linked_to_previous = False
        paragraph = footer.paragraphs[0]
        paragraph.alignment = side
        # The dashes are words: LibreOffice drops them where they are the field's own format (NumberInDash).
        write(paragraph, "— ", "宋体", SMALL)
        _field(paragraph, "PAGE")
        write(paragraph, " —", "宋体", SMALL)


def _field(paragraph: Paragraph, code: str) -> None:
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("", "1"), ("end", "")):
        run = write(paragraph, "1" if text == "1" else "", "宋体", SMALL)
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        elif text == code:
            instruction = OxmlElement("w:instrText")
            instruction.set(qn("xml:space"), "preserve")
            instruction.text = f" {code} "
            run._r.append(instruction)
