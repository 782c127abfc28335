"""What a clause beside a question lends it: what it is about, if the question says nothing of the kind (decision 0126).

A clause that tells what somebody does, feels, plans or has heard (`doings.py`) lends the place, the problem or the
number that it is about, never who does it nor with whom, and no days but those it is about itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from domain.periods import Period
from domain.question import Status
from understanding.questions.clauses import Clause
from understanding.questions.doings import doer
from understanding.questions.heard import Heard
from understanding.questions.pieces import Piece, Slot
from understanding.questions.sentence_topics import TOPICS, is_about, is_of_days
from understanding.questions.telling import ASKING

UP_TO_THEN = ("下班前", "天黑前", "今晚前", "要交", "得交", "要报")
THE_ROLL = ("点名", "查岗", "签到", "打卡", "点到")
# 我这会儿在工地上, 刚从工地上爬下来, 跑完学校: where somebody is or was
I_AM_AT = re.compile(
    "(?:[我人正刚才]|现在|这会儿)[^\\W\\d]{0,4}[在去到回从往][^\\W\\d]{0,2}$|^刚?[从跑逛转][完过了遍]?$"
)
_TOLD = 2.0  # what costs more was told in other words, and is not what the sentence is about
_WITH_WHOM = re.compile("[给跟和同向让找陪帮替叫]$")


def is_doing(heard: Heard, clause: Clause) -> bool:
    """What somebody does, feels or plans, without a state or parts that the question may be about."""
    if doer(clause.words) is None or clause.says(Slot.FIRST):
        return False
    parts = any(one.slot is Slot.BY and heard.folded(one)[0] != "哪" for one in clause.pieces)
    states = any(
        one.slot is Slot.STATUS
        and one.cost <= 1
        and one.value is not Status.NEW
        and heard.folded(one) not in UP_TO_THEN
        for one in clause.pieces
    )
    return not (parts or states)


def lent(heard: Heard, clause: Clause, named: set[Slot], called: bool) -> Iterator[tuple[int, int]]:
    """What somebody's doing is about, if the question says nothing of the kind; not who does it, nor with whom."""
    start, end = doer(clause.words) or (0, 0)
    placed = named & TOPICS
    for one in clause.pieces:
        words = clause.words[: one.start - clause.start]
        who = clause.start + start < one.end and one.start < clause.start + end
        who = who and not clause.says(Slot.STATUS)  # 我们社区报了好多: of their cases
        topic = one.slot in TOPICS - named and one.cost < _TOLD and not (who or _WITH_WHOM.search(words))
        if one.slot is Slot.KIND:
            topic = topic and (not placed or is_about(clause, one)) and not I_AM_AT.search(words)
        if topic and (one.slot is Slot.SCOPE or not called):
            yield one.start, one.end
        elif one.slot is Slot.PERIOD and one.slot not in named:
            of_a_call = called and heard.typed.folded.startswith(THE_ROLL, one.end)
            if of_a_call or is_of_days(clause, one):
                yield one.start, one.end


_NEEDS_DAYS = frozenset({Status.NEW, Status.CLOSED, Status.FIXED})


def asks(clause: Clause) -> bool:
    """True if the clause can be the question: it asks, or names a state or parts."""
    asking = (one.value in ASKING for one in clause.pieces if one.slot is Slot.CUE)
    return any(asking) or clause.says(Slot.STATUS, Slot.BY, Slot.FIRST)


def is_over(piece: Piece, today: date) -> bool:
    """True for days before today."""
    return isinstance(piece.value, Period) and piece.value.last < today


def told_of_days(heard: Heard, clauses: Sequence[Clause]) -> list[Clause]:
    """我上个月在外地，新增了多少: what tells of past days, where the question is of some and names none."""
    told = [one for one in clauses if doer(one.words)]
    said = [piece for one in clauses if one not in told for piece in one.pieces]
    if not any(one.value in _NEEDS_DAYS for one in said) or any(one.slot is Slot.PERIOD for one in said):
        return []
    over = (one for one in told for days in one.pieces if is_over(days, heard.today))
    return list(over)
