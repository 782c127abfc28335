"""评分 年度: the year's scores of the grids, opened to appeals by the office and frozen by a leader."""

from __future__ import annotations

import re

from actions import year_scores
from domain import topics
from domain.actions import Action
from domain.chat import Choice, Outgoing
from domain.district import Grid, Purpose, Role
from domain.scoring import FULL
from domain.year_scores import YearScore, is_ripe, standing
from handlers.kit import Answer, Ask, Said, command
from handlers.scopes import grid_called, year_in
from storage.store import Store
from texts import year_scores as wording

_POINTS = re.compile(r"(?P<points>\d+(?:\.\d)?)\s*分?(?:\s+(?P<words>.*))?", re.DOTALL)
_SEE_BEFORE_THE_END = (Role.OFFICE, Role.INSPECTOR, Role.LEADER, Role.UNIT_HEAD)
_NOT_OPEN = "还没有公示的年度评分。请创建办发：评分 公示 2026"


@command(
    "评分 年度",
    "评分 全年",
    "评分 今年",
    "评分 本年",
    "评分 去年",
    "年度评分",
    "yearscore",
    does=Action.SCORES,
)
def show(said: Said, store: Store) -> Answer:
    """评分 年度 2026 — 每个网格全年的分；公示后可申诉，定案后不变"""
    year = _year(said, store)
    one = store.year_scores.of(year)
    alone = said.purpose in (Purpose.PRIVATE, Purpose.LIAISON, Purpose.CORE)
    if (one is None or one.frozen_at is None) and not (alone and said.person.has(*_SEE_BEFORE_THE_END)):
        return f"{year}年的年度评分还没定案。"
    if one is None:
        return _so_far(year, said, store)
    appeals = store.year_scores.appeals(year)
    freezes = said.person.has(Role.LEADER) and is_ripe(one, appeals, said.at)
    text = wording.shown(one, appeals, store.district, said.at)
    choices = wording.freeze(one) if freezes else ()
    return Outgoing(said.chat, text, choices=choices, about=topics.year_score(year))


def _so_far(year: int, said: Said, store: Store) -> Answer:
    lines = standing(year_scores.entries(year_scores.months(year, said.at, store), store), [])
    if all(line.points is None for line in lines):
        return f"{year}年还没有分。"
    opens = said.person.has(Role.OFFICE) and said.today.year > year
    choices = (Choice("公示", f"{wording.OPEN} {year}"),) if opens else ()
    return Outgoing(said.chat, wording.so_far(year, lines, store.district), choices=choices)


@command(wording.OPEN, "openyear", does=Action.DRAW_UP)
def open_(said: Said, store: Store) -> Answer:
    """评分 公示 2026 — 公示全年的分，听单位申诉；过了年底才能公示"""
    year = _year(said, store)
    if said.today.year <= year:
        return f"{year}年还没过完，过了年底再公示。看现在的分，请发：评分 年度 {year}"
    return year_scores.open_(year, said.person, said.cause_saying(""), store)


@command(wording.APPEAL, "appealyear", does=Action.OBJECT)
def appeal(said: Said, store: Store) -> Answer:
    """评分 申诉 北湖一网格 理由 — 单位负责人对年度评分申诉"""
    found = _about(wording.APPEAL, said, store)
    if not isinstance(found, tuple):
        return found
    one, grid, words = found
    if grid.unit not in store.district.within(said.person.unit):
        return f"{grid.name}不是您单位的，不能替它申诉。"
    return year_scores.appeal(one, grid, said.person, said.cause_saying(words), store)


@command(wording.UPHOLD, "upholdyear", does=Action.DRAW_UP)
def uphold(said: Said, store: Store) -> Answer:
    """评分 申诉成立 北湖一网格 93.5 理由 — 年度评分改成这个分"""
    found = _about(wording.UPHOLD, said, store)
    if not isinstance(found, tuple):
        return found
    one, grid, words = found
    scored = _POINTS.fullmatch(words)
    if scored is None or float(scored["points"]) > FULL:
        return f"请写改成几分（0 到 100）和理由，如：{wording.UPHOLD} {grid.name} 93.5 理由"
    if not (scored["words"] or "").strip():
        return Ask(f"{grid.name} 改成 {scored['points']}，为什么？", f"{wording.UPHOLD} {grid.name} {words}")
    cause = said.cause_saying(scored["words"].strip())
    return year_scores.decide(one, grid, float(scored["points"]), said.person, cause, store)


@command(wording.DISMISS, "dismissyear", does=Action.DRAW_UP)
def dismiss(said: Said, store: Store) -> Answer:
    """评分 申诉不成立 北湖一网格 理由 — 年度评分不改"""
    found = _about(wording.DISMISS, said, store)
    if not isinstance(found, tuple):
        return found
    one, grid, words = found
    return year_scores.decide(one, grid, None, said.person, said.cause_saying(words), store)


@command(wording.FREEZE, "freezeyear", does=Action.SIGN_LIST)
def freeze(said: Said, store: Store) -> Answer:
    """评分 定案 2026 — 领导定案，年度评分不再变"""
    year, _ = year_in(said.words, said.today)
    one = store.year_scores.of(year) if year else store.year_scores.last()
    return year_scores.freeze(one, said.person, said.cause_saying(""), store) if one else _NOT_OPEN


def _year(said: Said, store: Store) -> int:
    """The year that is named, else the one that was opened last, else this one; in January the year before, if there
    were cases in it."""
    named, _ = year_in(said.message.text, said.today)  # 评分 去年 is a command word
    if named is not None:
        return named
    last = store.year_scores.last()
    if last is not None and last.frozen_at is None:
        return last.year
    began = store.behind.began() if said.today.month == 1 else None
    ended = began is not None and began.astimezone(said.at.tzinfo).year < said.today.year
    return said.today.year - ended


def _about(step: str, said: Said, store: Store) -> tuple[YearScore, Grid, str] | Answer:
    """The year that is open, the grid and the words behind it; what is missing is asked for."""
    one = store.year_scores.last()
    if one is None:
        return _NOT_OPEN
    name, _, words = said.words.strip().partition(" ")
    if not name:
        return f"请写网格和理由，如：{step} 北湖一网格 理由"
    grid = grid_called(name, store.district)
    if not words.strip():
        asks = "改成几分？为什么？如：93.5 漏算一件" if step == wording.UPHOLD else "请写理由。"
        return Ask(f"{grid.name}：{asks}", f"{step} {grid.name}")
    return one, grid, words.strip()
