"""Bounds of figures as they are written: 超过10件, 低于80%, 三次以上, 不到八成."""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.lexicon import NUMBER, number
from domain.narrowing import Bound
from understanding.questions.pieces import Piece, Slot

_TENTH = 10
_HALF = 50
_BEFORE = {
    "most": "不超过|没超过|没过|没有过|未超过|不多于|不大于|不高于|最多不超过|最多|顶多|至多|最高|小于等于|小于或等于"
    "|≤|<=",
    "least": "不低于|不少于|不小于|不止|至少|起码|最少|满|达到|达|上|破|大于等于|大于或等于|≥|>=",
    "below": "不到|不足|不满|少于|小于|低于|低过|没到|没有到|没达到|未达到|未达|未到|没满|达不到|没上|够不上|不够|不及"
    "|没有|没得|<",
    "above": "超过|超出|多于|大于|高于|高过|多过|突破|超|>",
}
_SIDE = {one: side for side, words in _BEFORE.items() for one in words.split("|")} | {"过": "above"}
_WORDS = "|".join(sorted(_SIDE.keys() - {"过"}, key=len, reverse=True))
_SHARE = (
    rf"百分之(?P<hundredths>{NUMBER})|(?P<percent>\d{{1,3}})(?:\.\d+)?%"
    rf"|(?P<tenths>{NUMBER})成(?P<more>半|[一二三四五六七八九])?(?![件个])|(?P<half>一?半)(?=的|[以之]|$|[,，?？])"
)
_OTHER_THINGS = "月|小时|钟头|星期|礼拜|工作|季度|网格|单位|社区|街道|村|点位|部门|人|多月"
_UNITS = rf"件|起|处|条|宗|项|例|桩|单|张|次|回|遍|趟|个(?!{_OTHER_THINGS})"
_NO_UNIT = r"(?![\d天小周月年点号日:：时秒分名位家人条期半季级%个])"
_COUNT = rf"(?P<count>\d{{1,4}}|{NUMBER})(?:多?(?P<unit>{_UNITS})|{_NO_UNIT})"
_SIDES = "及?以上|[之往]上|或以上|开外|朝上|及?以下|之下"
_FIGURE = rf"(?:{_SHARE}|{_COUNT})"
_BOUND = re.compile(
    rf"(?P<before>(?<![报映诉现增来出了查发])过(?!.{{1,3}}[次回遍趟])|{_WORDS})(?:了|过)?{_FIGURE}(?P<after>{_SIDES}|[以之]?内)?"
    rf"|{_FIGURE.replace('P<', 'P<r_')}(?P<r_after>{_SIDES})(?!网格|单位|社区|街道|点位|部门)"
    rf"|连?{_FIGURE.replace('P<', 'P<u_')}(?P<u_under>(?:都|也)(?:不到|没到|没有|达不到|没达到|没过))"
    r"|(?<![<>≥≤=])(?P<exact>百分之?百|\d{1,3}%)(?=的)"
)
_UTMOST, _CASES = ("最多", "最少", "最高"), ("件", "起", "单", "宗")  # 超期最多5个网格 are the first five
_ONLY_OF_RATES = ("没有", "没得")  # 没有3件 denies something else
_DIGITS = re.compile("(?P<n>个|两|三)位数")
_WITH_DIGITS = {"个": (0, 9), "两": (10, 99), "三": (100, 999)}
_AT_MOST = re.compile("下|内")


def bounds(folded: str) -> Iterator[Piece]:
    """Every bound that may be said in the text."""
    for found in _BOUND.finditer(folded):
        if found[0].startswith("没") and folded[: found.start()].endswith(("有", found[0][1])):
            continue  # 有没有过二十件 and 到没到九成 ask
        if bound := _read(found):
            yield Piece(found.start(), found.end(), Slot.LENGTH, bound, 0.8)
    for found in _DIGITS.finditer(folded):
        least, most = _WITH_DIGITS[found["n"]]
        yield Piece(found.start(), found.end(), Slot.LENGTH, Bound(found[0], least, most), 0.8)


def _read(found: re.Match[str]) -> Bound | None:
    said = {re.sub("^[ru]_", "", name): words for name, words in found.groupdict().items() if words}
    if exact := said.get("exact"):
        value = number(exact.rstrip("%")) if exact[0].isdecimal() else 100
        return Bound(exact, least=value or 0, most=value, percent=True)
    value, percent = _value(said)
    if value is None:
        return None
    if said.get("before") in _ONLY_OF_RATES and not percent:
        return None
    if said.get("before") in _UTMOST and not percent and said.get("unit") not in _CASES:
        return None
    if "under" in said:
        return Bound(found[0].removeprefix("连"), most=value - 1, percent=percent) if value else None
    side = _SIDE.get(said.get("before", ""), "least")
    if after := said.get("after"):
        side = "most" if _AT_MOST.search(after) else "least"
    words = found[0].removesuffix("的")
    match side:
        case "most":
            return Bound(words, most=value, percent=percent)
        case "least":
            return Bound(words, least=value, percent=percent)
        case "below":
            return Bound(words, most=value - 1, percent=percent) if value else None
    return Bound(words, least=value + 1, percent=percent)


def _value(said: dict[str, str]) -> tuple[int | None, bool]:
    """The number, and whether it is one of a hundred."""
    if tenths := said.get("tenths"):
        more = said.get("more", "")
        return (number(tenths) or 0) * _TENTH + (5 if more == "半" else number(more) or 0), True
    if "half" in said:
        return _HALF, True
    if share := said.get("hundredths") or said.get("percent"):
        return number(share), True
    return number(said["count"]), False
