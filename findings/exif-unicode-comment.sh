#!/bin/sh
# Two EXIF readers turn a Chinese comment of a photo into other characters.
#
# Apps that stamp photos keep the place in the tag UserComment, which begins with eight bytes that name its characters;
# `UNICODE` is what is left for Chinese. EXIF does not say which byte comes first, and cameras take the order of the file,
# as exiv2 does: II is little-endian, MM big-endian. piexif always reads big-endian, so that a comment in a file of order
# II becomes other characters, with no error; its own writing is big-endian in a file of order MM, so its round trip
# agrees. ExifRead takes each byte for a character of its own in both orders. pyexiv2, a third reader, has both right.
#
# Run it with: sh findings/exif-unicode-comment.sh   (Python 3.11 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    piexif==1.1.3 exifread==3.5.1 pyexiv2==2.16.0 pillow==13.0.0
cat >"$folder/look.py" <<'PYTHON'
import io
import struct
from importlib.metadata import version

import exifread
import piexif
import piexif.helper
import pyexiv2
from PIL import Image

PLACE = "金山社区一网格"
EXIF_POINTER, USER_COMMENT = 0x8769, 0x9286
LONG, UNDEFINED = 4, 7


def photo(order):
    """A JPEG whose only words are the place, in that order of bytes."""
    first, coding = {"II": ("<", "utf-16-le"), "MM": (">", "utf-16-be")}[order]
    comment = b"UNICODE\0" + PLACE.encode(coding)

    def directory(tag, kind, count, value):
        return struct.pack(f"{first}HHHIII", 1, tag, kind, count, value, 0)

    exif = (
        order.encode()
        + struct.pack(f"{first}HI", 42, 8)
        + directory(EXIF_POINTER, LONG, 1, 26)
        + directory(USER_COMMENT, UNDEFINED, len(comment), 44)
        + comment
    )
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "JPEG", exif=b"Exif\0\0" + exif)
    return out.getvalue()


def by_piexif(shot):
    return piexif.helper.UserComment.load(piexif.load(shot)["Exif"][USER_COMMENT])


def by_exifread(shot):
    return str(exifread.process_file(io.BytesIO(shot))["EXIF UserComment"])


def by_pyexiv2(shot):
    return pyexiv2.ImageData(shot).read_exif()["Exif.Photo.UserComment"].removeprefix("charset=Unicode ")


print(", ".join(f"{name} {version(name)}" for name in ("piexif", "exifread", "pyexiv2")))
seen = {}
for order in ("II", "MM"):
    for read in (by_piexif, by_exifread, by_pyexiv2):
        seen[order, read] = read(photo(order))
        print(f"{order} {read.__name__}: {seen[order, read]!r}")
assert seen["II", by_pyexiv2] == seen["MM", by_pyexiv2] == seen["MM", by_piexif] == PLACE, "this has changed"
assert seen["II", by_piexif] == PLACE.encode("utf-16-le").decode("utf-16-be"), "this has changed"
for order in ("II", "MM"):
    assert not any(character in PLACE for character in seen[order, by_exifread]), "this has changed"
print("as it was found: piexif is right in one order of bytes, ExifRead in none")
PYTHON
"$folder/venv/bin/python" "$folder/look.py"
