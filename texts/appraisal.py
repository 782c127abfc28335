"""考核分 in words: where every point of it comes from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from domain.appraisal import RATES, Appraisal, Outcome, RuleSet, ScorePoint, ScoreRule, in_force
from domain.tally import Span
from texts import times

NO_RULES = "那时候还没有评分规则。规则在底册的《评分规则》里，看现在的发：评分 规则"


def month_name(month: date, now: datetime) -> str:
    """`11月`, with the year if it is not this one."""
    return f"{'' if month.year == now.year else f'{month.year}年'}{month.month}月"


def points(value: float | None) -> str:
    """`96.5`; 无 where there are none."""
    return "无" if value is None else decimal(value)


def decimal(value: float) -> str:
    """`96.5`, `70`: two places at most, and none that says nothing."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def cutoff(end: datetime, now: datetime) -> str:
    """`截至 3月31日 24:00`, with the year if it is not this one."""
    day, hour = times.ending(end.astimezone(now.tzinfo))
    return f"截至 {times.near_year(day, now.date())} {hour}"


def explained(name: str, month: date, found: Appraisal, span: Span, now: datetime) -> list[str]:
    """A month's points, one line a rule, each with its cases."""
    versions = dict.fromkeys(one.version for one in found.points)
    lines = [
        f"{name} {month_name(month, now)}考核分 {points(found.total)}（{cutoff(span.end, now)}，到期 {found.due} 件）",
        f"规则：{'、'.join(versions)}",
    ]
    return [*lines, *(point(one, several=len(versions) > 1) for one in found.points)]


def point(one: ScorePoint, *, several: bool = False) -> str:
    """`超期（媒体曝光） -1 × 2 = -2：#3、#5`."""
    version = f"〔{one.version}〕" if several else ""
    rule = one.rule
    if rule.outcome is Outcome.BASE:
        return f"{version}基础 {_signed(one.points)}"
    cap = "，封顶" if rule.cap is not None and abs(one.points) == rule.cap else ""
    what = f"{rule.outcome}{_sources(rule)}"
    if rule.outcome in RATES:
        what += f" 比 {rule.target}% 低 {one.count} 个点"
        return f"{version}{what} × {_signed(rule.points)} = {_signed(one.points)}{cap}：{_numbers(one.cases)}"
    return f"{version}{what} {_signed(rule.points)} × {one.count} = {_signed(one.points)}{cap}：{_numbers(one.cases)}"


def whole(total: float | None, appraisal: float | None, peers: float | None, weights: tuple[int, int]) -> str:
    """综合分, and of what."""
    if peers is None:
        return f"互评：没有，综合分就是考核分 {points(total)}"
    return (
        f"互评 {points(peers)}\n综合分 {points(total)} = 考核 {points(appraisal)} × {weights[0]}%"
        f" + 互评 {points(peers)} × {weights[1]}%"
    )


def totals(rows: Sequence[tuple[str, float | None]], month: date, span: Span, now: datetime) -> str:
    """考核分 of every grid, best first."""
    ordered = sorted(rows, key=lambda row: (row[1] is None, -(row[1] or 0.0), row[0]))
    lines = [f"{name} {points(total)}" for name, total in ordered]
    head = f"{month_name(month, now)}考核分（{cutoff(span.end, now)}）"
    return "\n".join([head, *lines, "一个网格的分怎么来的，发：评分 为什么 网格"])


def rules(sets: Sequence[RuleSet], day: date) -> str:
    """The versions there are, and the lines of the one that counts on a day."""
    current = in_force(sets, day)
    lines = [f"{one.version}：{one.since} 起{'（现在用的）' if one is current else ''}" for one in sets]
    return "\n".join(["【评分规则】", *lines, *(_line(rule) for rule in (current.rules if current else ()))])


def _line(rule: ScoreRule) -> str:
    per = f"，每低于 {rule.target}% 一个点" if rule.outcome in RATES else ""
    cap = f"，封顶 {rule.cap:g}" if rule.cap is not None else ""
    note = f"（{rule.note}）" if rule.note else ""
    return f"{rule.outcome}{_sources(rule)} {_signed(rule.points)}{per}{cap}{note}"


def _sources(rule: ScoreRule) -> str:
    return f"（{'、'.join(rule.sources)}）" if rule.sources else ""


def _signed(value: float) -> str:
    return f"{value:+g}"


def _numbers(cases: Sequence[int]) -> str:
    counted = {case: cases.count(case) for case in sorted(cases)}
    return "、".join(f"#{case}" + (f"（{times}次）" if times > 1 else "") for case, times in counted.items())
