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


def explained(
    name: str, month: date, found: Appraisal, sets: Sequence[RuleSet], span: Span, now: datetime
) -> list[str]:
    """A month's points, one line a rule, each with its cases; `sets` are the versions that hold in it, by their day."""
    several = len(sets) > 1
    lines = [
        f"{name} {month_name(month, now)}考核分 {points(found.total)}（{cutoff(span.end, now)}，到期 {found.due} 件）",
        f"规则：{'、'.join(one.version for one in sets)}",
        *([_by_which(sets)] if several else ()),
    ]
    return [*lines, *(point(one, several=several) for one in found.points)]


def _by_which(sets: Sequence[RuleSet]) -> str:
    """What goes by which of the versions of a month in which they changed."""
    since = "、".join(f"{one.since.month}月{one.since.day}日起 {one.version}" for one in sets[1:])
    return f"这个月换过规则（{since}）：哪天的事按哪天的算；基础分和各项率按最后的 {sets[-1].version}"


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


def formula(weights: tuple[int, int]) -> str:
    """How 考核分 and 综合分 come about, and where their parts are told."""
    return (
        "考核分 = 《评分规则》每条的分值 × 件数（算率的，乘低于目标的百分点），加起来，不低于 0\n"
        f"综合分 = 考核分 × {weights[0]}% + 互评 × {weights[1]}%；只有一样，就按这一样\n"
        "互评 = 抽到它的几个网格打的分（0 到 100）的平均，没交的不算\n"
        "看规则发：评分 规则；一个网格的分发：评分 为什么 网格"
    )


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


def rules(sets: Sequence[RuleSet], spare: Sequence[RuleSet], day: date) -> str:
    """The versions there are, the lines of the one that counts on a day, and the ready-made ones to spare."""
    current = in_force(sets, day)
    lines = [f"{one.version}：{one.since} 起{'（现在用的）' if one is current else ''}" for one in sets]
    told = [_line(rule) for rule in (current.rules if current else ())]
    if spare:
        names = "、".join(one.version for one in spare)
        told.append(f"现成的还有：{names}。看一套发：评分 规则 {spare[0].version}")
    return "\n".join(["【评分规则】", *lines, *told, "改规则、换一套，由创建办在底册《评分规则》里改。"])


def version(one: RuleSet, *, in_use: bool) -> str:
    """The lines of one version; of one that the workbook has not, how it is taken."""
    if in_use:
        head = f"【评分规则】{one.version}：{one.since} 起"
        return "\n".join([head, *map(_line, one.rules)])
    how = "要用它，请创建办在底册《评分规则》里去掉这一套前面的“示例：”，写上生效日期，再导入底册。"
    return "\n".join([f"【评分规则】{one.version}（现成的，还没用）", *map(_line, one.rules), how])


def rules_of_month(sets: Sequence[RuleSet], month: date, now: datetime) -> str:
    """The versions that hold in a month, each with its lines; where there are two, what goes by which."""
    if not sets:
        return NO_RULES
    lines = [f"【评分规则】{month_name(month, now)}"]
    for one in sets:
        lines += [f"{one.version}：{one.since} 起", *map(_line, one.rules)]
    if len(sets) > 1:
        lines.append(_by_which(sets))
    return "\n".join(lines)


def no_version(name: str, sets: Sequence[RuleSet]) -> str:
    """No version is called so, or more than one is."""
    return f"没有叫“{name}”的一版评分规则。有：{'、'.join(one.version for one in sets)}"


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
