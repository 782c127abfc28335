"""互评 in words: who scores whom, what was filled in, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from domain.chat import Choice
from domain.district import District, Grid
from domain.rotation import months
from domain.scoring import Mark, Marked, ScoreDraw, ScoreSheet, mean
from texts import times
from texts.typed import one_line

HOW = "评分 填 {grid} 92 说明（分数 0 到 100，可附照片）"
NOT_DRAWN = "这个月还没抽签。请创建办发：评分 抽签"
NONE_OF_YOURS = "您的网格这个月不用评分。"
ONE_WITH_PHOTOS = "带照片请一个网格发一条，才知道照片是哪个网格的。"
DRAW = Choice("评分抽签", "评分 抽签")
NONE_EVER = "还没有过评分抽签。请创建办发：评分 抽签"


def month(draw: ScoreDraw, now: datetime) -> str:
    """`11月`, with the year if it is not this one."""
    year = "" if draw.month.year == now.year else f"{draw.month.year}年"
    return f"{year}{draw.month.month}月"


def points(value: float | None) -> str:
    """`92`, `91.5`, 缺."""
    return "缺" if value is None else f"{value:.1f}".removesuffix(".0")


def name(grid: str, district: District) -> str:
    """The grid with this 编号, also one that the register has no more."""
    return next((one.name for one in district.grid.values() if one.code == grid), grid)


def drawn(draw: ScoreDraw, district: District, now: datetime) -> str:
    """Who scores whom, and by which seed."""
    lines = [f"【互评】{month(draw, now)}抽签 · 种子 {draw.seed}"]
    given: dict[str, list[str]] = {}
    for scorer, scored in draw.turn.pairs:
        given.setdefault(scorer, []).append(name(scored, district))
    lines += [f"{name(one, district)} 评 {'、'.join(given[one])}" for one in sorted(given)]
    lines += [f"{times.due(draw.until, now)}填完。"] if draw.takes(now) else []
    return "\n".join([*lines, f"核对发：评分 核对 {draw.seed}"])


def limits(draw: ScoreDraw, wanted: int) -> list[str]:
    """What cannot be with so few grids."""
    grids, sheets = len(draw.turn.order), len(draw.turn.shifts)
    lines = [f"{grids} 个网格，{months(grids, sheets)} 个月内不会重复。"] if draw.turn.begins else []
    if sheets < wanted:
        lines.append(f"互评份数 {wanted} 做不到：网格少，会两家互相打分；按 {sheets} 份。")
    return lines


def asked(draw: ScoreDraw, scored: Iterable[str], district: District, now: datetime) -> str:
    """What a grid has to score."""
    names = [name(one, district) for one in scored]
    until = times.due(draw.until, now)
    return "\n".join(
        [
            f"【互评】{month(draw, now)}本网格评：{'、'.join(names)}",
            f"{until}发：{HOW.format(grid=names[0])}",
        ]
    )


def reminded(draw: ScoreDraw, scored: Iterable[str], district: District, now: datetime) -> str:
    """That sheets are missing still."""
    names = [name(one, district) for one in scored]
    until = times.due(draw.until, now)
    return f"【互评】还没评：{'、'.join(names)}。{until}发：评分 填 {names[0]} 分数 说明"


NOT_URGED = "这是名单，我没有另外催。截止前一个工作日，我在没交的网格群里提醒一次。"


def proposed(now: datetime) -> str:
    """On the first working day of a month."""
    return f"{now.month}月的互评还没抽签，现在抽吗？"


def filled(sheet: ScoreSheet, before: ScoreSheet | None, district: District) -> str:
    """What was kept: `双龙网格 92 分（原来 88），照片 1 张`."""
    grid, given = name(sheet.scored, district), points(sheet.points)
    was = f"（原来 {points(before.points)}）" if before else ""
    photos = f"，照片 {len(sheet.photos)} 张" if sheet.photos else ""
    return f"{grid} {given} 分{was}{photos}"


def all_filled(lines: Sequence[str], draw: ScoreDraw, now: datetime) -> str:
    """What was kept of a message with one sheet or several."""
    return f"记下了：{'；'.join(lines)}。{times.due(draw.until, now)}可以再发一次改。"


def own_grid(scored: Grid, drew: Sequence[Grid], others: Sequence[str]) -> str:
    """Nobody scores a grid of theirs; where a second one of theirs drew it, who hands that sheet in."""
    said = f"您是{scored.name}的人，不能给自己网格打分。"
    if not drew:
        return said
    whose = "、".join(grid.name for grid in drew)
    if others:
        return f"{said}{whose}的这份请{'、'.join(others)}填。"
    return f"{said}{whose}没有别人能填，这份会记成缺，不当 0 分。"


def nobodys(scorer: Grid, scored: Grid) -> str:
    """To the office: a sheet that nobody can hand in."""
    return f"{scorer.name}评{scored.name}没人能填：{scorer.name}的人也都是{scored.name}的。这份会记成缺，不当 0 分。"


def not_by(scorer: Grid, scored: Grid) -> str:
    """The lots do not say so, or the grid is not theirs."""
    return f"{scored.name}这个月不归{scorer.name}评，或者您不是{scorer.name}的人。"


def own(
    draw: ScoreDraw,
    pairs: Sequence[tuple[str, str]],
    filled: Mapping[tuple[str, str], ScoreSheet],
    district: District,
    now: datetime,
) -> list[str]:
    """What the grids of whoever asks have to score, and what of it is filled in."""
    lines = [f"【互评】{month(draw, now)}您的网格评："]
    for pair in pairs:
        given = f"{points(filled[pair].points)} 分" if pair in filled else "还没评"
        lines.append(f"{name(pair[1], district)}：{given}")
    if not draw.takes(now):
        return [*lines, over(draw, now)]
    return [*lines, f"{times.due(draw.until, now)}发：评分 填 {name(pairs[0][1], district)} 分数 说明"]


def over(draw: ScoreDraw, now: datetime) -> str:
    """Nothing can be filled in any more."""
    return f"{month(draw, now)}的评分 {times.moment(draw.until, now)} 已经截止，不能再填、再改。看结果发：评分 结果"


def results(draw: ScoreDraw, found: Sequence[Marked], district: District, now: datetime) -> str:
    """What each grid was given, from whom and why; what is missing is said, and is no zero."""
    given = [mark.sheet.points for one in found for mark in one.marks if mark.sheet]
    missing = sum(one.missing for one in found)
    lines = [_head(draw, now)]
    lines += [line for one in found for line in _lines(one, found, district)]
    if given:
        lines.append(f"平均 {points(mean(given))}，按交了的 {len(given)} 份算")
    if missing:
        lines.append(f"缺 {missing} 份，不当 0 分")
    if pictured := next((one for one in found if one.photos), None):
        lines.append(f"看照片发：评分 结果 {draw.name} {name(pictured.grid, district)}")
    return "\n".join(lines)


def of_one(draw: ScoreDraw, one: Marked, among: Sequence[Marked], district: District, now: datetime) -> str:
    """What one grid was given, by whom and why."""
    return "\n".join([_head(draw, now), *_lines(one, among, district)])


def scored_by(draw: ScoreDraw, one: Marked, district: District, now: datetime) -> str:
    """Who scores a grid, while the scores are nobody's to see."""
    told = [f"{name(mark.scorer, district)}（{'已交' if mark.sheet else '还没交'}）" for mark in one.marks]
    until = _written(draw.until, now)
    return f"{month(draw, now)}评{name(one.grid, district)}的是：{'、'.join(told)}。分数 {until} 截止后公布。"


