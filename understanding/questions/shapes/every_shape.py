"""Pieces of a question that are found by their shape, and not as whole words."""

from __future__ import annotations

from collections.abc import Iterator

from understanding.questions.around.for_the_answer import FOR_THE_ANSWER, reminded
from understanding.questions.around.remarks import REMARKS
from understanding.questions.pieces import Piece, shaped
from understanding.questions.shapes.asked_for import ASKED_FOR, summed
from understanding.questions.shapes.bound_words import bounds
from understanding.questions.shapes.doubts import doubts
from understanding.questions.shapes.each_part import each_part
from understanding.questions.shapes.how_they_stand import HOW_THEY_STAND, substitutes
from understanding.questions.shapes.less_than_all import LESS_THAN_ALL, as_of, outside
from understanding.questions.shapes.people_meant import PEOPLE_MEANT
from understanding.questions.shapes.put_in_order import PUT_IN_ORDER, at_one_spot, by_time
from understanding.questions.shapes.repeated import REPEATED
from understanding.questions.shapes.said_beside import SAID_BESIDE, by_whom_waited_for
from understanding.questions.states.by_shape import STATE_SHAPES
from understanding.questions.states.sources import finders
from understanding.questions.words.ages import AGES
from understanding.questions.words.trends import DIRECTIONS
from understanding.questions.words.whose_of_two import to_whom, whose_of_two

_SHAPES = (
    *ASKED_FOR,
    *PUT_IN_ORDER,
    *HOW_THEY_STAND,
    *LESS_THAN_ALL,
    *SAID_BESIDE,
    *AGES,
    *STATE_SHAPES,
    *REPEATED,
    *FOR_THE_ANSWER,
    *REMARKS,
    *DIRECTIONS,
    *PEOPLE_MEANT,
)
# What needs more than a pattern.
_FINDERS = (
    as_of,
    outside,
    at_one_spot,
    substitutes,
    summed,
    reminded,
    by_whom_waited_for,
    by_time,
    finders,
    bounds,
    doubts,
    each_part,
    whose_of_two,
    to_whom,
)


def by_shape(folded: str) -> Iterator[Piece]:
    """All pieces that need nothing but their own shape."""
    yield from shaped(_SHAPES, folded)
    for found in _FINDERS:
        yield from found(folded)
