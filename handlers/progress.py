"""进度 and 超期: how a part of the district stands, and what is late in it."""

from __future__ import annotations

from domain.actions import Action
from domain.chat import Outgoing
from domain.district import Purpose
from domain.editions import Name
from domain.measures import Figure
from domain.question import Measure, Question, Status
from handlers.frozen import frozen_beside
from handlers.kit import Answer, Remember, Said, button, command
from handlers.question import told
from handlers.scopes import asked
from storage.store import Store
from texts import cases as wording
from texts import standings
from understanding.questions.reader import Asked

# Where it is nobody's shame what came of 自报倒查.
_ACCOUNTS_IN = frozenset({Purpose.CORE, Purpose.LIAISON, Purpose.UNIT, Purpose.PRIVATE})


@command(standings.PROGRESS, "status", does=Action.ASK)
def progress(said: Said, store: Store) -> Answer:
    """进度 [范围] [时段] — 新增、在办、到期、超期、销号各多少，如：进度 金山 本周"""
    found = store.question_reader.read(f"进度 {said.words}", said.today)
    if _says_more(found):
        return told(found, said, store)
    scope, span, period = asked(said.words, said, store)
    tally = store.standings.tally(scope, span, said.at)
    urgent = store.cases.overdue(scope, said.at)[: standings.MOST_URGENT]
    rows = tuple(wording.row(case, store.district, said.at) for case in urgent)
    since = store.standings.longest_check(scope)
    accounts = said.purpose in _ACCOUNTS_IN
    text = standings.progress(scope.words, period, tally, rows, said.at, since, accounts=accounts)
    counted: dict[Name, int] = {
        Figure.NEW: tally.new,
        Figure.CLOSED: tally.closed,
        Figure.FELL_DUE: tally.fell_due,
    }
    days = found.question.period if found.question else None
    text = "\n".join([text, *frozen_beside(days, scope, counted, said.at, store)])
    return [Outgoing(said.chat, text, rows=rows), *_kept(found)]


@command("超期", "逾期", "overdue", does=Action.ASK)
def overdue(said: Said, store: Store) -> Answer:
    """超期 [范围] — 已超时限还没整改的，最久的在前"""
    found = store.question_reader.read(f"超期 {said.words} 有哪些", said.today)
    if _says_more(found) or (found.question and found.question.period):
        return told(found, said, store)
    scope, _span, _period = asked(said.words, said, store)
    late = store.cases.overdue(scope, said.at)
    if not late:
        return [f"{scope.words}没有超期的问题。", *_kept(found)]
    listed = wording.listing(f"{scope.words}超期", late, store.district, said.at)
    more = (button("下一页"),) if len(late) > wording.MOST_LINES else ()
    return [Outgoing(said.chat, listed.text, rows=listed.rows, choices=more), *_kept(found)]


def _says_more(found: Asked) -> bool:
    """True if scope and period are not all that was said."""
    question = found.question
    if question is None:
        return False
    plain = Question(question.measure, question.scopes[:1], question.period, states=(Status.OVERDUE,))
    bare = (plain, Question(question.measure, question.scopes[:1], question.period))
    known = bool(question.scopes or question.period or question.categories)
    return known if found.left else question not in bare


def _kept(found: Asked) -> list[Remember]:
    """What is asked after it goes on from here."""
    counted = (Measure.COUNT, Measure.LIST)
    return [Remember(found.question)] if found.question and found.question.measure in counted else []
