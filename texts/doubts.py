"""How doubts about photos are said, and what is asked of whoever sends one that was used before."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from domain.cases import Step
from domain.chat import Choice
from domain.doubts import Doubt, Why
from texts import times

STILL = "确实还是这样"  # said of a photo that was used before: it shows what is there now
WRONG = "发错了"
COMPARE = "照片对比"
MOST = 2  # doubts on a card; the others are shown beside the pictures


def of_report(doubt: Doubt, now: datetime) -> str:
    """For whoever reports and whoever sorts it."""
    match doubt.why:
        case Why.SAME:
            return f"⚠ 与 #{doubt.case} 的照片相同，请核实"
        case Why.ALIKE:
            return f"⚠ 与 #{doubt.case} 的照片很像，请核实"
        case Why.EARLY:
            return f"⚠ 照片拍于 {_taken(doubt, now)}，请核实"
        case Why.FAR:
            return f"⚠ 照片拍摄地离这里约 {_far(doubt)}，请核实"


def of_repair(doubt: Doubt, number: int, now: datetime) -> str:
    """For whoever verifies case `number`."""
    match doubt.why:
        case Why.SAME:
            return f"⚠ 整改照片与{_other(doubt, number)}是同一张，报的人说{STILL}"
        case Why.ALIKE:
            return f"⚠ 整改照片与{_other(doubt, number)}很像，请对比"
        case Why.EARLY:
            return f"⚠ 整改照片拍于 {_taken(doubt, now)}，早于上报"
        case Why.FAR:
            return f"⚠ 整改照片拍摄地离现场约 {_far(doubt)}"


def on_report(doubts: Iterable[Doubt], now: datetime) -> tuple[str, ...]:
    """Those that a new card has room for; each once."""
    return tuple(dict.fromkeys(of_report(one, now) for one in doubts))[:MOST]


def on_repair(doubts: Iterable[Doubt], number: int, now: datetime) -> tuple[str, ...]:
    """The same for the card that is verified."""
    return tuple(dict.fromkeys(of_repair(one, number, now) for one in doubts))[:MOST]


def compare(number: int) -> Choice:
    """The button that shows both pictures."""
    return Choice("看对比", f"{COMPARE} {number}")


def old_photo(number: int) -> str:
    """Asked of whoever shows a repair with a photo that case `number` has."""
    return f"这张照片在 #{number} 用过。现场{STILL}，还是{WRONG}？发错了请发新拍的。"


def left_out(count: int) -> str:
    """That photos used before do not count beside new ones."""
    return f"有 {count} 张照片以前用过，没有算" if count else ""


def elsewhere(numbers: Iterable[int]) -> tuple[str, ...]:
    """That earlier photos are of cases that are not spoken of here, or not the business of whoever asks."""
    said = "、".join(f"#{number}" for number in numbers)
    return (f"{said} 的照片这里不能看。督查员、创建办可以私聊我看。",) if said else ()


def caption(number: int, step: Step | None) -> str:
    """`#8 上报`: which photo that is."""
    return f"#{number} {step or ''}".strip()


def _other(doubt: Doubt, number: int) -> str:
    if doubt.case == number:
        return "上次整改的" if doubt.step is Step.RECTIFY else "整改前的"
    return f" #{doubt.case} 的"


def _taken(doubt: Doubt, now: datetime) -> str:
    return times.moment(doubt.taken_at, now) if doubt.taken_at else ""


def _far(doubt: Doubt) -> str:
    return f"{doubt.metres / 1000:.1f} 公里"
