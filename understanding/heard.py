"""What was recognised in a sentence, and what was not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from domain.lexicon import Typed, read
from domain.periods import Period, find_periods
from understanding.pieces import Piece, Slot, Words, cut
from understanding.question_names import Names
from understanding.question_numbers import numbers
from understanding.question_words import Cue
from understanding.simplified import simplified

T = TypeVar("T")


@dataclass(frozen=True)
class Heard:
    """A sentence in pieces, left to right. `unknown` are the stretches between them that mean something else."""

    typed: Typed
    pieces: tuple[Piece, ...]
    unknown: tuple[tuple[int, int], ...]

    def of(self, slot: Slot, sort: type[T]) -> list[T]:
        """The values of this slot, left to right."""
        return [piece.value for piece in self.pieces if piece.slot is slot and isinstance(piece.value, sort)]

    def has(self, *cues: Cue) -> bool:
        """True if at least one of these cues was heard."""
        return any(piece.slot is Slot.CUE and piece.value in cues for piece in self.pieces)

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

    def said(self, slot: Slot) -> list[Piece]:
        """The pieces of this slot."""
        return [piece for piece in self.pieces if piece.slot is slot]

    @property
    def left(self) -> tuple[str, ...]:
        """The unknown stretches as they were typed."""
        return tuple(self.typed.words(start, end) for start, end in self.unknown)


def tight(text: str) -> Typed:
    """The text for comparing: readable, simplified, without spaces."""
    typed = read(text)
    return Typed(typed.shown, simplified(typed.folded), typed.at)


def hear(text: str, today: date, words: Words, names: Names) -> Heard:
    """The pieces that explain the text best."""
    typed = tight(text)
    pieces = [
        *words.find(typed.folded),
        *names.find(typed),
        *numbers(typed.folded),
        *_periods(typed, today),
    ]
    able = [piece for piece in pieces if not _cuts(typed, piece)]
    free = [not char.isalnum() for char in typed.folded]
    chosen = _one_day_or_case(_kinds_in_full(cut(len(typed.folded), able, free)), able)
    return Heard(typed, tuple(chosen), tuple(_unknown(chosen, free)))


def _cuts(typed: Typed, piece: Piece) -> bool:
    return typed.cuts_a_number(piece.start) or typed.cuts_a_number(piece.end)


def _periods(typed: Typed, today: date) -> Iterator[Piece]:
    """Periods with the spaces as typed, and across them (近 7 天)."""
    folded = typed.folded
    ahead = (
        any(word in folded for word in ("到期", "快超", "将超", "要超", "期限")) and "到期没" not in folded
    )
    places = {at: i for i, at in reversed(list(enumerate(typed.at)))}
    for said in find_periods(simplified(typed.shown).casefold(), today, ahead=ahead):
        start, last = places.get(said.start), places.get(said.end - 1)
        if start is not None and last is not None:
            yield Piece(start, last + 1, Slot.PERIOD, said.period)
    for said in find_periods(folded, today, ahead=ahead):
        yield Piece(said.start, said.end, Slot.PERIOD, said.period)


def _kinds_in_full(pieces: Sequence[Piece]) -> list[Piece]:
    """Without kinds of one character (路) that do not follow 哪条: they end a name that nobody knows."""
    kept: list[Piece] = []
    for piece in pieces:
        short = piece.slot is Slot.KIND and piece.end - piece.start == 1
        if not short or (kept and kept[-1].end == piece.start and (kept[-1].value is Cue.WHICH or kept[-1].slot is Slot.FIRST)):
            kept.append(piece)
    return kept


_COUNTED = (Cue.HOW_MANY, Cue.RANK, Cue.CALL, Cue.SHOW, Cue.TREND, Cue.COMPARE, Cue.WHO, Cue.SHARE)
_OF_ONE = (Cue.STAGE, Cue.LOOK_UP, Cue.THAT, Cue.OWNER, Cue.HOW, Cue.PROGRESS)


def _one_day_or_case(chosen: Sequence[Piece], able: Sequence[Piece]) -> list[Piece]:
    """12号 is a case where the rest asks about one (到哪一步), a day where it counts."""
    cues = {piece.value for piece in chosen if piece.slot is Slot.CUE}
    counted = not cues.isdisjoint(_COUNTED) or any(one.slot is Slot.BY for one in chosen)
    if counted and cues.isdisjoint({Cue.STAGE, Cue.THAT}):
        return list(chosen)
    if cues.isdisjoint(_OF_ONE) and len({piece.slot for piece in chosen} - {Slot.FILLER, Slot.STATUS}) > 1:
        return list(chosen)
    cases = {(one.start, one.end): one for one in able if one.slot is Slot.NUMBER}
    return [cases.get((one.start, one.end), one) if _is_bare_day(one) else one for one in chosen]


def _is_bare_day(piece: Piece) -> bool:
    said = piece.value
    return isinstance(said, Period) and said.words.endswith("号") and said.words[:-1].isdecimal()


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
