"""月历 in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from domain.key_jobs import Milestone
from domain.months import MonthDate
from domain.redlist import RedList
from domain.resolutions import Resolution
from domain.themes import Theme
from domain.visits import Visit
from domain.volunteers import VolunteerCall
from texts import times, volunteers
from texts.typed import one_line

WORD = "月历"
WEEKLY, MONTHLY = "周报截稿、发出", "上个月的月报（月底已截稿）；可以拟红黄榜、出会议材料"
QUARTERLY, YEARLY = "上季度的季报", "上一年的年报"
SCORES, SCORES_UNDRAWN = "互评截止", "互评截止（还没抽签）"
NOT_A_MONTH = "请写哪个月，如：月历 4月"
MOST = 40  # lines
MOST_WORDS = 30


def visit(one: Visit) -> str:
    """`迎检到 3月5日，底册不能导入`."""
    return f"迎检到 {times.short_day(one.last)}，底册不能导入"


def theme(one: Theme) -> str:
    """A theme that begins."""
    return f"{one.name}开始，到 {times.short_day(one.last)}"


def objections(one: RedList) -> str:
    """Until when a list may be objected to."""
    return f"{one.month.month}月{one.title}异议截止，过后领导签发"


def decision(one: Resolution, unit: str) -> str:
    """The last day of what a meeting decided."""
    return f"议定{one.number} 到期：{unit} {one_line(one.words, MOST_WORDS)}"


def milestone(one: Resolution, step: Milestone, unit: str) -> str:
    """A milestone of it."""
    return f"议定{one.number} 节点：{unit} {one_line(step.words, MOST_WORDS)}"


def shift(one: VolunteerCall) -> str:
    """A shift of volunteers."""
    return f"志愿{one.id}号：{volunteers.what(one)}"


def whole(month: date, found: Sequence[MonthDate], today: date) -> str:
    """A line for each; what is over has a ✓."""
    lines = [
        f"{'✓' if one.day < today else '·'} {times.day(one.day)}{f' {one.at:%H:%M}' if one.at else ''} {one.what}"
        for one in found[:MOST]
    ]
    more = [f"……还有 {len(found) - MOST} 项"] if len(found) > MOST else []
    return "\n".join([f"【月历】{month.year}年{month.month}月：", *lines, *more])
