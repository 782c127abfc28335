"""How long and how often, as a question narrows its cases by it: 超期三天以上, 五天没动, 退回两次以上."""

from __future__ import annotations

import re

from domain.lexicon import NUMBER, number
from domain.narrowing import DayPart
from domain.question import Limit, Measure, Status
from understanding.questions.cues import Cue
from understanding.questions.heard import Heard
from understanding.questions.pieces import Piece, Slot

_HOURS = {"小时": 1, "钟头": 1, "整天": 24, "天": 24, "周": 168, "星期": 168, "礼拜": 168, "月": 720}
_SAID = re.compile(
    rf"(?:最近|近|这|过去|连续|持续)?[过了]?(?:超过|多于|大于|高于|不低于|至少|满|超|过)?(?P<less>不到|不足|不满|少于|小于|低于)?"
    rf"(?P<n>{NUMBER}|半)个?多?(?P<unit>{'|'.join(_HOURS)}|次)(?P<tail>以上|之上|多|之久|还多|以下|之下|之?内|以内的)?"
)
_BELOW = ("以下", "之下", "内", "以内的")
_NOTHING_HAPPENS = re.compile(
    "[没不无](?:人|单位|谁|个)?[去来]?[动管理问]|没(?:人|单位).|没(?:有|个)?(?:动静|反应|下文|消息|音[信讯]|信儿|说法|声响|响应|表态|回[应音话信])"
)

# Of which it is known since when they are so.
LASTING = frozenset(
    {Status.OVERDUE, Status.UNCLOSED, Status.OPEN, Status.NO_ANSWER}
    | {Status.CHECKING, Status.PENDING, Status.UNASSIGNED, Status.UNCLAIMED}
)
# Of which it is known how often that was.
COUNTED = frozenset({Status.NEW, Status.RETURNED, Status.REWORK, Status.REOPENED, Status.EXTENDED})
_MEASURES = frozenset({Measure.COUNT, Measure.LIST, Measure.RANKING})


def limit_of(heard: Heard, measure: Measure, states: tuple[Status, ...]) -> tuple[Limit | None, Piece | None]:
    """The limit that narrows cases in these states, and the piece that says it; None where it narrows nothing."""
    said = [one for one in heard.said(Slot.LENGTH) if not isinstance(one.value, DayPart)]
    found = _read(heard.folded(said[0]), heard) if len(said) == 1 and measure in _MEASURES else None
    if found is None or not _fits(found, states):
        return None, None
    return found, said[0]


def has_limit(heard: Heard) -> bool:
    """True if the sentence says how long or how often."""
    return any(_SAID.fullmatch(heard.folded(one)) for one in heard.said(Slot.LENGTH))


def nothing_happens(heard: Heard) -> bool:
    """五天没动, 三天没人管: it is counted from when something happened last."""
    return has_limit(heard) and tells_of_nothing(heard)


def tells_of_nothing(heard: Heard) -> bool:
    """没动, 没人管: nothing happens to them, for however long."""
    waits = (heard.folded(one) for one in heard.said(Slot.CUE) if one.value is Cue.WAIT)
    return any(_NOTHING_HAPPENS.search(words) for words in waits)


def stands_still(words: str) -> bool:
    """没动, 没人管: words for what lies still, which do not ask who is waited for."""
    return _NOTHING_HAPPENS.search(words) is not None and re.search("[谁哪什]", words) is None


def _fits(limit: Limit, states: tuple[Status, ...]) -> bool:
    if limit.times:
        return len(states) == 1 and states[0] in COUNTED
    return bool(states) and set(states) <= LASTING


def _read(words: str, heard: Heard) -> Limit | None:
    match = _SAID.fullmatch(words)
    if match is None:
        return None
    unit, less = match["unit"], bool(match["less"]) or match["tail"] in _BELOW
    half = match["n"] == "半"
    many = number(match["n"]) if not half else None
    if not (half or many) or (half and unit == "次"):
        return None
    if unit == "次":
        return Limit(_shown(words, ""), times=many or 0, less=less)
    hours = _HOURS[unit] // 2 if half else _HOURS[unit] * (many or 0)
    still = nothing_happens(heard)
    return Limit(_shown(words, "没动" if still else ""), hours=hours, less=less, still=still)


def _shown(words: str, what: str) -> str:
    """The words as the answer repeats them: a bare 三天 is said as 三天以上, which is what it means."""
    plain = re.fullmatch(rf"(?:{NUMBER}|半)个?(?:{'|'.join(_HOURS)}|次)", words)
    return f"{words}以上{what}" if plain else f"{words}{what}"
