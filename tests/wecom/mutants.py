"""Callbacks that are not quite what WeCom sends: none of them may take effect, none may break anything.

Left out is what only somebody who has the callback's token could send, but for wrong keys and wrong receivers.
"""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random

from tests.wecom.callbacks import Callback, Callbacks
from tests.wecom.envelope import Envelope, sign

SIGNED = ("msg_signature", "timestamp", "nonce")
SIGNS = "<>&\"'/=\0\r\n \t\ufeff号😀%+[]!-"
OTHER_KEY = "kWxPEV2UEDyxWpmPdKC3F4dgPDmOvfKX1HGnEUDS1aR"
LONGEST = 70_000  # bytes, more than a callback may have


class Mutants:
    """Mutated callbacks of somebody's words. The same seed gives the same mutations."""

    def __init__(self, callbacks: Callbacks, who: str, seed: int) -> None:
        self._callbacks = callbacks
        self._who = who
        self._random = Random(seed)
        self._ways: list[Callable[[Callback], Callback]] = [
            self._body_changed,
            self._body_changed,
            self._sealed_changed,
            self._query_changed,
            self._query_changed,
            self._query_cut,
            self._old,
            self._for_somebody_else,
            self._with_another_key,
            self._with_another_token,
            self._another_body,
            self._packed,
        ]

    def some(self, count: int) -> Iterator[Callback]:
        """So many, each of a message of its own that is never sent as it was."""
        found = 0
        while found < count:
            good = self._callbacks.message(
                self._who, "text", {"Content": f"上报 人民广场东侧 占道经营 变{found}"}
            )
            mutant = self._random.choice(self._ways)(good)
            if not _means_the_same(mutant, good):
                found += 1
                yield mutant

    def odd_inside(self, count: int) -> Iterator[Callback]:
        """Well sealed and signed, but with something in them that WeCom has never sent."""
        for _ in range(count):
            kind = self._random.choice(["text", "image", "location", "event", "voice", "nothing"])
            fields = {"Content": "上报 东门", "MediaId": "x", "Location_X": "30.1", "Location_Y": "120.1"}
            good = self._callbacks.message(self._who, kind, fields)
            yield self._callbacks.sealed(self._changed(good.plain))

    def _changed(self, text: str) -> str:
        """Cut, with signs put in, with a part twice, or with another number in it."""
        at, to = sorted(self._random.randrange(len(text) + 1) for _ in range(2))
        match self._random.randrange(6):
            case 0:
                return text[:at]
            case 1:
                return (
                    text[:at] + self._random.choice(SIGNS) * self._random.choice([1, 1, 3, 200]) + text[at:]
                )
            case 2:
                return text[:at] + text[to:]
            case 3:
                return text[:to] + text[at:]
            case 4:
                return (
                    text[:at] + str(self._random.choice([-1, 0, 2**63, 10**400, "NaN", "1e999"])) + text[to:]
                )
        return text[:at] + chr(self._random.randrange(32, 0xD7FF)) + text[at + 1 :]

    def _body_changed(self, good: Callback) -> Callback:
        return replace(good, body=self._changed(good.body))

    def _sealed_changed(self, good: Callback) -> Callback:
        """One letter of the ciphertext, without signing it again."""
        start = good.body.index("<Encrypt>") + len("<Encrypt><![CDATA[")
        at = self._random.randrange(start, good.body.index("]]></Encrypt>"))
        letter = self._random.choice("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghij0123456789+/=")
        return replace(good, body=good.body[:at] + letter + good.body[at + 1 :])

    def _query_changed(self, good: Callback) -> Callback:
        name = self._random.choice(SIGNED)
        return replace(good, query=good.query | {name: self._changed(good.query[name])})

    def _query_cut(self, good: Callback) -> Callback:
        name = self._random.choice(SIGNED)
        return replace(good, query={one: value for one, value in good.query.items() if one != name})

    def _old(self, good: Callback) -> Callback:
        """Signed well, of another time."""
        off = self._random.choice([-1, 1]) * self._random.randrange(3600, 10**8)
        timestamp = str(int(good.query["timestamp"]) + off)
        return replace(good, query=self._envelope.query(_sealed(good.body) or "", timestamp, "n"))

    def _for_somebody_else(self, good: Callback) -> Callback:
        receiver = self._random.choice(
            ["", "wwother", self._envelope.receiver[:-1], self._envelope.receiver + "x"]
        )
        return self._callbacks.sealed(good.plain, receiver=receiver)

    def _with_another_key(self, good: Callback) -> Callback:
        envelope = Envelope(self._envelope.token, OTHER_KEY, self._envelope.receiver)
        sealed = envelope.seal(good.plain)
        query = self._envelope.query(sealed, good.query["timestamp"], good.query["nonce"])
        return replace(good, body=self._callbacks.wrapped(sealed), query=query)

    def _with_another_token(self, good: Callback) -> Callback:
        token = self._random.choice(["", "tokk", self._envelope.token.swapcase()])
        sealed = _sealed(good.body) or ""
        signature = sign(token, good.query["timestamp"], good.query["nonce"], sealed)
        return replace(good, query=good.query | {"msg_signature": signature})

    def _another_body(self, good: Callback) -> Callback:
        """Anything at all."""
        length = self._random.choice([0, 1, 20, 1000, LONGEST])
        letters = self._random.choices("<>&xmlEncrypt/![]CDATA \0号{}\"'=?-", k=length)
        return replace(good, body="".join(letters))

    def _packed(self, good: Callback) -> Callback:
        """Said to be packed, and not so."""
        packing = self._random.choice(["gzip", "deflate", "br", "zstd", "号"])
        return replace(self._body_changed(good), headers={"Content-Encoding": packing})

    @property
    def _envelope(self) -> Envelope:
        return self._callbacks.envelope


def _means_the_same(mutant: Callback, good: Callback) -> bool:
    """True if the mutation only changed what stands between the elements, or nothing at all."""
    return mutant.query == good.query and _fields(mutant.body) == _fields(good.body) is not None


def _sealed(body: str) -> str | None:
    return (_fields(body) or {}).get("Encrypt")


def _fields(body: str) -> dict[str, str] | None:
    try:
        root = ElementTree.fromstring(body)
    except (ElementTree.ParseError, ValueError):
        return None
    return {one.tag: (one.text or "").strip() for one in root}
