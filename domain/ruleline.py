"""One line of the sheet 规则: what a rule is called, how its value is written, and what it means."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeVar

from domain.spelling import Spelling, narrowed

T = TypeVar("T")


class BadRule(Exception):
    """A rule has an impossible value. Carries what is wrong and what would be right, in the clerk's words."""

    def __init__(self, wrong: str, right: str) -> None:
        super().__init__(wrong)
        self.wrong, self.right = wrong, right


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One line of the sheet: 名称, how its 值 is written, its default as written, and 说明."""

    name: str
    spelling: Spelling[Any]
    default: str
    note: str

    def read(self, text: str) -> Any:
        """The value of what people typed. Raises BadRule."""
        typed = narrowed(text)
        try:
            return self.spelling.read(typed)
        except ValueError as error:
            raise BadRule(f"{self.name}“{typed}”{str(error) or '看不懂'}", self.spelling.wanted) from error


def rule(name: str, spelling: Spelling[T], default: str, note: str) -> T:
    """The default of a field of `Rules`, which carries its line of the sheet."""
    line = RuleLine(name, spelling, default, note)
    return field(default=spelling.read(default), metadata={"rule": line})
