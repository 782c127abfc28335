"""战果: what a campaign (新亮工程, 三清) did, counted by item and unit of measure, with targets beside.

Different measures of one item are never added up. What was found (排查, 查出) and what was done about it (更换, 修复)
stand beside each other, so that what is left cannot be lost: 300 lamps found and 70 replaced are 230 to go.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from domain.photo import Photo

HUNDREDTHS = 100
MOST = 10_000_000  # of anything in one entry
_TEN_THOUSAND = 10_000
MEASURES = (
    "平方米|立方米|公里|千米|万元|公斤|车次|人次|个|条|盏|车|吨|处|辆|台|家|户|件|块|张|米|面|栋|幢|座|套|根|棵|株"
    "|桶|袋|幅|次|间|元"
)
_AMOUNT = re.compile(
    rf"\s*(?P<number>\d{{1,9}}(?:\.\d{{1,2}})?)\s*(?P<wan>万)?\s*(?P<about>余|多|来)?\s*(?P<measure>{MEASURES})"
    r"(?P<also>余|多)?\s*"
)
_FOUND = ("排查", "查出", "发现", "摸排", "清查")
_DONE = (
    "更换",
    "修复",
    "维修",
    "整改",
    "清除",
    "清理",
    "粉刷",
    "拆除",
    "新装",
    "处理",
    "换",
    "修",
    "清",
    "拆",
)
_DEFECT = re.compile(r"^(?:不亮的?|坏的?|损坏的?|破损的?)|(?:故障|破损|损坏|不亮)$")


@dataclass(frozen=True, slots=True)
class CampaignCount:
    """One entry: so many (in hundredths) of a measure were done at an item of a campaign, or are to be (`target`).

    `about` if it was said to be a round number (余). `number` is 0 until it is kept.
    """

    campaign: str
    item: str
    hundredths: int
    measure: str
    about: bool
    target: bool
    grid: int | None
    person: int
    at: datetime
    photos: tuple[Photo, ...] = ()
    message: str = ""
    number: int = 0
    point: int | None = None


@dataclass(frozen=True, slots=True)
class CampaignSum:
    """All entries of one item in one measure: what was done, what is to be done (0 if nobody said)."""

    item: str
    measure: str
    done: int
    target: int
    about: bool


@dataclass(frozen=True, slots=True)
class Amount:
    """So many of something, as it was typed."""

    item: str
    hundredths: int
    measure: str
    about: bool


def amounts(words: str) -> list[Amount]:
    """`更换路灯 70 余盏，清理垃圾 26 吨` as amounts in order; an amount without an item before it has none."""
    found: list[Amount] = []
    last = 0
    for one in _AMOUNT.finditer(words):
        exact = round(float(one["number"]) * HUNDREDTHS) * (_TEN_THOUSAND if one["wan"] else 1)
        item = words[last : one.start()].strip(" ，,；;、。\n:：了共")
        found.append(Amount(item, exact, one["measure"], bool(one["about"] or one["also"])))
        last = one.end()
    return found


def summed(entries: Iterable[CampaignCount]) -> list[CampaignSum]:
    """By item and measure, in the order in which they were first named."""
    found: dict[tuple[str, str], CampaignSum] = {}
    for one in entries:
        key = (one.item, one.measure)
        before = found.get(key, CampaignSum(*key, 0, 0, about=False))
        if one.target:
            found[key] = replace(before, target=one.hundredths)
        else:
            about = before.about or one.about
            found[key] = replace(before, done=before.done + one.hundredths, about=about)
    return list(found.values())


def left(sums: Iterable[CampaignSum]) -> list[tuple[str, str, int, int]]:
    """What was found and not yet put right: the thing, its measure, how many were found and how many were done."""
    kept = list(sums)
    result = []
    for found in kept:
        thing = _thing(found.item, _FOUND)
        same = [
            one for one in kept if thing and one.measure == found.measure and _thing(one.item, _DONE) == thing
        ]
        done = sum(one.done for one in same)
        if same and done != found.done:
            result.append((thing, found.measure, found.done, done))
    return result


def _thing(item: str, verbs: Iterable[str]) -> str:
    """路灯 of 排查路灯故障 and of 更换路灯; "" if it does not begin with one of the verbs."""
    verb = next((one for one in verbs if item.startswith(one)), "")
    return _DEFECT.sub("", item.removeprefix(verb)) if verb else ""
