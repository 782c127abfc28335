"""Places named in two pieces: 北湖公园 and 厕所, and kinds of places that name none or one named before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from domain.lexicon import Typed
from domain.scope import NamedScope
from understanding.questions.cues import Cue
from understanding.questions.names.names import Names
from understanding.questions.pieces import Piece, Slot


def kinds_in_full(pieces: Sequence[Piece]) -> list[Piece]:
    """Without kinds of one character (路) that do not follow 哪条: they end a name that nobody knows."""
    kept: list[Piece] = []
    for piece in pieces:
        short = piece.slot is Slot.KIND and piece.end - piece.start == 1
        if not short or (
            kept
            and kept[-1].end == piece.start
            and (kept[-1].value is Cue.WHICH or kept[-1].slot is Slot.FIRST)
        ):
            kept.append(piece)
    return kept


def kinds_rather_than_points(pieces: Sequence[Piece], able: Sequence[Piece], folded: str) -> list[Piece]:
    """Of 实践站那边 and 工地那边, of which points are called so as well, the kind: others have other names."""
    kinds = {one.start: one for one in able if one.slot is Slot.KIND}
    return [
        replace(kinds[one.start], end=one.end)
        if isinstance(one.value, NamedScope)
        and one.start in kinds
        and one.end - kinds[one.start].end <= _THERE_IN_FULL
        and (one.value.kind == "points" or _THERE.fullmatch(folded, kinds[one.start].end, one.end))
        else one
        for one in pieces
    ]


_THERE_IN_FULL = 2  # characters of 那边
_THERE = re.compile("[那这][里边儿头]")

_THAT_ONE = re.compile(r"(?:[他她你我它咱]们|人家|[这该此那][个条座家处片]?)$")


def without_that_place(pieces: Sequence[Piece], folded: str) -> list[Piece]:
    """Of 他们小区 and 这个市场, said of a place that is named, only the place."""
    named = any(one.slot is Slot.SCOPE for one in pieces)
    return [
        replace(one, slot=Slot.FILLER, value="")
        if named and one.slot is Slot.KIND and _THAT_ONE.search(folded, 0, one.start)
        else one
        for one in pieces
    ]


_SAID_TWICE = re.compile("河(?:道|面)?|路面|街面|路段|厕所|公厕|广场|公园|小区|市场|停车场|路口")


def without_its_kind(pieces: Sequence[Piece], folded: str) -> list[Piece]:
    """Of 苏溪河河道 only the river: the word behind a name says once more what kind of place it is."""
    kept: list[Piece] = []
    for piece in pieces:
        place = kept[-1] if kept and kept[-1].end == piece.start and kept[-1].slot is Slot.SCOPE else None
        words = folded[piece.start : piece.end]
        if (
            place is not None
            and (piece.slot is Slot.CATEGORY or words.startswith("河"))
            and _SAID_TWICE.fullmatch(words)
            and folded[place.end - 1] == words[0]
        ):
            piece = replace(piece, slot=Slot.FILLER, value="")
        kept.append(piece)
    return kept


_BETWEEN = re.compile(
    r"(?:[上里]|里[面头]|旁边|边上?|门口|那[边里儿]|这[边里儿])?的?[,，]?(?:[那这](?:个|座|家|处|片|条)?)?|那边的|上的|里的"
)
_BEHIND_ITS_KIND = re.compile("(?:[那这](?:[块边里片]|一块))?[,，]?(?:就是|是)?")
_AREA_NAME = re.compile(r"(?<=..)[街路巷村片]$")


def _point_of(place: Piece, kind: Piece, typed: Typed, names: Names) -> NamedScope | None:
    """The point that a name and a kind of place make together: 北湖公园厕所, 金衡街上的停车场, 临时交易点，苏溪的."""
    first, last = sorted((place, kind), key=lambda one: one.start)
    between = _BETWEEN if first is place else _BEHIND_ITS_KIND
    if not between.fullmatch(typed.folded, first.end, last.start):
        return None
    words = typed.words(first.start, last.end)
    name = typed.folded[place.start : place.end]
    kinds = typed.folded[kind.start : kind.end], str(kind.value)
    found = (names.point(one + end, words) for one in (name, _AREA_NAME.sub("", name)) for end in kinds)
    return next((one for one in found if one), None)


def _made_of(one: Piece, other: Piece, typed: Typed, names: Names) -> NamedScope | None:
    """The point of two pieces, one of which is a kind of place."""
    if one.slot is Slot.KIND:
        whose = typed.folded.startswith("的", other.end)  # 公厕，双龙南街的
        return _point_of(other, one, typed, names) if whose else None
    return _point_of(one, other, typed, names)


def _named_like_its_kind(kind: Piece, typed: Typed, names: Names, *, one_alone: bool) -> NamedScope | None:
    """政务大厅那里 is the point 政务服务大厅, though others are of that kind as well; so is 政务大厅 in 谁牵头, for
    nobody answers for a kind (`one_alone`)."""
    if not (one_alone or _THERE.match(typed.folded, kind.end)):
        return None
    return names.point(str(kind.value), typed.words(kind.start, kind.end))


def places_in_full(pieces: Sequence[Piece], typed: Typed, names: Names) -> list[Piece]:
    """双龙南街那个公厕 is the point 双龙南街公厕, if there is one."""
    owner = any(one.value is Cue.OWNER for one in pieces)
    kept: list[Piece] = []
    for piece in pieces:
        place = next((one for one in reversed(kept) if one.slot is not Slot.FILLER), None)
        named = place is not None and {piece.slot, place.slot} == {Slot.KIND, Slot.SCOPE}
        if piece.slot is Slot.KIND and (scope := _named_like_its_kind(piece, typed, names, one_alone=owner)):
            piece, named = replace(piece, slot=Slot.SCOPE, value=scope), False
        if named and place is not None and (scope := _made_of(place, piece, typed, names)):
            kept = [one for one in kept if one.end <= place.start]
            piece = Piece(place.start, piece.end, Slot.SCOPE, scope)
        kept.append(piece)
    return kept
