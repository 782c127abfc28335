"""帮助 has every command on one of its screens, and each screen is one of a telephone."""

from __future__ import annotations

from collections import Counter

from handlers.help_subjects import SUBJECTS, subject_of
from handlers.kit import find_handlers

ONE_SCREEN = 15  # lines
_SHOWN = [one for one in find_handlers() if one.words and not one.by_button and one.words[0] != "登记"]


def test_every_command_has_a_subject() -> None:
    """A new command that was given none is found by nobody; a word that stands for no command is a slip."""
    assert {subject_of(one) for one in _SHOWN} == set(SUBJECTS)
    words = {one.words[0].split()[0] for one in _SHOWN}
    assert {word for some in SUBJECTS.values() for word in some.split()} <= words


def test_a_subject_is_one_screen() -> None:
    """Whoever asks for a subject reads it without scrolling far."""
    longest = Counter(subject_of(one) for one in _SHOWN).most_common(1)
    assert longest[0][1] <= ONE_SCREEN
