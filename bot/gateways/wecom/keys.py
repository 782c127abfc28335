"""Keys of pictures, in every form in which WeCom has been seen to write them."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from string import hexdigits
from urllib.parse import unquote

from bot.gateways.wecom.crypto import KEY, Undecryptable

_URL_SAFE = str.maketrans("-_", "+/")
_LOST_PLUS = " "  # what becomes of a + that passes through a form


class UnknownKey(Undecryptable):
    """The key has a form that is not known. The text describes it without showing any of it."""


def key_of(text: str) -> bytes:
    """The 32 bytes of a key.

    In: hexadecimal or base64 (also the URL-safe one), with or without padding, blanks and percent signs; or
    hexadecimal that was put into base64 once more. Raises UnknownKey.
    """
    for form in _forms(text):
        if (key := _read(form)) is not None:
            return key
    raise UnknownKey(_described(text))


def _forms(text: str) -> Iterator[str]:
    for form in dict.fromkeys((text, unquote(text))):
        yield "".join(sign for sign in form if sign.isprintable() and not sign.isspace())
        yield form.replace(_LOST_PLUS, "+")


def _read(form: str) -> bytes | None:
    if _is_hex(form):
        return bytes.fromhex(form)
    digits = form.translate(_URL_SAFE).rstrip("=")
    try:
        found = base64.b64decode(digits + "=" * (-len(digits) % 4), validate=True)
    except (binascii.Error, ValueError):
        return None
    if len(found) == KEY:
        return found
    inner = found.decode("ascii", "replace")
    return bytes.fromhex(inner) if _is_hex(inner) else None


def _is_hex(form: str) -> bool:
    return len(form) == 2 * KEY and all(sign in hexdigits for sign in form)


def _described(text: str) -> str:
    """Its length and which kinds of signs it has."""
    kinds = {
        "digits": any(sign.isdecimal() for sign in text),
        "letters": any(sign.isalpha() for sign in text),
        "blanks": any(sign.isspace() for sign in text),
        "other signs": any(not (sign.isalnum() or sign.isspace()) for sign in text),
    }
    return f"{len(text)} characters: {', '.join(kind for kind, there in kinds.items() if there) or 'none'}"
