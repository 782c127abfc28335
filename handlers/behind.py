"""展开: the cases behind a figure of a report, ten on a page, from the numbers that were frozen with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from actions import editions
from domain.card import Row
from domain.chat import Choice, Outgoing
from domain.editions import Counted, Edition, Issued, Name, as_counted
from domain.lagging import MOST, RATES
from domain.measures import (
    COVERAGE,
    FIRST_ANSWER,
    ON_TIME_RATE,
    RATIOS,
    SPOT_RATE,
    WEAKNESS,
    Deed,
    Figure,
    Ratio,
)
from domain.refused import NoSuchFigure
from domain.stretches import EditionKind
from domain.tally import Scope
from handlers.inquiry import PER_PAGE, Inquiry
from handlers.pages import NO_MORE
from texts import edition_lines as of_cases
from texts import edition_rates as rates
from texts import editions as wording
from texts import lagging

_NOT_COUNTED = (Figure.DUE,)
_RATES: dict[str, Ratio] = {one.name: one for one in RATIOS}
_FIGURES: dict[str, Name] = {one: one for one in (*Figure, *Deed) if one not in _NOT_COUNTED} | {
    FIRST_ANSWER: Deed.GIVEN
}
UNANSWERED = "没回应"  # what is overdue, and what no unit has taken
CHANGED = "截稿后变化"  # what became of its cases later; in none of its figures
_CALLED = {
    "已销号": "销号",
    "逾期": "超期",
    "上报": "新增",
    "按期整改率": "按期率",
    "没回应的": UNANSWERED,
    "抽查不合格": SPOT_RATE.name,
    "短板": WEAKNESS,
}
MOST_OFFERED = 17
# What is said of a case that is in the part of a rate, and of one that is not.
_SAYS = {
    Figure.ON_TIME: ("按期", "没按期"),
    Deed.SETTLED: ("已结案", "没结案"),
    Deed.FAILED: ("打回", "通过"),
    Deed.RETURNED: ("退回了", "没退回"),
    Figure.REBOUNDED: ("反弹", "好"),
    Deed.BAD: ("不合格", "合格"),
    Figure.SELF_REPORTED: ("自查", "别处来的"),
}


def names() -> tuple[str, ...]:
    """What can be opened, as people call it."""
    return (
        *_RATES,
        FIRST_ANSWER,
        COVERAGE,
        UNANSWERED,
        WEAKNESS,
        CHANGED,
        *(one for one in _FIGURES if one != FIRST_ANSWER),
    )


def is_named(word: str) -> bool:
    """True for what a figure is called."""
    return _CALLED.get(word, word) in names()


def named(words: str) -> str:
    """The figure that is meant. Raises NoSuchFigure."""
    found = _CALLED.get(words, words)
    if found not in names():
        raise NoSuchFigure(words, names()[:MOST_OFFERED])
    return found


@dataclass(frozen=True, slots=True)
class Unfolded:
    """A figure with its cases in the order in which they are listed."""

    head: str
    lines: tuple[tuple[Counted, str], ...]


def behind(asked: Inquiry, *, pressed: bool = False) -> Outgoing:
    """A page of the cases behind the figure. Raises NoSuchFigure, and as a report does when it is asked for.

    Whoever `pressed` the button of the next page under somebody else's list may see less, which has no such page:
    they are shown the first one.
    """
    question = asked.question
    kind, _, period = question.edition.partition(" ")
    stretch = editions.asked(EditionKind(kind), period, asked.said.at, asked.store)
    shown, scope = editions.shown(stretch, asked.said.at, asked.store), asked.scopes[0]
    opened = _opened(named(question.figure), shown, scope)
    first, *rest = opened.head.splitlines()
    head = "\n".join([f"【{stretch.name}】{scope.words} · {first}", wording.cut_off(shown.edition), *rest])
    hidden = asked.store.cases.confidential_among([one.number for one, _ in opened.lines])
    lines = [(one, text) for one, text in opened.lines if one.number not in hidden]
    if pressed and (question.page - 1) * PER_PAGE >= len(lines):
        asked = replace(asked, question=replace(question, page=1))
    return _page(asked, head, lines, len(hidden))


def _page(asked: Inquiry, head: str, lines: list[tuple[Counted, str]], hidden: int) -> Outgoing:
    first = (asked.question.page - 1) * PER_PAGE
    if first and first >= len(lines):
        return Outgoing(asked.said.chat, f"{head}\n{NO_MORE}")
    rows = tuple(Row(one.number, text) for one, text in lines[first : first + PER_PAGE])
    told = [head, *(row.text for row in rows)]
    more = len(lines) - first - len(rows)
    if first or more:
        last = f"–{first + len(rows)}" if len(rows) > 1 else ""
        told.append(f"第 {first + 1}{last} 件" + (f"，还有 {more} 件" if more else ""))
    if not lines and not hidden and asked.question.figure != COVERAGE:
        told.append("一件也没有。")
    if hidden:
        told.append(f"另有 {hidden} 件不列。")
    return Outgoing(asked.said.chat, "\n".join(told), rows=rows, choices=_next(asked) if more else ())


def _next(asked: Inquiry) -> tuple[Choice, ...]:
    """In a group anybody may press it, who asked nothing before: so it says all of it."""
    question = asked.question
    where = "".join(f"{one.words} " for one in question.scopes[:1])
    says = f"展开 {question.figure} {where}{question.edition} 第{question.page + 1}页"
    return (Choice("下一页", says),)


def _opened(name: str, shown: Issued, scope: Scope) -> Unfolded:
    edition = shown.edition
    if name in _RATES:
        return _of_rate(_RATES[name], edition, scope)
    if name == COVERAGE:
        return Unfolded(rates.covered(edition, scope), ())
    if name == UNANSWERED:
        unanswered = of_cases.unanswered(edition, scope)
        lines = tuple((one, of_cases.line(edition, one, figure)) for figure, one in unanswered)
        return Unfolded(f"{name}的 {len(lines)} 件", lines)
    if name == WEAKNESS:
        return _weak(edition, scope)
    if name == CHANGED:
        return _changed(shown, scope)
    figure = _FIGURES[name]
    found = sorted(edition.of(figure, scope), key=lambda one: (one.at, one.number))
    if name == FIRST_ANSWER:
        found.sort(key=lambda one: (-one.spent, one.number))
    return Unfolded(
        f"{name} {len(found)} 件", tuple((one, of_cases.line(edition, one, figure)) for one in found)
    )


def _changed(shown: Issued, scope: Scope) -> Unfolded:
    """Each case with what became of it since; its figures in the report are as they were."""
    edition = shown.edition
    found = [(as_counted(one, edition), one.words) for one in shown.late]
    mine = sorted(
        ((one, words) for one, words in found if edition.inside(one, scope)), key=lambda one: one[0]
    )
    lines = tuple((one, of_cases.changed(edition, one, words)) for one, words in mine)
    return Unfolded(f"{CHANGED} {len(lines)} 件（报里的数没改）", lines)


def _weak(edition: Edition, scope: Scope) -> Unfolded:
    """The categories that come off worst, and of each what took its points: not in time, sent back, there again."""
    items = rates.weak_items(edition, scope)[:MOST]
    bad = [
        (one, f"{of_cases.line(edition, one, ratio.whole)} · {_SAYS[ratio.part][ratio is ON_TIME_RATE]}")
        for ratio in RATES
        for one in _bad(ratio, edition, scope)
    ]
    places = {item.name: place for place, item in enumerate(items)}
    told = [(places.get(edition.kind_and_place(one.number)[0]), one, text) for one, text in bad]
    lines = sorted(
        ((place, one, text) for place, one, text in told if place is not None),
        key=lambda line: (line[0], line[1].at, line[1].number),
    )
    head = next(lagging.line(items), f"件数够的类别里没有{WEAKNESS}")
    return Unfolded(head, tuple((one, text) for _, one, text in lines))


def _bad(ratio: Ratio, edition: Edition, scope: Scope) -> Iterator[Counted]:
    """What lowers a rate: of 按期率 what fell due and was not in time, of the others what is in their part."""
    if ratio is not ON_TIME_RATE:
        yield from edition.of(ratio.part, scope)
        return
    kept = Counter((one.number, one.unit) for one in edition.of(ratio.part, scope))
    for one in edition.of(ratio.whole, scope):
        if kept[one.number, one.unit]:
            kept[one.number, one.unit] -= 1
        else:
            yield one


def _of_rate(ratio: Ratio, edition: Edition, scope: Scope) -> Unfolded:
    """What is not in the part comes first, if being in it is good; else what is in it."""
    parts = list(edition.of(ratio.part, scope))
    lines: list[tuple[bool, Counted]] = []
    for one in sorted(edition.of(ratio.whole, scope), key=lambda one: (one.at, one.number)):
        same = next((other for other in parts if (other.number, other.unit) == (one.number, one.unit)), None)
        if same is not None:
            parts.remove(same)
        lines.append((same is not None, one))
    lines.sort(key=lambda line: line[0])
    told = tuple(
        (one, f"{of_cases.line(edition, one, ratio.whole)} · {_SAYS[ratio.part][0 if part else 1]}")
        for part, one in lines
    )
    return Unfolded(rates.rate(ratio, edition, scope), told)
