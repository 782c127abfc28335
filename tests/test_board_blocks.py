"""晒比拼 in blocks says what the words say, and what they leave out: the rest of long lists, and the whole ranking."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from bot.gateways.telegram.rich import laid
from domain.blocks import Collage, Columns, Folded, said_in
from domain.board import Shortlist
from domain.district import Purpose
from domain.platform import Platform
from domain.standing import Ranked, Standing, rank
from domain.tally import Tally, of_group
from storage.boards import MOST_FOLDED, MOST_NAMED, View, facts
from storage.database import Database
from tests.board_cases import MONTH, NOW, TODAY, fill
from tests.turns import ONE_DATABASE
from texts import board_blocks, boards
from texts import cases as wording


@ONE_DATABASE
def test_blocks_say_what_the_words_say(database: Database) -> None:
    """Every line of the words stands in them, long lists go on where they end, and one message holds it all."""
    with database.transaction() as store:
        fill(store, Random(4))
    with database.reading() as store:
        everybody = store.district.groups_for(Purpose.ALL)[0]
        there = replace(everybody, platform=Platform.TELEGRAM)
        views: list[View] = [(of_group(everybody, store.district), one) for one in (everybody, there)]
        plain, long = facts(store, views, TODAY, "今天", at=NOW, ranked=(MONTH, "本月"))
        district = store.district
    assert plain.late.count > MOST_NAMED + 1 and plain.late.more == ()
    assert long.late.cases == plain.late.cases
    assert len(long.late.cases) + len(long.late.more) == min(long.late.count, MOST_FOLDED)
    blocks = board_blocks.blocks(long, district)
    said = {*said_in(blocks)}
    lines = [line for line in boards.words(long, district).split("\n") if not line.startswith("……")]
    closed = {boards.closed_row(one.case, district).text for one in long.closed}
    assert {line for line in lines if line not in said} <= closed, "a closed case is a caption"
    assert all(any(one.startswith(line) for one in said) for line in closed)
    folded = next(one for one in blocks if isinstance(one, Folded) and "件" in one.title)
    assert folded.title == f"还有 {long.late.count - MOST_NAMED} 件"
    assert {*said_in(folded.blocks)} >= {wording.row(one, district, NOW).text for one in long.late.more}
    assert laid(blocks) is not None


def test_the_ranking(database: Database) -> None:
    """Ten at once, the others folded; who had nothing is one line, and the own row stands out wherever it is."""
    with database.reading() as store:
        group = store.district.groups_for(Purpose.ALL)[0]
        (shown,) = facts(
            store, [(of_group(group, store.district), group)], TODAY, "今天", at=NOW, ranked=(MONTH, "本月")
        )
        district = store.district
    names = [f"第{number}网格" for number in range(1, 14)]
    ranked = rank(Standing(name, 4, 4 - number % 4, 2, 0, 1) for number, name in enumerate(names))
    waits = Ranked(Standing("未到期网格", 0, 0, 2, 0, 0), None)
    idle = Ranked(Standing("空网格", 0, 0, 0, 0, 0), None)
    busy = replace(
        shown,
        tally=Tally(new=1, open=1),
        ranked=(*ranked, waits, idle),
        own=ranked[11].standing.name,
        late=Shortlist(),
    )
    blocks = board_blocks.blocks(busy, district)
    first = next(one for one in blocks if isinstance(one, Columns))
    (rest,) = (one for one in blocks if isinstance(one, Folded))
    (second,) = rest.blocks
    assert isinstance(second, Columns) and (len(first.rows), len(second.rows)) == (10, 4)
    assert second.rows[-1] == ("—", "未到期网格", "没有到期的", "—", "2", "0")
    assert first.own is None and second.rows[second.own or 0][1] == busy.own
    assert "本月无件：空网格" in {*said_in(blocks)} and not [
        one for one in blocks if isinstance(one, Collage)
    ]
    assert board_blocks.blocks(replace(busy, tally=Tally(), closed=()), district) == ()


def test_what_came_back_is_not_left_to_be_told(database: Database) -> None:
    """It was closed, and is not among those that are shown: no more are said to follow."""
    with database.reading() as store:
        views: list[View] = [(of_group(None, store.district), None)]
        (empty,) = facts(store, views, TODAY, "今天", at=NOW, ranked=(MONTH, "本月"))
        district = store.district
    shown = replace(empty, tally=Tally(new=1, closed=2), closed=(), came_back=1)
    assert "……还有 1 件" in said_in(board_blocks.blocks(shown, district))
    assert not [
        one for one in said_in(board_blocks.blocks(replace(shown, came_back=2), district)) if "还有" in one
    ]
