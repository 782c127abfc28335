"""Which clause of an answer to a roll-call decides, where several say something."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from understanding.rollcalls.absence import TIME_WORDS, Absence, read_absence, read_arrival
from understanding.rollcalls.clauses import Answer, Clause
from understanding.rollcalls.other_days import of_today
from understanding.rollcalls.stand_ins import is_only_for_now

NOON = 12  # the hour
_SOON = re.compile("晚|(?:会儿?|马上|就|再|才)(?:能|会)?[到来]|直接过|就过去|再过去")
_ALREADY = re.compile("已|了|现在|刚")


def deciding(signs: Sequence[Clause], at: datetime | None) -> Clause | None:
    """The clause that decides: leave before all, a later `here` over an earlier `late`, coming late over not coming."""
    if any(one.back for one in signs):
        here = [one for one in signs if one.sign in (Answer.PRESENT, Answer.LATE)]
        return here[-1] if here else replace(signs[-1], sign=Answer.PRESENT, plain=False)
    signs = of_today(signs, at.date() if at else None)
    by = {one.sign: one for one in reversed(signs)}
    order = [Answer.LEAVE, Answer.SUBSTITUTE, Answer.ABSENT, Answer.LATE, Answer.PRESENT]
    if Answer.LATE in by and _comes(by[Answer.LATE]):
        order.remove(Answer.ABSENT)
    if Answer.PRESENT in by and by[Answer.PRESENT] is signs[-1] and not signs[0].plain:
        order.remove(Answer.LEAVE)  # 昨天请过假，今天到岗了
    if _is_away_until(by.get(Answer.LEAVE), signs, at):
        order.remove(Answer.LEAVE)
    instead = by.get(Answer.SUBSTITUTE)
    if instead and Answer.LATE in by and is_only_for_now(instead.text):
        order.remove(Answer.SUBSTITUTE)  # 晚半小时，小毛先帮我看着
    last = signs[-1]
    if last.sign is Answer.PRESENT and _ALREADY.search(last.text):
        order.remove(Answer.LATE)
    return next((by[answer] for answer in order if answer in by), None)


def _is_away_until(leave: Clause | None, signs: Sequence[Clause], at: datetime | None) -> bool:
    """True for 请假，车坏了，十点左右到: who comes before noon is late, and not away for the day."""
    if leave is None or read_absence(leave.text, at.date() if at else None) != Absence():
        return False
    comes = (read_arrival(one.text, at).time for one in signs if one.sign is Answer.LATE)
    return any(one is not None and one.hour < NOON for one in comes)


def _comes(late: Clause) -> bool:
    """True for 9点到 and 晚点到, which outweigh 8点半到不了; 堵车 may be the reason for not coming at all."""
    return TIME_WORDS.search(late.text) is not None or _SOON.search(late.text) is not None
