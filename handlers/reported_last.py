"""我刚才报的怎么样了: the newest case of whoever asks, in words that name none."""

from __future__ import annotations

import re
from dataclasses import replace

from domain.actions import Action
from domain.chat import Incoming
from handlers.find import card_of
from handlers.kit import Answer, Said, is_plain, listener
from storage.store import Store

_JUST_NOW = r"(?:刚才|刚刚|刚|方才|上一?[个件条]|最后一?[个件条]|最近一?[个件条])"
_IT = r"(?:我们?)?(?:上?报|反映|发|说|提|拍)?(?:过|了)?的?(?:那|这)?一?[个件条]?(?:问题|事情?|案子|单子)?"
_HOW = (
    r"(?:现在|后来|最后|到底|都|已经)*(?:怎么?样了?|怎么?说|如何了?|咋样了?|有(?:没有)?(?:结果|回音|进展|人管|人办|人处理)"
    r"|(?:有人)?(?:处理|办|解决|整改|弄|修|清理?|派|受理)(?:得?怎么?样|好|完|掉|出去)?了?(?:没有?|吗|么)|到哪一?步了?|进展如何)"
)
_ASKED = re.compile(rf"(?:请问|那)?(?:我(?:们)?)?{_JUST_NOW}{_IT}{_HOW}(?:了|没有?|吗|呢|啊)*[?？。]*")


def _asks(message: Incoming, store: Store) -> bool:
    if not is_plain(message) or message.quotes is not None or not message.spoken_to:
        return False
    return _ASKED.fullmatch(message.text.strip()) is not None


@listener(does=Action.SEE, wants=_asks)
def last(said: Said, store: Store) -> Answer:
    """What 查 says of it."""
    number = store.cases.newest_of(said.person.id, confidential=said.chat.private)
    case = store.cases.get(number) if number is not None else None
    if case is None:
        return "您还没有报过问题。要报请发：上报 地点 问题"
    return card_of(replace(said, words="", about=case), store)
