#!/bin/sh
# OpenCV finds a QR code in the Chinese mode and refuses to read it.
#
# GB/T 18284, the Chinese edition of the QR standard, adds a mode of 13 bits a character for GB 2312, against 24 in
# UTF-8, so that plates with an address get a smaller code. segno writes it. OpenCV's detector finds the square and its
# decoder raises that mode 13 is not implemented, from `detectAndDecode` of the picture, where a picture without any code
# gives an empty string. The same words in UTF-8 it reads. zxing-cpp, a second reader, reads both.
#
# Run it with: sh findings/qr-hanzi-mode.sh   (Python 3.11 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    segno==1.6.6 opencv-python-headless==5.0.0.93 zxing-cpp==3.1.1 pillow==13.0.0
cat >"$folder/look.py" <<'PYTHON'
import io
from importlib.metadata import version

import cv2
import numpy
import segno
import zxingcpp
from PIL import Image

WORDS = "金山社区一网格公厕"


def drawn(mode):
    code, out = segno.make(WORDS, mode=mode), io.BytesIO()
    code.save(out, kind="png", scale=8)
    return code, numpy.array(Image.open(out).convert("L"))


def by_opencv(picture):
    try:
        return cv2.QRCodeDetector().detectAndDecode(picture)[0]
    except cv2.error as refused:
        return f"refused: {refused.err}"


def by_zxing(picture):
    return "".join(found.text for found in zxingcpp.read_barcodes(picture))


print(", ".join(f"{name} {version(name)}" for name in ("segno", "opencv-python-headless", "zxing-cpp")))
seen = {}
for mode in ("hanzi", "byte"):
    code, picture = drawn(mode)
    seen[mode] = by_opencv(picture), by_zxing(picture)
    print(f"{mode}, code of size {code.designator}: OpenCV {seen[mode][0]!r}; zxing-cpp {seen[mode][1]!r}")
assert seen["byte"] == (WORDS, WORDS), "this has changed"
assert seen["hanzi"][0].startswith("refused: mode 13"), "this has changed"
assert seen["hanzi"][1] == WORDS, "this has changed"
print("as it was found: OpenCV does not read the Chinese mode")
PYTHON
"$folder/venv/bin/python" "$folder/look.py"
