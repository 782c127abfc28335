"""What is said twice in one breath: 几件几件, 哪个哪个网格, 是多少几件, 派都没派. It counts once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from understanding.questions.cues import Cue
from understanding.questions.pieces import Piece, Slot

_PAUSE = r"[啊呀呢嘛呃额嗯哦,，、。!！?？ ]*"
_AGAIN = re.compile(rf"(?P<said>[\u4e00-\u9fff]{{2,6}}){_PAUSE}(?=(?P=said))|最(?=最)")
_SO_MANY = "(?:是|有|共|总共|一共|到底|究竟)*(?:多少|几多|几)[件个起处条单宗]?"
_SAME = re.compile(f"{_SO_MANY}{_PAUSE}(?={_SO_MANY})|多少(?=百分之几|几成)")
_AS_MANY = re.compile("(?:[有是])?(?P<many>多少|几[件个起处])就(?:是|报|说|给我)?(?P=many)")
_NOT_EVEN = re.compile(r"(?P<deed>[\u4e00-\u9fff]{1,2})(?=[都也](?:没有?|未)(?:得?人|谁)?(?P=deed))")
_COST = 0.3  # less than any word


def repeated(folded: str) -> Iterator[Piece]:
    """The first of the two, with the pause behind it. 几件就几件 asks how many, whatever it is."""
    for one in _AS_MANY.finditer(folded):
        yield Piece(one.start(), one.end(), Slot.CUE, Cue.HOW_MANY, _COST)
    for pattern in (_AGAIN, _SAME, _NOT_EVEN):
        yield from (Piece(one.start(), one.end(), Slot.FILLER, "", _COST) for one in pattern.finditer(folded))
