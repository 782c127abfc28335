"""顽疾: what came again and again at one point, open or closed, as 周报 and 简报 have it."""

from __future__ import annotations

import re

from actions.chronic import stubborn
from domain.actions import Action
from domain.chat import Incoming, Outgoing
from domain.tally import DISTRICT
from handlers.kit import Answer, Said, asked_as, button, listener
from handlers.scopes import asked
from storage.store import Store
from texts import chronic as wording
from texts import hard_cases

_WHICH = r"(?:都?有|都?是)?(?:哪些|哪几[个处件类]|什么|啥|多少|几[个处件])"
_WHAT = r"(?:个|类)?(?:的?(?:问题|毛病|点位?|地方|地点|位置|路段))"
_OFTEN = r"(?:老是?|总是?|一直|经常|常常?|天天|一再)"
# 反复报的 of one place (同一个地方反复报的) are two reports or more: the reader of questions has them.
_AGAIN = (
    rf"(?:{_OFTEN}(?:反复|反反复复|重复)|反反复复|反复)(?:出现|发生|上?报|犯|冒出来)?"
    r"|屡(?:改|治|整|禁|清|教)(?:屡犯|不止|不改)"
)
_NOW = r"(?:现在|目前|最近|近来|还)?"
_ASKED = re.compile(
    rf"(?P<part>[\u4e00-\u9fff]{{0,10}}?)的?{_NOW}(?:有没有)?(?:{_WHICH})?{_WHAT}?(?:都?是|会)?"
    rf"(?:{_AGAIN}|顽疾)的?{_WHAT}?(?:{_WHICH})?(?:名单|清单|(?:帮我|给我)?列(?:一下|出来))?[啊呢吗的了]*[\s?？。]*"
)


def _is_asked(message: Incoming, store: Store) -> bool:
    if not asked_as(_ASKED)(message, store):
        return False
    part = _part(message.text.strip())
    return not part or part == DISTRICT or store.recogniser.find_scope(part) is not None


def _part(said: str) -> str:
    """The words for a part of the district, as far as they stand in front."""
    found = _ASKED.fullmatch(said)
    return found["part"] if found else ""


@listener(does=Action.ASK, wants=_is_asked)
def chronic(said: Said, store: Store) -> Answer:
    """反复出现的问题有哪些, 金山街道的顽疾: the kinds of problem and the points, with their cases, most often first."""
    scope, _span, _period = asked(_part(said.words), said, store)
    rule = store.rules.stubborn
    found = stubborn(scope, said.at, store)
    text = wording.listed(scope.words, found, rule) if found else wording.none(scope.words, rule)
    return Outgoing(said.chat, text, choices=(button(f"{hard_cases.WORD} {scope.words}"),))
