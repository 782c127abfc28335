"""迎检: which days they are, to whoever asks."""

from __future__ import annotations

import re

from domain.actions import Action
from domain.chat import Incoming
from handlers.kit import Answer, Said, is_plain, listener
from storage.store import Store
from texts import visits as wording

_WHEN = r"(?:(?:是|在|从)?(?:什么时候|几时|哪几?天|几号|到哪天|到几号|日期|时间|安排)(?:开始|结束|到|来)?)"
_ASKED = re.compile(
    rf"(?:请问|这次|现在|我们|今天|有没有|有|在|是不是|{_WHEN})*迎检"
    rf"(?:期间|期|{_WHEN}|结束|了|吗|没有?|的)*[?？。]*"
)


def _asks(message: Incoming, _store: Store) -> bool:
    spoken_to = message.chat.private or message.addressed
    return is_plain(message) and spoken_to and _ASKED.fullmatch(message.text.strip()) is not None


@listener(does=Action.ASK, wants=_asks)
def visit(said: Said, store: Store) -> Answer:
    """什么时候迎检, 迎检."""
    rules = store.rules
    if rules.visit is None:
        return wording.NONE
    over = rules.visit.last < said.today
    return wording.ended(rules.visit) if over else wording.begun(rules.visit, rules)
