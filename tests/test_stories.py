"""报道: how far a story is."""

from __future__ import annotations

from dataclasses import replace

from domain.stories import StoryLine, StoryStep, stories
from tests.talk import MONDAY

LINE = StoryLine(12, StoryStep.CHOSEN, 1, MONDAY)


def test_steps_are_of_their_case_in_order() -> None:
    """The last one says how far it is."""
    other, later = replace(LINE, case=7), replace(LINE, step=StoryStep.AGREED)
    assert stories([LINE, other, later]) == {12: (LINE, later), 7: (other,)}
