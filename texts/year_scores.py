"""年度评分 in words: every grid's year with its months, how far it is, and what was appealed against."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from domain.chat import Choice
from domain.district import District
from domain.year_scores import YearAppeal, YearEntry, YearLine, YearScore, standing
from texts import times
from texts.appraisal import points
from texts.scoring import name
from texts.typed import one_line

APPEAL, UPHOLD, DISMISS = "评分 申诉", "评分 申诉成立", "评分 申诉不成立"
OPEN, FREEZE = "评分 公示", "评分 定案"


def shown(one: YearScore, appeals: Sequence[YearAppeal], district: District, now: datetime) -> str:
    """All of it as it was opened or frozen."""
    lines = [f"【年度评分】{one.year}年（{_how_far(one, district, now)}）"]
    lines += table(standing(one.entries, appeals), district)
    if one.frozen_at is None and now <= one.until:
        until = times.due(one.until.astimezone(now.tzinfo), now)
        lines.append(f"{until}，单位负责人可发：{APPEAL} 网格 理由")
    return "\n".join([*lines, _trace(one.year, one.entries)])


def so_far(year: int, lines: Sequence[YearLine], district: District) -> str:
    """Before it is opened: how the year stands."""
    return "\n".join(
        [
            f"【年度评分】{year}年（还没公示，是现在的数）",
            *table(lines, district),
            _trace(year, [one.entry for one in lines]),
        ]
    )


def table(lines: Sequence[YearLine], district: District) -> list[str]:
    """A line for each grid: `1. 金山一网格 96.7（10月 96.7、11月 96.7）`; those without points in one line."""
    said = [_line(one, district) for one in lines if one.place is not None]
    none = [name(one.entry.grid, district) for one in lines if one.place is None]
    return [*said, *([f"没有分：{'、'.join(none)}"] if none else [])]


def _trace(year: int, entries: Sequence[YearEntry]) -> str:
    """How one comes to the cases behind it, with the last month that there is as an example."""
    last = max((month for one in entries for month, _ in one.months), default=12)
    return (
        f"看一个月的分怎么来的，发：评分 为什么 网格 {year}-{last:02}；要列到每一件的表，发：评分 表 {year}年"
    )


def _line(one: YearLine, district: District) -> str:
    by_month = "、".join(f"{month}月 {points(value)}" for month, value in one.entry.months)
    return f"{one.place}. {name(one.entry.grid, district)} {points(one.points)}（{by_month}）{_after(one)}"


def _after(line: YearLine) -> str:
    appeal = line.appeal
    if appeal is None:
        return ""
    if not appeal.decided:
        return " 申诉待定"
    if appeal.points is None:
        return " 申诉不成立"
    return f" 申诉成立，原 {points(line.entry.total)}"


def _how_far(one: YearScore, district: District, now: datetime) -> str:
    if one.frozen_at is not None:
        by = district.person.get(one.frozen_by or 0)
        day = one.frozen_at.astimezone(now.tzinfo)
        return f"{by.name if by else ''} {day.year}年{day.month}月{day.day}日 定案"
    return "公示" if now <= one.until else "公示已满，待定案"


def appealed(one: YearAppeal, score: YearScore, district: District) -> str:
    """What the office decides about."""
    return (
        f"【年度评分】{one.year}年 {name(one.grid, district)} {points(score.of(one.grid).total)}，申诉："
        f"{one_line(one.words, 200)}\n成立请写改成几分：{UPHOLD} {name(one.grid, district)} 93.5 理由"
    )


def freeze(one: YearScore) -> tuple[Choice, ...]:
    """The leader's button."""
    return (Choice("定案", f"{FREEZE} {one.year}"),)


def decide(grid: str) -> tuple[Choice, ...]:
    """Buttons of an appeal; what is missing is asked for."""
    return Choice("成立", f"{UPHOLD} {grid}"), Choice("不成立", f"{DISMISS} {grid}")


def decided(one: YearAppeal, score: YearScore, district: District) -> str:
    """What became of an appeal."""
    was = points(score.of(one.grid).total)
    what = f"申诉不成立，还是 {was}" if one.points is None else f"申诉成立，{was} 改为 {points(one.points)}"
    return f"【年度评分】{one.year}年 {name(one.grid, district)} {what}。理由：{one_line(one.reason, 200)}"


def ready(one: YearScore) -> str:
    """To the leaders, once."""
    return f"【年度评分】{one.year}年公示期满，申诉都定了，请看过后定案：评分 年度 {one.year}"


def undecided(one: YearScore, appeals: Sequence[YearAppeal], district: District) -> str:
    """To the office, once a day."""
    waiting = "、".join(name(each.grid, district) for each in appeals if not each.decided)
    return f"【年度评分】{one.year}年公示期满，还有申诉没定：{waiting}。都定了才能定案。"


def already_open(year: int) -> str:
    """It is opened once."""
    return f"{year}年的年度评分已经公示，不能再改。看请发：评分 年度 {year}"


def no_appeal(one: YearScore, now: datetime) -> str:
    """Why nobody may appeal any more; nothing if they may."""
    if one.frozen_at is not None:
        return f"{one.year}年的年度评分已经定案，不能再申诉。"
    if now > one.until:
        return f"申诉到 {times.moment(one.until.astimezone(now.tzinfo), now)} 为止，已经过了。"
    return ""


def not_ripe(one: YearScore, appeals: Sequence[YearAppeal], district: District, now: datetime) -> str:
    """Why it cannot be frozen."""
    if one.frozen_at is not None:
        return f"{one.year}年的年度评分已经定案。"
    if now <= one.until:
        return f"公示到 {times.moment(one.until.astimezone(now.tzinfo), now)}，过了才能定案。"
    return undecided(one, appeals, district)
