"""Why something somebody asked for is not done. The wording is in texts/refusals.py."""

from __future__ import annotations

from enum import Enum, auto
from typing import Any


class Reason(Enum):
    """Every reason the bot refuses for, each worded once."""

    NOT_YOURS_TO_DO = auto()  # the role may never do this
    NOT_YOUR_CASE = auto()  # the role may, but not with this case
    NOT_HERE = auto()  # not in a group of this purpose
    NOT_THIS_GROUP = auto()  # the case is of another unit than the group
    NO_NUMBER = auto()
    NO_SUCH_CASE = auto()
    WRONG_STATE = auto()
    CHANGED = auto()  # somebody else was faster
    NOT_INDEPENDENT = auto()
    OLD_PHOTO = auto()
    UNKNOWN_UNIT = auto()
    UNKNOWN_PERSON = auto()
    UNKNOWN_SCOPE = auto()
    SCOPE_NOT_HERE = auto()  # a unit group hears only of its own
    SCOPE_NOT_YOURS = auto()
    UNKNOWN_DATE = auto()
    NOTHING_TO_ADD = auto()
    CODE_INVALID = auto()
    ALREADY_JOINED = auto()
    UNIT_HAS_NOBODY = auto()
    TOO_LONG = auto()


class Refused(Exception):
    """Raised by a rule or a handler: what was begun is rolled back, the reason is worded for the person."""

    def __init__(self, reason: Reason, **facts: Any) -> None:
        super().__init__(reason.name)
        self.reason = reason
        self.facts = facts
