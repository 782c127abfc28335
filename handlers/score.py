"""评分: lots of the month, the sheets of a grid, what came of them, and whether the seed is right."""

from __future__ import annotations

import re

from actions import scoring
from actions.appraising import month_of_cases
from domain.actions import Action
from domain.chat import Outgoing
from domain.district import Grid, Person
from domain.order import Order
from domain.scoring import FULL, ScoreDraw, ScoreSheet
from handlers.kit import Answer, Ask, Said, command
from handlers.scopes import asked, grid_called, month_of, year_in
from handlers.scored import NO_MONTH, is_of, own_pairs, shown
from storage.store import Store
from texts import appraisal
from texts import scoring as wording
from understanding.orders.without_a_case.paraphrases.scores import OWN_PAIR

_PARTED = re.compile(
    r"(?P<grid>\S+)\s+(?P<points>-?\d+(?:\.\d+)?)\s*分?(?![\d.])[\s,，:：。]*(?P<words>.*)", re.DOTALL
)
_JOINED = re.compile(
    r"(?P<grid>\D+?)(?P<points>\d+(?:\.\d+)?)\s*分?(?![\d.])[\s,，:：。]*(?P<words>.*)", re.DOTALL
)
_VERBS = re.compile(r"(?:(?:抽签|填|结果|核对|为什么|表|规则).*)?", re.DOTALL)  # else it is talk


@command("评分", "score", does=Action.SCORES, fits=_VERBS)
def score(said: Said, store: Store) -> Answer:
    """评分 — 这个月评谁、交了没有；抽签、填、结果、核对都写在后面"""
    if said.words:
        return "请用空格隔开，如：评分 填 北湖一网格 92 说明"
    drawn = store.scoring.of_month(said.today.replace(day=1))
    if drawn is None:
        return wording.NOT_DRAWN
    own = own_pairs(drawn, said.person, store)
    if not own:
        return shown(drawn, said, store)
    filled = {(sheet.scorer, sheet.scored): sheet for sheet in store.scoring.sheets(drawn)}
    return "\n".join(wording.own(drawn, own, filled, store.district, said.at))


@command("评分 抽签", "scoredraw", does=Action.DRAW_LOTS)
def draw_lots(said: Said, store: Store) -> Answer:
    """评分 抽签 — 抽这个月哪个网格评哪个网格，带种子"""
    return scoring.lots(said.person, said.cause, store)


@command("评分 填", "scorefill", does=Action.SCORE)
def fill(said: Said, store: Store) -> Answer:
    """评分 填 北湖一网格 92 说明 — 给抽到的网格打分，可附照片"""
    drawn = store.scoring.of_month(said.today.replace(day=1))
    if drawn is None:
        return wording.NOT_DRAWN
    if not drawn.takes(said.at):
        return wording.over(drawn, said.at)
    found = _PARTED.fullmatch(said.words) or _JOINED.fullmatch(said.words)
    if found is None:
        return _unfinished(drawn, said, store)
    grid = _meant(found["grid"], drawn, said.person, store)
    scorer = grid if isinstance(grid, str) else _scorer(drawn, grid, said.person, store)
    if isinstance(grid, str) or isinstance(scorer, str):
        return str(grid if isinstance(grid, str) else scorer)
    points, words = float(found["points"]), found["words"].strip()
    if not 0 <= points <= FULL or points != round(points, 1):
        return "分数要在 0 到 100 之间，可以有一位小数，如 92 或 91.5"
    if not words:
        then = f"评分 填 {grid.name} {found['points']}"
        return Ask(f"{grid.name} {found['points']} 分，为什么？请写说明。", then, said.photos)
    sheet = _sheet(drawn, (scorer.code, grid.code), points, words, said)
    return scoring.fill(sheet, drawn, said.cause_saying(words), store)


@command("评分 核对", "scorecheck", does=Action.SCORES)
def check(said: Said, store: Store) -> Answer:
    """评分 核对 种子 — 按种子重算一遍，看抽签有没有被改过"""
    latest = store.scoring.latest()
    if latest is None:
        return wording.NONE_EVER
    seed = said.words.strip().upper()
    if seed in ("", "种子"):
        return scoring.check(latest, said.at, store)
    drawn = store.scoring.of_seed(seed)
    if drawn is None:
        return wording.no_such_seed(said.words, latest, said.at)
    return scoring.check(drawn, said.at, store)


