"""Every pattern of words in which people ask about cases, with what each may mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from domain.question import Status
from understanding.questions.around.fillers import PARTICLES, fillers
from understanding.questions.cues import Cue
from understanding.questions.pieces import Meaning, Pattern, Slot, patterns_in
from understanding.questions.states.at_work import AT_WORK
from understanding.questions.states.in_time import IN_TIME
from understanding.questions.states.in_turn import IN_TURN
from understanding.questions.states.on_paper import ON_PAPER
from understanding.questions.states.spoken import SPOKEN_STATES
from understanding.questions.states.usual import STATUSES, WEAK
from understanding.questions.states.with_others import WITH_OTHERS
from understanding.questions.words.cue_words import CUES
from understanding.questions.words.figures import FIGURES, STANDINGS
from understanding.questions.words.no_figures import NARROWS, TOPICS
from understanding.questions.words.parts import (
    BY,
    DAY_PARTS,
    DUTIES,
    ORDERS,
    PARTS,
    SHORT_ORDERS,
    TIMES,
    VAGUE,
)

# The same said another way, wherever it stands in a word.
_ALSO = (
    ("哪个", "哪一个"),
    ("每个", "每一个"),
    ("哪家", "哪一家"),
    ("什么时候", "啥时候"),
    ("几件", "几单"),
    ("几件", "几桩"),
    ("多少", "几多"),
)


def question_patterns() -> Iterator[Pattern]:
    """Every pattern of words with what they may mean; weak words (they say something else as often) cost more."""
    for one in _listed():
        yield one
        yield from (
            replace(one, written=one.written.replace(usual, other))
            for usual, other in _ALSO
            if usual in one.written
        )


def _listed() -> Iterator[Pattern]:
    weak = frozenset(WEAK.split())
    for status, patterns in _of_states():
        yield from (Pattern(one, Meaning(Slot.STATUS, status), weak) for one in patterns_in(patterns))
    for status, patterns in SPOKEN_STATES.items():
        yield from (
            Pattern(one, Meaning(Slot.STATUS, status), as_written=True) for one in patterns_in(patterns)
        )
    for cues in (CUES, FIGURES):
        for cue, patterns in cues.items():
            yield from _all(patterns, Meaning(Slot.CUE, cue, 2.5 if cue is Cue.URGING else 1.0))
    yield from _all(VAGUE, Meaning(Slot.VAGUE, ""))
    yield from _all(TIMES, Meaning(Slot.LENGTH, "", 1.1))
    for part, patterns in DAY_PARTS.items():
        yield from _all(patterns, Meaning(Slot.LENGTH, part, 1.1))
    yield from _all(TOPICS, Meaning(Slot.TOPIC, "", 1.2))
    yield from _all(NARROWS, Meaning(Slot.NARROW, "", 1.2))
    yield from _all(
        "垃圾 电瓶车 电动车 电动自行车 电驴 电摩", Meaning(Slot.NARROW, "", 8.0)
    )  # which problem?
    yield from _all("我 本人 俺", Meaning(Slot.CUE, Cue.MINE, 4.0))
    for slot, table in ((Slot.BY, BY), (Slot.ORDER, ORDERS), (Slot.ORDER, STANDINGS), (Slot.DUTY, DUTIES)):
        for value, patterns in table.items():
            yield from _all(patterns, Meaning(slot, value))
    for by, patterns in PARTS.items():
        yield from _all(patterns, Meaning(Slot.PART, by, 1.5))
    for chars, order in SHORT_ORDERS:
        yield from _all(" ".join(chars), Meaning(Slot.ORDER, order, 1.5))
    yield from (Pattern(one, Meaning(Slot.FILLER, "", 1.6)) for one in fillers())
    yield from _all(" ".join(PARTICLES), Meaning(Slot.FILLER, "", 0.4))


def _of_states() -> Iterator[tuple[Status, str]]:
    for table in (STATUSES, AT_WORK, IN_TIME, IN_TURN, WITH_OTHERS, ON_PAPER):
        yield from table.items()


def _all(patterns: str, meaning: Meaning) -> Iterator[Pattern]:
    return (Pattern(one, meaning) for one in patterns_in(patterns))
