"""A trend (趋势) in words and as what is drawn of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from domain.dates import month_of
from domain.measures import ON_TIME_RATE, SETTLED_RATE, AnyRatio, Figure
from domain.question import By, Question, Status
from domain.sketch import Ground, PictureHead, Series, Track, Trend
from domain.standing import percent
from domain.trends import Flow, TimePart
from texts.times import WEEKDAYS, short_day

UNCLOSED = "未销号"
REPORTED = "上报"  # what is counted where no state was asked about
_UNITS = {By.WEEK: "周", By.MONTH: "个月"}
_LEFT = "到这段末了还没销号的"
_AS_REPORTED = "按上报的日子，现在还是这样的"
_GOOD = (Status.CLOSED, Status.ON_TIME, Status.FIXED)
_GROUNDS = {Status.OVERDUE: Ground.LATE} | dict.fromkeys(_GOOD, Ground.GOOD)


def part(one: TimePart, by: By) -> str:
    """`3月2日`, `3月2日—8日`, `2026年3月`; of a month that is not whole also its days: `2026年3月（17日起）`."""
    if by is By.MONTH:
        days = "" if one.is_whole(by) else f"（{_days(one)}）"
        return f"{one.first.year}年{one.first.month}月{days}"
    begin = short_day(one.first)
    month = "" if one.first.month == one.last.month else f"{one.last.month}月"
    return begin if one.first == one.last else f"{begin}—{month}{one.last.day}日"


def _days(one: TimePart) -> str:
    """The days of a month that is not whole: `17日起`, `至5日`, `17日至20日`."""
    first, last = one.first, one.last
    if last == month_of(first)[1]:
        return f"{first.day}日起"
    return f"{'' if first.day == 1 else f'{first.day}日'}至{last.day}日"


def as_counted(one: TimePart, by: By) -> str:
    """A part of the time by its first day where it is whole, else by its days."""
    return beginning(one.key, by) if one.is_whole(by) else part(one, by)


def beginning(key: str, by: By) -> str:
    """A whole part of the time by its first day, as it is counted by: `3月2日起一周`."""
    day = date.fromisoformat(key)
    if by is By.MONTH:
        return f"{day.year}年{day.month}月"
    return short_day(day) + ("起一周" if by is By.WEEK else "")


def halves(by: By, length: int, first: int, last: int) -> str:
    """`前 3 天 5 件，后 3 天 2 件，少了 3 件（没过完的不算）`; `length` is how many parts of the time a half has."""
    unit = _UNITS.get(by, "天")
    change = f"{'多' if last > first else '少'}了 {abs(last - first)} 件" if last != first else "一样多"
    return f"前 {length} {unit} {first} 件，后 {length} {unit} {last} 件，{change}（没过完的不算）"


def empty(found: Sequence[Track]) -> bool:
    """True where there is nothing to draw: no case, and no share of anything."""
    return not any(
        one if track.unit != "%" else one is not None
        for track in found
        for series in track.series
        for one in series.values
    )


def flow(one: Flow) -> str:
    """`新增 3，销号 2，未销号 5，按期率 50%（1/2）`."""
    left = "" if one.unclosed is None else f"，{UNCLOSED} {one.unclosed}"
    rate = f"{one.percent}%（{one.on_time}/{one.due}）" if one.due else "—"
    return f"新增 {one.new}，销号 {one.closed}{left}，{ON_TIME_RATE.name} {rate}"


def tracks(flows: Sequence[Flow]) -> list[Track]:
    """What came and went on one axis, what was left on the next, then 按期率."""
    both = (
        Series(Figure.NEW, tuple(one.new for one in flows)),
        Series(Figure.CLOSED, tuple(one.closed for one in flows), Ground.GOOD),
    )
    left = tuple(one.unclosed for one in flows)
    rates = share_track(ON_TIME_RATE, (), [(one.on_time, one.due) for one in flows])
    return [
        Track(both, "件"),
        *(
            [Track((Series(UNCLOSED, left),), "件", about=_LEFT)]
            if any(one is not None for one in left)
            else []
        ),
        rates,
    ]


def state_track(question: Question, counts: Sequence[int], *, now: bool) -> Track:
    """How many were in the states that were asked about; `now` if that is so only now."""
    mark = _GROUNDS.get(question.states[0], Ground.PLAIN) if len(question.states) == 1 else Ground.PLAIN
    series = Series("、".join(question.states), tuple(counts), mark)
    return Track((series,), "件", about=_AS_REPORTED if now else "")


def share_track(rate: AnyRatio | None, states: Sequence[Status], shares: Sequence[tuple[int, int]]) -> Track:
    """A rate in percent, with its part and whole; of one that 口径 does not define the whole is what was reported."""
    name = rate.name if rate else "、".join(states) + "占比"
    about = f"{rate.part} ÷ {rate.whole}" if rate else "÷ 上报"
    values = tuple(percent(one, whole) if whole else None for one, whole in shares)
    notes = tuple(f"{one}/{whole}" if whole else "" for one, whole in shares)
    good = rate in (ON_TIME_RATE, SETTLED_RATE)
    return Track((Series(name, values, Ground.GOOD if good else Ground.PLAIN),), "%", notes, about)


def measured(found: Sequence[Track]) -> str:
    """`新增、销号、未销号、按期率`."""
    return "、".join(series.name for track in found for series in track.series)


def picture(
    head: PictureHead, through: Sequence[TimePart], by: By, found: Sequence[Track], some: slice, today: date
) -> Trend:
    """A page of it, with the parts of the time in `some`; every page to the same scale."""
    labels = tuple(label(one, by, today) for one in through[some])
    return Trend(head, labels, tuple(_cut(one, some) for one in found), tuple(most(one) for one in found))


def _cut(track: Track, some: slice) -> Track:
    series = tuple(Series(one.name, one.values[some], one.mark) for one in track.series)
    return Track(series, track.unit, track.notes[some], track.about)


def most(track: Track) -> int:
    """The highest value, 100 for percents."""
    values = (one for series in track.series for one in series.values if one is not None)
    return 100 if track.unit == "%" else max(values, default=0)


def label(one: TimePart, by: By, today: date) -> tuple[str, str]:
    """A day with its weekday, a week with its last day, a month with its year, or which of its days they are."""
    if by is By.MONTH:
        return f"{one.first.month}月", str(one.first.year) if one.is_whole(by) else _days(one)
    begin = f"{one.first.month}/{one.first.day}"
    if by is By.DAY:
        return begin, "今天" if one.first == today else f"周{WEEKDAYS[one.first.weekday()]}"
    end = "今天" if one.last == today else f"{one.last.month}/{one.last.day}"
    return (begin, "") if one.first == one.last else (begin, f"至{end}")
