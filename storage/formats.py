"""What a file is, by its bytes: a photo that can be taken, or the name of what came instead."""

from __future__ import annotations

from enum import StrEnum

MOST_BYTES = 20 * 2**20  # what Telegram hands to a bot at most; phones write 2 to 12 MB
MOST_PIXELS = 40_000_000  # above every phone's ordinary mode (12 to 24 million), and it bounds the memory
HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
AVIF_BRANDS = frozenset({b"avif", b"avis"})
RAW_OR_TIFF = "TIFF"
OTHERS = {  # by their first bytes, each as people call it
    b"GIF8": "GIF",
    b"BM": "BMP",
    b"II*\0": RAW_OR_TIFF,
    b"MM\0*": RAW_OR_TIFF,
    b"II+\0": RAW_OR_TIFF,
    b"IIRO": "RAW",
    b"IIU\0": "RAW",
    b"FUJIFILMCCD-RAW": "RAW",
    b"8BPS": "PSD",
    b"\xff\x0a": "JPEG XL",
    b"\0\0\0\x0cJXL ": "JPEG XL",
    b"\0\0\0\x0cjP  ": "JPEG 2000",
    b"\xff\x4f\xff\x51": "JPEG 2000",
    b"\0\0\1\0": "ICO",
    b"%PDF": "PDF",
    b"PK\3\4": "ZIP",
    b"Rar!": "RAR",
    b"7z\xbc\xaf\x27\x1c": "7Z",
    b"\xd0\xcf\x11\xe0": "DOC",
    b"\x1aE\xdf\xa3": "MKV",
    b"#!AMR": "AMR",
    b"\2#!SILK": "SILK",
    b"ID3": "MP3",
}
IN_ZIP = {b"word/": "DOCX", b"xl/": "XLSX", b"ppt/": "PPTX"}
BOXED = {b"qt  ": "MOV", b"crx ": "RAW", b"M4A ": "M4A", b"3gp4": "3GP", b"3gp5": "3GP", b"jxl ": "JPEG XL"}
IN_RIFF = {b"AVI ": "AVI", b"WAVE": "WAV"}


class Fault(StrEnum):
    """Why a photo cannot be taken."""

    TOO_BIG = "too big"
    TOO_MANY_PIXELS = "too many pixels"
    NOT_A_PHOTO = "not a photo"
    HEIC = "heic"  # what iPhones keep; nobody here can decode it, but its sender can send it as JPEG
    BROKEN = "broken"


class BadPhoto(Exception):
    """The photo cannot be taken; `why` says for what reason.

    `came`: what the file is instead (GIF, PDF, MP4 …), empty if unknown. `missing`: the share of the photo that did
    not come, above 0 and up to 1; None if nothing is known to be missing.
    """

    def __init__(self, why: Fault, *, came: str = "", missing: float | None = None) -> None:
        super().__init__(why)
        self.why = why
        self.came = came
        self.missing = missing


def format_of(data: bytes) -> str:
    """JPEG, PNG, WEBP or AVIF by the first bytes: what a file is called says nothing. Raises BadPhoto."""
    if len(data) > MOST_BYTES:
        raise BadPhoto(Fault.TOO_BIG)
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    brands = _brands(data)
    if brands & AVIF_BRANDS:
        return "AVIF"
    if brands & HEIC_BRANDS:
        raise BadPhoto(Fault.HEIC)
    raise BadPhoto(Fault.NOT_A_PHOTO, came=_other(data))


def _brands(data: bytes) -> set[bytes]:
    """The brands of an ISO media file. The first alone does not tell AVIF from HEIC: both may begin with mif1."""
    if data[4:8] != b"ftyp":
        return set()
    size = min(int.from_bytes(data[:4], "big"), 256)
    return {data[8:12], *(data[at : at + 4] for at in range(16, size - 3, 4))}


def _other(data: bytes) -> str:
    if data[4:8] == b"ftyp":
        return BOXED.get(data[8:12], "MP4")
    if data[:4] == b"RIFF":
        return IN_RIFF.get(data[8:12], "")
    name = next((name for start, name in OTHERS.items() if data.startswith(start)), "")
    if name == "ZIP":
        return next((inner for path, inner in IN_ZIP.items() if path in data[:4096]), name)
    text = data[:256].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not name and text.startswith((b"<svg", b"<?xml")):
        return "SVG" if b"<svg" in data[:1024].lower() else "XML"
    return "HTML" if not name and text.startswith((b"<!doctype html", b"<html")) else name
