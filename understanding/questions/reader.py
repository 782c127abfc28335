"""What somebody asks (提问), whatever words and order they ask in: one value for every wording."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from domain.district import District
from domain.question import Measure, Question
from domain.scope import ScopeFinder
from understanding.known import Known
from understanding.questions.asking import meant
from understanding.questions.cues import Cue
from understanding.questions.follow_ups import followed
from understanding.questions.heard import Heard, hear, hear_again
from understanding.questions.left_out.asides import without_asides
from understanding.questions.left_out.corrected import without_corrected
from understanding.questions.left_out.not_wanted import without_not_wanted
from understanding.questions.left_out.run_on import is_dictated, with_signs
from understanding.questions.left_out.talk import without_talk
from understanding.questions.left_out.told_beside import without_told
from understanding.questions.names.names import Names
from understanding.questions.nearest import nearest
from understanding.questions.pieces import Words
from understanding.questions.slots.set_apart import set_apart
from understanding.questions.spelling.blanks import without_blanks
from understanding.questions.spelling.english import English
from understanding.questions.spelling.letters import Letters
from understanding.questions.spelling.slips import Sounds
from understanding.questions.to_the_bot.addressed import is_meant
from understanding.questions.to_the_bot.counted import counts_cases
from understanding.questions.to_the_bot.in_a_group import is_asked
from understanding.questions.to_the_bot.told_not_asked import ASKING, NOT_ASKED
from understanding.questions.words.patterns import question_patterns

LONGEST_QUESTION = 200  # characters; what is longer is a report, a notice or a paper


@dataclass(frozen=True, slots=True)
class Asked:
    """What was understood of a text.

    `left` are words that mean something and could not be used: the bot asks back instead of answering without
    them. `follow` says that `question` is the one before, changed. `sure` says that the text is meant as a question
    to the bot. `nearest` are up to three full questions that have an answer, for buttons.
    """

    question: Question | None
    left: tuple[str, ...]
    follow: bool
    sure: bool
    nearest: tuple[str, ...]


class QuestionReader:
    """Reads questions about one district; built once, anew when the register changes."""

    def __init__(self, known: Known, scopes: ScopeFinder) -> None:
        """Takes a fraction of a second for some thousand points. `scopes` are those of the same district."""
        self._district = known.district
        names = list(dict.fromkeys(_names(self._district)))
        self._names = Names(known, scopes)
        self._letters = Letters(names)
        self._english = English(names)
        self._words, self._sounds = _words()

    def read(
        self, text: str, today: date, *, before: Question | None = None, addressed: bool = False
    ) -> Asked:
        """What `text` asks, said on the local day `today`; `before` is what the same person asked last.

        `addressed` says that nobody but the bot was spoken to: then less is needed to be sure.
        """
        if len(text) > LONGEST_QUESTION:
            return Asked(None, (), False, False, nearest(None, self._district))
        heard = self.heard(text, today)
        apart = set_apart(heard)
        if before is not None and (change := followed(apart, before, self._district)):
            return self._asked(apart, change.question, change.left, follow=True, sure=True)
        # In all that was typed: what is said beside the question is no longer in what was heard.
        may_ask = NOT_ASKED.search(text.strip()) is None
        asked = self._by_itself(apart, addressed=addressed, may_ask=may_ask)
        if _is_whole(asked) or not may_ask:
            return asked
        beside = self._beside(heard, addressed=addressed)
        spoken = asked.sure or is_dictated(heard)
        if beside is None and spoken and not counts_cases(apart, asked.question):
            beside = self._signed(heard, addressed=addressed)
        return beside or asked

    def _beside(self, heard: Heard, *, addressed: bool) -> Asked | None:
        """What is asked beside what people only tell, if that is whole."""
        for without in (without_talk, without_told):
            if shorter := without(heard):
                rest = set_apart(self._again(heard, *shorter))
                asked = self._by_itself(rest, addressed=addressed, may_ask=True)
                if _is_whole(asked) and _asks_for_somebody(asked, rest):
                    return asked
        return None

    def _signed(self, heard: Heard, *, addressed: bool) -> Asked | None:
        """What is asked if sentences run into each other without a sign, if that is whole."""
        for text in with_signs(heard):
            again = self.heard(text, heard.today)
            asked = self._by_itself(set_apart(again), addressed=addressed, may_ask=True)
            if not _is_whole(asked):
                asked = self._beside(again, addressed=addressed) or asked
            if _is_whole(asked):
                return asked
        return None

    def _by_itself(self, heard: Heard, *, addressed: bool, may_ask: bool) -> Asked:
        """What is asked without regard to what was asked before."""
        found = meant(heard, self._district)
        asked = is_asked(heard, found.question) or (addressed and is_meant(heard, found.question))
        return self._asked(heard, found.question, found.left, follow=False, sure=asked and may_ask)

    def heard(self, text: str, today: date) -> Heard:
        """The text in pieces, without what is only said beside the question."""
        text = self._english.in_chinese(self._letters.in_characters(without_blanks(text)))
        text = self._letters.runs_in_characters(text)
        heard = hear(text, today, self._words, self._sounds, self._names)
        for without in (without_corrected, without_not_wanted):
            if (right := without(heard)) is not None:
                heard = hear(right, today, self._words, self._sounds, self._names)
        shorter = without_asides(heard)
        return self._again(heard, *shorter) if shorter else heard

    def _again(self, heard: Heard, text: str, stretches: Sequence[tuple[int, int]]) -> Heard:
        """A text that is made of these stretches of one that was heard."""
        again = hear_again(heard, text, stretches, self._names)
        return again or hear(text, heard.today, self._words, self._sounds, self._names)

    def _asked(
        self, heard: Heard, question: Question | None, left: tuple[str, ...], *, follow: bool, sure: bool
    ) -> Asked:
        return Asked(question, left, follow, sure, nearest(heard, self._district))


def _is_whole(asked: Asked) -> bool:
    """True for a question of which no word is left."""
    return asked.sure and asked.question is not None and not asked.left


def _asks_for_somebody(asked: Asked, heard: Heard) -> bool:
    """Who answers for a place needs a word that asks where more was said: 北湖路挺干净，保洁阿姨辛苦了."""
    owner = asked.question is not None and asked.question.measure is Measure.OWNER
    return not owner or any(one.value in ASKING or one.value is Cue.ANSWERS_FOR for one in heard.pieces)


def _names(district: District) -> Iterator[str]:
    """Of problems first, for a place of the same sound counts."""
    yield from (word for one in district.categories for word in (one.name, *one.aliases))
    yield from (word for one in district.points for word in (one.name, *one.aliases))
    yield from (one.name for one in district.grids)
    yield from (word for one in district.units for word in (one.name, one.short))


@cache
def _words() -> tuple[Words, Sounds]:
    """The same for every district."""
    patterns = tuple(question_patterns())
    return Words(patterns), Sounds(patterns)
