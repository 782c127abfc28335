"""考核分: the rules that a workbook brought, and what there is to count in a month."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.appraisal import Fact, FellDue, Outcome, RuleSet, ScoreRule, by_version, with_rule
from domain.cases import Source, State, Step
from domain.rulesets import USUAL
from domain.tally import Span
from storage import tables
from storage.conditions import ACCOUNT, KEPT, PUBLIC, REPORTED, THEN, fell_due, past_fell_due, within

_NEVER_WAS = (State.REJECTED, State.VOID, State.MERGED)  # 发现 of these costs nobody anything
_STEPS = {Step.FAIL: Outcome.REWORK, Step.SUPERVISE: Outcome.SUPERVISED, Step.REOPEN: Outcome.REOPENED}


class Appraisals:
    """Reads what is counted; reads and writes the rules."""

    def __init__(self, connection: Connection, zone: ZoneInfo) -> None:
        self._connection = connection
        self._zone = zone

    def rule_sets(self) -> tuple[RuleSet, ...]:
        """The versions that the workbook brought, by their day; the usual one where it brought none."""
        found: dict[str, RuleSet] = {}
        query = sa.select(tables.score_rules).order_by(tables.score_rules.c.id)
        for row in self._connection.execute(query).mappings():
            rules = found.get(row["version"], RuleSet(row["version"], row["since"], ()))
            found[row["version"]] = with_rule(rules, _rule(row))
        return tuple(sorted(found.values(), key=lambda one: one.since)) or (USUAL,)

    def bring_to(self, sets: Sequence[RuleSet]) -> tuple[str, ...]:
        """Keep these versions. Out: the names of those that are not as they were."""
        wanted = tuple(sorted(sets, key=lambda one: one.since)) or (USUAL,)
        present = self.rule_sets()
        changed = {one.version for one in {*wanted} ^ {*present}}
        if changed:
            self._connection.execute(tables.score_rules.delete())
            rows = [_row(rules, rule) for rules, rule in by_version(() if wanted == (USUAL,) else wanted)]
            if rows:
                self._connection.execute(tables.score_rules.insert(), rows)
        return tuple(sorted(changed))

    def facts(self, span: Span) -> list[Fact]:
        """What happened to cases within a span, but for limits."""
        return [*self._found(span), *self._happened(span)]

    def fell_due(self, span: Span) -> list[FellDue]:
        """The limits that came within a span, and what became of them by its end."""
        cases, past = tables.cases.c, tables.past_limits.c
        told = (cases.number, cases.source, cases.grid, cases.urgent)
        closed = (cases.state == State.CLOSED) & (cases.closed_at < span.end)
        present = sa.select(
            *told, cases.due_at, ACCOUNT.label("unit"), KEPT.label("kept"), closed.label("closed")
        )
        earlier = (
            sa.select(*told, past.due_at, past.unit, past.on_time.label("kept"), closed.label("closed"))
            .join_from(tables.past_limits, tables.cases, cases.number == past.case)
            .where(PUBLIC & past_fell_due(span))
        )
        rows = [
            *self._connection.execute(present.where(PUBLIC & fell_due(span, span.end))),
            *self._connection.execute(earlier),
        ]
        return [
            FellDue(
                row.number,
                self._day(row.due_at),
                Source(row.source),
                row.unit,
                row.grid,
                bool(row.kept),
                bool(row.closed),
                row.urgent,
            )
            for row in sorted(rows, key=lambda row: (row.due_at, row.number))
        ]

    def _found(self, span: Span) -> Iterable[Fact]:
        cases = tables.cases.c
        query = (
            sa.select(cases.number, cases.opened_at, cases.source, ACCOUNT.label("unit"), cases.grid)
            .where(PUBLIC & REPORTED & within(cases.opened_at, span) & cases.state.not_in(_NEVER_WAS))
            .order_by(cases.number)
        )
        for row in self._connection.execute(query):
            yield Fact(
                Outcome.FOUND, row.number, self._day(row.opened_at), Source(row.source), row.unit, row.grid
            )

    def _happened(self, span: Span) -> Iterable[Fact]:
        events, cases = tables.events.c, tables.cases.c
        query = (
            sa.select(events.case, events.at, events.step, cases.source, THEN.label("unit"), cases.grid)
            .join_from(tables.events, tables.cases, cases.number == events.case)
            .where(PUBLIC & within(events.at, span) & events.step.in_(list(_STEPS)))
            .order_by(events.id)
        )
        for row in self._connection.execute(query):
            outcome = _STEPS[Step(row.step)]
            yield Fact(outcome, row.case, self._day(row.at), Source(row.source), row.unit, row.grid)

    def _day(self, at: datetime) -> Any:
        return at.astimezone(self._zone).date()


def _rule(row: Any) -> ScoreRule:
    sources = tuple(Source(source) for source in row["sources"])
    return ScoreRule(Outcome(row["outcome"]), row["points"], sources, row["target"], row["cap"], row["note"])


def _row(rules: RuleSet, rule: ScoreRule) -> dict[str, Any]:
    return {
        "version": rules.version,
        "since": rules.since,
        "outcome": rule.outcome,
        "points": rule.points,
        "sources": list(rule.sources),
        "target": rule.target,
        "cap": rule.cap,
        "note": rule.note,
    }
