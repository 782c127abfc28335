"""主题月 in words: the line of the morning, the line of the evening, the figures, the closing report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from domain.cases import Case
from domain.chat import Choice
from domain.daywords import DaysOf
from domain.district import District
from domain.editions import Share
from domain.measures import ON_TIME_RATE, Ratio
from domain.paper import Block, PaperTable, Paragraph, PhotoRow
from domain.themes import AMNESTY, Theme
from texts import cases as wording
from texts import measures, times

WORD, REPORT = "主题月", "主题月总结"
CLOSING = "总结"
STAGES = ("之前", "期间", "之后")
MOST_EXAMPLES = 3
MOST_UNITS = 20
NONE = "没有定主题月。要定，请在底册《规则》里写，如：\n主题月 2026-05 环境整治月（垃圾外溢、占道经营）"

Staged = tuple[str, DaysOf, int, int, Mapping[Ratio, Share], bool]


def days(one: DaysOf) -> str:
    """`5月1日–5月31日`."""
    return f"{times.short_day(one.first)}–{times.short_day(one.last)}"


def about(theme: Theme) -> str:
    """What it is about, and that nobody answers for what is found."""
    told = [f"重点 {'、'.join(theme.about)}"] if theme.about else []
    return "，".join([*told, *([AMNESTY] if theme.amnesty else [])])


def prompt(theme: Theme, day: date) -> str:
    """One line in the morning."""
    told = [f"{theme.name}第 {(day - theme.first).days + 1} 天（到{times.short_day(theme.last)}）"]
    told += [f"重点 {'、'.join(theme.about)}，看到就报"] if theme.about else []
    told += ["自己多报，上面查到的不追责"] if theme.amnesty else []
    return "：".join([told[0], "；".join(told[1:])]) if told[1:] else told[0]


def in_digest(theme: Theme, day: date, counts: Mapping[str, int]) -> str:
    """One line in the evening."""
    told = "，".join(f"{name} {count}" for name, count in counts.items())
    what = f"重点（{'、'.join(theme.about)}）" if theme.about else ""
    return f"{theme.name}第 {(day - theme.first).days + 1} 天：{what}{told}"


def listed(themes: Sequence[Theme], today: date, unknown: Sequence[str]) -> str:
    """The calendar; `unknown` are names that no category has."""
    lines = [f"【主题月】{len(themes)} 个", *(_listed(one, today) for one in themes)]
    if unknown:
        lines.append(f"底册里没有这些类别，没算：{'、'.join(unknown)}")
    return "\n".join(lines)


def _listed(theme: Theme, today: date) -> str:
    stands = "正在进行" if theme.covers(today) else "已结束" if theme.last < today else "还没开始"
    days_ = f"{theme.first.year}年{days(theme.during)}"
    return "｜".join(one for one in (f"{days_} {theme.name}", about(theme), stands) if one)


def buttons(theme: Theme, today: date) -> tuple[Choice, ...]:
    """For its figures and its closing report, once it has begun."""
    if theme.first > today:
        return ()
    return (Choice(f"{theme.name}数字", f"{WORD} {theme.name}"), closing(theme))


def closing(theme: Theme) -> Choice:
    """For the document."""
    return Choice(f"{theme.name}总结", f"{WORD} {CLOSING} {theme.name}")


def ended(theme: Theme) -> str:
    """One line of a monthly report."""
    return f"“{theme.name}”结束了，总结发：{WORD} {CLOSING} {theme.name}"


def unknown(name: str, themes: Sequence[Theme]) -> str:
    """There is none of that name."""
    return f"没有主题月“{name}”。有：{'、'.join(dict.fromkeys(one.name for one in themes))}"


def to_come(theme: Theme) -> str:
    """Not begun."""
    return f"{theme.name}还没开始，{times.short_day(theme.first)}起。"


def figures(theme: Theme, where: str, staged: Sequence[Staged]) -> str:
    """How it stood before, during and after."""
    head = " · ".join(one for one in (f"【主题月】{theme.name}", where, about(theme)) if one)
    return "\n".join([head, *map(_stage, staged)])


def _stage(one: Staged) -> str:
    name, days_, new, closed, shares, running = one
    rates = [_rate(ratio, share) for ratio, share in shares.items() if share.whole]
    so_far = "，到现在" if running else ""
    return f"{name}（{days(days_)}{so_far}）：" + "，".join([f"新增 {new}", f"销号 {closed}", *rates])


def _rate(ratio: Ratio, share: Share) -> str:
    return f"{ratio.name} {measures.share(share)}"


def overview(theme: Theme, where: str) -> list[Block]:
    """What it was."""
    focus = f"，{about(theme)}" if about(theme) else ""
    only = "，只算重点类别" if theme.about else ""
    held = f"{where}{theme.first.year}年{days(theme.during)}开展“{theme.name}”{focus}。"
    return [Paragraph(f"{held}之前、之后各取同样多的天数相比{only}。")]


def compared(staged: Sequence[Staged]) -> list[Block]:
    """A column for each stage."""
    columns = ("指标", *(f"{one[0]}（{days(one[1])}{'，到现在' if one[5] else ''}）" for one in staged))
    ratios = list(staged[0][4]) if staged else []
    rows = [
        ("新增", *(str(one[2]) for one in staged)),
        ("销号", *(str(one[3]) for one in staged)),
        *((ratio.name, *(_cell(one[4][ratio]) for one in staged)) for ratio in ratios),
    ]
    widths = (0.22, *([0.78 / len(staged)] * len(staged))) if staged else ()
    return [PaperTable(columns, tuple(rows), widths)] if staged else []


def _cell(share: Share) -> str:
    return measures.share(share) if share.whole else "—"


def units(found: Sequence[tuple[str, int, int, Share]]) -> list[Block]:
    """A line for each unit."""
    rows = tuple((name, str(new), str(closed), _cell(kept)) for name, new, closed, kept in found[:MOST_UNITS])
    columns = ("单位", "新增", "销号", ON_TIME_RATE.name)
    return [PaperTable(columns, rows, (0.4, 0.15, 0.15, 0.3))] if rows else []


def examples(found: Sequence[tuple[Case, str, str]], district: District) -> Iterator[Block]:
    """Some that were put right, with their photos."""
    for case, before, after in found[:MOST_EXAMPLES]:
        category = district.category.get(case.category or 0)
        what = f"#{case.number} {category.name if category else wording.UNSORTED} · {wording.place(case, district)}"
        yield PhotoRow((("整改前", before), ("整改后", after)), what)
