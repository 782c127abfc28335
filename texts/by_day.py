"""What is to be done, grouped by when it falls due (今天, 明天 …): 时间表 and 任务单, in chat and on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import TypeVar

from domain.chat import Choice
from domain.paper import Block, Heading, PaperTable, Paragraph
from domain.timetable import Falls
from texts import times

T = TypeVar("T")
PER_PAGE = 10


def on_page(items: Sequence[T], number: int) -> Sequence[T]:
    """What one page shows; pages count from 1."""
    return items[(number - 1) * PER_PAGE : number * PER_PAGE]


def page(
    title: str,
    unit: str,
    items: Sequence[T],
    falls: Callable[[T], Falls],
    line: Callable[[T], str],
    number: int,
) -> str:
    """A page of the list: each group with how many it has in all, and under it a line for each of this page.

    In: the items in order, counted in a `unit` (件), when one falls due, and its line."""
    shown = on_page(items, number)
    lines = [f"{title}（{len(items)} {unit}）"]
    for when, group in groupby(shown, key=falls):
        lines += [f"【{when}】{sum(falls(one) is when for one in items)} {unit}", *map(line, group)]
    before = (number - 1) * PER_PAGE
    left = len(items) - before - len(shown)
    if number > 1 or left:
        more = f"，还有 {left} {unit}" if left else ""
        lines.append(f"第 {before + 1}–{before + len(shown)} {unit}{more}")
    return "\n".join(lines)


def buttons(command: str, count: int, number: int) -> tuple[Choice, ...]:
    """The next page, if there is one, and the paper."""
    more = (Choice("下一页", f"{command} 第{number + 1}页"),) if count > number * PER_PAGE else ()
    return (*more, Choice("打印", f"{command} 打印"))


def blocks(
    unit: str,
    items: Sequence[T],
    falls: Callable[[T], Falls],
    table: Callable[[Sequence[T]], PaperTable],
    at: datetime,
) -> Iterator[Block]:
    """What stands on the paper: a table for each group."""
    count = f"共 {len(items)} {unit}" if items else f"一{unit}也没有"
    yield Paragraph(f"截至 {times.written(at)}，{count}。")
    for when, group in groupby(items, key=falls):
        some = list(group)
        yield Heading(f"{when}（{len(some)} {unit}）")
        yield table(some)
