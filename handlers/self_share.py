"""自查占比: how much of what was reported the units found themselves, and what came of the rest."""

from __future__ import annotations

import re

from domain.actions import Action
from handlers.kit import Answer, Said, command
from handlers.scopes import asked, with_days
from handlers.sorts import BY_PARTS
from storage.store import Store
from texts import self_reports as wording

# 自查占比 各网格 is a question like any other of a rate by parts.
_NOT_BY_PARTS = re.compile(f"(?!.*(?:{BY_PARTS}|[各分按每]个?片区?)).*")


@command("自查占比", "selfshare", does=Action.ASK, fits=_NOT_BY_PARTS)
def share(said: Said, store: Store) -> Answer:
    """自查占比 [范围] [时段] — 自报占多少，各来源各多少"""
    words = with_days(said.words, "本月", said.today)
    scope, span, period = asked(words, said, store)
    counts = store.figures.by_source(scope, span)
    tally = store.standings.tally(scope, span, said.at)
    return wording.share(scope.words, period, tally, counts, dict(store.rules.source_weights), said.at)
