#!/bin/sh
# A phone's moving photo takes its film into a PDF or a workbook, unseen.
#
# Android phones write a moving photo as one file: a JPEG, whose XMP says how many bytes before the end the film
# begins, and the MP4 behind it. Every viewer shows the still picture. img2pdf, which embeds a JPEG without a loss,
# and openpyxl copy the file to its last byte: the PDF and the workbook are several times as large, and whoever gets
# them can cut the film, with what was spoken, out of them. Neither says a word. Who passes photos on cuts them at the
# end of the picture, or saves them anew.
#
# Run it with: sh findings/motion-photo-in-a-pdf.sh   (Python 3.11 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    img2pdf==0.6.3 openpyxl==3.1.5 pillow==13.0.0
cat >"$folder/look.py" <<'PYTHON'
import io
import zipfile
from importlib.metadata import version

import img2pdf
import openpyxl
from openpyxl.drawing.image import Image as Placed
from PIL import Image


def box(kind, body):
    return (len(body) + 8).to_bytes(4, "big") + kind + body


def moving(still, film):
    """The still picture with the XMP that tells where the film begins, and the film behind it."""
    told = (
        b"http://ns.adobe.com/xap/1.0/\0"
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        b'<rdf:Description rdf:about="" xmlns:GCamera="http://ns.google.com/photos/1.0/camera/" GCamera:MicroVideo="1" '
        b'GCamera:MicroVideoVersion="1" GCamera:MicroVideoOffset="%d"/></rdf:RDF></x:xmpmeta>' % len(film)
    )
    return still[:2] + b"\xff\xe1" + (len(told) + 2).to_bytes(2, "big") + told + still[2:] + film


def workbook_with(photo):
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.active.add_image(Placed(io.BytesIO(photo)), "A1")
    book.save(out)
    parts = zipfile.ZipFile(out)
    return b"".join(parts.read(name) for name in parts.namelist() if "media" in name)


out = io.BytesIO()
Image.effect_noise((320, 240), 40).convert("RGB").save(out, "JPEG", quality=80)
still = out.getvalue()
film = box(b"ftyp", b"mp42\0\0\0\0mp42isom") + box(b"mdat", bytes(range(256)) * 800)
photo = moving(still, film)
pdf, book = img2pdf.convert(photo), workbook_with(photo)
print(", ".join(f"{name} {version(name)}" for name in ("img2pdf", "openpyxl", "pillow")))
print(f"still picture {len(still):,} bytes, film {len(film):,} bytes")
print(f"PDF {len(pdf):,} bytes, the film whole in it: {film in pdf}")
print(f"picture in the workbook {len(book):,} bytes, the film whole in it: {film in book}")
assert film in pdf and film in book, "this has changed"
print("as it was found: the film goes along")
PYTHON
"$folder/venv/bin/python" "$folder/look.py"
