"""What a clause beside a question lends it: what it is about, if the question says nothing of the kind (decision 0126).

A clause that tells what somebody does, feels, plans or has heard (`doings.py`) lends the place, the problem or the
number that it is about, never who does it nor with whom, and no days but those it is about itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date

from domain.periods import Period
from domain.question import Status
from domain.scope import NamedScope
from understanding.questions.heard import Heard
from understanding.questions.left_out.clauses import Clause
from understanding.questions.left_out.doings import doer, is_what_for
from understanding.questions.left_out.what_it_is_about import TOPICS, is_about, is_of_days
from understanding.questions.pieces import Piece, Slot
from understanding.questions.to_the_bot.told_not_asked import ASKING

UP_TO_THEN = ("下班前", "天黑前", "今晚前", "要交", "得交", "要报")
THE_ROLL = ("点名", "查岗", "签到", "打卡", "点到")
# 我这会儿在工地上, 刚从工地上爬下来, 跑完学校: where somebody is or was
I_AM_AT = re.compile(
    "(?:[我人正刚才]|现在|这会儿)[^\\W\\d]{0,4}[在去到回从往][^\\W\\d]{0,2}$|^刚?[从跑逛转][完过了遍]?$"
)
_OF_CASES = frozenset(Slot) - {Slot.CUE, Slot.FILLER, Slot.LENGTH, Slot.TOPIC, Slot.ORDER}
_OF_A_CALL = frozenset({Status.ABSENT, Status.LATE, Status.LEAVE, Status.PRESENT, Status.SUBSTITUTE})
_POSTS = re.compile("点位|岗|人手|缺人|没人")
_OF_PEOPLE = re.compile("新来|刚来|过来|[^\\W\\d]不(?:过来|完|动|了)")
_THEN = re.compile("当时|那时候?|那[几两一]?天|那阵子|那段时间")
_DONE = frozenset({Status.CLOSED, Status.FIXED})
_WANTED = re.compile("[要想得]|争取|准备|打算|必须")
_TOLD = 2.0  # what costs more was told in other words, and is not what the sentence is about
_NAMED_ALONE = frozenset({Slot.SCOPE, Slot.NUMBER})
_OF_WHAT = re.compile("[问说讲报查看催提拍听怕]|[觉感]觉?得?|怀疑|反映|投诉|举报|念叨|惦记|嫌|关于")
_WITH_WHOM = re.compile("[给跟和同向让找陪帮替叫]$")


@dataclass(frozen=True, slots=True)
class Rest:
    """What the clauses that ask say themselves."""

    named: Set[Slot]
    called: bool  # a roll-call is asked for
    then: bool  # 当时: the days are those of what is told


def rest_of(clauses: Sequence[Clause]) -> Rest:
    """Of these clauses, which are not told."""
    pieces = [piece for one in clauses for piece in one.pieces]
    return Rest(
        {slot for piece in pieces for slot in fills(piece)},
        any(piece.value in _OF_A_CALL for piece in pieces),
        any(_THEN.search(one.words) for one in clauses),
    )


def fills(piece: Piece) -> tuple[Slot, ...]:
    """A point says of what kind it is."""
    point = isinstance(piece.value, NamedScope) and piece.value.kind == "point"
    return (piece.slot, Slot.KIND) if point else (piece.slot,)


def is_doing(heard: Heard, clause: Clause) -> bool:
    """What somebody does, feels or plans, without a state or parts that the question may be about."""
    if doer(clause.words) is None:
        return is_what_for(clause.words) and not clause.says(*_OF_CASES)
    if clause.says(Slot.FIRST):
        return False
    parts = any(one.slot is Slot.BY and heard.folded(one)[0] != "哪" for one in clause.pieces)
    return not parts and not any(_is_state(heard, clause, one) for one in clause.pieces)


def _is_state(heard: Heard, clause: Clause, piece: Piece) -> bool:
    """超期; but not what is to be done with all of them (要弄光), until when, nor what was reported."""
    if piece.slot is not Slot.STATUS or piece.cost > 1 or piece.value is Status.NEW:
        return False
    wanted = piece.value in _DONE and _WANTED.search(clause.words[: piece.start - clause.start])
    return not wanted and heard.folded(piece) not in UP_TO_THEN


def lent(heard: Heard, clause: Clause, rest: Rest) -> Iterator[tuple[int, int]]:
    """What somebody's doing is about, if the question says nothing of the kind; not who does it, nor with whom."""
    for one in clause.pieces:
        topic = one.slot in TOPICS - rest.named and _is_topic(clause, one, rest)
        if (topic and (one.slot is Slot.SCOPE or not rest.called)) or lends_days(heard, clause, one, rest):
            yield one.start, one.end


def _is_topic(clause: Clause, piece: Piece, rest: Rest) -> bool:
    """Does the doing concern what the piece names? 有人问路灯 does, 有人砸玻璃 does not where a place is named."""
    start, end = (clause.start + at for at in doer(clause.words) or (0, 0))
    words = clause.words[: piece.start - clause.start]
    placed = bool(rest.named & TOPICS)
    unit = isinstance(piece.value, NamedScope) and piece.value.kind == "unit"
    who = piece.start < end and (start < piece.end or (unit and start == piece.end))
    if who and not (_tells_of_cases(clause) or (unit and not placed)):
        return False  # but 我们社区报了好多, 执法局说都销了: of their cases
    if piece.cost >= _TOLD or _WITH_WHOM.search(words):
        return False
    if piece.slot is Slot.KIND and placed and not is_about(clause, piece):
        return False
    if piece.slot is Slot.KIND and I_AM_AT.search(words):
        return False
    named = rest.named & _OF_CASES
    return piece.slot in _NAMED_ALONE or not named or is_about(clause, piece) or bool(_OF_WHAT.search(words))


def _tells_of_cases(clause: Clause) -> bool:
    """报了好多, 都销了; but not 新来的 nor 捡不过来, which are said of people."""
    return any(one.slot is Slot.STATUS for one in clause.pieces) and not _OF_PEOPLE.search(clause.words)


def lends_days(heard: Heard, clause: Clause, piece: Piece, rest: Rest) -> bool:
    """Days that the clause is about, that the question points back to (当时), or of the posts that it asks about."""
    if not isinstance(piece.value, Period) or piece.slot in rest.named:
        return False
    of_posts = heard.typed.folded.startswith(THE_ROLL, piece.end) or _POSTS.search(clause.words)
    over = _is_over(piece, heard.today)
    return is_of_days(clause, piece) or (over and (rest.then or bool(rest.called and of_posts)))


_NEEDS_DAYS = frozenset({Status.NEW, Status.CLOSED, Status.FIXED})


def asks(clause: Clause) -> bool:
    """True if the clause can be the question: it asks, or names a state or parts."""
    asking = (one.value in ASKING for one in clause.pieces if one.slot is Slot.CUE)
    return any(asking) or clause.says(Slot.STATUS, Slot.BY, Slot.FIRST)


def told_of_days(heard: Heard, clauses: Sequence[Clause]) -> list[Clause]:
    """我上个月在外地，新增了多少: what tells of past days, where the question is of some and names none."""
    told = [one for one in clauses if doer(one.words)]
    said = [piece for one in clauses if one not in told for piece in one.pieces]
    if not any(one.value in _NEEDS_DAYS for one in said) or any(one.slot is Slot.PERIOD for one in said):
        return []
    return [one for one in told for days in one.pieces if _is_over(days, heard.today)]


def _is_over(piece: Piece, today: date) -> bool:
    """True for days before today."""
    return isinstance(piece.value, Period) and piece.value.last < today
