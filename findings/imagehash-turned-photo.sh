#!/bin/sh
# ImageHash takes a photo and the same photo out of a messenger for two pictures.
#
# A phone held upright stores the picture lying and writes EXIF Orientation 6; a messenger turns the pixels and drops
# the tag. People see the same picture. Pillow opens the first one lying, and ImageHash hashes what it is given: of 64
# bits 26 differ by phash and 38 by whash, as between strangers, where a limit of some 10 is usual. After
# `ImageOps.exif_transpose` it is 0. Who looks for photos that were used before turns them upright first.
#
# Run it with: sh findings/imagehash-turned-photo.sh   (Python 3.11 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    imagehash==4.3.2 pillow==13.0.0 numpy==2.4.6
cat >"$folder/look.py" <<'PYTHON'
import io
from importlib.metadata import version

import imagehash
import numpy
from PIL import Image, ImageOps

ORIENTATION = 0x0112


def street():
    """An invented picture with a slope of light and two things in it."""
    down, across = numpy.mgrid[0:480, 0:640]
    pixels = numpy.zeros((480, 640, 3), "uint8")
    pixels[..., 0], pixels[..., 1] = across * 255 // 640, down * 255 // 480
    pixels[100:300, 50:200], pixels[350:470, 400:620] = (200, 40, 40), (30, 30, 200)
    return Image.fromarray(pixels)


def jpeg(picture, quality, orientation=None):
    exif, out = Image.Exif(), io.BytesIO()
    if orientation:
        exif[ORIENTATION] = orientation
    picture.save(out, "JPEG", quality=quality, exif=exif)
    return Image.open(out)


by_phone = jpeg(street().transpose(Image.Transpose.ROTATE_90), 90, orientation=6)
by_messenger = jpeg(street(), 70)
print(f"ImageHash {version('imagehash')}, Pillow {version('pillow')}")
for look in (imagehash.phash, imagehash.dhash, imagehash.average_hash, imagehash.whash):
    lying, upright = look(by_phone) - look(by_messenger), look(ImageOps.exif_transpose(by_phone)) - look(by_messenger)
    print(f"{look.__name__}: {lying} of 64 bits differ, upright {upright}")
    assert lying > 12 and upright <= 2, "this has changed"
print("as it was found: the tag is not heeded")
PYTHON
"$folder/venv/bin/python" "$folder/look.py"
