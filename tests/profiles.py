"""Colour profiles (ICC) for tests, made by hand: of screens, of grey, of four inks."""

from __future__ import annotations

import struct
from itertools import product

# Columns of red, green and blue in XYZ under D50, as the profiles of these spaces have them.
ADOBE_RGB = ((0.60974, 0.31111, 0.01947), (0.20528, 0.62567, 0.06087), (0.14919, 0.06322, 0.74457))
PROPHOTO = ((0.79767, 0.28804, 0.0), (0.13519, 0.71187, 0.0), (0.03135, 0.00009, 0.82491))
D50 = (0.9642, 1.0, 0.8249)


def screen(columns: tuple[tuple[float, float, float], ...], gamma: float) -> bytes:
    """The profile of a screen: three colours and one exponent."""
    tags = {name: _xyz(*column) for name, column in zip((b"rXYZ", b"gXYZ", b"bXYZ"), columns, strict=True)}
    tags |= {name: _gamma(gamma) for name in (b"rTRC", b"gTRC", b"bTRC")}
    return _profile(b"mntr", b"RGB ", b"XYZ ", tags)


def grey(gamma: float) -> bytes:
    """The profile of a grey picture with that exponent."""
    return _profile(b"mntr", b"GRAY", b"XYZ ", {b"kTRC": _gamma(gamma)})


def inks(cyan: tuple[int, int, int]) -> bytes:
    """The profile of a printer whose pure cyan is this L*a*b*, and whose other inks only darken."""
    corners = []
    for c, m, y, k in product((0, 1), repeat=4):
        light, a, b = cyan if (c, m, y, k) == (1, 0, 0, 0) else (100 - 20 * (c + m + y) - 40 * k, 0, 0)
        corners += [round(light * 2.55), a + 128, b + 128]
    straight = bytes(range(256))
    matrix = struct.pack(">9i", *(65536 if at % 4 == 0 else 0 for at in range(9)))
    head = b"mft1\0\0\0\0" + bytes([4, 3, 2, 0]) + matrix
    table = head + straight * 4 + bytes(corners) + straight * 3
    return _profile(b"prtr", b"CMYK", b"Lab ", {b"A2B0": table})


def _profile(kind: bytes, space: bytes, between: bytes, tags: dict[bytes, bytes]) -> bytes:
    tags = {b"wtpt": _xyz(*D50)} | tags
    at, index, body = 132 + 12 * len(tags), b"", b""
    for name, content in tags.items():
        content += bytes(-len(content) % 4)
        index += struct.pack(">4sII", name, at + len(body), len(content))
        body += content
    size = at + len(body)
    head = struct.pack(">I4sI4s4s4s", size, b"\0\0\0\0", 0x02100000, kind, space, between)
    head += struct.pack(">6H4s", 2026, 1, 1, 0, 0, 0, b"acsp") + bytes(28) + _xyz(*D50)[8:]
    return head.ljust(128, b"\0") + struct.pack(">I", len(tags)) + index + body


def _xyz(*parts: float) -> bytes:
    return b"XYZ \0\0\0\0" + struct.pack(">3i", *(round(part * 65536) for part in parts))


def _gamma(gamma: float) -> bytes:
    return b"curv\0\0\0\0" + struct.pack(">IH", 1, round(gamma * 256))