def not_drawn(draw: ScoreDraw, grid: str, now: datetime) -> str:
    """A grid that came after the lots."""
    return f"{month(draw, now)}抽签时没有{grid}，没有互评。"


def counts(draw: ScoreDraw, found: Sequence[Marked], district: District, now: datetime) -> str:
    """How many sheets are there and whose are missing, while the scores are nobody's to see."""
    every = sum(len(one.marks) for one in found)
    missing = sum(one.missing for one in found)
    late = sorted({mark.scorer for one in found for mark in one.marks if mark.sheet is None})
    who = f"还没交：{'、'.join(name(one, district) for one in late)}。" if late else ""
    return (
        f"{month(draw, now)}互评交了 {every - missing} 份，缺 {missing} 份。{who}"
        f"分数 {_written(draw.until, now)} 截止后公布，创建办可以私聊看。"
    )


def checked(draw: ScoreDraw, seed: str, now: datetime, *, line_stands: bool, same: bool) -> str:
    """Whether a seed comes out again, from a line of the history that still stands, and the `same` pairs by it."""
    basis = f"办理记录第 {draw.line} 条" if draw.line else "抽签前没有办理记录，只用月份"
    agrees = line_stands and seed == draw.seed and same
    lines = [f"核对{month(draw, now)}抽签 · 种子 {draw.seed}：{'一致' if agrees else '不一致'}"]
    lines.append(f"依据：{basis}{'' if line_stands else '，和抽签时不一样了'}")
    lines.append(f"种子重算：{seed}{'，相同' if seed == draw.seed else '，不同'}")
    lines.append(f"{len(draw.turn.pairs)} 对重排：{'和当时一样' if same else '和当时不一样'}")
    return "\n".join(lines)


def no_such_seed(seed: str, draw: ScoreDraw | None, now: datetime) -> str:
    """Nothing was drawn by this seed."""
    own = f"{month(draw, now)}的种子是 {draw.seed}。" if draw else ""
    return f"不一致：没有用“{one_line(seed, 20)}”抽过签。{own}"


def _head(draw: ScoreDraw, now: datetime) -> str:
    until = times.due(draw.until, now)
    state = f"还没截止，{until}可改" if draw.takes(now) else f"截至 {_written(draw.until, now)}"
    return f"【互评】{month(draw, now)}结果（{state}）"


def _written(at: datetime, now: datetime) -> str:
    return times.written(at.astimezone(now.tzinfo))


def _lines(one: Marked, among: Sequence[Marked], district: District) -> list[str]:
    """A grid with its place, which equals share, and what it was given: on one line if that is one sheet."""
    better = sum(other.mean is not None and other.mean > (one.mean or 0.0) for other in among)
    place = f"{better + 1}. " if one.mean is not None else ""
    head = f"{place}{name(one.grid, district)} {points(one.mean)}"
    told = [_mark(mark, district) for mark in one.marks]
    return [f"{head} · {told[0]}"] if len(told) == 1 else [head, *(f"  {line}" for line in told)]


def _mark(mark: Mark, district: District) -> str:
    scorer = name(mark.scorer, district)
    if mark.sheet is None:
        return f"{scorer}没交"
    given = f"评 {points(mark.sheet.points)}"
    was = f"，改过，原来 {'、'.join(points(one.points) for one in mark.earlier)}" if mark.earlier else ""
    far = "，偏离大家较远，照算" if mark.unusual else ""
    photos = f"（照片 {len(mark.photos)} 张）" if mark.photos else ""
    return f"{scorer}{given}{was}{far}：{one_line(mark.sheet.words)}{photos}"
