#!/bin/sh
# XlsxWriter's autofit makes columns of Chinese text about half as wide as the text.
#
# `worksheet.autofit()` adds up the widths of characters from a table of Latin ones; what is not in it counts as eight
# pixels. A Han character of the default face takes about two figures' width, 14 pixels or more: twelve of them get a column
# for seven, and the rest is cut off as soon as the cell beside it is filled. The width is counted in figures of the default face
# (ECMA-376 part 1, 18.3.1.13), so twelve Han characters need some 24.
#
# Run it with: sh findings/xlsxwriter-autofit-chinese.sh   (Python 3.11 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check XlsxWriter==3.3.1 openpyxl==3.1.5
cat >"$folder/look.py" <<'PYTHON'
import sys
from importlib.metadata import version

import openpyxl
import xlsxwriter

CHINESE, LATIN = "金山街道综合行政执法中队", "ABCDEFGHIJKL" * 2
book = xlsxwriter.Workbook(sys.argv[1])
sheet = book.add_worksheet()
sheet.write(0, 0, CHINESE)
sheet.write(0, 1, LATIN)
sheet.autofit()
book.close()
columns = openpyxl.load_workbook(sys.argv[1]).active.column_dimensions
chinese, latin = columns["A"].width, columns["B"].width
print("XlsxWriter", version("XlsxWriter"))
print(f"{len(CHINESE)} Han characters, each as wide as two figures: a column for {chinese:.1f} figures")
print(f"{len(LATIN)} Latin capitals: a column for {latin:.1f} figures")
assert chinese < 0.7 * 2 * len(CHINESE), "this has changed"
assert latin >= len(LATIN), "this has changed"
print("as it was found: the Chinese column is too narrow")
PYTHON
"$folder/venv/bin/python" "$folder/look.py" "$folder/book.xlsx"
