"""What is said twice in one breath: 几件几件, 哪个哪个网格, 是多少几件, 派都没派. It counts once."""

from __future__ import annotations

from understanding.questions.cues import Cue
from understanding.questions.pieces import Slot, shape

_PAUSE = r"[啊呀呢嘛呃额嗯哦,，、。!！?？ ]*"
_SO_MANY = "(?:是|有|共|总共|一共|到底|究竟)*(?:多少|几多|几)[件个起处条单宗]?"
_COST = 0.3  # less than any word

REPEATED = (
    # 几件就几件 asks how many, whatever it is
    shape(
        "(?:[有是])?(?P<many>多少|几[件个起处])就(?:是|报|说|给我)?(?P=many)",
        Slot.CUE,
        Cue.HOW_MANY,
        cost=_COST,
    ),
    # Of the others the first of the two, with the pause behind it, is passed over
    shape(rf"(?P<once>[\u4e00-\u9fff]{{2,6}}){_PAUSE}(?=(?P=once))|最(?=最)", cost=_COST),
    shape(f"{_SO_MANY}{_PAUSE}(?!是几[家个])(?={_SO_MANY})|多少(?=百分之几|几成)", cost=_COST),
    shape(r"(?P<deed>[\u4e00-\u9fff]{1,2})(?=[都也](?:没有?|未)(?:得?人|谁)?(?P=deed))", cost=_COST),
)
