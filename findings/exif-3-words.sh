#!/bin/sh
# Five readers miss a photo's words in the type of Exif 3.0, and two of them miss the time beside them.
#
# Exif had only ASCII for the description and the author of a photo. Exif 3.0 (CIPA DC-008-2023, 4.6.2) adds the type
# 129, UTF-8, for them. piexif raises ValueError for the whole photo, so that whoever reads its time with it gets none;
# exif warns and has nothing of it either. Pillow and ExifRead pass over the field without a word, and Pillow drops it
# when the photo is saved with its EXIF. pyexiv2 gives the numbers of the bytes. The old way, UTF-8 in a field of ASCII,
# is read by piexif, ExifRead and pyexiv2; Pillow reads it as Latin-1, and when it saves the photo a question mark
# stands for each byte.
#
# Run it with: sh findings/exif-3-words.sh   (Python 3.11 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    piexif==1.1.3 exifread==3.5.1 pyexiv2==2.16.0 exif==1.6.1 pillow==13.0.0
cat >"$folder/look.py" <<'PYTHON'
import contextlib
import io
import logging
import os
import struct
import warnings
from importlib.metadata import version

import exif
import exifread
import piexif
import pyexiv2
from PIL import Image

WORDS, TAKEN = "人民路", "2026:11:29 09:30:00"
ASCII, UTF_8 = 2, 129
DESCRIPTION, TIME = 0x010E, 0x0132
logging.disable(logging.WARNING)
warnings.simplefilter("ignore")
pyexiv2.set_log_level(4)


def photo(kind):
    """A JPEG with its description in that type and with its time, in big-endian order."""
    words, taken = WORDS.encode() + b"\0", TAKEN.encode() + b"\0"
    fields = struct.pack(">H", 2)
    fields += struct.pack(">HHII", DESCRIPTION, kind, len(words), 38)
    fields += struct.pack(">HHIII", TIME, ASCII, len(taken), 38 + len(words), 0)
    out = io.BytesIO()
    block = b"Exif\0\0MM" + struct.pack(">HI", 42, 8) + fields + words + taken
    Image.new("RGB", (32, 32)).save(out, "JPEG", exif=block)
    return out.getvalue()


def by_piexif(shot):
    read = piexif.load(shot)["0th"]
    return read[DESCRIPTION].decode(), read[TIME].decode()


def by_exifread(shot):
    read = exifread.process_file(io.BytesIO(shot))
    return tuple(str(read[name]) if name in read else None for name in ("Image ImageDescription", "Image DateTime"))


def by_pyexiv2(shot):
    read = pyexiv2.ImageData(shot).read_exif()
    return read.get("Exif.Image.ImageDescription"), read.get("Exif.Image.DateTime")


def by_exif(shot):
    read = exif.Image(shot).get_all()
    return read.get("image_description"), read.get("datetime")


def by_pillow(shot):
    read = Image.open(io.BytesIO(shot)).getexif()
    return read.get(DESCRIPTION), read.get(TIME)


def saved_by_pillow(shot):
    """What pyexiv2 finds when Pillow has opened the photo and saved it with its EXIF."""
    out, opened = io.BytesIO(), Image.open(io.BytesIO(shot))
    opened.save(out, "JPEG", exif=opened.getexif())
    return by_pyexiv2(out.getvalue())


def read_by(reader, shot):
    try:
        with open(os.devnull, "w") as nowhere, contextlib.redirect_stderr(nowhere):
            return reader(shot)
    except ValueError:
        return "ValueError"


READERS = (by_piexif, by_exifread, by_pyexiv2, by_exif, by_pillow, saved_by_pillow)
print(", ".join(f"{name} {version(name)}" for name in ("piexif", "exifread", "pyexiv2", "exif", "pillow")))
seen = {}
for kind, name in ((ASCII, "ASCII"), (UTF_8, "UTF-8")):
    for reader in READERS:
        seen[name, reader.__name__] = read_by(reader, photo(kind))
        print(f"{name}, {reader.__name__}: {seen[name, reader.__name__]!r}")
NUMBERS = " ".join(map(str, WORDS.encode() + b"\0"))
assert seen["UTF-8", "by_piexif"] == "ValueError", "this has changed"
assert seen["UTF-8", "by_exifread"] == seen["UTF-8", "by_pillow"] == (None, TAKEN), "this has changed"
assert seen["UTF-8", "saved_by_pillow"] == (None, TAKEN), "this has changed"
assert seen["UTF-8", "by_pyexiv2"] == (NUMBERS, TAKEN), "this has changed"
assert seen["UTF-8", "by_exif"] == (None, None), "this has changed"
for reader in ("by_piexif", "by_exifread", "by_pyexiv2"):
    assert seen["ASCII", reader] == (WORDS, TAKEN), "this has changed"
assert seen["ASCII", "by_pillow"] == (WORDS.encode().decode("latin-1"), TAKEN), "this has changed"
assert seen["ASCII", "saved_by_pillow"] == ("?" * len(WORDS.encode()), TAKEN), "this has changed"
assert seen["ASCII", "by_exif"] == (None, TAKEN), "this has changed"
print("as it was found: none of five has the words of Exif 3.0")
PYTHON
"$folder/venv/bin/python" "$folder/look.py"
