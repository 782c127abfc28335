"""WeCom's cryptography: AES-256-CBC padded to 32 bytes, and the envelope of callbacks."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

BLOCK = 32  # bytes that WeCom pads to; AES itself needs 16
KEY = 32  # bytes
_HEAD = 20  # 16 random bytes and the length


class Undecryptable(Exception):
    """It was not encrypted with this key, not for this receiver, or not at all."""


class Cut(Undecryptable):
    """It does not end where a block ends: not all of it came."""


def decrypted(data: bytes, key: bytes) -> bytes:
    """The bytes without their padding; the first half of the key is the IV. Raises Undecryptable, also as Cut."""
    if len(key) != KEY:
        raise Undecryptable
    if not data or len(data) % 16:
        raise Cut
    cipher = Cipher(algorithms.AES(key), modes.CBC(key[:16])).decryptor()
    plain = cipher.update(data) + cipher.finalize()
    padding = plain[-1]
    if not 1 <= padding <= BLOCK or plain[-padding:] != bytes([padding]) * padding:
        raise Undecryptable
    return plain[:-padding]


def signature(token: str, timestamp: str, nonce: str, sealed: str) -> str:
    """SHA-1 of the four, sorted and joined, as WeCom defines it."""
    joined = "".join(sorted([token, timestamp, nonce, sealed]))
    return hashlib.sha1(joined.encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()


@dataclass(frozen=True, slots=True)
class Envelope:
    """The secrets shared with WeCom: the callback's token, its EncodingAESKey, and whom it must be for (企业 ID)."""

    token: str = field(repr=False)
    aes_key: str = field(repr=False)
    receiver: str

    def is_signed(self, given: str, timestamp: str, nonce: str, sealed: str) -> bool:
        """True if the signature is right. The comparison takes the same time whatever is wrong."""
        expected = signature(self.token, timestamp, nonce, sealed)
        return hmac.compare_digest(expected.encode(), given.encode("utf-8", "surrogatepass"))

    def open(self, sealed: str) -> bytes:
        """Decrypt a callback. Out: its text. Raises Undecryptable, whatever is wrong."""
        try:
            data = base64.b64decode(sealed, validate=True)
        except (binascii.Error, ValueError):
            raise Undecryptable from None
        # 43 letters and digits, as the settings say.
        plain = decrypted(data, base64.b64decode(f"{self.aes_key}="))
        length = int.from_bytes(plain[16:_HEAD], "big")
        if len(plain) < _HEAD + length:
            raise Undecryptable
        if not hmac.compare_digest(plain[_HEAD + length :], self.receiver.encode()):
            raise Undecryptable
        return plain[_HEAD : _HEAD + length]
