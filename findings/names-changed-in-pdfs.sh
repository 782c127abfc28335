#!/bin/sh
# A rare given name in a PDF of ReportLab's is another one, and turns the line behind it into other characters.
#
# For Chinese without a face of its own ReportLab has `UnicodeCIDFont("STSong-Light")`. It declares the encoding
# UniGB-UCS2-H, which has characters of two bytes alone, up to U+FFFF (ISO 32000-1, 9.7.5.2), and writes UTF-16. Signs
# of rare given names lie above: 𬭎 (U+2CB4E) is four bytes there, D8 72 DF 4E, and D8 begins no character of that
# encoding. MuPDF leaves this byte out and goes on with 72 DF, which is 狟, and is one byte off from there on: of
# "责任人：陈𬭎，12月4日前整改完毕" it has 责任人：陈狟仿㑥䵥瑥㥛豫, and pdfminer.six reads 陈狟仿12月. pypdf reads what was
# meant. Nothing is raised, and the width that ReportLab reckons with is right. The same line without the rare sign is
# kept by all three.
#
# Run it with: sh findings/names-changed-in-pdfs.sh   (Python 3.11 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check \
    reportlab==5.1.0 pypdf==7.1.1 pdfminer.six==20260107 pymupdf==1.26.3
cat >"$folder/look.py" <<'PYTHON'
import io
import logging
from importlib.metadata import version

import pymupdf
import pypdf
from pdfminer.high_level import extract_text
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfgen.canvas import Canvas

logging.disable(logging.WARNING)
DUTY = "责任人：陈{}，12月4日前整改完毕"
LINES = [DUTY.format("𬭎"), DUTY.format("宏"), "吴𬬭", "石𬒈", "赵𠮷"]
CHANGED = {
    "pymupdf": ["责任人：陈狟仿㑥䵥瑥㥛豫", DUTY.format("宏"), "吴狟", "石燜", "赵䋟"],
    "pdfminer.six": ["责任人：陈狟仿12月4日前整改完毕", DUTY.format("宏"), "吴狟", "石燜", "赵䋟"],
    "pypdf": LINES,
}


def by_reportlab():
    registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    paper = Canvas(out)
    paper.setFont("STSong-Light", 14)
    for at, line in enumerate(LINES):
        paper.drawString(72, 700 - 30 * at, line)
    paper.save()
    return out.getvalue()


def lines(text):
    return [line for line in text.replace("\f", "").splitlines() if line]


def read(pdf):
    return {
        "pymupdf": lines(pymupdf.open(stream=pdf)[0].get_text()),
        "pdfminer.six": lines(extract_text(io.BytesIO(pdf))),
        "pypdf": lines(pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text()),
    }


pdf = by_reportlab()
print(", ".join(f"{name} {version(name)}" for name in ("reportlab", *CHANGED)))
print(f"written by ReportLab: {' | '.join(LINES)}")
for name, found in read(pdf).items():
    print(f"read by {name}: {' | '.join(found)}")
    assert found == CHANGED[name], "this has changed"
assert b"/Encoding /UniGB-UCS2-H" in pdf, "this has changed"
assert stringWidth(LINES[0], "STSong-Light", 10) == stringWidth(LINES[1], "STSong-Light", 10), "this has changed"
print("as it was found: 陈𬭎 is 陈狟, and the line behind him is lost")
PYTHON
"$folder/venv/bin/python" "$folder/look.py"
