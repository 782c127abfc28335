"""Pieces of a question that are found by their shape, and not as whole words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from domain.question import Status
from understanding.cues import Cue
from understanding.pieces import Piece, Slot

_TWICE = re.compile(r"([\u4e00-\u9fff])一\1")  # 理一理, 捋一捋


def twice(folded: str) -> Iterator[Piece]:
    """A verb said twice only asks for something to be done a little."""
    yield from (Piece(one.start(), one.end(), Slot.FILLER, "", 1.6) for one in _TWICE.finditer(folded))


_HEAD = re.compile(r"长(?![城期时])")


def grid_heads(folded: str, pieces: Sequence[Piece]) -> Iterator[Piece]:
    """金山二网格长: the head of the grid that was named."""
    for end in {one.end for one in pieces if one.slot is Slot.SCOPE and folded[: one.end].endswith("网格")}:
        if _HEAD.match(folded, end):
            yield Piece(end, end + 1, Slot.DUTY, "网格长")


_UNDONE = re.compile(r"(?:还|都|仍)?(?:没有?|未)\w{1,2}?(?:掉|完|好|干净|走|上|起来|成|补|换|撤|停)")


_ASKED = re.compile(
    r"(?:[捡倒割剪铺贴捞冲装清扫拆撕铲搬运修补换刷洗拖撤撵赶劝轰]|清理)(?:掉|走|好|干净|完|开)?了?(?:没有?|吗|么)(?=[?？!！。]*$)"
)
_HANDLED = "[捡倒割剪铺贴捞冲装清扫拆撕铲搬运修补换刷洗拖撤]"
_NOT_DONE = re.compile(rf"(?:还|都|仍)?(?:没有?|未){_HANDLED}(?!\w?[掉完好走上成])")
_DONE = re.compile(rf"(?<![没未有]){_HANDLED}(?:除|理)?[掉走好]?(?:了(?=多少|几)|(?<=[掉走])(?=多少|几|的))")


def undone(folded: str) -> Iterator[Piece]:
    """牛皮癣没铲掉, 车位线没划好: beside a problem whatever has not been done to it leaves it unsolved, and
    拆了多少 asks how many are solved.
    """
    for one in _ASKED.finditer(folded):  # 垃圾捞了没
        yield Piece(one.start(), one.end(), Slot.CUE, Cue.STAGE, 1.5)
    for pattern, status in (
        (_UNDONE, Status.UNCLOSED),
        (_NOT_DONE, Status.UNCLOSED),
        (_DONE, Status.CLOSED),
    ):
        for one in pattern.finditer(folded):
            yield Piece(one.start(), one.end(), Slot.STATUS, status, 2.0)
