#!/bin/sh
# openpyxl gives the dates of a Chinese Excel as numbers.
#
# A cell names its number format by an id. Ids below 164 are built in and stand in no file; those from 27 to 36 and from
# 50 to 58 mean dates and times in Chinese, Japanese and Korean Excel (ECMA-376 part 1, 18.8.30): 31 is yyyy"年"m"月"d"日".
# That is what the Chinese Excel writes for its own long date. openpyxl knows 14 to 22 and 45 to 47 and takes the others
# for General: the cell is the number 46000, with is_date False. python-calamine, a second reader, gives the date.
#
# Run it with: sh findings/chinese-built-in-dates.sh   (Python 3.11 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check openpyxl==3.1.5 python-calamine==0.9.1
cat >"$folder/look.py" <<'PYTHON'
import io
import re
import zipfile
from datetime import date
from importlib.metadata import version

import openpyxl
from python_calamine import CalamineWorkbook

DATES = [*range(14, 23), *range(27, 37), 45, 47, *range(50, 59)]  # 46 is a length of time


def book():
    """A book of openpyxl's own, a cell for each format, in which only the ids are exchanged."""
    written, out = openpyxl.Workbook(), io.BytesIO()
    for row, id_ in enumerate(DATES, 1):
        cell = written.active.cell(row, 1, 46000)
        cell.number_format = f'0" {id_}"'  # a format of its own, so that it has a style of its own
    written.save(out)
    changed = io.BytesIO()
    with zipfile.ZipFile(out) as parts, zipfile.ZipFile(changed, "w") as archive:
        for name in parts.namelist():
            archive.writestr(name, styled(parts.read(name)) if name == "xl/styles.xml" else parts.read(name))
    return changed.getvalue()


def styled(styles):
    formats = re.findall(rb'numFmtId="(\d+)" formatCode="0&quot; (\d+)', styles)
    ids = {int(own): int(built_in) for own, built_in in formats}
    styles = re.sub(rb"<numFmts.*?</numFmts>", b"", styles, flags=re.DOTALL)
    return re.sub(rb'numFmtId="(\d+)"', lambda found: b'numFmtId="%d"' % ids.get(int(found[1]), int(found[1])), styles)


data = book()
by_openpyxl = [cell.is_date for cell in openpyxl.load_workbook(io.BytesIO(data)).active["A"]]
sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)
by_calamine = [isinstance(row[0], date) for row in sheet.to_python()]
print("openpyxl", openpyxl.__version__, "and python-calamine", version("python-calamine"))
for id_, one, other in zip(DATES, by_openpyxl, by_calamine, strict=True):
    print(f"format {id_}: a date to openpyxl {one}, to calamine {other}")
unseen = {id_ for id_, one in zip(DATES, by_openpyxl, strict=True) if not one}
assert all(by_calamine), "this has changed"
assert unseen == {*range(27, 37), *range(50, 59)}, "this has changed"
print("as it was found: of 30 date formats openpyxl does not know the 19 of Chinese, Japanese and Korean Excel")
PYTHON
"$folder/venv/bin/python" "$folder/look.py"
