"""Known words that are part of another word where they stand: the 查 of 检查, the 件 of 文件, the 没 of 没报."""

from __future__ import annotations

import re

from domain.lexicon import Typed
from understanding.cues import Cue
from understanding.pieces import Piece


def is_cut_off(typed: Typed, piece: Piece) -> bool:
    """True for a 没有 that is not the end of a clause (到齐没有), and for the 查 of 检查."""
    folded = typed.folded
    if piece.value is Cue.LOOK_UP:
        before = folded[piece.start - 1 : piece.start]
        going = folded[piece.start : piece.end] == "查" and before in tuple("要来在去被会再")  # 要查农贸市场
        return going or (piece.start > 0 and before in "检督巡调抽排核复普清审")
    words = folded[piece.start : piece.end]
    if words[-1] == "是" and folded[piece.end : piece.end + 1] == "否":
        return True  # 期限是否已延期
    if (
        piece.value is Cue.OWNER
        and words[0] == "问"
        and folded[piece.start - 1 : piece.start] in ("请", "想")
    ):
        return True  # 请问谁
    if piece.value is Cue.OWNER and folded[piece.end : piece.end + 2] in (
        "得最",
        "得快",
        "得慢",
        "得好",
        "得差",
    ):
        return True  # 哪个街道治得最好
    if (
        piece.value is Cue.THAT
        and words[-1] == "条"
        and folded[piece.end : piece.end + 1] in tuple("街路巷道河弄沟")
    ):
        return True  # 那一条街上
    if words[0] == "差" and folded[piece.start - 1 : piece.start] == "交":
        return True  # 得交差几件
    if words[0] == "件" and folded[piece.start - 1 : piece.start] in tuple("文邮零条证软附硬配稿信快部"):
        return True  # 文件, 快件
    at_the_end = (piece.value is Cue.WHETHER and words in ("没", "没有", "不")) or (
        piece.value is Cue.STAGE and words[-1] == "没"
    )
    if not at_the_end:
        return False
    if piece.value is Cue.WHETHER and piece.start and folded[piece.start - 1] in "都也":
        return True  # 一张都没有
    end = typed.at[piece.end - 1] + 1
    rest = typed.shown[end:].lstrip(_SAID_AFTER)
    return rest[:1].isalnum() and not _ASIDE.match(rest)


_SAID_AFTER = "呢啊呀哦哈嘛噻呗哩咧嘞撒哇啦咯哟喽伐"
_ASIDE = re.compile("谢|急|辛苦|麻烦|来着|(?:给|报|跟|告诉|回)我|快点|说一|领导|开会")


def cuts(typed: Typed, piece: Piece) -> bool:
    """True if the piece begins or ends within a number."""
    return typed.cuts_a_number(piece.start) or typed.cuts_a_number(piece.end)
