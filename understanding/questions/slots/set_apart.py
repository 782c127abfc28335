"""What a sentence sets apart before the rest of it is read: what is left out, and when the cases were reported.

除金山片外还有几件 is 还有几件 of less; 前天报的今天处理了几个 is 今天处理了几个 of what was reported then.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from domain.lexicon import NUMBER
from domain.periods import Period
from domain.question import Excepted, Status
from domain.scope import NamedScope
from understanding.questions.cues import Cue
from understanding.questions.heard import Heard
from understanding.questions.pieces import Piece, Slot
from understanding.questions.slots.limits import tells_of_nothing

_NAMED = frozenset({Slot.SCOPE, Slot.CATEGORY, Slot.KIND, Slot.STATUS})
_CLAUSE = re.compile(r"[,，;；。:：!！?？\n]")
_LIGHT = re.compile("了|掉|去|开|这个?|那个?|片|这边|那边|的?话|所有|全部|各个?|已经?|在")
_JOINTS = (Cue.AND,)
_OTHERS = re.compile("其[他它余]的?|别的|旁的|另外|剩下|余下|剩余")
_ONLY_BEHIND = re.compile("除外|[以之]外|另[算计]")
_OUT_BEHIND = re.compile("不[算计含要]|别算|除外|[以之]?外|另[算计]|不统计|不计入")


def set_apart(heard: Heard) -> Heard:
    """The sentence without what it sets apart, which is told beside it."""
    heard = _for_how_long(_without_days_of_report(heard))
    cues = [one for one in heard.said(Slot.CUE) if one.value is Cue.EXCEPT]
    for cue in cues:
        taken = _behind(heard, cue) or _before(heard, cue)
        if taken is not None:
            return _left_out(heard, cue, taken)
    return heard


def _behind(heard: Heard, cue: Piece) -> tuple[list[Piece], list[Piece]] | None:
    """What is named after 除了, up to where that ends; and the pieces around it that say nothing more."""
    if _ONLY_BEHIND.fullmatch(heard.folded(cue)) or _is_taken_out(heard, cue):
        return None
    named: list[Piece] = []
    light: list[Piece] = []
    end, joined = cue.end, True
    for piece in heard.pieces[heard.pieces.index(cue) + 1 :]:
        between, words = heard.typed.folded[end : piece.start], heard.folded(piece)
        if _CLAUSE.search(between) and (named or _OUT_BEHIND.fullmatch(heard.folded(cue))):
            break
        if piece.value is Cue.EXCEPT and _OUT_BEHIND.fullmatch(words):
            light.append(piece)
            break
        if piece.slot in _NAMED and named and not (joined or "、" in between):
            if piece.slot is named[-1].slot or not _ends_here(heard, piece):
                break
            return None  # 除了金山片超期的: one of them, or both together?
        if piece.slot in _NAMED:
            named.append(piece)
            joined = words.endswith("、")
        elif piece.value in _JOINTS:
            joined = True
            light.append(piece)
        elif words == "的" and named:
            light.append(piece)
            if not _goes_on(heard, piece):
                break
        elif _LIGHT.fullmatch(words):
            light.append(piece)
        else:
            break
        end = piece.end
    return (named, light) if named else None


def _ends_here(heard: Heard, piece: Piece) -> bool:
    """Does the clause, or 外, end right behind this one?"""
    return re.match(r"的?(?:[以之]?外|除外|[,，;；。])", heard.typed.folded[piece.end :]) is not None


def _goes_on(heard: Heard, piece: Piece) -> bool:
    """金山片的和双龙的, 挂账的以外."""
    return re.match(r"[和跟与、]|[以之]外|外|不[算计]", heard.typed.folded[piece.end :]) is not None


def _before(heard: Heard, cue: Piece) -> tuple[list[Piece], list[Piece]] | None:
    """What is named before 不算, 除外, 以外 in the same clause, and in 把双龙刨开."""
    if not (_OUT_BEHIND.fullmatch(heard.folded(cue)) or _is_taken_out(heard, cue)):
        return None
    named: list[Piece] = []
    light: list[Piece] = []
    start = cue.start
    for piece in reversed(heard.pieces[: heard.pieces.index(cue)]):
        between, words = heard.typed.folded[piece.end : start], heard.folded(piece)
        if _CLAUSE.search(between):
            break
        if piece.slot in _NAMED and (not named or _is_joined(heard, piece, named[-1])):
            named.append(piece)
        elif (piece.value in _JOINTS and named) or words == "的" or _LIGHT.fullmatch(words):
            light.append(piece)
        else:
            break
        start = piece.start
    return (named[::-1], light) if named else None


def _is_taken_out(heard: Heard, cue: Piece) -> bool:
    """把双龙社区刨开."""
    return re.search(r"[把将][^,，。;；]{2,16}$", heard.typed.folded[: cue.start]) is not None


def _is_joined(heard: Heard, one: Piece, other: Piece) -> bool:
    between = heard.typed.folded[one.end : other.start]
    return re.fullmatch("的?(?:[和跟与及、]|以及|还有)的?", between) is not None


def _left_out(heard: Heard, cue: Piece, taken: tuple[list[Piece], list[Piece]]) -> Heard:
    named, light = taken
    words = "、".join(heard.words(one).removesuffix("的") for one in named)
    excepted = Excepted(
        tuple(one.value for one in named if isinstance(one.value, NamedScope)),
        tuple(one.value for one in named if isinstance(one.value, Status)),
        tuple(id for one in named if one.slot is Slot.CATEGORY and isinstance(one.value, tuple) for id in one.value),
        next((one.value for one in named if one.slot is Slot.KIND and isinstance(one.value, str)), ""),
        words,
    )  # fmt: skip
    others = [one for one in heard.pieces if one.slot is Slot.NARROW and _OTHERS.fullmatch(heard.folded(one))]
    outside = [
        one for one in heard.pieces if one.value is Cue.EXCEPT and _OUT_BEHIND.fullmatch(heard.folded(one))
    ]
    heard = _quiet(heard, [cue, *named, *light, *others, *outside[:1]])
    return replace(heard, excepted=excepted)


def _quiet(heard: Heard, pieces: Sequence[Piece]) -> Heard:
    """The sentence in which these pieces say nothing more."""
    quiet = {(one.start, one.end) for one in pieces}
    return replace(
        heard,
        pieces=tuple(
            replace(one, slot=Slot.FILLER, value="") if (one.start, one.end) in quiet else one
            for one in heard.pieces
        ),
    )


_LATELY = re.compile(rf"(?:最近|近|这|过去)(?:{NUMBER}|半)(?:天|周|个?星期|个?礼拜|个?月)")


def _for_how_long(heard: Heard) -> Heard:
    """最近一周没人管的: nobody cared for them since, whenever they were reported."""
    if not tells_of_nothing(heard):
        return heard
    return replace(
        heard,
        pieces=tuple(
            replace(one, slot=Slot.LENGTH, value="")
            if one.slot is Slot.PERIOD and _LATELY.fullmatch(heard.folded(one))
            else one
            for one in heard.pieces
        ),
    )


def _without_days_of_report(heard: Heard) -> Heard:
    """前天报的问题今天处理了几个: the days of the report, where other words say what became of it."""
    days = [one for one in heard.said(Slot.PERIOD) if isinstance(one.value, Period)]
    if len(days) not in (1, 2) or heard.has(Cue.COMPARE, Cue.VERSUS, Cue.MORE_OR_LESS):
        return heard
    if sum(one.value is Cue.HOW_MANY for one in heard.said(Slot.CUE)) > 1:
        return heard
    numbers = heard.said(Slot.NUMBER)
    if len(numbers) == len(days) == 1 and days[0].end < numbers[0].start and _reported(heard, days[0]):
        # 昨天报的那个311有人管没: its number says which it is; 第3条 is one of that day's
        return heard if "第" in heard.folded(numbers[0]) else _quiet(heard, days)
    became = [one for one in heard.said(Slot.STATUS) if one.value is not Status.NEW]
    if not (became or heard.has(Cue.DONE)):
        return _quiet(heard, [one for one in days[1:] if heard.has(Cue.STAGE) and _is_today(one, heard)])
    if len(days) == 1 and not _counts_what_was_done(heard):
        return heard
    for period in days:
        report = _reported(heard, period)
        if report is not None:
            opened = period.value
            assert isinstance(opened, Period), "chosen by that"
            return replace(_quiet(heard, [period, report]), opened=opened)
    return heard


_DID = re.compile("了|[掉完好]|已")


def _counts_what_was_done(heard: Heard) -> bool:
    """上周报的销了几件; in 上周报的整改 the report itself is one of 整改."""
    done = [one for one in heard.pieces if one.value in (Status.CLOSED, Status.FIXED, Cue.DONE)]
    told = any(
        one.value is Status.CLOSED
        or _DID.search(heard.folded(one))
        or heard.typed.folded.startswith("了", one.end)
        for one in done
    )
    return told and heard.has(Cue.HOW_MANY)


def _is_today(piece: Piece, heard: Heard) -> bool:
    """昨天报的今天都整改了吗: how it is now."""
    return piece.value == Period(heard.today, heard.today, "")


def _reported(heard: Heard, period: Piece) -> Piece | None:
    """报的 right behind these days."""
    behind = heard.pieces[heard.pieces.index(period) + 1 :]
    for piece in behind:
        if piece.value is Status.NEW:
            return piece if _ends_as_report(heard, piece) else None
        if piece.slot is not Slot.FILLER:
            return None
    return None


def _ends_as_report(heard: Heard, report: Piece) -> bool:
    """报的, 上报问题, and 昨天上报今天销号, where other days follow at once."""
    folded = heard.typed.folded
    if folded[: report.end].endswith("的") or folded.startswith(("的", "问题", "案"), report.end):
        return True
    return any(one.slot is Slot.PERIOD and one.start == report.end for one in heard.pieces)
