"""评分 规则: by what points are given, in which versions, and the ready-made sets that the office may take."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from domain.actions import Action
from domain.appraisal import RuleSet, during
from domain.dates import month_of as days_of_month
from domain.periods import find_period
from domain.rulesets import EXAMPLES
from domain.spelling import narrowed
from handlers.kit import Answer, Said, command
from handlers.scopes import month_of
from storage.store import Store
from texts import appraisal as wording
from texts.typed import one_line

_YEAR = re.compile(r"20\d\d|去年|上个?月")  # words that say which year it is


@command("评分 规则", "scorerules", does=Action.SCORES)
def rules(said: Said, store: Store) -> Answer:
    """评分 规则 — 按什么给分、扣分，有哪几版；看一版写它的名字，看一个月写月份"""
    sets = store.appraisals.rule_sets()
    spare = [one for one in EXAMPLES if one.version not in {own.version for own in sets}]
    if named := _called(said.words, (*sets, *spare)):
        return wording.version(named, in_use=named in sets)
    found = month_of(said.words, said.today)
    if found is None or found[1]:
        return wording.no_version(one_line(said.words), [*sets, *spare])
    if find_period(said.words, said.today) is None:
        return wording.rules(sets, spare, said.today)
    month = _next_one(found[0], said)
    return wording.rules_of_month(during(sets, *days_of_month(month)), month, said.at)


def _next_one(month: date, said: Said) -> date:
    """4月 said in March is the one to come: rules are made ahead."""
    named = _YEAR.search(said.words)
    return month if named else month.replace(year=max(month.year, said.today.year))


def _called(words: str, sets: Iterable[RuleSet]) -> RuleSet | None:
    """The version of this name, or the only one whose name has these words."""
    name = "".join(narrowed(words).split())
    alike = [one for one in sets if name and name in one.version]
    return next((one for one in alike if one.version == name), alike[0] if len(alike) == 1 else None)
