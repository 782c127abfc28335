"""How a roll-call (点名) is counted when people answer in their own words."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from domain.rollcall import ABSENT, HERE, LATE, LEAVE, SUBSTITUTE, UNCLEAR, Answer, RollCall
from tests.talk import ZONE

NINE = datetime(2026, 3, 2, 9, tzinfo=ZONE)


def call(*words: str | None, stand_ins: dict[int, int] | None = None) -> RollCall:
    """A call whose people 1, 2, 3 … have answered these words."""
    answers = {n: Answer(word, "", NINE) if word else None for n, word in enumerate(words, 1)}
    return RollCall(1, 1, date(2026, 3, 2), NINE, None, answers, stand_ins or {})


@pytest.mark.parametrize("word", [HERE, LATE, LEAVE, ABSENT])
def test_a_clear_answer_is_no_longer_waited_for(word: str) -> None:
    """It is counted once and settles the place."""
    one = call(word, None)
    assert (one.count(word), one.missing, one.settled) == (1, (2,), 1)
    assert not one.waits_for(1) and one.waits_for(2)


def test_what_is_unclear_is_neither_missing_nor_settled() -> None:
    """待确认 is no absence, and a clear answer is still waited for."""
    one = call(UNCLEAR, HERE)
    assert (one.missing, one.settled, one.count(UNCLEAR)) == ((), 1, 1)
    assert one.waits_for(1)


def test_whoever_is_not_called_is_not_waited_for() -> None:
    """Chatter of others answers nothing."""
    assert not call(None).waits_for(7)


@pytest.mark.parametrize(("of_the_other", "missing"), [(HERE, 0), (None, 1)])
def test_who_stands_in_takes_the_place(of_the_other: str | None, missing: int) -> None:
    """One place, which counts as whatever the person answers who was called for it."""
    one = call(SUBSTITUTE, of_the_other, stand_ins={2: 1})
    assert (one.expected, one.count(SUBSTITUTE), len(one.missing)) == (1, 0, missing)
    assert one.count(HERE) + len(one.missing) == one.expected


def test_somebody_unknown_stands_in() -> None:
    """Nobody is called for it: the place counts as 替班."""
    one = call(SUBSTITUTE, HERE)
    assert (one.expected, one.count(SUBSTITUTE), one.settled) == (2, 1, 2)
