"""Whether words said to the bot itself are a question: less is needed than among colleagues."""

from __future__ import annotations

import re

from domain.question import Aspect, Measure, Question, Status
from domain.scope import NamedScope
from understanding.questions.cues import Cue
from understanding.questions.heard import Heard
from understanding.questions.pieces import Slot
from understanding.questions.slots.bounds import is_bounded
from understanding.questions.to_the_bot.in_a_group import asks, is_bare
from understanding.questions.to_the_bot.told_not_asked import names_a_state, tells


def is_meant(heard: Heard, question: Question | None) -> bool:
    """True if words said to the bot itself, in private or with its name, ask something.

    There nobody else is spoken to: 今天报了几个, which colleagues say to each other too, is a question. One that holds
    unknown words is asked back, and needs a word that asks at its end or of how many.
    """
    if question is None or heard.has(Cue.URGING) or tells(heard, question):
        return False
    if heard.unknown and (question.measure is Measure.ROLLCALL or not _asks_in_unknown_words(heard)):
        return False
    if not _is_of_the_work(heard, question):
        return False
    return asks(heard, question) or is_bare(heard) or question.aspect is Aspect.NONE


_ASKS = re.compile(
    "(?:(?:谁(?![也都])|哪[些个几里儿家位边]?|几[^\\W\\d]|多少|什么|啥|怎么样|咋样|如何|排一排|排名|排个序|清单|名单|列一下)"
    "[^,，。;；？?]{0,6}|[吗么]|有没有|了没有?)[呢啊呀]?[？?。]?$"
)


def _asks_in_unknown_words(heard: Heard) -> bool:
    """罚款总共开出去多少: more of it is known than not and said of the work alone, it ends in what asks, and it is no
    report of a place."""
    known = sum(one.end - one.start for one in heard.pieces if one.slot is not Slot.FILLER)
    unknown = sum(end - start for start, end in heard.unknown)
    reported = heard.said(Slot.CATEGORY) or any(
        one.kind in ("point", "points") for one in heard.of(Slot.SCOPE, NamedScope)
    )
    ordered = heard.said(Slot.BY) and (heard.said(Slot.ORDER) or heard.said(Slot.STATUS))
    counted = ordered or heard.has(Cue.RANK, Cue.SHARE, Cue.TREND)
    of_work = names_a_state(heard) or heard.has(Cue.CASES, Cue.ITEM) or any(map(heard.said, _NAMES_THE_WORK))
    return (
        unknown <= known
        and bool(counted or (of_work and not reported))
        and _ASKS.search(heard.typed.folded) is not None
    )


_NAMES_THE_WORK = (Slot.SCOPE, Slot.KIND, Slot.TOPIC, Slot.NARROW)


def _is_of_the_work(heard: Heard, question: Question) -> bool:
    """A place, a state, days or the like: more than 多少 and 谁, and no count of people but of those on duty."""
    if question.measure is not Measure.ROLLCALL and (_counts_people(heard) or _is_of_people(heard, question)):
        return False
    affairs = (heard.folded(one) for one in heard.said(Slot.CUE) if one.value is Cue.HOW)
    named = any(piece.slot in _OF_THE_WORK for piece in heard.pieces) or is_bounded(heard)
    return named or heard.has(*_OF_THE_WORK_ALONE) or any(_OF_AFFAIRS.search(words) for words in affairs)


_OF_AFFAIRS = re.compile("情况|进展|形势|概况|总览")  # 整体情况说一下


_OF_THE_WORK = frozenset(
    {
        Slot.SCOPE, Slot.PERIOD, Slot.CATEGORY, Slot.KIND, Slot.NUMBER, Slot.PERSON, Slot.STATUS, Slot.BY, Slot.TOPIC,
        Slot.FIRST, Slot.ORDER,
    }
)  # fmt: skip
_OF_THE_WORK_ALONE = (
    Cue.RANK, Cue.BOARD, Cue.CALL, Cue.TREND, Cue.PROGRESS, Cue.MINE, Cue.WAIT, Cue.CASES, Cue.ITEM,
    Cue.MEAN, Cue.ANSWER,
)  # fmt: skip


def _counts_people(heard: Heard) -> bool:
    """几个人, 多少人: the bot keeps no such figure."""
    folded = heard.typed.folded
    return any(
        folded[one.end - 1] in "人位名" or folded.startswith(("人", "点"), one.end)
        for one in heard.said(Slot.CUE)
        if one.value in (Cue.HOW_MANY, Cue.COMPARE)
    )


def _is_of_people(heard: Heard, question: Question) -> bool:
    """谁的电瓶车, 执法中队都有谁, 红绿灯怎么这么久: people, or why something is so, and no state of cases."""
    if question.states == (Status.NEW,) and question == Question(question.measure, states=question.states):
        return True  # 收到了没
    if heard.said(Slot.STATUS):
        return False
    if question.measure is Measure.OWNER:
        return "群里" in heard.typed.folded
    little = not (heard.said(Slot.PERIOD) or heard.said(Slot.NUMBER) or heard.said(Slot.ORDER))
    plain = question.measure in (Measure.LIST, Measure.COUNT)
    return plain and little and heard.has(Cue.WHO, Cue.WHO_IS, Cue.WHY)
