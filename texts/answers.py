"""Answers to questions in words: the first line says what was understood, the rest what is so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from domain.chat import Choice
from domain.measures import Deed, Figure, ToldAlone
from domain.question import SOURCES, Status
from domain.standing import percent
from texts.measures import COUNTS, DEEDS, TOLD

WHOSE_PLACE = "要问谁的名次？如：金山街道排第几。"
NOT_POSTED = "只发给了您，没有发到群里。要大家看到，请到那个群里发同样的话，开头加 @走街"
MOST_PARTS = 10  # of a count that is divided

_MEANINGS = {
    Status.UNCLOSED: "还没销号的，待核查的也算；不予受理、作废、并案的不算",
    Status.OPEN: COUNTS[Figure.OPEN],
    Status.OVERDUE: COUNTS[Figure.OVERDUE],
    Status.CHECKING: COUNTS[Figure.CHECKING],
    Status.FIXED: "单位报了整改的，核查没核查都算",
    Status.CLOSED: COUNTS[Figure.CLOSED],
    Status.ON_TIME: COUNTS[Figure.ON_TIME],
    Status.NOT_KEPT: "到了时限没整改好的，后来补上的也算",
    Status.ANSWERED: TOLD[ToldAlone.ANSWERED],
    Status.NO_ANSWER: "派到单位、单位还没动过的（认领、整改、退回、延期、挂账、请配合都算动）",
    Status.EXTENSION_ASKED: "申请过延期的；不说时段就是还在等签的",
    Status.EXTENSION_PENDING: "申请了延期、还没签完的",
    Status.DEFERRAL_PENDING: "申请了挂账、还没签完的",
    **{one: f"来源是{source}的" for one, source in SOURCES.items()},
    Status.NEW: COUNTS[Figure.NEW],
    Status.DUE: COUNTS[Figure.DUE],
    Status.RETURNED: "单位退回、还没重新派的",
    Status.UNASSIGNED: "受理了、还没派到单位的",
    Status.UNCLAIMED: "受理了、还没派到单位的",
    Status.PENDING: "报上来、创建办还没受理的",
    Status.REWORK: COUNTS[Figure.REWORK],
    Status.CHECKED: "核查通过或没通过的",
    Status.SUPERVISED: "督办单签发了、还没办结的",
    Status.UNRECEIVED: "督办单签发了、单位还没签收的",
    Status.UNANSWERED: "督办单签发了、单位还没回复的",
    Status.CONSULTING: "正在会商归谁办的",
    Status.APPEALED: "超期以后申诉、还没有结果的",
    Status.REBOUND: COUNTS[Figure.REBOUNDED],
    Status.BAD: DEEDS[Deed.BAD],
    Status.SELF_REPORTED: COUNTS[Figure.SELF_REPORTED],
    Status.REOPENED: "销号以后又重开的",
    Status.REJECTED: COUNTS[Figure.REJECTED],
    Status.VOID: COUNTS[Figure.VOID],
    Status.DEFERRED: COUNTS[Figure.DEFERRED],
    Status.EXTENDED: COUNTS[Figure.EXTENDED],
    Status.NOTICED: COUNTS[Figure.NOTICED],
    Status.URGENT: "紧急类别的",
    Status.SEVERE: "按规则“定级”算严重的，和督查员、创建办定为严重的；没写时段的只数还没销号的",
    Status.HEAVY: "按规则“定级”算较重的，和督查员、创建办定为较重的；没写时段的只数还没销号的",
}


def counted(head: str, count: int) -> str:
    """`金山片 · 本周 · 占道经营 · 未销号：6 件`."""
    return f"{head}：{count} 件"


def to_come(words: str) -> str:
    """Of a day that lies ahead, where cases are counted as they were then."""
    return f"{words}还没到，没有数。要看那时到期的："


def in_line(number: int) -> str:
    """What a department is told of by its subject, and others handle."""
    return f"条线归它、由所在地单位办的 {number} 件："


def several(head: str, counts: Iterable[tuple[str, int]]) -> str:
    """Several states, a line each."""
    return "\n".join([head, *(f"{name} {count} 件" for name, count in counts)])


def share(head: str, part: int, whole: int, names: tuple[str, str]) -> str:
    """A rate with its numerator and denominator."""
    if not whole:
        return f"{head}：还没有{names[1]}的，算不出"
    return f"{head}：{percent(part, whole)}%（{names[0]} {part} / {names[1]} {whole}）"


def ranking(head: str, lines: Sequence[str]) -> str:
    """Places under what was ranked."""
    return "\n".join([head, *(lines or ["没有可排的。"])])


# Rates of what was reported or handed over within the days; the list has whatever became so within them.
_OF_EARLIER_TOO = {Status.CLOSED: "销号", Status.RETURNED: "退回"}


def listed_otherwise(state: Status, count: int) -> str:
    """Why the list of a rate has more or fewer than its part."""
    if done := _OF_EARLIER_TOO.get(state):
        return f"（名单是这段时间{done}的 {count} 件，以前报的、派的也在内）"
    return f"（比率按次算：到期、派到、核查几次算几次；名单一件列一次，{count} 件）"


def figure_of(share: tuple[int, int]) -> str:
    """A rate with its two figures: `67%（2/3）`."""
    part, whole = share
    return f"{percent(part, whole)}%（{part}/{whole}）"


def side(name: str, share: tuple[int, int], of_what: str) -> str:
    """One of two that are compared: `上周 67%（2/3）`, or that there is nothing of which it could be the rate."""
    return f"{name} {figure_of(share)}" if share[1] else f"{name}没有{of_what}的"


def places(counts: Sequence[tuple[str, int, str]]) -> list[str]:
    """`1. 金山一网格 6 件`, of a name, a figure and what is said of it; equals share a place."""
    lines, place, last = [], 0, None
    for index, (name, count, said) in enumerate(counts, 1):
        if count != last:
            place, last = index, count
        lines.append(f"{place}. {name} {said}")
    return lines


def too_few(parts: Sequence[tuple[str, int, int]], fewest: int, whole: str) -> str:
    """Parts of which a rate would say nothing: `到期不足 5 件不排名：金山一网格 0/1`."""
    told = "、".join(f"{name} {part}/{all_}" for name, part, all_ in parts[:MOST_PARTS])
    return f"{whole}不足 {fewest} 件不排名：{told}{'等' if len(parts) > MOST_PARTS else ''}"


def page(first: int, shown: int, more: int, of: str = "件") -> str:
    """`第 11–20 件，还有 4 件`: which of them these are."""
    which = f"{first + 1}–{first + shown}" if shown > 1 else f"{first + 1}"
    return f"第 {which} {of}" + (f"，还有 {more} {of}" if more else "")


def compared(head: str, sides: Sequence[tuple[str, int, str]], unit: str) -> str:
    """Two or more sides, each with its figure and what is said of it, and by how much the first two differ."""
    told = "，".join(f"{name} {said}" for name, _, said in sides)
    (one, first, _), (other, second, _) = sides[0], sides[1]
    if first == second:
        return f"{head}\n{told}\n一样多"
    more, less = (one, other) if first > second else (other, one)
    points = " 个百分点" if unit == "%" else " 件"
    return f"{head}\n{told}\n{more}比{less}多{abs(first - second)}{points}".replace("多", "多 ", 1)


def counted_until(words: str, end: datetime, whole: str) -> str:
    """Of earlier days, that only as many were counted as have gone by of those they are compared with."""
    until = f"{end.month}月{end.day}日 {end.hour:02d}:{end.minute:02d}"
    return f"（{words}也只算到 {until}{f'；整个是 {whole}' if whole else ''}）"


def no_figures(words: str, first: date) -> str:
    """Of days before the first case."""
    return f"{words}没有数：第一件是 {first.year}年{first.month}月{first.day}日 报的。"


def bars(head: str, counts: Mapping[str, int], *, of: str = "") -> str:
    """A count for each day, week or month, in order; `of` says of what, where the head does not."""
    total = sum(counts.values())
    return "\n".join([f"{head}：{of}共 {total} 件", *(f"{name} {count}" for name, count in counts.items())])


def meaning(states: Sequence[Status]) -> str:
    """What is counted as what."""
    told = [f"{one}：{_MEANINGS[one]}。" for one in states if one in _MEANINGS]
    return "\n".join(told) or "按上报时间算，上报的都算。"


_NAMED = 2  # words that could not be used; of more the longest are named


def not_used(words: Sequence[str], near: Sequence[str]) -> str:
    """Something was recognised that the answer could not respect; each of the questions that are `near` is a button,
    so it is not written as well."""
    longest = sorted(words, key=len, reverse=True)[:_NAMED]
    said = "、".join(f"“{one}”" for one in words if one in longest)
    if not near:
        return f"这句里的{said}我还答不了。去掉它再问一次，或发“帮助”看能问什么。"
    return f"这句里的{said}我还答不了。可以改问："


def goes_on(before: str) -> str:
    """Whether a few words go on from the question before."""
    return f"是接着“{before}”问吗？回“是”照办；不是就请说全：哪里、什么问题。"


def maybe(offered: Sequence[Choice], lines: Sequence[str] = ()) -> str:
    """What may be meant, as buttons; `lines` tell of some of them how they are said."""
    if not offered and not lines:
        return "换个说法，或发“帮助”。"
    return "\n".join(["您是想问：", *_untold(offered, lines)])


def lost(offered: Sequence[Choice], lines: Sequence[str]) -> str:
    """Not understood, but something in it is known."""
    return f"没看懂。{maybe(offered, lines)}"


def perhaps(offered: Sequence[Choice], lines: Sequence[str]) -> str:
    """Not understood, but what the words are like is known, as buttons: how each is said."""
    return "\n".join(["没听明白，您是不是要：", *_untold(offered, lines), "都不是就换个说法。"])


def _untold(offered: Sequence[Choice], lines: Sequence[str]) -> list[str]:
    """The lines that say more than a button: a platform without buttons writes these out itself."""
    labels = {one.label for one in offered}
    return [one for one in lines if one not in labels]


def place(head: str, figure: int, number: int, of: int, by: str, *, by_rate: bool) -> str:
    """`金山街道 · 按期 · 名次：100%，第 1 名（8 个单位里）`; of numbers the most is first."""
    if by_rate:
        return f"{head}：{figure}%，第 {number} 名（{of} 个{by}里）"
    return f"{head}：{figure} 件，从多到少第 {number}（{of} 个{by}有）"


def no_place(head: str, fewest: int) -> str:
    """There is nothing to be compared, or too little."""
    return f"{head}：到期不足 {fewest} 件，不排名次" if fewest else f"{head}：一件也没有，没有名次"


def since(day: date) -> str:
    """Where nobody named days: from which day on everything counts."""
    return f"（没说时段，从 {day.year}年{day.month}月{day.day}日 第一件算起）"


def without_any(head: str, names: Sequence[str], of: int) -> str:
    """Which of the parts have none."""
    if not names:
        return f"{head}：没有，{of} 个都有"
    return f"{head}：{len(names)} 个（共 {of} 个）\n" + "、".join(names)


def set_beside(one: str, other: str, what: str) -> str:
    """The question that sets two parts side by side: 执法中队和环卫所这个月按期率各多少."""
    return f"{one}和{other}{what.rstrip('是多少几，, ')}各多少"
