"""核查 in words: the queue, one card after the other, and the reminder of what waits too long."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from domain.cases import Case
from domain.chat import Choice
from domain.district import District
from texts import cases as wording
from texts import times
from texts.cases import Listing

NOTHING = "没有等您核查的。"
LATER = "先放着"  # the verb and the label of the button
ONE_BY_ONE = Choice("逐件核查", "核查")
REASONS = ("没整改到位", "照片看不清", "不是同一处")  # to be pressed instead of typed
NO_INSPECTOR = "底册里没有督查员，请创建办核查。"
NOBODY_LOOKED = "督查员还没核，请创建办催办或核查。"
NOT_TOLD = "没有督查员能核这些，请创建办核查。"


def buttons(case: Case) -> tuple[Choice, ...]:
    """What can be done with the card that the queue shows."""
    return (
        Choice("通过", f"逐件通过 {case.number}"),
        Choice("不通过", f"逐件不通过 {case.number}"),
        Choice(LATER, f"{LATER} {case.number}"),
    )


def why(case: Case) -> str:
    """A failed 核查 needs its reason."""
    return f"#{case.number} 哪里没整改好？请写理由。"


def passed(case: Case) -> str:
    """What became of the card before."""
    return f"#{case.number} 已通过"


def failed(case: Case) -> str:
    """What became of the card before."""
    return f"#{case.number} 已退回返工"


def left(case: Case) -> str:
    """What became of the card before."""
    return f"#{case.number} {LATER}"


def place_in_queue(case: Case, behind: int, now: datetime) -> str:
    """How long it waits, and how many come after it."""
    more = f"，后面还有 {behind} 件" if behind else "，这是最后一件"
    return f"等了{times.span(now - since(case))}{more}"


def next_one(done: str, case: Case, place: str) -> str:
    """What became of the card before, apart from the card that comes now."""
    return f"上一件：{done}。\n下一件 #{case.number}：{place}"


def at_end(done: str, put_aside: int) -> str:
    """The queue is through."""
    rest = f"还有 {put_aside} 件放着没核，再看请发：核查" if put_aside else "没有等您核查的了。"
    return f"{done}。{rest}"


def since(case: Case) -> datetime:
    """Since when it waits."""
    return case.waiting_since or case.fixed_at or case.opened_at


def rest(count: int) -> str:
    """What else waits for the same person."""
    return f"另有 {count} 件等您核查，发“核查”一件一件看"


def longest(cases: Sequence[Case], now: datetime) -> str:
    """`最久已等2天`."""
    return f"最久已等{times.span(now - min(map(since, cases)))}"


def reminder(
    cases: Sequence[Case], district: District, now: datetime, note: str = "", *, waits: bool = True
) -> Listing:
    """What waits for 核查 too long, for one who may do it; `waits`: it is the longest that anything does."""
    head = f"{longest(cases, now)}，" if waits else ""
    listed = wording.listing(f"【核查】{head}等核查", cases, district, now)
    lines = [listed.text, *([note] if note else []), "一件一件看请发：核查；几件一起：通过 5 6 7"]
    return Listing("\n".join(lines), listed.rows)


def to_pass(cases: Sequence[Case], district: District, now: datetime) -> Listing:
    """What waits for whoever would pass it all at once, and how that is typed."""
    listed = wording.listing("等您核查的", cases, district, now)
    numbers = " ".join(str(one.number) for one in cases[: wording.MOST_LINES])
    return Listing(f"{listed.text}\n看过没问题，一起通过请发：通过 {numbers}", listed.rows)


def others(cases: Sequence[Case], now: datetime) -> str:
    """What waits longer and was told of before."""
    return f"先前提醒过、还没核的另有 {len(cases)} 件，{longest(cases, now)}。" if cases else ""


def of_my_unit(cases: Sequence[Case], now: datetime) -> str:
    """For the unit that repaired them."""
    waits = now - min(map(since, cases)) >= wording.WORTH_A_WORD
    return f"您单位另有 {len(cases)} 件等督查员、创建办核查{f'，{longest(cases, now)}' if waits else ''}。"
