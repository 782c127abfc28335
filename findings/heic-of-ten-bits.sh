#!/bin/sh
# Two packages that tell files by their first bytes do not see a HEIC photo of ten bits as a photo.
#
# Some phones and cameras can store HEIC with ten bits a colour. The brand of such a file is `heix` where that of eight
# bits is `heic` (ISO/IEC 23008-12, annex B). filetype has only the latter and says that it does not know the file, so
# that whoever asks it refuses the photo. puremagic, given the bytes without a name, calls both a film, video/mp4, though
# it has the right type with the same confidence behind that. pillow-heif and Pillow with it open both as photos.
#
# Run it with: sh findings/heic-of-ten-bits.sh   (Python 3.11 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    filetype==1.2.0 puremagic==1.30 pillow-heif==1.8.1 pillow==13.0.0
cat >"$folder/look.py" <<'PYTHON'
import io
from importlib.metadata import version

import filetype
import pillow_heif
import puremagic
from PIL import Image

WIDTH, HEIGHT = 64, 48


def photo(mode, size):
    written = io.BytesIO()
    pixels = bytes(WIDTH * HEIGHT * size)
    pillow_heif.from_bytes(mode=mode, size=(WIDTH, HEIGHT), data=pixels).save(written)
    return written.getvalue()


pillow_heif.register_heif_opener()
print(", ".join(f"{name} {version(name)}" for name in ("filetype", "puremagic", "pillow-heif", "pillow")))
PHOTOS = ((8, photo("RGB", 3), b"heic", "image/heic"), (10, photo("RGB;16", 6), b"heix", None))
for bits, shot, brand, known in PHOTOS:
    opened = Image.open(io.BytesIO(shot))
    guesses = {found.mime_type: found.confidence for found in puremagic.magic_string(shot)}
    print(f"{bits} bits: brand {shot[8:12].decode()}, Pillow {opened.format} {opened.size}")
    print(f"    filetype {filetype.guess_mime(shot)}, puremagic {puremagic.from_string(shot, mime=True)} of {guesses}")
    assert (shot[4:12], opened.info["bit_depth"]) == (b"ftyp" + brand, bits), "another photo was written"
    assert (opened.format, pillow_heif.get_file_mimetype(shot)) == ("HEIF", "image/heic"), "this has changed"
    assert filetype.guess_mime(shot) == known, "this has changed"
    assert puremagic.from_string(shot, mime=True) == "video/mp4", "this has changed"
print("as it was found: ten bits are unknown to one, and a film to the other")
PYTHON
"$folder/venv/bin/python" "$folder/look.py"