@command("评分 为什么", "scorewhy", does=Action.SCORES)
def why(said: Said, store: Store) -> Answer:
    """评分 为什么 北湖一网格 2026-11 — 考核分一条一条怎么来的、是哪几件"""
    found = month_of(said.words, said.today)
    if found is None:
        return NO_MONTH.replace("结果", "为什么 网格")
    month, name = found
    if month > said.today:
        return "还没到这个月。"
    scope, _, _ = asked(name, said, store)
    if scope.points is not None:
        return "考核分只有网格和单位有。如：评分 为什么 北湖一网格 2026-11"
    counted = month_of_cases(month, said.at, store)
    if scope.grids is None and scope.units is None:
        rows = [(grid.name, counted.of_grid(grid).total) for grid in store.district.grids]
        return appraisal.totals(rows, month, counted.span, said.at)
    appraised = counted.of(scope)
    if appraised.total is None:
        return appraisal.NO_RULES
    lines = appraisal.explained(scope.words, month, appraised, counted.sets, counted.span, said.at)
    grids = [grid for grid in store.district.grids if scope.grids == frozenset({grid.id})]
    for grid in grids:
        peers, total = counted.peers(grid), counted.total(grid)
        lines.append(appraisal.whole(total, appraised.total, peers, store.rules.score_weights))
    return "\n".join(lines)


@command("评分 表", "scoretable", does=Action.SCORES)
def table(said: Said, store: Store) -> Answer:
    """评分 表 2026-11 — 做成 Excel：综合分、考核分逐项、互评；写 2026年 是全年的"""
    year, rest = year_in(said.words, said.today)
    if year is not None and not rest:
        order = Order("年度评分", said.at, period=f"{year}")
        return Outgoing(said.chat, f"年度评分 · {year}年", order=order)
    found = month_of(said.words, said.today)
    if found is None or found[1]:
        return NO_MONTH.replace("结果", "表")
    if found[0] > said.today:
        return "还没到这个月。"
    span = month_of_cases(found[0], said.at, store).span
    order = Order("评分", said.at, span=span, period=f"{found[0]:%Y-%m}")
    return Outgoing(said.chat, f"评分 · {appraisal.month_name(found[0], said.at)}", order=order)


def _meant(name: str, drawn: ScoreDraw, person: Person, store: Store) -> Grid | str:
    """The grid of this name; where the one is meant that they drew, that, or what to say instead."""
    if name != OWN_PAIR:
        return grid_called(name, store.district)
    own = [wording.name(other, store.district) for _, other in own_pairs(drawn, person, store)]
    if len(own) == 1:
        return grid_called(own[0], store.district)
    return f"您的网格评的有：{'、'.join(own)}。请写明是哪个。" if own else "您的网格这个月不用评分。"


def _sheet(drawn: ScoreDraw, pair: tuple[str, str], points: float, words: str, said: Said) -> ScoreSheet:
    return ScoreSheet(
        drawn.id, *pair, points, words, said.person.id, said.at, said.photos, said.cause.reference
    )


def _unfinished(drawn: ScoreDraw, said: Said, store: Store) -> Answer:
    """No score, or no grid; whoever has one grid to score is only asked for the score."""
    own = own_pairs(drawn, said.person, store)
    if said.words and any(
        grid.name == said.words or grid.code == said.words for grid in store.district.grids
    ):
        grid = grid_called(said.words, store.district)
        scorer = _scorer(drawn, grid, said.person, store)
        if isinstance(scorer, str):
            return scorer
        return Ask(
            f"给{grid.name}打几分（0 到 100）？为什么？如：92 干净", f"评分 填 {grid.name}", said.photos
        )
    if not own:
        return "您的网格这个月不用评分。"
    return f"请这样发：{wording.HOW.format(grid=wording.name(own[0][1], store.district))}"


def _scorer(drawn: ScoreDraw, scored: Grid, person: Person, store: Store) -> Grid | str:
    """The grid for which this person may score that one; else why they may not."""
    if is_of(person, scored):
        return f"您是{scored.name}的人，不能给自己网格打分。"
    own = own_pairs(drawn, person, store)
    codes = [one for one, other in own if other == scored.code]
    if codes:
        return next(grid for grid in store.district.grids if grid.code == codes[0])
    names = "、".join(wording.name(one, store.district) for _, one in own)
    instead = f"您的网格评的是：{names}。" if names else "您的网格这个月不用评分。"
    return f"{scored.name}这个月不归您评。{instead}"
