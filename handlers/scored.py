"""评分 结果: what came of 互评, of all grids or of one with the photos of its sheets; who may see it when."""

from __future__ import annotations

import re

from actions import scoring
from domain.actions import Action
from domain.chat import Outgoing
from domain.district import Grid, Person, Purpose, Role
from domain.periods import find_period
from domain.scoring import ScoreDraw
from handlers.kit import Answer, Said, command, each
from handlers.scopes import grid_called, month_of
from storage.store import Store
from texts import scoring as wording

NO_MONTH = "看不懂是哪个月，请写：评分 结果 2026-11"
MOST_PHOTOS = 9
_SEE_BEFORE_THE_END = (Role.OFFICE, Role.INSPECTOR, Role.LEADER)
_OURS = re.compile("(?:我们?|咱们?|本)(?:的)?(?:网格|社区|村|单位)?")

_URGE = "催"  # 催一下没交互评的网格


@command("评分 结果", "scores", does=Action.SCORES)
def results(said: Said, store: Store) -> Answer:
    """评分 结果 2026-11 — 每个网格得几分、谁评的、为什么；不写月份是最近一次，写了网格带照片"""
    found = month_of("" if said.words == _URGE else said.words, said.today)
    if found is None:
        return NO_MONTH
    month, name = found
    grid = _grid_of(name, said.person, store)
    if isinstance(grid, str):
        return grid
    named = find_period(said.words, said.today) is not None
    drawn = store.scoring.of_month(month) or (None if named else store.scoring.latest())
    if drawn is None:
        return f"{month.year}年{month.month}月没有抽过签，没有互评。"
    if said.words == _URGE and drawn.takes(said.at):
        return [*each(shown(drawn, said, store)), wording.NOT_URGED]
    return shown(drawn, said, store) if grid is None else _of_one(grid, drawn, said, store)


def shown(drawn: ScoreDraw, said: Said, store: Store) -> Answer:
    """Scores are everybody's once they stand; before that only whoever oversees sees them, not among others."""
    found = scoring.outcome(drawn, store)
    if not _may_see(drawn, said):
        return wording.counts(drawn, found, store.district, said.at)
    return Outgoing(said.chat, wording.results(drawn, found, store.district, said.at))


def own_pairs(drawn: ScoreDraw, person: Person, store: Store) -> list[tuple[str, str]]:
    """Whom this person's grids score."""
    own = {grid.code for grid in _grids_of(person, store)}
    return [pair for pair in drawn.turn.pairs if pair[0] in own]


def _of_one(grid: Grid, drawn: ScoreDraw, said: Said, store: Store) -> Answer:
    """Who scored a grid, why, and with which photos; while nobody may see that, only who scores it."""
    every = scoring.outcome(drawn, store)
    found = next((one for one in every if one.grid == grid.code), None)
    if found is None:
        return wording.not_drawn(drawn, grid.name, said.at)
    if not _may_see(drawn, said):
        return wording.scored_by(drawn, found, store.district, said.at)
    text = wording.of_one(drawn, found, every, store.district, said.at)
    return Outgoing(said.chat, text, found.photos[:MOST_PHOTOS])


def _may_see(drawn: ScoreDraw, said: Said) -> bool:
    alone = said.purpose in (Purpose.PRIVATE, Purpose.LIAISON)
    return not drawn.takes(said.at) or (alone and said.person.has(*_SEE_BEFORE_THE_END))


def _grid_of(name: str, person: Person, store: Store) -> Grid | str | None:
    """The grid that is named, None where none is; 我们 is one's own, and of several it is asked which."""
    if not name:
        return None
    if not _OURS.fullmatch(name):
        return grid_called(name, store.district)
    own = _grids_of(person, store)
    if len(own) > 1:
        return f"您的网格有：{'、'.join(one.name for one in own)}。请写明是哪个，如：评分 结果 {own[0].name}"
    return own[0] if own else None


def _grids_of(person: Person, store: Store) -> list[Grid]:
    return [grid for grid in store.district.grids if scoring.is_of(person, grid)]
