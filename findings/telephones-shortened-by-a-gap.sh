#!/bin/sh
# markitdown shows the telephones of a list as 1.381235e+10 once one person in it has none.
#
# Lists of contacts are workbooks, and markitdown (PyPI) makes Markdown of them for a model to read. It reads a sheet
# by pandas and writes it by `to_html`: with one empty cell a column of figures is floating point, of which six
# places are shown, so the telephones 13812345678 and 13812345999 are one. It is the same where the cells are text.
# Case numbers of ten figures end in .0, and where all cells are filled text loses its noughts: room 0301 is 301.
# A word such as 无 in the empty cell keeps the telephones. pandas told to read text (`dtype=str`) has all.
#
# Run it with: sh findings/telephones-shortened-by-a-gap.sh   (Python 3.11 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check \
    "markitdown[xlsx]==0.1.9" pandas==3.1.1 openpyxl==3.1.5
cat >"$folder/look.py" <<'PYTHON'
import sys
from importlib.metadata import version
from pathlib import Path

import pandas
from markitdown import MarkItDown
from openpyxl import Workbook

# What the cells of a column hold, and what markitdown shows of them.
SHOWN = [
    ([13812345678, 13812345999], ["13812345678", "13812345999"]),
    ([13812345678, 13812345999, None], ["1.381235e+10", "1.381235e+10", "NaN"]),
    (["13812345678", "13812345999", None], ["1.381235e+10", "1.381235e+10", "NaN"]),
    ([13812345678, 13812345999, "无"], ["13812345678", "13812345999", "无"]),
    ([2026113001, 2026113002, None], ["2026113001.0", "2026113002.0", "NaN"]),
    (["0301", "0302"], ["301", "302"]),
]


def book_of(cells: list[object]) -> Path:
    """A workbook with a person for each of `cells`, in which it stands beside the name."""
    book = Workbook()
    for row in [("姓名", "登记"), *zip(("张三", "李四", "王五"), cells)]:
        book.active.append(row)
    path = Path(sys.argv[1], "list.xlsx")
    book.save(path)
    return path


print(", ".join(f"{name} {version(name)}" for name in ("markitdown", "pandas", "openpyxl")))
for cells, expected in SHOWN:
    path = book_of(cells)
    lines = MarkItDown().convert(path).text_content.splitlines()
    found = [line.split("|")[2].strip() for line in lines if line.startswith("|")][2:]
    print(f"{cells}: {found}")
    assert found == expected, "this has changed"
    read = pandas.read_excel(path, dtype=str, keep_default_na=False)["登记"]
    assert list(read) == [str(cell or "") for cell in cells], "this has changed"
print("as it was found: who has no telephone takes those of the others")
PYTHON
"$folder/venv/bin/python" -W ignore "$folder/look.py" "$folder"
