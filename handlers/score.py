"""评分: lots of the month, whom a grid scores, why it has its points, and whether the seed is right."""

from __future__ import annotations

import re

from actions import scoring
from actions.appraising import month_of_cases
from domain.actions import Action
from domain.chat import Outgoing
from domain.order import Order
from handlers.kit import Answer, Said, command
from handlers.scopes import asked, month_of, year_in
from handlers.scored import NO_MONTH, own_pairs, shown
from storage.store import Store
from texts import appraisal
from texts import scoring as wording

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
