"""互评: every mean, place and count of a month, in words and in the workbook, over the sheets as they lie there."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from random import Random
from statistics import median

import pytest
import sqlalchemy as sa

from actions import scoring
from actions.documents.kit import find_documents
from domain.cause import Cause
from domain.district import Role
from domain.order import Order
from domain.scoring import ScoreSheet
from domain.tabular import Tabular
from domain.tally import Span
from storage.books import Books
from storage.database import Database
from tests.talk import ZONE
from tests.turns import ONE_DATABASE

BEGIN, END = datetime(2026, 3, 1, tzinfo=ZONE), datetime(2026, 4, 1, tzinfo=ZONE)
LAST = """
    SELECT s.scorer, s.scored, s.points FROM score_sheets AS s
    WHERE s.id = (SELECT max(o.id) FROM score_sheets AS o
                  WHERE o.draw = s.draw AND o.scorer = s.scorer AND o.scored = s.scored)
"""


@ONE_DATABASE
@pytest.mark.parametrize(("seed", "sheets"), [(1, 1), (2, 3), (3, 4)])
def test_every_mean_is_that_of_the_sheets(database: Database, seed: int, sheets: int) -> None:
    """Some are missing, some were corrected, some are far from all others; what is missing is no zero."""
    dice = Random(seed)
    with database.transaction() as store:
        store.bring_to(store.district, replace(store.rules, score_sheets=sheets))
    with database.transaction() as store:
        _filled(dice, store)
        drawn = store.scoring.latest()
        assert drawn is not None
        (told,) = {one.text for one in scoring.end(drawn, END, store)}
        points = defaultdict[str, list[Decimal]](list)
        for _, scored, given in store.connection.execute(sa.text(LAST)):
            points[scored].append(Decimal(str(given)))
        names = {grid.code: grid.name for grid in store.district.grids}
        means = {names[code]: _tenths(some) for code, some in points.items()}
        every = [one for some in points.values() for one in some]
        _words_agree(told, means, every, sheets * len(names), store)
        _workbook_agrees(means, store)


def _filled(dice: Random, store: Books) -> None:
    """Lots, and most of their sheets; of these some twice, and a few with a very low score."""
    office = next(one for one in store.district.people if one.has(Role.OFFICE))
    at = BEGIN.replace(day=9, hour=9)
    scoring.lots(office, Cause(office, at), store)
    drawn = store.scoring.latest()
    assert drawn is not None
    for pair in drawn.turn.pairs:
        if dice.random() < 0.8:
            for _ in range(dice.choice((1, 1, 2))):
                given = dice.choice((dice.randint(80, 99), dice.randint(800, 990) / 10, dice.randint(0, 30)))
                store.scoring.fill(ScoreSheet(drawn.id, *pair, given, "看过", office.id, at))


def _tenths(given: list[Decimal]) -> Decimal:
    return (sum(given, Decimal()) / len(given)).quantize(Decimal("0.1"), ROUND_HALF_UP)


def _words_agree(
    told: str, means: dict[str, Decimal], every: list[Decimal], wanted: int, store: Books
) -> None:
    lines = re.findall(r"^(?:(\d+)\. )?(\S+网格) (缺|[\d.]+)(?= ·|$)", told, re.MULTILINE)
    assert {name for _, name, _ in lines} == {grid.name for grid in store.district.grids}
    for place, name, given in lines:
        mean = means.get(name)
        assert given == "缺" if mean is None else Decimal(given) == mean, (name, told)
        better = sum(other > mean for other in means.values()) if mean is not None else 0
        assert place == (str(1 + better) if mean is not None else ""), (name, told)
    assert f"平均 {_tenths(every).normalize():f}，按交了的 {len(every)} 份算" in told
    assert (f"缺 {wanted - len(every)} 份，不当 0 分" in told) is (len(every) < wanted)
    middle = median(every)
    far = max(10.0, 3 * 1.4826 * float(median(abs(one - middle) for one in every)))
    assert told.count("偏离大家较远") == sum(float(abs(one - middle)) > far for one in every)


def _workbook_agrees(means: dict[str, Decimal], store: Books) -> None:
    """互评 and 综合分 of each grid: the two by their weights, or the one that there is."""
    order = Order("评分", END, span=Span(BEGIN, END), period="2026-03")
    found = find_documents()["评分"].facts(order, store)
    assert isinstance(found, Tabular)
    heads = [name for name, _ in found.pages[0].heads]
    for row in found.pages[0].rows:
        line = dict(zip(heads, row, strict=True))
        mean, own = means.get(str(line["网格"])), Decimal(str(line["考核分"]))
        assert line["互评"] == (None if mean is None else float(mean)), line
        weights = store.rules.score_weights
        both = own if mean is None else (own * weights[0] + mean * weights[1]) / sum(weights)
        assert abs(Decimal(str(line["综合分"])) - both) <= Decimal("0.05"), line
