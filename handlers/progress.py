"""进度, 超期, and the questions leaders ask in their own words."""

from __future__ import annotations

import re
from dataclasses import replace

from domain.authority import Action
from domain.chat import Incoming, Outgoing
from handlers.kit import Answer, Said, command, listener
from handlers.scopes import asked
from storage.store import Store
from texts import cases as wording
from texts import standings

# 「金山片还有多少没整改」「综合执法局几件超期」, not 「还有几个没到」, which is people's own talk.
_NOT_DONE = r"(?:没有?|未)(?:整改|销号|办|处理|处置|解决|完成|结)"
_QUESTION = re.compile(
    rf"(?:还有)?(?:多少|几件|几个)[^，。]{{0,6}}?(?:{_NOT_DONE}|超期|在办|待核查)|{_NOT_DONE}[^，。]{{0,4}}(?:多少|几)"
)
_ABOUT_LATE = re.compile(r"超期")


@command("进度", "status", does=Action.ASK)
def progress(said: Said, store: Store) -> Answer:
    """进度 [范围] [时段] — 新增、在办、到期、超期、销号各多少，如：进度 金山 本周"""
    scope, span, period = asked(said.words, said, store)
    tally = store.cases.tally(scope, span, said.at)
    urgent = store.cases.overdue(scope, said.at)[: standings.MOST_URGENT]
    rows = tuple(wording.row(case, store.district, said.at) for case in urgent)
    return Outgoing(said.chat, standings.progress(scope.words, period, tally, rows, said.at), rows=rows)


@command("超期", "逾期", "overdue", does=Action.ASK)
def overdue(said: Said, store: Store) -> Answer:
    """超期 [范围] — 已超时限还没整改的，最久的在前"""
    scope, _span, _period = asked(said.words, said, store)
    late = store.cases.overdue(scope, said.at)
    if not late:
        return f"{scope.words}没有超期的问题。"
    listed = wording.listing(f"{scope.words}超期", late, store.district, said.at)
    return Outgoing(said.chat, listed.text, rows=listed.rows)


def _asks(message: Incoming, store: Store) -> bool:
    text = message.text.strip()
    found = _QUESTION.search(text)
    return (
        found is not None
        and not message.photos
        and (
            text.startswith(("全区", "还有", "现在"))
            or store.recogniser.find_scope(_subject(text)) is not None
        )
    )


@listener(does=Action.ASK, wants=_asks)
def question(said: Said, store: Store) -> Answer:
    """A question in plain words about a part of the district."""
    late = _ABOUT_LATE.search(said.words)
    handler = overdue if late else progress
    return handler.answer(replace(said, words=_subject(said.words)), store)


def _subject(text: str) -> str:
    """What stands before the question: 「金山片」."""
    found = _QUESTION.search(text)
    subject = text[: found.start()] if found else text
    return re.sub(r"^(现在|目前|请问|问下)+|(现在|目前|还有|有|的|问题)+$", "", subject.strip())
