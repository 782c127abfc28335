"""From the sheet 评分规则 to versions of rules for 考核分, and back."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator
from datetime import date

from bot.workbook.cells import number_of, split
from bot.workbook.faults import CellFault, shown
from bot.workbook.rows import SheetRow, Table
from bot.workbook.sheets import EXAMPLE
from domain.appraisal import RATES, Outcome, RuleSet, ScoreRule, by_version, with_rule
from domain.cases import Source
from domain.rosters import read_day
from domain.rulesets import EXAMPLES

Report = Callable[[CellFault], None]
_TARGET = re.compile(r"(\d{1,3})\s*[%％]?")


def sets_of_sheet(table: Table, report: Report) -> tuple[RuleSet, ...] | None:
    """The versions of the sheet by their day; None if the book has no such sheet. Every faulty row is reported."""
    if not table.columns:
        return None
    sets: dict[str, RuleSet] = {}
    days: dict[date, str] = {}
    for row in table.rows:
        version, since = row.says("版本"), _day(row, report)
        rule = _rule(row, report)
        if not version or since is None or rule is None:
            continue
        known = sets.setdefault(version, RuleSet(version, since, ()))
        if known.since != since:
            right = f"应为 {known.since}，同一版本写同一天；改规则请另写一个版本"
            report(row.fault("生效日期", f"{shown(version)}有两个生效日期", right))
        elif days.setdefault(since, version) != version:
            wrong = f"{shown(version)}和{shown(days[since])}同一天生效"
            report(row.fault("生效日期", wrong, "每个版本的生效日期应不同"))
        elif (twice := _twice(known, rule)) is not None:
            report(row.fault("来源", f"{shown(version)}的{rule.outcome}{twice}写了两次", "应只写一行"))
        else:
            sets[version] = with_rule(known, rule)
    return tuple(sorted(sets.values(), key=lambda one: one.since))


def _day(row: SheetRow, report: Report) -> date | None:
    said = row.says("生效日期")
    if not said:
        return None
    try:
        return read_day(said)
    except ValueError:
        report(row.fault("生效日期", f"生效日期{shown(said)}不是日期", "应为日期，如 2026-11-01"))
        return None


def _rule(row: SheetRow, report: Report) -> ScoreRule | None:
    """The rule of a row; None where a fault was reported, here or before."""
    points = number_of(row.says("分值"))
    if row.silent & {"来源", "结果"} or points is None:
        return None
    outcome = Outcome(row.says("结果"))
    target = _target(outcome, row, report)
    if outcome is Outcome.BASE and row.says("来源"):
        report(row.fault("来源", "基础分不分来源", "应空着"))
    return ScoreRule(
        outcome,
        points,
        tuple(Source(source) for source in split(row.says("来源"))),
        target,
        number_of(row.says("封顶")),
        row.says("说明"),
    )


def _target(outcome: Outcome, row: SheetRow, report: Report) -> int | None:
    said = row.says("目标")
    found = _TARGET.fullmatch(said)
    if outcome not in RATES:
        if said:
            report(row.fault("目标", f"{outcome}不用目标", f"应空着，只有{'、'.join(RATES)}要写"))
        return None
    if found is None or not 0 < int(found[1]) <= 100:
        wrong = f"目标{shown(said)}看不懂" if said else f"{outcome}缺目标"
        report(row.fault("目标", wrong, "应为 1% 到 100%，如 95%"))
        return None
    return int(found[1])


def _twice(rules: RuleSet, rule: ScoreRule) -> str | None:
    """Which source another line has already; "" if neither names any."""
    for other in rules.rules:
        if other.outcome is rule.outcome:
            both = set(other.sources) & set(rule.sources)
            if both or not (other.sources or rule.sources):
                return "".join(sorted(both)[:1])
    return None


def rows_of_sets(sets: Iterable[RuleSet], mark: str = "") -> Iterator[dict[str, str | float]]:
    """The rows that say these versions; each version's name begins with the `mark`."""
    for rules, rule in by_version(sets):
        yield {
            "版本": f"{mark}{rules.version}",
            "生效日期": f"{rules.since}",
            "来源": "、".join(rule.sources),
            "结果": rule.outcome,
            "分值": rule.points,
            "目标": "" if rule.target is None else f"{rule.target}%",
            "封顶": "" if rule.cap is None else rule.cap,
            "说明": rule.note,
        }


def example_rows(own: Container[str]) -> Iterator[dict[str, str | float]]:
    """The ready-made versions but for the book's `own`; they are not imported as long as they are called examples."""
    for example in EXAMPLES:
        if example.version not in own:
            yield from rows_of_sets((example,), EXAMPLE)
