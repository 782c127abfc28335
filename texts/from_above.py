"""How a 通报 of somebody above is told: what each line will be, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.cases import Case
from domain.district import District
from domain.life import ENDED
from domain.walks import WalkItem
from texts import times, walks
from texts.typed import one_line
from understanding.reports.reading import Finding

WORD = "上级通报"
HOW = "把通报的内容发给我：一行一个问题，写地点和问题，编号不编号都行。"
OTHER_LIST = "您在这里还有一份清单没确认。先确认或作废，再发通报。"
PHOTOS = "通报里的照片没记，立案后可以补充到各件。"
OURS = f"这是通报的清单，不能接着走街。要加几条请发：{WORD} 内容"
NAMED = "上级通报又点到这件"
MOST_LEFT = 5


@dataclass(frozen=True, slots=True)
class Done:
    """What became of one problem of a line: a case that is new, that `joined` it, or is the rebound of another; or it
    is the `same` as another line. `former` is what was closed there long before it."""

    line: int
    case: Case | None = None
    rebound_of: int | None = None
    joined: bool = False
    same: int | None = None
    hints: tuple[str, ...] = ()
    former: Case | None = None


def read(finding: Finding, case: Case | None, former: Case | None, district: District, now: datetime) -> str:
    """`占道经营 · 人民广场：反弹 #12（3月1日销号）`."""
    category, point = district.category.get(finding.category or 0), district.point.get(finding.point or 0)
    where = point.name if point else finding.place
    what = " · ".join(one for one in (category.name if category else "", where) if one)
    before = _before(case, former, now)
    return f"{what}：{before}" if what else before


def _before(case: Case | None, former: Case | None, now: datetime) -> str:
    if case is None:
        return f"新问题{f'，{_once(former, now)}' if former else ''}"
    if case.state not in ENDED:
        return f"在办 #{case.number}：并入"
    when = f"（{times.date_of(case.closed_at, now)}销号）" if case.closed_at else ""
    return f"反弹 #{case.number}{when}"


def _once(former: Case, now: datetime) -> str:
    """`曾于3月1日销号 #12`."""
    when = f"于{times.date_of(former.closed_at, now)}" if former.closed_at else ""
    return f"曾{when}{former.state.removeprefix('已')} #{former.number}"


def same_as(line: int) -> str:
    """Two lines of one problem."""
    return f"同第 {line} 条"


def line(item: WalkItem, lacks: str, told: Sequence[str]) -> str:
    """`1. 人民广场有人摆摊 → 占道经营 · 人民广场：反弹 #12`; what is not known is asked about."""
    return walks.line(item, lacks) + (f" → {'；'.join(told)}" if not lacks else "")


def left_out(headings: Sequence[str]) -> str:
    """What was taken for a heading."""
    told = "”、“".join(one_line(one, 20) for one in headings[:MOST_LEFT])
    rest = f"等 {len(headings)} 行" if len(headings) > MOST_LEFT else ""
    return f"没列入（不像问题）：“{told}”{rest}" if headings else ""


def nothing(headings: Sequence[str]) -> str:
    """Nothing of the text was a problem."""
    return f"{left_out(headings)}\n{HOW}"


def opened(done: Sequence[Done], rows: Mapping[int, str], now: datetime) -> str:
    """What became of every line, with its number."""
    back = sum(one.rebound_of is not None for one in done)
    joined, same = sum(one.joined for one in done), sum(one.same is not None for one in done)
    new = len(done) - back - joined - same
    counts = ((back, "反弹"), (joined, "并入在办"), (new, "新问题"), (same, "重复"))
    title = "，".join(f"{word} {count} 件" for count, word in counts if count)
    hints = [f"#{one.case.number} {hint}" for one in done if one.case for hint in one.hints if hint]
    return "\n".join([f"通报已记：{title}", *(_done(one, rows, now) for one in done), *hints])


def _done(one: Done, rows: Mapping[int, str], now: datetime) -> str:
    if one.case is None:
        return f"第 {one.line} 条同第 {one.same} 条"
    how = " · 并入" if one.joined else f" · 反弹，原 #{one.rebound_of}" if one.rebound_of else ""
    how += f" · {_once(one.former, now)}" if one.former else ""
    return f"{rows[one.case.number]}{how}"
