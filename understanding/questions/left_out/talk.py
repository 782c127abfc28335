"""Clauses in which people only talk, beside a question that is whole without them.

Nobody can list what people say around a question. A clause of unknown words is left out if it tells of people,
names nothing that cases are told by, and does not turn round or narrow what is asked. Whoever uses this must see that
the rest is a question of which no word is left.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from domain.periods import Period
from domain.question import SOURCES
from understanding.questions.heard import Heard
from understanding.questions.left_out.asides import GUESSES, SAYS
from understanding.questions.left_out.clauses import Clause, clauses_in, put_together
from understanding.questions.left_out.human_talk import MANNER, PEOPLE, is_proverb
from understanding.questions.left_out.says_something import says_something
from understanding.questions.left_out.turning import is_predicate, turns
from understanding.questions.pieces import Piece, Slot
from understanding.questions.to_the_bot.told_not_asked import OF_THE_WORK

_SHORTEST = 4  # characters: what is shorter may be the name of a thing
_SHORT = re.compile("^[刚老又真太都别莫甭][^\\W\\d]{2}$")  # 刚睡醒
_OF_PEOPLE, _TOLD_SO = re.compile(PEOPLE), re.compile(MANNER)
# What is so of cases, with nobody who does it: 被记者曝光, 没有营业执照, 涉及拆迁.
_OF_CASES = re.compile(
    "^(?:[没未](?![网电空办法想睡吃带听看脸心]|关系|事|人[理管教懂]|有[人空网电办])|"
    "被(?![骂怼催夸叫喊你问批吵逼笑坑]|点名)|[由属归]|从没|[涉牵]及|牵涉|有(?!人|一说|个|点|劲|啥|事|时|空|没有人))"
)
# Whoever says so has been asked, and does not ask: 我哪晓得啊, 又不是我管考勤.
_REBUKES = re.compile(
    "哪[晓知来里有]|[怎咋]么?[知会可]|何必|至于|[瞎乱]讲|急什么|又不|不关|关我|可[^\\W\\d]{1,3}呢$|谁信|胡说|凭什么|凭啥|有[什啥]么?办?法"
)
# Somebody tells of themselves, or why they ask.
_SELF = re.compile(
    "(?:^|[^的])(?:我|俺|小弟|小妹|本人|在下).*(?:是|新来|记得|觉得|以为|听说).*的[呀啊]*$|"
    "(?:问|(?<![没要])用|(?:让|叫|托|催)我.*|要(?:请|交|报|讲|念|写|贴|上|发|挂|汇|扣)[^\\W\\d]{0,5})的[哈啊呀]*$"
)
_HOW_OFTEN = re.compile("(?<=[了好])几[遍次回声]")
_ON_THE_PHONE = re.compile("电话(?=[都也又老]|打爆|响|接不)")  # asks for nobody's number
_LAST_TIME = re.compile("上[次回](?=[没就也都我你])")


def without_talk(heard: Heard) -> tuple[str, list[tuple[int, int]]] | None:
    """The text without such clauses, and the stretches of the folded text that it is made of; None if it has none."""
    clauses = list(clauses_in(heard))
    rest = [one for i, one in enumerate(clauses) if not is_talk(heard, one, clauses[i + 1 :])]
    if not rest or len(rest) == len(clauses):
        return None
    return put_together(heard, clauses, rest)


def is_talk(heard: Heard, clause: Clause, behind: Sequence[Clause]) -> bool:
    """True if people only talk in this clause; `behind` are those that follow it."""
    words = clause.words
    if clause.known or not _tells_of_people(words):
        return False
    if not behind and _REBUKES.search(words):
        return False
    if GUESSES.search(words):
        return True
    if (turns(words) and not _SELF.search(words)) or _OF_CASES.search(words):
        return False
    return not any(says_what(heard, one) for one in clause.pieces)


def _tells_of_people(words: str) -> bool:
    if len(words) < _SHORTEST and not _SHORT.match(words):
        return False
    of_people = (is_predicate(words) or _SHORT.match(words)) and _OF_PEOPLE.search(words)
    return bool(of_people or _TOLD_SO.search(words)) or is_proverb(words)


def says_what(heard: Heard, piece: Piece) -> bool:
    """Does the piece say of which cases the question is? Days to come, and how often something was said, do not."""
    words = heard.folded(piece)
    if isinstance(piece.value, Period):
        return not _is_ahead(piece, heard.today)
    if piece.slot is Slot.PERSON:
        return SAYS.match(heard.typed.folded, piece.end) is None
    if piece.slot is Slot.CUE and any(
        one.match(heard.typed.folded, piece.start) for one in (_HOW_OFTEN, _ON_THE_PHONE)
    ):
        return False
    if piece.slot is Slot.STATUS and piece.value not in SOURCES:
        return OF_THE_WORK.search(words) is not None  # 寄来了, 慢点 and 新来的 are said of all things
    if piece.slot is Slot.ORDER:
        return "最" in words
    if piece.slot is Slot.NARROW:
        return _LAST_TIME.match(heard.typed.folded, piece.start) is None
    return says_something(piece, heard.typed.folded)


def _is_ahead(piece: Piece, today: date) -> bool:
    return isinstance(piece.value, Period) and piece.value.first > today
