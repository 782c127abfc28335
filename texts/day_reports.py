"""日报 in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from domain.chat import Choice
from domain.day_reports import DayFacts, DayReport
from domain.district import District
from texts import standings, times
from texts.typed import one_line

WORD, BUTTON = "日报", "确认日报"
ZERO = "零报告：没有发现问题，没有要整改的。"
HOW = "确认点〔确认日报〕，要加一句发：日报 确认 说明"
NOT_THAT_DAY = "日报只能确认今天和上一个工作日的。"
MADE = "日报照事实出，不用写；要加一句发：日报 确认 说明"
ONE_DAY = "日报按天看，如：日报 昨天；几天的看：晒比拼 本周"
NOT_YET = "还没确认"
MOST_NAMES = 20


def told(where: str, facts: DayFacts, clock: str) -> str:
    """What a day was: 巡查, then 整改; `clock` is up to when, of a day that is not over."""
    until = "" if facts.whole else f"（截至 {clock}）"
    lines = [f"【日报】{where} {times.day(facts.day)}{until}", _patrol(facts)]
    return "\n".join([*lines, *([ZERO] if facts.nothing else _mending(facts))])


def _patrol(facts: DayFacts) -> str:
    seen = f"去过 {facts.seen}/{facts.points} 处点位，" if facts.points else ""
    tally = facts.tally
    found = f"发现 {tally.new} 件（自己查出 {tally.self_reported}）" if tally.new else "没有新发现"
    return f"巡查：{seen}{found}"


def _mending(facts: DayFacts) -> list[str]:
    tally = facts.tally
    stands = "" if facts.whole else f"，在办 {tally.open}，待核查 {tally.checking}，超期 {tally.overdue}"
    return [f"整改：销号 {tally.closed}{stands}", standings.rate(tally)]


def confirmed(report: DayReport, district: District, clock: str) -> str:
    """Who confirmed it when, and what the unit adds."""
    words = f"\n补充：{one_line(report.words)}" if report.words else ""
    return f"已确认：{district.person[report.person].name} {clock}{words}"


def confirm(day: date) -> Choice:
    """The one tap."""
    return Choice(BUTTON, f"日报 确认 {day:%Y-%m-%d}")


def done(unit: str, report: DayReport, *, again: bool) -> str:
    """To whoever taps."""
    words = f"\n补充：{one_line(report.words)}" if report.words else "\n要加一句发：日报 确认 说明"
    how = "已经确认过了" if again and not report.words else "确认了"
    return f"{unit} {times.day(report.day)}的日报{how}。{words}"


def overview(day: date, done: Sequence[str], missing: Sequence[str]) -> str:
    """For whoever oversees: who confirmed, who has not."""
    lines = [f"【日报】{times.day(day)}：已确认 {len(done)} 家，{NOT_YET} {len(missing)} 家"]
    lines += [f"已确认：{_names(done)}"] if done else []
    lines += [f"{NOT_YET}：{_names(missing)}"] if missing else []
    return "\n".join([*lines, "看一家的发：日报 金山社区"] if done else lines)


def missing(day: date, names: Sequence[str]) -> str:
    """A line of the next digest of 核心."""
    return f"{times.near_year(day, day)}的日报{NOT_YET}：{_names(names)}（{len(names)} 家）"


def nobody_yet(count: int) -> str:
    """The same where nobody has confirmed lately: on the first evening nobody could."""
    return f"日报：近几天还没有单位确认过（{count} 家），各单位群晒比拼下面可点〔{BUTTON}〕"


def _names(names: Sequence[str]) -> str:
    return "、".join(names[:MOST_NAMES]) + (" 等" if len(names) > MOST_NAMES else "")
