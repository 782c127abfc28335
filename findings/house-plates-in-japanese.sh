#!/bin/sh
# segno writes 12号 into a QR code in Japanese encoding, and jsQR reads nothing, OpenCV 12 and two control characters.
#
# Plates on houses and bins carry a QR code with their words. segno's documentation says that it writes ISO 8859-1 and,
# where that does not fit, UTF-8; between the two it tries Shift JIS. That is Japanese, but many Chinese characters are
# in it: 12号, 3号楼, 5幢 and 人民北路88号 go into the code as bytes of Shift JIS, without the mark (ECI) that says so, and 网格
# in the mode for Japanese (Kanji). 3栋 and 东风路, whose characters are not all in it, are UTF-8. Of the bytes of Shift
# JIS jsQR makes an empty text, without an error, and OpenCV Latin-1 (meant so, its pull request 24350); of 网格 OpenCV
# makes 㤊i. zxing-cpp guesses right. With encoding="utf-8" in segno all three read every plate.
#
# Run it with: sh findings/house-plates-in-japanese.sh   (Python 3.11, Node.js 20 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check \
    segno==1.6.6 opencv-python-headless==5.0.0.93 zxing-cpp==3.1.1 numpy==2.4.6
npm install --silent --no-audit --no-fund --prefix "$folder" jsqr@1.4.0
cat >"$folder/look.cjs" <<'NODE'
const jsQR = require("jsqr").default;
const { version } = require("jsqr/package.json");

function read(picture) {
  const size = picture.length;
  const colours = Uint8ClampedArray.from(picture.flat().flatMap((grey) => [grey, grey, grey, 255]));
  return jsQR(colours, size, size).data;
}

const pictures = JSON.parse(require("fs").readFileSync("pictures.json"));
console.log(JSON.stringify([version, pictures.map(read)]));
NODE
cat >"$folder/look.py" <<'PYTHON'
import json
import subprocess
from importlib.metadata import version
from pathlib import Path

import cv2
import numpy
import segno
import zxingcpp

# What is written: segno's mode, OpenCV's text, that of jsQR.
PLATES = {
    "12号": ("byte", "12\x8d\x86", ""),
    "3号楼": ("byte", "3\x8d\x86\x98O", ""),
    "5幢": ("byte", "5\x9bï", ""),
    "人民北路88号": ("byte", "\x90l\x96¯\x96k\x98H88\x8d\x86", ""),
    "网格": ("kanji", "㤊i", "网格"),
    "3栋": ("byte", "3栋", "3栋"),
    "东风路": ("byte", "东风路", "东风路"),
}


def drawn(code):
    modules = numpy.array(code.matrix, dtype=bool)
    return numpy.pad(numpy.kron(~modules, numpy.ones((8, 8), bool)), 32, constant_values=True).astype(numpy.uint8) * 255


def by_opencv(picture):
    return cv2.QRCodeDetector().detectAndDecode(picture)[0]


def by_zxing(picture):
    return "".join(found.text for found in zxingcpp.read_barcodes(picture))


def by_jsqr(pictures):
    Path("pictures.json").write_text(json.dumps([picture.tolist() for picture in pictures]))
    return json.loads(subprocess.run(["node", "look.cjs"], check=True, capture_output=True).stdout)


codes = [segno.make(words, micro=False) for words in PLATES]
pictures = [drawn(code) for code in codes]
jsqr_version, in_node = by_jsqr(pictures)
print(", ".join(f"{name} {version(name)}" for name in ("segno", "opencv-python-headless", "zxing-cpp")), end=", ")
print("jsqr", jsqr_version)
for (words, seen), code, picture, text in zip(PLATES.items(), codes, pictures, in_node, strict=True):
    found = code.mode, by_opencv(picture), text
    print(f"{words}, mode {code.mode}: OpenCV {found[1]!r}, jsQR {text!r}, zxing-cpp {by_zxing(picture)!r}")
    assert found == seen and by_zxing(picture) == words, "this has changed"

plain = [drawn(segno.make(words, micro=False, encoding="utf-8")) for words in PLATES]
for texts in (by_jsqr(plain)[1], [by_opencv(one) for one in plain], [by_zxing(one) for one in plain]):
    assert texts == list(PLATES), "this has changed"
print("told of UTF-8: all read by all three")
print("as it was found: a house plate is written in Japanese")
PYTHON
cd "$folder" && venv/bin/python look.py
