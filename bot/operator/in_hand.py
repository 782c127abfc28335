"""What an import leaves in the hands of people and units that it retires (停用)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from domain.cases import Case
from domain.life import UNDER_LIMIT
from domain.tally import DISTRICT, Scope
from storage.books import Books
from storage.changes import Change

MOST_NUMBERS = 10


def held_by_retired(changes: Iterable[Change], store: Books) -> Iterator[str]:
    """A line for each person who is retired, or goes to another unit, with cases in hand that still have to be done."""
    gone = [one for one in changes if one.sheet == "人员" and one.how in ("停用", "调动")]
    held = store.cases.live(Scope(DISTRICT), UNDER_LIMIT, confidential=True) if gone else []
    for person in gone:
        if cases := [one for one in held if one.handler == person.id]:
            moved = "（调走也还在他名下），由原单位接着办" if person.how == "调动" else ""
            yield f"留意 人员：{person.name} 手上还有 {len(cases)} 件：{_numbers(cases)}{moved}，请改派"


def orphaned(cases: Sequence[Case]) -> list[str]:
    """What is in the hands of a unit that the book retires, or leaves without anybody."""
    if not cases:
        return []
    told = f"{_numbers(cases)}的责任单位停用了或没有人了，请创建办改派（机器人也会告诉创建办）"
    return [f"留意 问题：{told}"]


def _numbers(cases: Sequence[Case]) -> str:
    numbers = "、".join(f"#{one.number}" for one in cases[:MOST_NUMBERS])
    return numbers + (f" 等 {len(cases)} 件" if len(cases) > MOST_NUMBERS else "")
