"""The sheet 规则 as a table: which rules it may have, what they say, and what two of them say against each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from functools import cache
from itertools import pairwise

from domain.ruleline import BadRule, RuleLine
from domain.rules import Rules
from domain.spelling import narrowed


@cache
def table() -> Mapping[str, RuleLine]:
    """Every rule by the name of its field, in the order of the sheet."""
    return {one.name: one.metadata["rule"] for one in fields(Rules)}


def line_of(name: str) -> tuple[str, RuleLine]:
    """The field of the rule that people call so, and its line of the sheet. Raises BadRule."""
    wanted = narrowed(name).replace(" ", "")
    named = {rule.name: (attribute, rule) for attribute, rule in table().items()}
    if wanted not in named:
        raise BadRule(f"没有规则“{wanted}”", f"应为 {'、'.join(named)} 中的一个")
    return named[wanted]


def says(rules: Rules) -> dict[str, str]:
    """名称 and 值 of every rule, as a workbook and the database hold them."""
    return {rule.name: rule.spelling.say(getattr(rules, attribute)) for attribute, rule in table().items()}


def rules_of(said: Mapping[str, str]) -> Rules:
    """The rules that these names and values say, the others at their default. Raises BadRule."""
    lines = ((*line_of(name), text) for name, text in said.items())
    return Rules(**{attribute: line.read(text) for attribute, line, text in lines})


def conflicts(rules: Rules) -> Iterator[tuple[tuple[str, str], BadRule]]:
    """Contradictions between two rules. Out: their names, the later one first, and how to mend it."""
    order = ("roll_call", "roll_call_reminder", "roll_call_result")
    for earlier, later in pairwise(order):
        before, after = getattr(rules, earlier), getattr(rules, later)
        if before >= after:
            names = table()[later].name, table()[earlier].name
            wrong = f"{names[0]} {after:%H:%M} 不晚于{names[1]} {before:%H:%M}"
            yield names, BadRule(wrong, "应先点名，再提醒，后公布结果")


def changed(before: Rules, after: Rules) -> tuple[str, ...]:
    """The names of the rules in which two values differ, in the order of the sheet."""
    old, new = says(before), says(after)
    return tuple(name for name in new if old[name] != new[name])
