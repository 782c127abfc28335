"""A question as it is read in the sample district."""

from __future__ import annotations

from datetime import date

from domain.question import Question
from tests.readers import district, questions

DISTRICT = district()
TODAY = date(2026, 12, 9)  # a Wednesday


def asked(text: str) -> Question:
    """The question that the text surely asks, with nothing left over."""
    found = questions().read(text, TODAY)
    assert found.question is not None
    assert (found.sure, found.left) == (True, ()), found
    return found.question
