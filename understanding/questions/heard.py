"""What was recognised in a sentence, and what was not."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TypeVar

from domain.lexicon import Typed, number
from domain.periods import Period
from domain.question import Excepted, Status
from understanding.questions.around.padding import padding
from understanding.questions.cues import Cue
from understanding.questions.names.behind_names import behind_names, ends_of_words, grid_heads, spots
from understanding.questions.names.names import Names
from understanding.questions.names.places import (
    kinds_in_full,
    kinds_rather_than_points,
    places_in_full,
    without_its_kind,
    without_that_place,
)
from understanding.questions.pieces import Piece, Slot, Words, cut
from understanding.questions.shapes.asked_for import where_they_are
from understanding.questions.shapes.each_part import each_place
from understanding.questions.shapes.every_shape import by_shape
from understanding.questions.shapes.numbers import counted, numbers
from understanding.questions.shapes.periods import periods_said
from understanding.questions.shapes.side_by_side import side_by_side, so_many_ahead, so_many_names
from understanding.questions.spelling.slips import Sounds
from understanding.questions.spelling.tight import tight
from understanding.questions.states.undone import (
    unanswered,
    undone,
    unsigned,
    whose_work_is_measured,
    without_what_is_done,
)
from understanding.questions.words.asked_of_several import number_wanted, what_befell_them
from understanding.questions.words.cut_off import in_numbers, is_cut_off
from understanding.questions.words.trends import without_told_changes
from understanding.questions.words.who_is_ahead import more_than, who_is_ahead, whose_in_order
from understanding.questions.words.whole_words import without_parts_of_words

T = TypeVar("T")


@dataclass(frozen=True)
class Heard:
    """A sentence in pieces, left to right. `unknown` are the stretches between them that mean something else."""

    typed: Typed
    pieces: tuple[Piece, ...]
    unknown: tuple[tuple[int, int], ...]
    today: date
    found: tuple[Piece, ...] = field(default=(), repr=False, compare=False)  # of which the pieces were chosen
    excepted: Excepted | None = None  # what is left out, and is no piece any more
    opened: Period | None = None  # when it was reported, where other days say what became of it

    @cached_property
    def _by_slot(self) -> Mapping[Slot, Sequence[Piece]]:
        found: dict[Slot, list[Piece]] = {}
        for piece in self.pieces:
            found.setdefault(piece.slot, []).append(piece)
        return found

    @cached_property
    def _cues(self) -> Set[Hashable]:
        return {piece.value for piece in self.said(Slot.CUE)}

    def of(self, slot: Slot, sort: type[T]) -> list[T]:
        """The values of this slot, left to right."""
        return [piece.value for piece in self.said(slot) if isinstance(piece.value, sort)]

    def has(self, *cues: Cue) -> bool:
        """True if at least one of these cues was heard."""
        return not self._cues.isdisjoint(cues)

    def first(self, *cues: Cue) -> Piece | None:
        """The first of these cues."""
        return next((one for one in self.pieces if one.slot is Slot.CUE and one.value in cues), None)

    def words(self, piece: Piece) -> str:
        """The piece as it was typed."""
        return self.typed.words(piece.start, piece.end)

    def folded(self, piece: Piece) -> str:
        """The piece in simplified characters without spaces."""
        return self.typed.folded[piece.start : piece.end]

    def before(self, piece: Piece) -> Piece | None:
        """The piece to the left of this one."""
        at = self.pieces.index(piece)
        return self.pieces[at - 1] if at else None

    def said(self, slot: Slot) -> Sequence[Piece]:
        """The pieces of this slot."""
        return self._by_slot.get(slot, ())

    @property
    def left(self) -> tuple[str, ...]:
        """The unknown stretches as they were typed."""
        return tuple(self.typed.words(start, end) for start, end in self.unknown)


def hear(text: str, today: date, words: Words, sounds: Sounds, names: Names) -> Heard:
    """The pieces that explain the text best."""
    typed = tight(text)
    days = list(periods_said(typed, today))
    return _explained(typed, [*_found(typed, words, sounds, names, days), *days], today, names)


def hear_again(heard: Heard, text: str, stretches: Sequence[tuple[int, int]], names: Names) -> Heard | None:
    """A text that is made of stretches of one that was heard, without looking for all its words anew.

    `stretches` are of the folded text that was heard, in the order in which they stand in this one. None where they do
    not stand there as they were.
    """
    typed = tight(text)
    moved: list[Piece] = []
    at = 0
    for start, end in stretches:
        at = typed.folded.find(heard.typed.folded[start:end], at)
        if at < 0:
            return None
        moved += [
            Piece(one.start - start + at, one.end - start + at, one.slot, one.value, one.cost)
            for one in heard.found
            if start <= one.start and one.end <= end and one.slot is not Slot.PERIOD
        ]
        at += end - start
    return _explained(typed, [*moved, *periods_said(typed, heard.today)], heard.today, names)


def _found(typed: Typed, words: Words, sounds: Sounds, names: Names, days: Sequence[Piece]) -> list[Piece]:
    """Whatever may be said in the text, but for the `days`."""
    pieces = [
        *words.find(typed.folded),
        *sounds.find(typed.folded),
        *names.find(typed),
        *numbers(typed),
        *by_shape(typed.folded),
    ]
    pieces += [
        *grid_heads(typed.folded, pieces),
        *ends_of_words(typed.folded, pieces),
        *behind_names(typed.folded, pieces),
        *each_place(typed.folded, pieces),
        *spots(typed.folded, pieces),
        *side_by_side(typed.folded, [*pieces, *days]),
        *so_many_names(typed.folded, pieces),
        *so_many_ahead(typed.folded, pieces),
        *names.cared_for(typed.folded, pieces),
    ]
    pieces += padding(typed)
    if any(
        piece.slot is Slot.CUE and piece.value in (*_OF_ONE, Cue.SHOW_ME, Cue.WAIT, Cue.WHO)
        for piece in pieces
    ):
        pieces += counted(typed)
    if any(piece.slot in (Slot.CATEGORY, Slot.NARROW) for piece in pieces):
        sorts = names.sorts(pieces)
        pieces += whose_work_is_measured(typed.folded, pieces, sorts)
        pieces += [*undone(typed.folded, sorts), *where_they_are(typed.folded)]
    if any(piece.value is Status.SUPERVISED for piece in pieces):
        pieces += unanswered(typed.folded)
    pieces += unsigned(typed.folded)
    return pieces


def _explained(typed: Typed, pieces: Sequence[Piece], today: date, names: Names) -> Heard:
    cut_there = in_numbers(typed)
    able = [
        piece
        for piece in pieces
        if piece.start not in cut_there and piece.end not in cut_there and not is_cut_off(typed, piece)
    ]
    able = without_what_is_done(typed.folded, without_parts_of_words(typed.folded, able))
    free = [not char.isalnum() for char in typed.folded]
    chosen = cut(len(typed.folded), able, free)
    waits = undone(typed.folded, names.sorts(())) if _DENIED.search(typed.folded) else ()
    if told := list(names.told_in_full(typed.folded, chosen, [*able, *waits])):
        chosen = cut(len(typed.folded), [*able, *told, *undone(typed.folded, names.sorts(told))], free)
    chosen = kinds_rather_than_points(kinds_in_full(chosen), able, typed.folded)
    chosen = _one_day_or_case(chosen, able, typed.folded)
    chosen = without_its_kind(places_in_full(chosen, typed, names), typed.folded)
    chosen = whose_in_order(without_that_place(chosen, typed.folded), typed.folded)
    chosen = who_is_ahead(more_than(chosen, typed.folded), typed.folded)
    chosen = number_wanted(what_befell_them(chosen, typed.folded), typed.folded)
    chosen = without_told_changes(chosen, typed.folded)
    unknown = list(_unknown(chosen, free))
    return Heard(typed, tuple(chosen), tuple(unknown), today, tuple(pieces))


_DENIED = re.compile("[没未无]")


_COUNTED = (Cue.HOW_MANY, Cue.RANK, Cue.CALL, Cue.SHOW, Cue.TREND, Cue.COMPARE, Cue.SHARE)
_OF_A_DAY = frozenset(
    {Status.NEW, Status.ABSENT, Status.LEAVE, Status.LATE, Status.PRESENT, Status.SUBSTITUTE}
)
_OF_ONE = (Cue.WHETHER, Cue.WHY, Cue.STAGE, Cue.LOOK_UP, Cue.THAT, Cue.OWNER, Cue.HOW, Cue.PROGRESS)


_OF_ONE_CASE = frozenset({Slot.PERIOD, Slot.CUE, Slot.FILLER, Slot.STATUS})
# 12号退回过几次, 12号谁退回的: what befell one case, and by whom
_WHAT_BEFELL = "(?:退回?|打回|驳回?|返工|延期?|重开|反弹|催|督办|申诉|会商|派|转)"
_WHAT_BEFELL_IT = re.compile(
    f"号[那这]?[件单条]?(?:又|都|总共|一共|前后|到底)*(?:被|给)?{_WHAT_BEFELL}(?:了|过)*(?:[几多]少?)[次回遍趟]"
    f"|号(?:是)?谁(?:给)?{_WHAT_BEFELL}(?:掉|走|出去)?的"
)


def _one_day_or_case(chosen: Sequence[Piece], able: Sequence[Piece], folded: str) -> list[Piece]:
    """12号 is a case where the rest asks about one (到哪一步), a day where it counts."""
    cues = {piece.value for piece in chosen if piece.slot is Slot.CUE}
    slots = {piece.slot for piece in chosen}
    counted = not cues.isdisjoint(_COUNTED) or (
        Slot.BY in slots or (Cue.WHO in cues and Slot.STATUS in slots)
    )
    if slots <= {Slot.PERIOD, Slot.CUE, Slot.FILLER, Slot.STATUS} and Cue.WAIT in cues:
        counted = False  # 22号等谁
        cues |= {Cue.STAGE}
    if (
        slots <= {Slot.PERIOD, Slot.CUE, Slot.BY, Slot.FILLER}
        and cues <= {Cue.WHO, Cue.WHO_IS, Cue.WHICH}
        and len(slots) > 1
    ):
        counted = False  # 12号转给谁了, 12号是哪个单位的
        cues |= {Cue.STAGE}
    if any(_is_bare_day(one) and folded[one.start - 1 : one.start] in ("把", "将") for one in chosen):
        counted = False  # 谁把12号销了
        cues |= {Cue.STAGE}
    if slots <= _OF_ONE_CASE and _WHAT_BEFELL_IT.search(folded):
        counted = False
        cues |= {Cue.STAGE}
    if counted and cues.isdisjoint({Cue.STAGE, Cue.THAT}):
        return list(chosen)
    if cues.isdisjoint(_OF_ONE) and len({piece.slot for piece in chosen} - {Slot.FILLER, Slot.STATUS}) > 1:
        return list(chosen)
    if any(one.value in _OF_A_DAY for one in chosen):
        return list(chosen)
    cases = {one.start: one for one in able if one.slot is Slot.NUMBER}
    return [
        replace(cases[one.start], end=one.end) if _is_bare_day(one) and one.start in cases else one
        for one in chosen
    ]


def _is_bare_day(piece: Piece) -> bool:
    said = piece.value
    return isinstance(said, Period) and said.words.endswith("号") and number(said.words[:-1]) is not None


def _unknown(chosen: Sequence[Piece], free: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Stretches that no piece covers, without the punctuation around and between them."""
    covered = set[int]()
    for piece in chosen:
        covered.update(range(piece.start, piece.end))
    start = None
    for i, mark in enumerate([*free, True]):
        known = mark or i in covered
        if start is None and not known:
            start = i
        elif start is not None and known:
            yield start, i
            start = None
