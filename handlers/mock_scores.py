"""模拟测评: what the assessment would give now, indicator by indicator."""

from __future__ import annotations

from actions.mock_scores import mock_scores
from domain.actions import Action
from domain.chat import Outgoing
from domain.order import Order
from handlers.kit import Answer, Said, command
from handlers.scopes import of_one_part, with_days, with_years
from storage.store import Store
from texts import mock_scores as wording


@command(wording.WORD, "模拟打分", "测评得分", "mockscore", does=Action.ASK)
def mock(said: Said, store: Store) -> Answer:
    """模拟测评 [范围] [时段] — 按测评指标自己先打分，扣在哪几件，附 Excel"""
    words = with_days(with_years(said.words), "本月", said.today)
    scope, span, period = of_one_part(words, wording.WORD, said, store)
    found = mock_scores(scope, span, store)
    if not found:
        return wording.NONE
    order = Order(wording.WORD, said.at, scope, span, period)
    known = any(one.known for one in found)
    return Outgoing(said.chat, wording.told(scope.words, period, found), order=order if known else None)
