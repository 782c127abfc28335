"""What somebody takes back while asking: 昨天，呃，前天 · 33号，说错了，是38号 · 前三个，要不前五个吧.

The words of correcting stand between two pieces of one slot; the later one counts.
"""

from __future__ import annotations

import re

from understanding.questions.around.feelings import SLIPPED
from understanding.questions.cues import Cue
from understanding.questions.heard import Heard
from understanding.questions.pieces import Piece, Slot, slot_of

_SIGN = r"[^\w、和跟与]"
_OH = "(?:哦|噢|喔|啊|哎呀?|诶|唉|欸|呃|额|嗯|哈|那个|这个|等等|等下|慢着)*"
_WRONG = (
    f"(?:(?:不对)+|不是|错了|{SLIPPED}|错(?=[，,])|打住|且慢|(?<=号[,，])(?:不好意思|抱歉|对不起)|算了|要不然?|还是|改成"
    "|改为|换成|应该叫)"
)
_THEN = (
    "(?:先[说看问报讲]|还是|应该叫?|改成|改为|换成|现在|目前|眼下|当前|改[问看查说]|(?:我[是要]?)?[说问看查指]的?|"
    "其实|是|要|就|该是)*"
)
_INSTEAD = "(?:哎|哦|噢|喔|啊|诶|唉|呀|嗨|咳|哎哟)+(?:应该|其实)?是(?![不的吗])"
_TAKEN_BACK = re.compile(
    f"(?:{_SIGN}+|^(?=不是))(?:{_OH}(?:{_WRONG}(?:了|啊|哈|呀)?{_SIGN}*)+{_THEN}|{_INSTEAD}|不{_SIGN}+|(?:呃|额|哦不|啊不|哎不|噢不){_SIGN}*)"
)
_SAID = frozenset(
    {Slot.SCOPE, Slot.PERIOD, Slot.CATEGORY, Slot.KIND, Slot.NUMBER, Slot.PERSON, Slot.STATUS, Slot.BY}
    | {Slot.FIRST, Slot.ORDER}
)
_SAYS_LITTLE = frozenset({Slot.FILLER, Slot.KIND})


_BOTH_SAID = re.compile(
    r"(?:^|(?<=[,，]))(?:我?(?:要|问|看|说|查|指)的?)?是(?P<meant>[^,，]{1,10})[,，]?(?:而?不是|不要|别弄成)(?P<not>[^,，]{1,10})(?:[,，]|$)"
)


def _not_meant(heard: Heard) -> tuple[int, int] | None:
    """是金山社区，不是东港社区，超期的有哪些: what is not meant, where it stands beside what is."""
    for found in _BOTH_SAID.finditer(heard.typed.folded):
        meant, other = (
            [
                one
                for one in heard.pieces
                if one.slot in _SAID and found.start(name) <= one.start < found.end(name)
            ]
            for name in ("meant", "not")
        )
        if len(meant) == len(other) == 1 and slot_of(meant[0]) is slot_of(other[0]):
            return found.end("meant"), found.end("not")
    return None


_THAT_IS = re.compile("(?:[哦噢喔哎啊]|也)*就是(?:说|[那这]个)?(?![不的吗])")
_CALLED = 4  # characters of a name that nobody knows


def _another_name(heard: Heard) -> tuple[int, int] | None:
    """老菜场，就是金山农贸市场，新报几个: what a place was called first, where its name follows."""
    named = heard.said(Slot.SCOPE)
    for mark in _THAT_IS.finditer(heard.typed.folded):
        told = [one for one in heard.pieces if one.end <= mark.start() and one.slot is not Slot.FILLER]
        unknown = sum(end - start for start, end in heard.unknown if end <= mark.start())
        places = bool(told) and all(one.slot in (Slot.KIND, Slot.SCOPE) for one in told)
        follows = any(one.start == mark.end() for one in named)
        if places and follows and unknown <= _CALLED:
            return 0, mark.end()
    return None


def without_corrected(heard: Heard) -> str | None:
    """The folded text without what was taken back in it; None if nothing was."""
    if stretch := _not_meant(heard) or _another_name(heard):
        return heard.typed.folded[: stretch[0]] + heard.typed.folded[stretch[1] :]
    for mark in _TAKEN_BACK.finditer(heard.typed.folded):
        if (gone := _taken_back(heard, mark.start(), mark.end())) is not None:
            text = heard.typed.folded
            for start, end in sorted(gone, reverse=True):
                text = text[:start] + text[end:]
            return text
    return None


def _taken_back(heard: Heard, start: int, end: int) -> list[tuple[int, int]] | None:
    """The stretches that no longer count: the earlier piece, and the words of correcting up to the later one."""
    behind = [one for one in heard.pieces if one.start >= end and slot_of(one) in _SAID]
    denied = behind.pop(0) if behind and _is_denied(heard, end, behind[0]) else None
    until = denied.end if denied else end
    if not behind or not _follows(heard, until, behind[0]):
        return None
    later = behind[0]
    earlier = [one for one in heard.pieces if one.end <= start and slot_of(one) is slot_of(later)]
    if not earlier:
        return [(start, until)] if denied and slot_of(denied) is slot_of(later) else None
    last = earlier[-1]
    gone = _days_taken_back(heard, start, end, later)
    between = [one for one in heard.pieces if last.end <= one.start and one.end <= start]
    again = {(one.slot, one.value) for one in heard.pieces if one.start >= later.end}
    empty = all(one.slot in _SAYS_LITTLE or (one.slot, one.value) in again for one in between)
    if empty and not _unknown_within(heard, last.end, start):
        told_first = "先" in heard.typed.folded[start:end]
        return [*gone, (_first_of_several(heard, earlier) if told_first else last.start, until)]
    return [*gone, (last.start, last.end), (start, until)]


_NOW = re.compile("(?:现在|目前|眼下|当前|此刻)$")


def _days_taken_back(heard: Heard, start: int, end: int, later: Piece) -> list[tuple[int, int]]:
    """11月待派遣，不对，是现在待派遣的: the days before it, which 现在 takes back."""
    if later.slot is Slot.PERIOD or not _NOW.search(heard.typed.folded, start, end):
        return []
    return [(one.start, one.end) for one in heard.said(Slot.PERIOD) if one.end <= start]


def _first_of_several(heard: Heard, earlier: list[Piece]) -> int:
    """Where 学校和菜场 begins, of which both are taken back in 算了先说公园."""
    first = earlier[-1]
    for one in reversed(earlier[:-1]):
        if heard.typed.folded[one.end : first.start] not in ("和", "跟", "与", "、"):
            break
        first = one
    return first.start


def _is_denied(heard: Heard, end: int, piece: Piece) -> bool:
    """不是单位，哪个网格: directly behind the words, and so what is not meant."""
    return piece.start == end and heard.typed.folded[:end].endswith("不是")


def _follows(heard: Heard, end: int, later: Piece) -> bool:
    """Is there nothing of weight between the words of correcting and what is said instead?"""
    if _unknown_within(heard, end, later.start):
        return False
    between = [one for one in heard.pieces if end <= one.start and one.end <= later.start]
    return all(
        one.slot is Slot.FILLER or one.value in (Cue.WHICH, Cue.SHOW_ME, Cue.LOOK_UP) for one in between
    )


def _unknown_within(heard: Heard, start: int, end: int) -> bool:
    return any(start <= one < end for one, _ in heard.unknown)
