"""自查占比: how much of what was reported the units found themselves, and what came of the rest."""

from __future__ import annotations

from domain.actions import Action
from domain.periods import find_period
from handlers.kit import Answer, Said, command
from handlers.scopes import asked
from storage.store import Store
from texts import self_reports as wording


@command("自查占比", "selfshare", does=Action.ASK)
def share(said: Said, store: Store) -> Answer:
    """自查占比 [范围] [时段] — 自报占多少，各来源各多少"""
    words = said.words if find_period(said.words, said.today) else f"{said.words} 本月"
    scope, span, period = asked(words, said, store)
    counts = store.figures.by_source(scope, span)
    tally = store.standings.tally(scope, span, said.at)
    return wording.share(scope.words, period, tally, counts, dict(store.rules.source_weights), said.at)
