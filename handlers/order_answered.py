"""他们回了没: whether the 督办 that somebody issued were signed for and answered, and how."""

from __future__ import annotations

import re

from domain.actions import Action
from domain.authority import may_know
from domain.chat import Incoming, Outgoing
from domain.matters import Matter, MatterKind, MatterState
from handlers.kit import Answer, Said, is_plain, listener
from storage.store import Store
from texts import cases
from texts import supervision as wording

_WHOSE = (
    r"(?:(?:我|我们|上次|刚才|之前|前面|今天|昨天|发|下|那|的|这)*(?:督办单?)(?:那|这)?(?:[个件张条份]|的事)?(?:的|他们|单位)*"
    r"|他们|人家|对方|单位|那边|下面)?"
)
_ANSWERS = "(?:签收|签字|签|回复|答复|反馈|回话|回音|回)"
_YET = "(?:了没有?|了吗?|没有?|吗|么|来了?没有?)"
_WHETHER = rf"(?:到底|都|现在|给我|还|有|没)*{_ANSWERS}(?:我|过)?{_YET}"
_HOW = rf"(?:是)?(?:[怎咋]么?(?:样)?{_ANSWERS}的?|{_ANSWERS}(?:复|了|的)?(?:是)?(?:些|个)?(?:什么|啥)(?:内容|话)?)"
_QUESTION = re.compile(rf"{_WHOSE}(?:{_WHETHER}|{_HOW})[呢啊呀的]?[\s?？。!！]*")


def _wants(message: Incoming, store: Store) -> bool:
    """Only alone, and only of somebody who has issued one: among colleagues it may be about anything."""
    if not (message.chat.private and is_plain(message) and _QUESTION.fullmatch(message.text.strip())):
        return False
    person = store.people.sender(message)
    return person is not None and bool(_issued_by(person.id, store))


@listener(does=Action.ASK, wants=_wants)
def answered(said: Said, store: Store) -> Answer:
    """Those at work that the sender issued, newest first; where all are ended, the last one."""
    own = _issued_by(said.person.id, store)
    found = [one for one in own if one.under_way] or own[:1]
    about = [
        (one, case) for one in found if (case := store.cases.get(one.case)) and may_know(said.person, case)
    ]
    lines = [wording.answers(case, one, store.district, said.at) for one, case in about[: wording.MOST]]
    rows = tuple(cases.row(case, store.district, said.at) for _, case in about[: wording.MOST])
    return Outgoing(said.chat, wording.all_answers(lines, len(about)), rows=rows)


def _issued_by(person: int, store: Store) -> list[Matter]:
    """Newest first."""
    issued = store.matters.all(MatterKind.SUPERVISION, {MatterState.AGREED, MatterState.ENDED})
    return sorted((one for one in issued if one.opened_by == person), key=lambda one: -one.id)
