"""The place that somebody asks about in private, one question after the other: it need not be named again."""

from __future__ import annotations

from dataclasses import replace

from domain.chat import Incoming
from domain.question import Measure, Question
from domain.tally import DISTRICT
from handlers.going_on import question_before
from storage.store import Store
from understanding.questions.reader import Asked

_OF_A_PLACE = (Measure.COUNT, Measure.LIST, Measure.RATE, Measure.TREND)


def of_the_place_before(found: Asked, before: Question | None, message: Incoming) -> Asked:
    """办完又犯的几个, asked where two questions were about one place, is asked of that place too; of all of them, 全区
    is said."""
    asked = found.question
    if asked is None or before is None or not (before.dwelt and message.chat.private) or before.doubted:
        return found
    other = (asked.scopes, asked.numbers, asked.person, asked.mine, asked.by, asked.sort, asked.duty)
    if any(other) or asked.measure not in _OF_A_PLACE or not _is_of_place(before):
        return found
    return replace(found, question=replace(asked, scopes=before.scopes))


def kept(asked: Question, message: Incoming, store: Store) -> Question:
    """The question as it is remembered: whether it stays at the place of the one before, and, of somebody's duty, with
    that place, for the talk goes on there."""
    before = question_before(message, store)
    if before is None or not _is_of_place(before):
        return asked
    if asked.person and not asked.scopes and asked.measure in (Measure.OWNER, Measure.ROLLCALL):
        return replace(asked, scopes=before.scopes, dwelt=before.dwelt) if message.chat.private else asked
    return replace(asked, dwelt=asked.scopes == before.scopes)


def of_that_place(questions: tuple[str, ...], message: Incoming, store: Store) -> tuple[str, ...]:
    """Questions that are offered of the whole district, of the one place that was asked about before."""
    before = question_before(message, store) if message.chat.private else None
    if before is None or not _is_of_place(before) or len(before.scopes) != 1:
        return questions
    place = before.scopes[0].words
    return tuple(
        f"{place}{one.removeprefix(DISTRICT)}" if one.startswith(DISTRICT) else one for one in questions
    )


def _is_of_place(asked: Question) -> bool:
    return bool(asked.scopes) and all(one.kind == "point" for one in asked.scopes)
