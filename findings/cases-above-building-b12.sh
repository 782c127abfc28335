#!/bin/sh
# messy-xlsx takes the case of building B12 for the heading of a register, and the cases above it are gone.
#
# messy-xlsx (PyPI) looks for the row of headings among the first sixteen, since titles stand above it in many
# workbooks. A row of nothing but texts counts for more the more of its cells look like a name of a column, and that is
# a word of Latin letters and figures. No Chinese heading is one; B12 is, and so are a case's number ZJ01 and a name in
# WeChat. So in a register with 地址, 楼栋 and 状态 the third case, in building B12, is the heading, and of four cases one is
# left; with numbers such as ZJ01 the first case is gone, with or without a title above. Nothing is said. With the same
# headings in English all is right, as with pandas in Chinese, and with header_detection_mode="manual". Names of columns
# are made ones of Latin letters by default (for BigQuery, as its README says): 已整改 is unnamed, and 5栋 col_5.
#
# Run it with: sh findings/cases-above-building-b12.sh   (Python 3.11 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check \
    messy-xlsx==0.10.0 fastexcel==0.21.0 openpyxl==3.1.5 pandas==3.1.1
cat >"$folder/look.py" <<'PYTHON'
from importlib.metadata import version

import pandas
from messy_xlsx import MessyWorkbook, SheetConfig, read_excel
from openpyxl import Workbook

BUILDINGS = [
    ("东风路12号", "3栋", "已整改"),
    ("人民路3号", "5栋", "未整改"),
    ("朝阳路5号", "B12", "未整改"),
    ("胜利路1号", "6栋", "已整改"),
]
NUMBERED = [("ZJ01", "东风路12号", "已整改"), ("ZJ02", "人民路3号", "未整改"), ("ZJ03", "朝阳路5号", "未整改")]

# Headings, cases, how many of the cases are above the row that is taken for the headings, and the names then.
SEEN = [
    (("地址", "楼栋", "状态"), BUILDINGS, 3, ["col_5", "b12", "unnamed"]),
    (("Address", "Building", "State"), BUILDINGS, 0, ["address", "building", "state"]),
    (("编号", "地址", "状态"), NUMBERED, 1, ["zj01", "col_12", "unnamed"]),
    (("No", "Address", "State"), NUMBERED, 0, ["col_no", "address", "state"]),
]


def written(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save("register.xlsx")


def rows_of(table):
    return [tuple(row) for row in table.to_numpy().tolist()]


print(", ".join(f"{name} {version(name)}" for name in ("messy-xlsx", "pandas")))
for headings, cases, lost, names in SEEN:
    written(headings, *cases)
    found = read_excel("register.xlsx")
    print(f"{', '.join(headings)}: {len(found)} of {len(cases)} cases, columns {', '.join(found.columns)}")
    assert rows_of(found) == cases[lost:] and list(found.columns) == names, "this has changed"
    plain = pandas.read_excel("register.xlsx")
    assert tuple(plain.columns) == headings and rows_of(plain) == cases, "this has changed"
    with MessyWorkbook("register.xlsx", sheet_config=SheetConfig(header_detection_mode="manual")) as book:
        assert rows_of(book.to_dataframe()) == cases, "this has changed"

written(("十一月台账",), ("编号", "地址", "状态"), *NUMBERED)
assert rows_of(read_excel("register.xlsx")) == NUMBERED[1:], "this has changed"
print("as it was found: a case is the heading of a register, and those above it are gone")
PYTHON
cd "$folder" && venv/bin/python look.py
