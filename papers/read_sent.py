"""Reads a document that somebody sent: .docx and plain text, by what its bytes are."""

from __future__ import annotations

from domain.chat import legible
from domain.sent import MOST_BYTES, MOST_TEXT, SentFile, Unread, base_name, unread_by_name
from papers.read_word import OLE, CannotRead, text_of

_ZIP, _PDF = b"PK", b"%PDF"


def read_sent(name: str, data: bytes) -> SentFile:
    """A document with its text, or with why it has none."""
    name = base_name(name)
    try:
        return SentFile(name, _text(name, data))
    except CannotRead as told:
        return SentFile(name, why=told.why)


def _text(name: str, data: bytes) -> str:
    if len(data) > MOST_BYTES:
        raise CannotRead(Unread.TOO_BIG)
    if (why := unread_by_name(name)) is not None:
        raise CannotRead(why)
    if data.startswith(_PDF):
        raise CannotRead(Unread.PDF)
    is_text = name.casefold().endswith(".txt") and not data.startswith((_ZIP, OLE))
    text = legible(_decoded(data) if is_text else text_of(data)).strip()
    if not text:
        raise CannotRead(Unread.EMPTY)
    if len(text) > MOST_TEXT:
        raise CannotRead(Unread.TOO_LONG)
    return text


def _decoded(data: bytes) -> str:
    """As Windows and WPS write it: UTF-8, UTF-16 with its mark, else the national standard (GB 18030)."""
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except ValueError:
            continue
        if not any(one in text for one in "\0\x01\x02\x03"):  # bytes of something else
            return text.replace("\r\n", "\n").replace("\r", "\n")
    raise CannotRead(Unread.BROKEN)
