"""A text that somebody pasted: what its lines are, and which of them are only headings."""

from __future__ import annotations

import re
from dataclasses import dataclass

# 3.5米 is no number of a line; a table that was copied has tabs.
_NUMBER = re.compile(
    r"\s*(?:[(（]?\d{1,3}(?:[)）.．、](?!\d)|[)）]?\t)|[①-⑳]|第\s*\d{1,3}\s*[条项])[\s:：、，]*"
)
_HEADING = re.compile(
    r".*[:：]|.*(?:通报|通知|情况|问题)[）)]?|[（(]?[一二三四五六七八九十]+[、）)].{0,20}"
    r"|(?:\d{4}年)?\d{1,2}月\d{1,2}日|.{0,20}(?:办|办公室|委员会|指挥部)"
)


@dataclass(frozen=True, slots=True)
class PastedLine:
    """One line in its words, without the number that it had, if it was `numbered`."""

    words: str
    numbered: bool

    @property
    def may_be_heading(self) -> bool:
        """Does it look like a title, a date or a signature?"""
        return not self.numbered and _HEADING.fullmatch(self.words) is not None


def lines_of(text: str) -> list[PastedLine]:
    """The lines that say something, in their order."""
    found = []
    for line in text.splitlines():
        number = _NUMBER.match(line)
        words = " ".join((line[number.end() :] if number else line).split())
        if words:
            found.append(PastedLine(words, number is not None))
    return found
