#!/bin/sh
# Chinese words copied out of a PDF that Skia wrote are other characters: radicals of dictionaries.
#
# Skia writes the PDFs of browsers ("print to PDF"). A face for Chinese draws 金 (U+91D1) and the radical ⾦ (U+2FA6) with
# the same glyph; the table ToUnicode of the PDF says what a glyph means, once, and Skia takes the lower code. What pypdf,
# pdfminer.six and PyMuPDF read is therefore ⾦⼭, which looks like 金山 and is found, sorted and compared as something
# else. NFKC mends it for Kangxi radicals but not for those of the Supplement: 长 门 车 民 风 stay ⻓ ⻔ ⻋ ⺠ ⻛.
# The same line by fpdf2 with the same face PyMuPDF reads as it was written.
#
# Run it with: sh findings/pdf-radicals.sh   (Python 3.11, x86-64; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    skia-python==144.1 fpdf2==2.8.7 pylopdf-fonts-zh-cn==0.1.1 pypdf==7.1.1 pdfminer.six==20260107 pymupdf==2.0
cat >"$folder/look.py" <<'PYTHON'
import io
import logging
import unicodedata
from importlib.metadata import version
from pathlib import Path

import pylopdf_fonts_zh_cn
import pymupdf
import pypdf
import skia
from fpdf import FPDF
from pdfminer.high_level import extract_text

logging.disable(logging.WARNING)
FACE = str(Path(pylopdf_fonts_zh_cn.__file__).parent / "NotoSansSC-Regular.otf")
WORDS = "金山大道人民广场长城门口停车风口"


def by_skia():
    """A page with one line, as a browser's printing writes it."""
    out = skia.DynamicMemoryWStream()
    paper = skia.PDF.MakeDocument(out)
    page = paper.beginPage(400, 100)
    page.drawString(WORDS, 10, 50, skia.Font(skia.Typeface.MakeFromFile(FACE), 14), skia.Paint())
    paper.endPage()
    paper.close()
    return bytes(out.detachAsData())


def by_fpdf():
    """The same line with the same face by another library."""
    paper = FPDF()
    paper.add_page()
    paper.add_font("face", fname=FACE)
    paper.set_font("face", size=14)
    paper.cell(text=WORDS)
    return bytes(paper.output())


def read(pdf):
    """What three readers find in it."""
    return {
        "pypdf": pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text().strip(),
        "pdfminer.six": extract_text(io.BytesIO(pdf)).strip(),
        "pymupdf": pymupdf.open(stream=pdf).load_page(0).get_text().strip(),
    }


for name, text in read(by_skia()).items():
    mended = unicodedata.normalize("NFKC", text)
    print("skia-python", version("skia-python"), "read by", name, version(name), text, "NFKC:", mended)
    assert text == "⾦⼭⼤道⼈⺠⼴场⻓城⻔⼝停⻋⻛⼝" != WORDS, "this has changed"
    assert mended == "金山大道人⺠广场⻓城⻔口停⻋⻛口", "this has changed"
same = read(by_fpdf())["pymupdf"]
print("fpdf2", version("fpdf2"), "read by pymupdf", same)
assert same == WORDS, "this has changed"
PYTHON
"$folder/venv/bin/python" "$folder/look.py"
