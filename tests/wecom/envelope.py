"""How callbacks to a self-built app are sealed, written apart from the product's own code."""

from __future__ import annotations

import base64
import hashlib
import secrets
import struct
from dataclasses import dataclass

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from tests.wecom.media import encrypt


def sign(token: str, timestamp: str, nonce: str, sealed: str) -> str:
    """SHA-1 of the four, sorted and joined, in lower-case hex."""
    return hashlib.sha1("".join(sorted([token, timestamp, nonce, sealed])).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Envelope:
    """The secrets that both sides share; `aes_key` has 43 characters."""

    token: str
    aes_key: str
    receiver: str

    @property
    def _key(self) -> bytes:
        return base64.b64decode(self.aes_key + "=")

    def seal(self, plain: str, *, receiver: str | None = None) -> str:
        """Encrypt for the receiver, or for another one as an attacker who has the key would."""
        text, to = plain.encode(), (self.receiver if receiver is None else receiver).encode()
        whole = secrets.token_bytes(16) + struct.pack(">I", len(text)) + text + to
        return base64.b64encode(encrypt(whole, self._key)).decode()

    def open(self, sealed: str) -> tuple[str, str]:
        """The text, and whom it is for."""
        cipher = Cipher(algorithms.AES(self._key), modes.CBC(self._key[:16])).decryptor()
        whole = cipher.update(base64.b64decode(sealed)) + cipher.finalize()
        whole = whole[: -whole[-1]]
        length = int(struct.unpack(">I", whole[16:20])[0])
        return whole[20 : 20 + length].decode(), whole[20 + length :].decode()

    def query(self, sealed: str, timestamp: str, nonce: str) -> dict[str, str]:
        """What stands in the address of a callback."""
        signature = sign(self.token, timestamp, nonce, sealed)
        return {"msg_signature": signature, "timestamp": timestamp, "nonce": nonce}
