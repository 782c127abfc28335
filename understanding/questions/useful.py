"""What a measure has a use for: of a question that was changed, the rest is forgotten."""

from __future__ import annotations

from dataclasses import replace

from domain.question import Measure, Question
from understanding.questions.asked_back.unused import uses_of
from understanding.questions.pieces import Slot
from understanding.questions.slots.narrowing import OF_CASES

_FIELDS: dict[Slot, dict[str, object]] = {
    Slot.PERIOD: {"period": None},
    Slot.STATUS: {"states": (), "share": False},
    Slot.BY: {"by": None},
    Slot.FIRST: {"n": None, "order": None},
    Slot.DUTY: {"duty": ""},
    Slot.NUMBER: {"numbers": ()},
}

_OF_CASES_ALONE = {"excepted": None, "bound": None, "day_part": None, "opened": None}
_NOT_IN_A_LIST = {"by": None, "n": None, "order": None, "share": False}


def useful(question: Question) -> Question:
    """The question without what its measure has no use for."""
    uses = uses_of(question.measure)
    unused = {
        name: none for slot, names in _FIELDS.items() if slot not in uses for name, none in names.items()
    }
    if question.measure is not Measure.COMPARISON:
        unused["against"] = None
    if question.measure is Measure.OWNER:
        unused["by"] = None
    if question.measure is Measure.LIST and not question.bound:
        unused |= _NOT_IN_A_LIST
    if question.measure not in OF_CASES:
        unused |= _OF_CASES_ALONE
    return replace(question, **unused)  # type: ignore[arg-type]
