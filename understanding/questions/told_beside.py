"""Sentences told beside a question, whatever they are about, once the question is whole without them.

Talk (`talk.py`) is known by what it is about. What else people tell has no end (评优就差这个, 老胡休产假去了), but it
has the grammar of a sentence, where what narrows a question is a noun, an attribute or a bare predicate; and it does
not resemble problems. Whoever uses this must see that the rest is a question of which no word is left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from understanding.examples import examples
from understanding.questions.clauses import Clause, clauses_in, put_together
from understanding.questions.cues import Cue
from understanding.questions.heard import Heard
from understanding.questions.pieces import Piece, Slot, slot_of
from understanding.questions.talk import is_talk, says_what
from understanding.questions.turning import is_predicate, turns

_SHORTEST = 3  # characters
_LIKE_A_PROBLEM = 0.45  # the leaning from which on words may tell what is asked about
_ALONE = re.compile("[没未不在有是多能]")  # 没装监控, 在二楼: with no other sign of a sentence it narrows
# Of people alone: 业务还不熟, 挨过批评; and what is done: 刚收队, 卡住, 到场
_OF_PEOPLE = re.compile(
    "不[熟懂服敢肯甘]|一下子?$|[挨吃受立许]过(?=[^\\W\\d])|[缺差少]一?个(?:数|底|说法|例|素材|材料)|无所谓|没关系|不要紧|不打紧|不碍事|都行$|"
    "(?P<verb>[^\\W\\d])一(?P=verb)$|^(?:先|来|咱)?(?P<twice>(?![天家处人年月日户村])[^\\W\\d])(?P=twice)[^\\W\\d]{1,2}$|^[打较比摸透唠掰讨]个"
)
_DOES = re.compile("刚|住$|(?<![\\d一二三四五六七八九十])到(?![\\d二三四五六七八九十]|一[^半])")
_DONE_TO_IT = re.compile(
    "过了?$|^(?:[没未]|被|当[场天日]|[由属归]|从没|[涉牵]及|牵涉|牵扯|关系到|影响|有(?!人|事|时|空)|[一二两三四五六七八九十\\d]+[天周个])"
)  # 罚过了, 涉及拆迁, 两天能完
_TAKES_BACK = re.compile("不[是对]$")  # 哦退回不是
_NOW = re.compile("现在|目前|眼下|如今|当前|这会儿|此刻")


def without_told(heard: Heard) -> tuple[str, list[tuple[int, int]]] | None:
    """The text without such sentences, and the stretches of the folded text that it is made of; None if it has none."""
    clauses = list(clauses_in(heard))
    told = [
        one for i, one in enumerate(clauses) if is_talk(heard, one, clauses[i + 1 :]) or _is_sentence(one)
    ]
    filled = {slot for one in clauses if one not in told for slot in _filled(one)}
    told = [one for one in told if not any(_adds(heard, piece, filled) for piece in one.pieces)]
    rest = [one for one in clauses if one not in told]
    return put_together(heard, clauses, rest) if told and rest else None


_SAYS_WHAT = frozenset(Slot) - {Slot.CUE, Slot.FILLER, Slot.TOPIC, Slot.LENGTH}


def _is_sentence(clause: Clause) -> bool:
    words = clause.words
    says = clause.says(*_SAYS_WHAT)
    if (
        len(words) < _SHORTEST
        or words.endswith("的")
        or (says and (clause.known or _TAKES_BACK.search(words)))
    ):
        return False
    if _OF_PEOPLE.search(words):
        return True
    if turns(words) or _DONE_TO_IT.search(words):
        return False
    whole = is_predicate(_ALONE.sub("", words)) or _DOES.search(words)
    return bool(whole) and examples().tells_a_problem(words) < _LIKE_A_PROBLEM


_PLACE = frozenset({Slot.SCOPE, Slot.KIND})
_DAYS = frozenset({Slot.PERIOD, Slot.VAGUE, Slot.LENGTH})


def _filled(clause: Clause) -> Iterator[Slot]:
    """What the question says itself: with a point no kind of places is wanted, with 现在 no days."""
    for piece in clause.pieces:
        slot = slot_of(piece)
        yield from _PLACE if slot in _PLACE else _DAYS if slot in _DAYS else (slot,)
    if _NOW.search(clause.words):
        yield from _DAYS


# In a sentence that asks nothing these are told: 考勤要扣钱, 接到电话, 卡住, 考核办盯得紧, 下午到场.
_TOLD_CUES = frozenset({Cue.CALL, Cue.OWNER, Cue.WAIT, Cue.LOOK_UP, Cue.THAT})
_TOLD_SLOTS = frozenset({Slot.TOPIC, Slot.LENGTH})
_SO_LONG = re.compile("[\\d一二两三四五六七八九十半几]")  # 放了两天, but not 下午到场
_ASKS = re.compile("[谁哪几吗么]|多少|什么|啥")


def _adds(heard: Heard, piece: Piece, filled: set[Slot]) -> bool:
    """Does the piece say something of the cases that the question does not say itself?"""
    words = heard.folded(piece)
    if (piece.value in _TOLD_CUES and not _ASKS.search(words)) or words == "一半":
        return False  # 会开到一半
    slot = slot_of(piece)
    if slot is Slot.LENGTH and _SO_LONG.search(words):
        return True
    return slot not in _TOLD_SLOTS and slot not in filled - {Slot.CUE} and says_what(heard, piece)
