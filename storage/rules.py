"""What the district sets for itself (规则), as a workbook writes it: a row for each rule that is not at its default."""

from __future__ import annotations

import logging

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.ruleline import BadRule
from domain.rules import DEFAULTS, Rules
from domain.rulesheet import changed, rules_of, says
from storage import tables

log = logging.getLogger(__name__)


def load(connection: Connection) -> Rules:
    """The rules as they are kept. One that this version does not know, or reads otherwise, is left at its default."""
    sound: dict[str, str] = {}
    for row in connection.execute(sa.select(tables.rules).order_by(tables.rules.c.name)):
        try:
            rules_of({row.name: row.value})
        except BadRule:
            log.warning("the rule %s is not understood by this version; its default holds", row.name)
        else:
            sound[row.name] = row.value
    return rules_of(sound)


def bring_to(connection: Connection, rules: Rules) -> tuple[str, ...]:
    """Keep these rules. Out: the names of those that are not as they were."""
    names = changed(load(connection), rules)
    if names:
        own, said = changed(DEFAULTS, rules), says(rules)
        connection.execute(tables.rules.delete())
        for name in own:
            connection.execute(tables.rules.insert().values(name=name, value=said[name]))
    return names
