#!/bin/sh
# openpyxl takes a phone's photo that carries a second picture, and then cannot save the book.
#
# Many phones put a second picture (a depth map, a gain map, a preview) behind the first one of a JPEG, as CIPA DC-007
# (Multi-Picture Format) describes. The file is named .jpg, and every program shows it. Pillow calls its format MPO;
# openpyxl names the part after that, `image1.mpo`, and looks for the type of such a file in the table of Python's
# `mimetypes`, which has none. `add_image` is content; `Workbook.save` raises KeyError when everything else is written.
# XlsxWriter and python-docx, which look at the first bytes, take the same photo as the JPEG that it is.
#
# Run it with: sh findings/openpyxl-two-picture-photos.sh   (Python 3.11 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    openpyxl==3.1.5 pillow==13.0.0 xlsxwriter==3.3.1 python-docx==1.2.0
cat >"$folder/look.py" <<'PYTHON'
import io
import zipfile
from importlib.metadata import version

import docx
import openpyxl
import xlsxwriter
from openpyxl.drawing.image import Image as Drawing
from PIL import Image


def photo(pictures):
    first, *others = [Image.new("RGB", (64, 48), shade) for shade in ("grey", "black")[:pictures]]
    written = io.BytesIO()
    first.save(written, "MPO", save_all=True, append_images=others)
    return io.BytesIO(written.getvalue())


def by_openpyxl(shot):
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.active.add_image(Drawing(shot), "A1")
    try:
        book.save(out)
    except KeyError as missing:
        return f"KeyError: {missing}"
    return pictures_of(out, "xl/media/")


def by_xlsxwriter(shot):
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    book.add_worksheet().insert_image("A1", "photo.jpg", {"image_data": shot})
    book.close()
    return pictures_of(out, "xl/media/")


def by_python_docx(shot):
    paper, out = docx.Document(), io.BytesIO()
    paper.add_picture(shot)
    paper.save(out)
    return pictures_of(out, "word/media/")


def pictures_of(out, place):
    return ", ".join(name for name in zipfile.ZipFile(out).namelist() if name.startswith(place))


print(", ".join(f"{name} {version(name)}" for name in ("openpyxl", "pillow", "xlsxwriter", "python-docx")))
seen = {}
for pictures in (1, 2):
    assert photo(pictures).getvalue()[:3] == b"\xff\xd8\xff", "not a JPEG"
    for read in (by_openpyxl, by_xlsxwriter, by_python_docx):
        seen[pictures, read] = read(photo(pictures))
        print(f"{pictures} picture(s) in the photo, {read.__name__}: {seen[pictures, read]}")
assert seen[1, by_openpyxl] == "xl/media/image1.jpeg", "this has changed"
assert seen[2, by_openpyxl] == "KeyError: '.mpo'", "this has changed"
assert {seen[2, by_xlsxwriter], seen[2, by_python_docx]} == {"xl/media/image1.jpeg", "word/media/image1.jpg"}, "changed"
print("as it was found: with two pictures the book cannot be saved")
PYTHON
"$folder/venv/bin/python" "$folder/look.py"
