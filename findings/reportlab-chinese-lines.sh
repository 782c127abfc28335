#!/bin/sh
# ReportLab's line breaking for Chinese begins a line with a comma and ends one with a bracket.
#
# `wordWrap="CJK"` breaks between any two characters and holds 。 、 ） back from a line's beginning. Not held back are the
# marks that its table does not have: ， ； ： ？ ！ 》 ” … —. And nothing keeps an opening （ 《 “ from a line's end. The
# W3C's requirements for Chinese text layout (clreq, prohibition rules for line start and line end) and GB/T 15834 section
# 5.1 name all of these. In papers of an office it is seen on each page.
#
# Run it with: sh findings/reportlab-chinese-lines.sh   (Python 3.11 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check reportlab==5.1.0
cat >"$folder/look.py" <<'PYTHON'
from importlib.metadata import version

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.platypus import Paragraph

SIZE, WIDE = 10, 10  # points of a character; characters in a line
NOT_FIRST = "，。、；：？！）》〉」』】〕”…—"
NOT_LAST = "（《〈「『【〔“"

registerFont(UnicodeCIDFont("STSong-Light"))
STYLE = ParagraphStyle("body", fontName="STSong-Light", fontSize=SIZE, wordWrap="CJK")


def lines(text):
    paragraph = Paragraph(text, STYLE)
    paragraph.wrap(SIZE * WIDE + SIZE / 20, 1000)
    return ["".join(words) for _space, words in paragraph.blPara.lines]


first = [mark for mark in NOT_FIRST if lines("市" * WIDE + mark + "容" * 8)[1].startswith(mark)]
last = [mark for mark in NOT_LAST if lines("市" * (WIDE - 1) + mark + "容" * 8)[0].endswith(mark)]
print("ReportLab", version("reportlab"))
print("begins a line with", " ".join(first), "but not with", " ".join(set(NOT_FIRST).difference(first)))
print("ends a line with", " ".join(last), "but not with", " ".join(set(NOT_LAST).difference(last)) or "any")
print("for example:", " / ".join(lines("经督查发现占道经营十件，其中八件已经整改。")))
assert "".join(first) == "，；：？！》〉”…—", "this has changed"
assert "".join(last) == NOT_LAST, "this has changed"
print("as it was found: most marks are not held back")
PYTHON
"$folder/venv/bin/python" "$folder/look.py"
