#!/bin/sh
# Pillow does not see the transparent shade of a grey PNG of 2 or 4 bits.
#
# The tRNS chunk of a grey PNG names one shade that is transparent, in the file's own depth. Pillow spreads the pixels of
# 1, 2 and 4 bits to 8 when it reads them and compares them with the shade as it stands in the file; for 1 bit that was
# mended (Pillow pull request 9282), for 2 and 4 bits not. So the shade stays opaque. pypng, a second reader, makes it
# transparent, as the PNG specification says (section 11.3.2.1).
#
# Run it with: sh findings/png-transparent-grey.sh   (Python 3.11 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pillow==13.0.0 pypng==0.20220715.0
cat >"$folder/look.py" <<'PYTHON'
import io
import struct
import zlib

import PIL
import png
from PIL import Image


def chunk(kind, content):
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def picture(depth, row, clear):
    """Two grey pixels, black and the transparent shade."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 2, 1, depth, 0, 0, 0, 0)) + chunk(b"tRNS", struct.pack(">H", clear))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" + row)) + chunk(b"IEND", b"")


print("Pillow", PIL.__version__, "and pypng", png.__version__)
seen = {}
for depth, row, clear in ((1, b"\x40", 1), (2, b"\x20", 2), (4, b"\x0a", 10), (8, bytes([0, 170]), 170)):
    data = picture(depth, row, clear)
    pillow = Image.open(io.BytesIO(data)).convert("RGBA").getpixel((1, 0))[3]
    pypng = list(list(png.Reader(bytes=data).asRGBA8()[2])[0])[7]
    print(f"{depth} bits: opacity of the transparent shade: Pillow {pillow}, pypng {pypng}")
    seen[depth] = (pillow, pypng)
assert seen == {1: (0, 0), 2: (255, 0), 4: (255, 0), 8: (0, 0)}, "this has changed"
print("as it was found: with 2 and 4 bits Pillow shows it opaque")
PYTHON
"$folder/venv/bin/python" "$folder/look.py"
