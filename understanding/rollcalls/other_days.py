"""What an answer to a roll-call says of other days than today: 明后两天请假，今天在; 周五我上不了，谁跟我换一下."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from understanding.rollcalls.absence import read_absence
from understanding.rollcalls.clauses import Answer, Clause

_NOT_TODAY = re.compile("^(?!.*今).*(?:明[天日早]|后天|下个?(?:周|星期|礼拜|月))")
_ASKS_TO_SWAP = re.compile("(?:谁|哪[位个]|有没有人|有人|有没有).{0,8}[换替顶代调]|求[换替顶代]")


def of_today(signs: Sequence[Clause], today: date | None) -> Sequence[Clause]:
    """Without what is of other days, if it is told too that the sender comes today: 我明天才请假，今天在."""
    comes = [one for one in signs if one.sign in (Answer.PRESENT, Answer.LATE)]
    if not any(_is_of_today(one, today) for one in comes):
        return signs
    return [one for one in signs if one in comes or _is_of_today(one, today)]


def _is_of_today(one: Clause, today: date | None) -> bool:
    """True of a clause that names no day but today, if any."""
    if _NOT_TODAY.search(one.text):
        return False
    first = read_absence(one.text, today).first
    return first is None or today is None or first <= today


def looks_for_a_swap(text: str, first: date | None, today: date | None) -> bool:
    """True for 周五我上不了，谁跟我换一下: nothing is settled for that day, which is the `first` of what was read."""
    return (
        first is not None and today is not None and first > today and _ASKS_TO_SWAP.search(text) is not None
    )
