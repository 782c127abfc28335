"""会议 in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from domain.chat import Choice
from domain.district import District
from domain.meetings import Meeting
from domain.resolutions import Resolution
from texts import resolutions, times
from texts.typed import one_line

WORD = "会议"
NONE = "还没有会议记录。"
HOW = (
    "一行一项，如：\n会议 记 创建推进会 12月1日\n应到 各单位\n缺席 住建局\n宣读 迎检实施方案\n"
    "议定 金山街道 到 12月5日 完成外立面整治"
)
WHAT = "应到哪些单位、缺席哪些、宣读了什么？一行一项，如：\n应到 各单位\n缺席 住建局\n宣读 迎检实施方案"
WHICH = "第几次会议？如：会议 补 1 缺席 住建局"
TO_COME = "会议还没开，开完再记；日期写今天或以前的。"
NONE_THEN = "那天没有会议记录，最近一次是："
LONG_NAME = "会议名称请短些，60 字以内。"
NO_DUE = "先写应到哪些单位，如：应到 各单位"
MOST_LISTED = 15
EVERYBODY = ("各单位", "所有单位", "全部单位", "全体单位", "全部", "所有", "全体")
NOBODY = ("无", "没有", "没", "0")


def line(one: Meeting, today: date) -> str:
    """`会议1 创建推进会 12月1日：应到 17 家，缺席 1 家，宣读 1 份，议定 2 件`."""
    counts = [f"应到 {len(one.due)} 家，缺席 {len(one.absent)} 家"] if one.due else []
    counts += [f"宣读 {len(one.read)} 份"] if one.read else []
    counts += [f"议定 {len(one.decided)} 件"] if one.decided else []
    told = f"：{'，'.join(counts)}" if counts else ""
    return f"{WORD}{one.number} {one_line(one.name, 40)} {_day(one, today)}{told}"


def listed(found: Sequence[Meeting], today: date) -> str:
    """The latest first."""
    more = [f"……还有 {len(found) - MOST_LISTED} 次"] if len(found) > MOST_LISTED else []
    lines = [line(one, today) for one in found[:MOST_LISTED]]
    return "\n".join([f"会议记录 {len(found)} 次：", *lines, *more, f"看一次发：{WORD} {found[0].number}"])


def whole(one: Meeting, decided: Sequence[Resolution], today: date, district: District) -> str:
    """Who was there, what was read out, and how far what was decided is."""
    lines = [f"【会议】{WORD}{one.number} {one_line(one.name)} {_day(one, today)}"]
    if one.due:
        lines.append(f"应到 {len(one.due)} 家，到 {len(one.present)} 家，缺席 {len(one.absent)} 家")
    lines += [f"缺席：{_units(one.absent, district)}"] if one.absent else []
    lines += [f"宣读：{'；'.join(one_line(each) for each in one.read)}"] if one.read else []
    if decided:
        still = sum(each.open for each in decided)
        lines.append(f"议定 {len(decided)} 件，没办完 {still} 件：")
        lines += [resolutions.line(each, today, district) for each in decided]
    return "\n".join(lines)


def kept(text: str, one: Meeting) -> str:
    """To whoever wrote it."""
    return f"{text}\n要补发：{WORD} 补 {one.number} 缺席 单位（或 应到、宣读、议定）"


def absent(one: Meeting, today: date, district: District) -> str:
    """Which units were not there."""
    head = f"{one_line(one.name, 40)} {_day(one, today)}"
    if not one.due:
        return f"{head}：没记应到哪些单位。"
    told = f"缺席 {len(one.absent)} 家：{_units(one.absent, district)}" if one.absent else "都到了"
    return f"{head}：应到 {len(one.due)} 家，{told}"


def no_such(number: int) -> str:
    """No meeting has this number."""
    return f"没有会议{number}，发“会议”看有哪些。"


def not_due(names: Sequence[str]) -> str:
    """A unit that was not there, or was, has to be one that was to be there."""
    return f"{'、'.join(names)}不在应到里，请核对应到的单位。"


def same_again(one: Meeting, today: date) -> str:
    """The same meeting was written down already."""
    return f"{line(one, today)}\n已经记过了，要改就发：{WORD} 补 {one.number} 缺席 单位"


def see(one: Meeting) -> Choice:
    """A button of the list."""
    return Choice(f"{WORD}{one.number}", f"{WORD} {one.number}")


def _day(one: Meeting, today: date) -> str:
    return times.near_year(one.day, today)


def _units(units: Sequence[int], district: District) -> str:
    return "、".join(district.unit[one].short for one in units if one in district.unit)
