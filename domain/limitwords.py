"""How people write limits of time (时限): 4工作时, 30分钟, who is told how long after, what holds for which source.

The readers are those of a `Spelling`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

from domain.cases import Source
from domain.categories import LimitUnit
from domain.rulevalues import LADDER, Rung, TimeLimit
from domain.spelling import NONE, SEPARATED, Spelling, listed

Value = TypeVar("Value")

_LIMIT = re.compile(r"(?P<amount>\d+(?:\.\d+)?)\s*个?\s*(?P<unit>\S+)")
_UNITS = {
    **{str(unit): unit for unit in LimitUnit},
    "工作小时": LimitUnit.WORKING_HOUR,
    "钟头": LimitUnit.HOUR,
    "天": LimitUnit.CALENDAR_DAY,
    "日": LimitUnit.CALENDAR_DAY,
}


def _limit(text: str) -> TimeLimit:
    found = _LIMIT.fullmatch(text)
    unit = _UNITS.get(found["unit"]) if found else None
    if found is None or unit is None:
        raise ValueError
    return TimeLimit(float(found["amount"]), unit)


def _positive_limit(text: str) -> TimeLimit:
    limit = _limit(text)
    if not limit.amount:
        raise ValueError("不能是 0")
    return limit


def _minutes(text: str) -> timedelta:
    found = _LIMIT.fullmatch(text)
    unit = {"分钟": 1, "分": 1, "小时": 60, "钟头": 60}.get(found["unit"]) if found else None
    if found is None or unit is None:
        raise ValueError
    minutes = float(found["amount"]) * unit
    if not minutes.is_integer() or not 0 < minutes <= 24 * 60:
        raise ValueError("应是 1 分钟到 24 小时")
    return timedelta(minutes=minutes)


def _rung(text: str) -> Rung:
    found = re.fullmatch(r"(?P<who>\D+?)\s*(?P<after>\d.*)", text)
    if found is None:
        raise ValueError
    if found["who"] not in LADDER:
        raise ValueError(f"里的“{found['who']}”不是 {'、'.join(LADDER)} 中的一个")
    after = TimeLimit(0, LimitUnit.WORKING_HOUR) if found["after"] == "0" else _limit(found["after"])
    return Rung(found["who"], after)


def _ladder(text: str) -> tuple[Rung, ...]:
    rungs = tuple(_rung(part) for part in SEPARATED.split(text) if part)
    if len({rung.who for rung in rungs}) != len(rungs) or not rungs:
        raise ValueError("里有人写了两次")
    return rungs


def _source_limits(text: str) -> tuple[tuple[Source, TimeLimit], ...]:
    return _by_source(text, r"\d.*", _positive_limit)


def _source_weights(text: str) -> tuple[tuple[Source, int], ...]:
    return _by_source(text, r"\d{1,2}", int)


def _by_source(text: str, form: str, read: Callable[[str], Value]) -> tuple[tuple[Source, Value], ...]:
    """A value for each source that is named, such as 领导交办 4小时."""
    if text in NONE:
        return ()
    values = {}
    for part in SEPARATED.split(text):
        found = re.fullmatch(rf"(?P<source>\D+?)\s*(?P<value>{form})", part)
        if found is None:
            raise ValueError
        if found["source"] not in tuple(Source):
            raise ValueError(f"里的“{found['source']}”不是 {'、'.join(Source)} 中的一个")
        values[Source(found["source"])] = read(found["value"])
    return tuple(values.items())


def _say_limit(limit: TimeLimit) -> str:
    return f"{limit.amount:g}{limit.unit}"


def _say_rung(rung: Rung) -> str:
    return f"{rung.who} {_say_limit(rung.after) if rung.after.amount else 0}"


LIMIT = Spelling(_positive_limit, _say_limit, f"应为数字和 {'、'.join(LimitUnit)}，如 4工作时")
MINUTES = Spelling(_minutes, lambda one: f"{one // timedelta(minutes=1)}分钟", "应为几分钟，如 30分钟")
CLIMB = Spelling(
    _ladder,
    lambda rungs: "、".join(map(_say_rung, rungs)),
    "应逐级写谁和多久，如 单位负责人 0、创建办 16工作时",
)
SOURCE_LIMITS = Spelling(
    _source_limits,
    lambda limits: listed(f"{source} {_say_limit(limit)}" for source, limit in limits),
    f"应逐个写来源和时限，如 领导交办 4小时、媒体曝光 8工作时，或 {NONE[0]}",
)
SOURCE_WEIGHTS = Spelling(
    _source_weights,
    lambda weights: listed(f"{source} {weight}" for source, weight in weights),
    f"应逐个写来源和 0 到 99 的整数，如 领导交办 3、督查 1，或 {NONE[0]}",
)
