"""The product's cryptography against published vectors, and against everything that is not quite right."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.gateways.wecom import xml
from bot.gateways.wecom.crypto import Cut, Envelope, Undecryptable, decrypted
from bot.gateways.wecom.keys import UnknownKey, key_of
from tests.wecom import vectors
from tests.wecom.envelope import Envelope as TheirEnvelope
from tests.wecom.media import encrypt

IDS = ["verification", "message", "wechatpy"]
KEY = bytes(range(32))


def ours(vector: vectors.Vector, receiver: str | None = None) -> Envelope:
    """The product's envelope with a vector's secrets."""
    return Envelope(vector.token, vector.aes_key, vector.receiver if receiver is None else receiver)


def is_signed(vector: vectors.Vector, **other: str) -> bool:
    """Whether the product takes the signature, with something else in one place."""
    given = {"given": vector.signature, "timestamp": vector.timestamp, "nonce": vector.nonce} | other
    return ours(vector).is_signed(sealed=vector.sealed, **given)


@pytest.mark.parametrize("vector", vectors.ALL, ids=IDS)
def test_published_vectors(vector: vectors.Vector) -> None:
    """Tencent's sample and wechatpy's tests are opened, and nothing that differs from them is."""
    assert is_signed(vector)
    assert not is_signed(vector, nonce="437374424")
    assert not is_signed(vector, timestamp=vector.timestamp[:-1])
    assert not is_signed(vector, given=vector.signature.upper())
    assert not is_signed(vector, given="ü" * 40)
    plain = ours(vector).open(vector.sealed).decode()
    if plain.startswith("<xml>"):
        assert xml.fields(plain.encode()) == xml.fields(vector.plain.encode())
    else:
        assert plain == vector.plain


@pytest.mark.parametrize("vector", vectors.ALL, ids=IDS)
def test_another_receiver(vector: vectors.Vector) -> None:
    """What was sealed for somebody else is not opened, nor what is for a receiver that begins alike."""
    for receiver in ("", "wx0000000000000000", vector.receiver[:-1], vector.receiver + "x"):
        with pytest.raises(Undecryptable):
            ours(vector, receiver).open(vector.sealed)


@given(some.binary(max_size=300))
def test_padding_to_32(data: bytes) -> None:
    """Whatever the length: pads of 1 to 32 bytes are taken off."""
    assert decrypted(encrypt(data, KEY), KEY) == data


@given(some.text(max_size=100))
def test_what_they_seal_we_open(text: str) -> None:
    """Written apart from the product, and opened by it."""
    theirs = TheirEnvelope("tok", vectors.OFFICIAL_MESSAGE.aes_key, "wwfake")
    sealed = theirs.seal(text)
    assert Envelope("tok", vectors.OFFICIAL_MESSAGE.aes_key, "wwfake").open(sealed) == text.encode()


@given(some.binary(max_size=200))
def test_garbage_is_unreadable(data: bytes) -> None:
    """No garbage is opened, and none breaks anything."""
    envelope = ours(vectors.OFFICIAL_MESSAGE)
    for sealed in (base64.b64encode(data).decode(), data.decode("latin-1")):
        with pytest.raises(Undecryptable):
            envelope.open(sealed)


# 32 bytes whose base64 has both + and /, so that each way of writing it is another text.
ODD_KEY = bytes((251, 255) * 16)
TEXT = base64.b64encode(ODD_KEY).decode()


@pytest.mark.parametrize(
    "written",
    [
        TEXT,
        TEXT.rstrip("="),
        TEXT + "==",
        base64.urlsafe_b64encode(ODD_KEY).decode(),
        base64.urlsafe_b64encode(ODD_KEY).decode().rstrip("="),
        ODD_KEY.hex(),
        ODD_KEY.hex().upper(),
        f"  {TEXT}\n",
        f"{TEXT[:20]}\r\n{TEXT[20:]}",
        f"{TEXT[:7]}\u200b{TEXT[7:]}",
        f" {ODD_KEY.hex()[:32]} {ODD_KEY.hex()[32:]}",
        TEXT.replace("+", "%2B").replace("/", "%2F").replace("=", "%3D"),
        TEXT.replace("+", " "),
        base64.b64encode(ODD_KEY.hex().encode()).decode(),
    ],
)
def test_keys(written: str) -> None:
    """Every form in which WeCom writes a key means the same 32 bytes."""
    assert key_of(written) == ODD_KEY


@pytest.mark.parametrize(
    "wrong", ["", "=", "abc", base64.b64encode(KEY[:16]).decode(), KEY.hex()[:-1], KEY.hex() + "0", "！" * 43]
)
def test_what_is_no_key(wrong: str) -> None:
    """It is refused, and what is told of it shows none of it."""
    with pytest.raises(UnknownKey) as told:
        key_of(wrong)
    assert len(wrong) < 3 or wrong not in str(told.value)


def test_what_was_cut() -> None:
    """Bytes that end within a block did not all come, which another try may mend."""
    for data in (b"", encrypt(b"x", KEY)[:-7]):
        with pytest.raises(Cut):
            decrypted(data, KEY)


def test_secrets_are_not_shown() -> None:
    """An envelope in a log tells nothing."""
    shown = repr(ours(vectors.OFFICIAL_MESSAGE))
    assert vectors.OFFICIAL_MESSAGE.token not in shown and vectors.OFFICIAL_MESSAGE.aes_key not in shown


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        "<xml>",
        "<xml><a>1</a><a>2</a></xml>",
        "<a><b><c><d><e/></d></c></b></a>",
        "<!DOCTYPE xml><xml><a>1</a></xml>",
        '<!DOCTYPE x [<!ENTITY a "b">]><xml><a>&a;</a></xml>',
        '<!DOCTYPE x SYSTEM "file:///etc/passwd"><xml><a>1</a></xml>',
        '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x">%p;]><xml/>',
        "<?php x?><xml><a>1</a></xml>",
        "<xml>" + "".join(f"<f{n}>1</f{n}>" for n in range(65)) + "</xml>",
        "<xml>" * 10000,
        "<xml><a>&unknown;</a></xml>",
        "<xml><a>1</a><!-- 2 --></xml>",
        "<xml><a>1</a>2</xml>",
    ],
)
def test_odd_xml(text: str) -> None:
    """No document type, no entity, no depth, nothing said twice."""
    with pytest.raises(xml.Odd):
        xml.fields(text.encode())


def test_plain_xml() -> None:
    """Texts and CDATA below the root, the five entities of XML itself, and what lies deeper left out."""
    text = "<xml><a><![CDATA[甲 <b>]]></a>\n<c>1 &lt; 2</c><d><e>deep</e></d></xml>"
    assert xml.fields(text.encode()) == {"a": "甲 <b>", "c": "1 < 2", "d": ""}
