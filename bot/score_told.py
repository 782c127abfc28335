"""A score that is given in a talk without the command: 给双龙网格打60分，公厕脏; and what of 互评 is asked in a group.

With a photo it would else be taken for a problem to be repaired there.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from bot.routing import Match, expects_answer
from domain.chat import Incoming
from handlers.scored import own_pairs
from storage.books import Books
from understanding.orders.without_a_case.reader import asks_of_scores
from understanding.orders.without_a_case.score_words import FILL, corrected, score_said, sheet

_JUST_NOW = timedelta(minutes=10)  # in a group, where others speak too
_LATELY = timedelta(hours=1)


def score_told(message: Incoming, command: Match | None, store: Books) -> Incoming | None:
    """The message as 评分 填 or 评分 结果; None if it gives no score and asks for none."""
    if command is not None or message.quotes is not None or message.forwarded or message.edits is not None:
        return None
    text = message.text.strip()
    if not message.photos and not message.chat.private and (asked := asks_of_scores(text)):
        return replace(message, text=asked)
    if anew := _anew(message, store):
        return anew
    names = [one.name for one in store.district.grids]
    told = score_said(text, names)
    if told is None or not _is_theirs(told, message, store):
        return None
    return replace(message, text=f"{FILL} {told['sheet']}")


def _anew(message: Incoming, store: Books) -> Incoming | None:
    """填错了 是85 as the sheet once more that its sender has just filled in, with its reason and photos unless there
    are others; None for anything else."""
    said = corrected(message.text) if message.direct else None
    drawn = store.scoring.of_month(message.at.date().replace(day=1)) if said else None
    person = store.people.sender(message) if drawn else None
    if said is None or drawn is None or person is None:
        return None
    since = message.at - (_LATELY if message.chat.private else _JUST_NOW)
    own = [one for one in store.scoring.sheets(drawn) if one.person == person.id and one.at >= since]
    if not own:
        return None
    last, (points, why) = own[-1], said
    called = {one.code: one.name for one in store.district.grids}
    again = sheet(called[last.scorer], called[last.scored], points, why or last.words)
    text = again if points else f"{FILL} {called[last.scored]}"
    return replace(message, text=text, photos=message.photos or (last.photos if points else ()))


def _is_theirs(told: re.Match[str], message: Incoming, store: Books) -> bool:
    """In a group only what the asker's grid drew is a score without a photo: colleagues speak of scores, too. 双龙网格
    打了92分 may be anybody's, 我给双龙网格打了92分 is one's own."""
    if not (told["gives"] or told["unit"]):
        return _drew(told["grid"], message, store)
    if expects_answer(message) or message.photos:
        return True
    return (told["did"] is None or told["we"] is not None) and _drew(told["grid"], message, store)


def _drew(name: str, message: Incoming, store: Books) -> bool:
    drawn = store.scoring.of_month(message.at.date().replace(day=1))
    person = store.people.sender(message)
    if drawn is None or person is None or not drawn.takes(message.at):
        return False
    codes = {one.code for one in store.district.grids if one.name == name}
    return any(other in codes for _, other in own_pairs(drawn, person, store))
