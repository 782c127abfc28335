#!/bin/sh
# Photos that Excel has placed in cells are an error to openpyxl, and gone when it saves the file.
#
# Excel 365 can place a picture in a cell, so that it is sorted with its row; lists of problems with their photos are kept
# so. The file has the picture as a rich value and the cell the error #VALUE! for programs that do not know these.
# XlsxWriter's `embed_image` writes the same. openpyxl reads the text #VALUE!, has no picture and no
# warning, and its `save` leaves out the rich values and the photo; openpyxl-image-loader says that the cell has no image,
# and python-calamine gives an empty cell. A picture that lies over the cells, in the row below, is there for the first
# two and is saved.
#
# Run it with: sh findings/photos-in-cells.sh   (Python 3.11 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    XlsxWriter==3.3.1 openpyxl==3.1.5 openpyxl-image-loader==1.0.5 python-calamine==0.9.1 pillow==13.0.0
cat >"$folder/look.py" <<'PYTHON'
import io
import sys
import warnings
from importlib.metadata import version
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import xlsxwriter
from openpyxl_image_loader import SheetImageLoader
from PIL import Image
from python_calamine import CalamineWorkbook

warnings.simplefilter("error")
FOLDER = Path(sys.argv[1])
WRITTEN, SAVED = FOLDER / "written.xlsx", FOLDER / "saved.xlsx"


def photo(colour: str) -> io.BytesIO:
    found = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(found, "JPEG")
    return found


def pictures(file: Path) -> int:
    return sum(name.startswith("xl/media/") for name in ZipFile(file).namelist())


for name in ("XlsxWriter", "openpyxl", "openpyxl-image-loader", "python-calamine"):
    print(name, version(name))
book = xlsxwriter.Workbook(WRITTEN)
sheet = book.add_worksheet()
sheet.write("A1", "in the cell")
sheet.embed_image("B1", "before.jpg", {"image_data": photo("red")})
sheet.write("A2", "over the cells")
sheet.insert_image("B2", "after.jpg", {"image_data": photo("blue")})
book.close()

read = openpyxl.load_workbook(WRITTEN)
cells = [[cell.value for cell in row] for row in read.active.rows]
loader = SheetImageLoader(read.active)
seen = [loader.image_in("B1"), loader.image_in("B2")]
read.save(SAVED)
other = CalamineWorkbook.from_path(WRITTEN).get_sheet_by_index(0).to_python()
print("openpyxl:", cells, "- pictures found in B1 and B2:", seen)
print("python-calamine:", other)
print("pictures in the file as written and as saved again:", pictures(WRITTEN), pictures(SAVED))
assert cells == [["in the cell", "#VALUE!"], ["over the cells", None]], "this has changed"
assert seen == [False, True], "this has changed"
assert other[0][1] == "", "this has changed"
assert (pictures(WRITTEN), pictures(SAVED)) == (2, 1), "this has changed"
print("as it was found: the photo in the cell is an error, and lost when the file is saved")
PYTHON
"$folder/venv/bin/python" "$folder/look.py" "$folder"
