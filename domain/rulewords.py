"""How people write the value of a rule (规则), where it is neither a time (domain/clockwords.py) nor a limit
(domain/limitwords.py). The readers are those of a `Spelling`."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from domain.district import Purpose
from domain.rulevalues import GROUPS, Bar, DutyMode, LeaderDaily, MapDatum, Recurrence, SpotRule
from domain.spelling import NONE, SEPARATED, SPACED, Spelling, listed
from domain.visits import LONGEST, Visit

_RECURRENCE = re.compile(
    r"(?P<times>\d+)\s*次\s*[/每]\s*(?P<days>\d+)\s*[日天]|(?P<days2>\d+)\s*[日天]内?\s*(?P<times2>\d+)\s*次"
)
_DATUMS = {
    "WGS84": MapDatum.WGS84,
    "GPS": MapDatum.WGS84,
    "天地图": MapDatum.WGS84,
    "GCJ02": MapDatum.GCJ02,
    "高德": MapDatum.GCJ02,
    "腾讯": MapDatum.GCJ02,
    "火星": MapDatum.GCJ02,
    "BD09": MapDatum.BD09,
    "百度": MapDatum.BD09,
}


def _recurrence(text: str) -> Recurrence:
    found = _RECURRENCE.fullmatch(text)
    if found is None:
        raise ValueError
    times, days = int(found["times"] or found["times2"]), int(found["days"] or found["days2"])
    if times < 2 or not 1 <= days <= 366:
        raise ValueError("应至少 2 次、不超过 366 日")
    return Recurrence(times, days)


def _named(parted: re.Pattern[str]) -> Callable[[str], tuple[str, ...]]:
    """Names with such marks between them, each once."""

    def names(text: str) -> tuple[str, ...]:
        return () if text in NONE else tuple(dict.fromkeys(one for one in parted.split(text) if one))

    return names


def _percent(text: str) -> int:
    found = re.fullmatch(r"(\d{1,3})\s*%", text)
    if found is None or not 0 <= int(found[1]) <= 100:
        raise ValueError
    return int(found[1])


def _duty_modes(text: str) -> tuple[DutyMode, ...]:
    if text in NONE:
        return ()
    modes = tuple(_duty_mode(part) for part in SEPARATED.split(text) if part)
    if not modes or len({mode.parts for mode in modes}) != len(modes):
        raise ValueError("里有一种写了两次")
    return modes


def _duty_mode(text: str) -> DutyMode:
    digits, _, meaning = text.partition("=")
    names = tuple(one.strip() for one in meaning.split("+"))
    if not re.fullmatch(r"\d{1,2}(\s*\+\s*\d{1,2}){1,3}\s*", digits) or not all(names):
        raise ValueError
    parts = tuple(int(one) for one in digits.split("+"))
    if len(parts) != len(names):
        raise ValueError(f"里 {digits.strip()} 要写 {len(parts)} 种人")
    said = [re.match(r"\d+", name) for name in names]
    if any(one and int(one[0]) != part for one, part in zip(said, parts, strict=True)):
        raise ValueError("两边的人数不一样")
    return DutyMode(parts, names)


def _say_duty_modes(modes: tuple[DutyMode, ...]) -> str:
    said = (f"{'+'.join(map(str, mode.parts))}={'+'.join(mode.names)}" for mode in modes)
    return listed(said)


_DAYS = re.compile(r"(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?")


def _visit(text: str) -> Visit | None:
    if text in NONE:
        return None
    parts = [part.strip() for part in re.split(r"\s*(?:至|到|~)\s*|\s+-+\s+", text)]
    found = [_DAYS.fullmatch(part) for part in parts]
    if len(found) > 2 or not all(found):
        raise ValueError
    try:
        days = [date(*map(int, one.groups())) for one in found if one]
    except ValueError:
        raise ValueError("没有这一天") from None
    if days[-1] < days[0]:
        raise ValueError("结束早于开始")
    if (days[-1] - days[0]).days >= LONGEST:
        raise ValueError(f"不能超过 {LONGEST} 天")
    return Visit(days[0], days[-1])


def _purposes(text: str) -> tuple[Purpose, ...]:
    if text in NONE:
        return ()
    words = dict.fromkeys(word.removesuffix("群") for word in SPACED.split(text) if word)
    strange = [word for word in words if word not in GROUPS]
    if strange:
        raise ValueError(f"里的“{strange[0]}”不是群的用途")
    return tuple(Purpose(word) for word in words)


def _datum(text: str) -> MapDatum:
    found = _DATUMS.get(re.sub(r"[-_ ]|坐标系?", "", text).upper())
    if found is None:
        raise ValueError
    return found


def _spot(text: str) -> SpotRule:
    return SpotRule(text)


def _yes_or_no(text: str) -> bool:
    if text not in ("是", "否"):
        raise ValueError
    return text == "是"


def _pair(text: str) -> tuple[str, str]:
    names = [name for name in SPACED.split(text) if name]
    if len(names) != 2 or names[0] == names[1]:
        raise ValueError("不是两个不同的名字")
    return names[0], names[1]


def _bar(words: str) -> Callable[[str], Bar]:
    """`前3名、90分`: both must hold; either may be left out. `words` is 前 or 后."""

    def read(text: str) -> Bar:
        places = points = None
        for part in SEPARATED.split(text):
            if found := re.fullmatch(rf"{words}\s*(\d{{1,3}})\s*名", part):
                places = int(found[1])
            elif found := re.fullmatch(r"(\d{1,3}(?:\.\d)?)\s*分", part):
                points = float(found[1])
            else:
                raise ValueError
        if places == 0:
            raise ValueError("至少要有 1 名")
        return Bar(places, points)

    return read


def _say_bar(words: str) -> Callable[[Bar], str]:
    def say(bar: Bar) -> str:
        parts = [f"{words}{bar.places}名"] if bar.places is not None else []
        return "、".join([*parts, *([f"{bar.points:g}分"] if bar.points is not None else [])])

    return say


def _weights(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"考核\s*(\d{1,3})\s*%?\s*[、,;]?\s*互评\s*(\d{1,3})\s*%?", text)
    if found is None:
        raise ValueError
    if int(found[1]) + int(found[2]) != 100:
        raise ValueError("加起来不是 100")
    return int(found[1]), int(found[2])


def _phone(text: str) -> str:
    if not re.fullmatch(r"\d{3,5}|\d{7,12}|\d{3,4}-\d{7,8}(?:-\d{1,5})?", text):
        raise ValueError
    return text


def whole_number(unit: str, low: int, high: int, said: str = "") -> Spelling[int]:
    """A whole number from `low` to `high`, with or without its unit behind it; it is said with `said` behind it."""

    def read(text: str) -> int:
        found = re.fullmatch(rf"(\d{{1,6}})(?:\.0+)?\s*(?:{unit})?", text)
        if found is None:
            raise ValueError
        if not low <= int(found[1]) <= high:
            raise ValueError("超出范围")
        return int(found[1])

    return Spelling(read, lambda number: f"{number}{said}", f"应为 {low} 到 {high} 的整数")


METRES = whole_number("米", 1, 2000, "米")
DAYS = whole_number("[日天]", 1, 366, "天")
RECURRENCE = Spelling(_recurrence, lambda one: f"{one.times}次/{one.days}日", "应为几次和几日，如 3次/90日")
NAMES = Spelling(_named(SEPARATED), listed, f"应为几个名称，用顿号隔开，或 {NONE[0]}")
PERCENT = Spelling(_percent, lambda one: f"{one}%", "应为 0% 到 100%，如 10%")
PEOPLE = Spelling(
    _named(SPACED), listed, f"应为人员表里的姓名，几个用顿号隔开，如 沈知远、高正扬，或 {NONE[0]}"
)
PURPOSES = Spelling(_purposes, listed, f"应为 {'、'.join(GROUPS)} 中的一个或几个，或 {NONE[0]}")
DATUM = Spelling(_datum, str, f"应为 {'、'.join(MapDatum)} 中的一个")
LEADER_DAILY = Spelling(LeaderDaily, str, f"应为 {'、'.join(LeaderDaily)} 中的一个")
ON_THE_SPOT = Spelling(_spot, str, f"应为 {' 或 '.join(SpotRule)}")
TOP = Spelling(_bar("前"), _say_bar("前"), "应为名次、分数或两样，如 前3名、90分")
BOTTOM = Spelling(_bar("后"), _say_bar("后"), "应为名次、分数或两样，如 后3名、80分")
WEIGHTS = Spelling(
    _weights, lambda both: f"考核{both[0]}、互评{both[1]}", "应为两个数，加起来 100，如 考核70、互评30"
)
PHONE = Spelling(_phone, str, "应为一个电话，如 12345 或 0570-1234567")
PAIR = Spelling(_pair, "、".join, "应为两个名字，如 红榜、黄榜")
VISIT = Spelling(
    _visit, lambda one: str(one or NONE[0]), f"应为从哪天到哪天，如 2026-12-01 至 2026-12-05，或 {NONE[0]}"
)
YES_OR_NO = Spelling(_yes_or_no, lambda one: "是" if one else "否", "应为 是 或 否")
DUTY_MODES = Spelling(
    _duty_modes, _say_duty_modes, f"应为 2+4=2名民警+4名辅警 这样，几种用顿号隔开；没有就写 {NONE[0]}"
)
