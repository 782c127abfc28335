"""评分 填: what a grid gives another. The group says whose sheet it is; in private it is asked if need be."""

from __future__ import annotations

import re

from actions import scoring
from domain.actions import Action
from domain.chat import Choice
from domain.district import Grid, Person
from domain.scoring import FULL, ScoreDraw, ScoreSheet, scorers
from handlers.kit import Answer, Ask, Said, command
from handlers.scopes import grid_called
from handlers.scored import own_pairs
from storage.store import Store
from texts import scoring as wording
from understanding.orders.without_a_case.paraphrases.scores import OWN_PAIR
from understanding.orders.without_a_case.score_words import Score, given, points_in

_AS = re.compile(r"(?P<scorer>.+?网格)\s*(?:评|给|打)\s*(?P<grid>\S.*)", re.DOTALL)


@command("评分 填", "scorefill", does=Action.SCORE)
def fill(said: Said, store: Store) -> Answer:
    """评分 填 北湖一网格 92 说明 — 给抽到的网格打分，可附照片"""
    drawn = store.scoring.of_month(said.today.replace(day=1))
    if drawn is None:
        return wording.NOT_DRAWN
    if not drawn.takes(said.at):
        return wording.over(drawn, said.at)
    found = given(said.words, [one.name for one in store.district.grids])
    if not found:
        return _unfinished(drawn, said, store)
    if len(found) > 1 and said.photos:
        return wording.ONE_WITH_PHOTOS
    sheets = []
    for one in found:
        sheet = _sheet(one, drawn, said, store)
        if not isinstance(sheet, ScoreSheet):
            return sheet
        sheets.append(sheet)
    return scoring.fill(sheets, drawn, said.cause_saying("；".join(one.words for one in sheets)), store)


def _sheet(one: Score, drawn: ScoreDraw, said: Said, store: Store) -> ScoreSheet | Answer:
    """A sheet as it is kept, or what is to be said instead."""
    pair = _pair(one, drawn, said, store)
    if not isinstance(pair, tuple):
        return pair
    scorer, grid = pair
    points = points_in(one.points)
    if not 0 <= points <= FULL or points != round(points, 1):
        return "分数要在 0 到 100 之间，可以有一位小数，如 92 或 91.5"
    if not one.words:
        then = f"评分 填 {scorer.name}评{grid.name} {one.points}分"
        return Ask(f"{grid.name} {wording.points(points)} 分，为什么？请写说明。", then, said.photos)
    return ScoreSheet(
        drawn.id,
        scorer.code,
        grid.code,
        points,
        one.words,
        said.person.id,
        said.at,
        said.photos,
        said.cause.reference,
    )


def _pair(one: Score, drawn: ScoreDraw, said: Said, store: Store) -> tuple[Grid, Grid] | Answer:
    """Who scores whom, of 双龙网格, 抽到的网格 and 金山一网格评双龙网格."""
    named = _AS.fullmatch(one.grid)
    grid = _meant(named["grid"] if named else one.grid, drawn, said.person, store)
    if isinstance(grid, str):
        return grid
    scorer = _scorer(
        drawn, grid, grid_called(named["scorer"], store.district) if named else None, said, store
    )
    return (scorer, grid) if isinstance(scorer, Grid) else _which(scorer, grid, one, said)


def _meant(name: str, drawn: ScoreDraw, person: Person, store: Store) -> Grid | str:
    """The grid of this name; where the one is meant that they drew, that, or what to say instead."""
    if name != OWN_PAIR:
        return grid_called(name, store.district)
    own = sorted({wording.name(other, store.district) for _, other in own_pairs(drawn, person, store)})
    if len(own) == 1:
        return grid_called(own[0], store.district)
    return f"您的网格评的有：{'、'.join(own)}。请写明是哪个。" if own else wording.NONE_OF_YOURS


def _scorer(
    drawn: ScoreDraw, scored: Grid, named: Grid | None, said: Said, store: Store
) -> Grid | list[Grid] | str:
    """The grid for which this person scores that one; the several that it may be; or why they may not."""
    person = said.person
    own = own_pairs(drawn, person, store)
    here = store.district.grid.get(said.group.grid or 0) if said.group else None
    said_so = named or here
    codes = scorers(own, scored.code, said_so.code if said_so else "")
    drew = [grid for grid in store.district.grids if grid.code in codes]
    if scoring.is_of(person, scored):
        return wording.own_grid(scored, drew, _others(drew, scored, store))
    if named and named not in drew:
        return wording.not_by(named, scored)
    if drew:
        return drew[0] if len(drew) == 1 else drew
    names = "、".join(wording.name(other, store.district) for _, other in own)
    instead = f"您的网格评的是：{names}。" if names else wording.NONE_OF_YOURS
    return f"{scored.name}这个月不归您评。{instead}"


def _others(drew: list[Grid], scored: Grid, store: Store) -> list[str]:
    """Who else may hand in the sheet of the grids that drew that one."""
    return [one.name for grid in drew for one in scoring.who_is_able(store.district.people, grid, scored)]


def _which(scorer: list[Grid] | str, grid: Grid, one: Score, said: Said) -> Answer:
    """Where several of one's grids drew the same one, and the group does not say which is meant, that is asked."""
    if isinstance(scorer, str):
        return scorer
    line = f"{grid.name} {one.points}分 {one.words}".strip()
    choices = tuple(Choice(f"{own.name}评的", f"评分 填 {own.name}评{line}") for own in scorer)
    return Ask(f"是您的哪个网格评{grid.name}？", "评分 填", said.photos, choices=choices)


def _unfinished(drawn: ScoreDraw, said: Said, store: Store) -> Answer:
    """No score, or no grid; whoever has one grid to score is only asked for the score."""
    own = own_pairs(drawn, said.person, store)
    named = [grid for grid in store.district.grids if said.words and said.words in (grid.name, grid.code)]
    if named:
        pair = _pair(Score(named[0].name, "", ""), drawn, said, store)
        if not isinstance(pair, tuple):
            return pair
        then = f"评分 填 {pair[0].name}评{named[0].name}"
        return Ask(f"给{named[0].name}打几分（0 到 100）？为什么？如：92 干净", then, said.photos)
    if not own:
        return wording.NONE_OF_YOURS
    return f"请这样发：{wording.HOW.format(grid=wording.name(own[0][1], store.district))}"
