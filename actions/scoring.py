"""互评: lots are drawn, sheets are filled in, and whoever has to act on it or follows it hears so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta

from actions.audience import answer_to, chat_of, grid_hears, office
from domain.actions import Action
from domain.authority import allows
from domain.cause import Cause
from domain.chat import Chat, Kind, Outgoing
from domain.district import Grid, Person, Purpose
from domain.rotation import LEAST, draw, seed_of
from domain.scoring import Marked, ScoreDraw, ScoreSheet, marked
from storage.store import Store
from texts import scoring as wording
from texts import times


def lots(by: Person, cause: Cause, store: Store) -> list[Outgoing]:
    """抽签 of this month, once; a second time says what was drawn."""
    month = cause.at.date().replace(day=1)
    if kept := store.scoring.of_month(month):
        return answer_to(cause, f"这个月抽过了。\n{wording.drawn(kept, store.district, cause.at)}")
    grids, until = (
        [grid.code for grid in store.district.grids],
        store.rules.scores_until.of(month, store.zone),
    )
    if len(grids) < LEAST:
        return answer_to(
            cause, f"只有 {len(grids)} 个网格，抽不了：至少要 {LEAST} 个，不然只能两家互相打分。"
        )
    if cause.at > until:
        return answer_to(cause, f"这个月的评分 {times.moment(until, cause.at)} 已经截止，下个月再抽。")
    line, basis = _basis(month, cause.at, store)
    seed = seed_of(f"{month:%Y-%m}", line, basis)
    turn = draw(grids, seed, store.scoring.before(month), store.rules.score_sheets)
    drawn = ScoreDraw(month, seed, line, basis, turn, cause.at, by.id, until)
    kept = store.scoring.keep(drawn) or store.scoring.of_month(month)
    assert kept is not None, "whoever was faster has kept it"
    return [*_told_whole(kept, cause, store), *_told_grids(kept, cause, store)]


def fill(sheets: Sequence[ScoreSheet], drawn: ScoreDraw, cause: Cause, store: Store) -> list[Outgoing]:
    """Sheets, or the corrections of some; one message says what was kept."""
    lines = []
    for sheet in sheets:
        same = [one for one in store.scoring.sheets(drawn) if _pair(one) == _pair(sheet)]
        store.scoring.fill(sheet)
        lines.append(wording.filled(sheet, same[-1] if same else None, store.district))
    return answer_to(cause, wording.all_filled(lines, drawn, cause.at))


def who_is_able(people: Iterable[Person], scorer: Grid, scored: Grid) -> list[Person]:
    """Who may hand in the sheet of one grid for another: its people and who leads it, but nobody of the other's."""
    theirs = [one for one in people if is_of(one, scorer) and not is_of(one, scored)]
    return [one for one in theirs if allows(one, Purpose.PRIVATE, Action.SCORE)]


def is_of(person: Person, grid: Grid) -> bool:
    """Is it a grid that this person works in or leads?"""
    return grid.id in person.grids or grid.leader == person.id


def check(drawn: ScoreDraw, now: datetime, store: Store) -> str:
    """核对: seed and lots worked out anew from the history, compared with what was drawn."""
    basis = store.scoring.hash_of(drawn.line)
    seed = seed_of(drawn.name, drawn.line, basis)
    turn = draw(drawn.turn.order, seed, store.scoring.before(drawn.month), len(drawn.turn.shifts))
    return wording.checked(drawn, seed, now, line_stands=basis == drawn.basis, same=turn == drawn.turn)


def outcome(drawn: ScoreDraw, store: Store) -> tuple[Marked, ...]:
    """What each grid was given, best first."""
    return marked(drawn, store.scoring.sheets(drawn))


def remind(drawn: ScoreDraw, at: datetime, store: Store) -> Iterator[Outgoing]:
    """To the group of each grid that has not filled in all of its sheets, once a month."""
    filled = {_pair(sheet) for sheet in store.scoring.sheets(drawn)}
    for grid, scored in _by_scorer(drawn, store):
        left = [one for one in scored if (grid.code, one) not in filled]
        for chat in grid_hears(grid, store) if left else ():
            text = wording.reminded(drawn, left, store.district, at)
            key = f"score-reminder:{drawn.id}:{grid.id}:{chat.id}"
            yield Outgoing(chat, text, kind=Kind.NOTICE, key=key)


def end(drawn: ScoreDraw, at: datetime, store: Store) -> list[Outgoing]:
    """截止: nothing changes any more, and the core group, or the office where there is none, hears what came of it."""
    if not store.scoring.end(drawn, at):
        return []
    text = wording.results(drawn, outcome(drawn, store), store.district, at)
    return [
        Outgoing(chat, text, kind=Kind.BROADCAST, key=f"scores:{drawn.id}:{chat.id}") for chat in _core(store)
    ]


def propose(at: datetime, store: Store) -> list[Outgoing]:
    """The office is asked whether this month's lots shall be drawn, where there were lots last month."""
    key = f"score-lots:{at:%Y-%m}"
    text = wording.proposed(at)
    return [
        Outgoing(chat, text, choices=(wording.DRAW,), kind=Kind.NOTICE, key=f"{key}:{chat.id}")
        for chat in office(store)
    ]


def _basis(month: date, now: datetime, store: Store) -> tuple[int, str]:
    """The last line of the history before the month, which is over, so that nobody can choose when to draw; in the
    first month of all the last line there is."""
    begins = datetime.combine(month, time(), store.zone)
    found = store.scoring.last_line(begins)
    return found if found[0] else store.scoring.last_line(now + timedelta(microseconds=1))


def _told_whole(drawn: ScoreDraw, cause: Cause, store: Store) -> list[Outgoing]:
    text = wording.drawn(drawn, store.district, cause.at)
    limits = wording.limits(drawn, store.rules.score_sheets)
    whole = "\n".join([text, *limits, *_nobodys(drawn, store)])
    core = [chat for chat in _core(store) if chat != cause.chat]
    return [*answer_to(cause, whole), *(Outgoing(chat, text, kind=Kind.NOTICE) for chat in core)]


def _nobodys(drawn: ScoreDraw, store: Store) -> list[str]:
    """A line for each sheet that nobody can hand in: all who work in the grid are of the one that it drew, too."""
    grids = {grid.code: grid for grid in store.district.grids}
    pairs = [(grids[one], grids[other]) for one, other in drawn.turn.pairs if {one, other} <= grids.keys()]
    return [
        wording.nobodys(one, other)
        for one, other in pairs
        if not who_is_able(store.district.people, one, other)
    ]


def _told_grids(drawn: ScoreDraw, cause: Cause, store: Store) -> Iterator[Outgoing]:
    for grid, scored in _by_scorer(drawn, store):
        text = wording.asked(drawn, scored, store.district, cause.at)
        yield from (Outgoing(chat, text, kind=Kind.NOTICE) for chat in grid_hears(grid, store))


def _by_scorer(drawn: ScoreDraw, store: Store) -> list[tuple[Grid, list[str]]]:
    """The grids of today in the register's order, each with whom it scores."""
    found: dict[str, list[str]] = {}
    for scorer, scored in drawn.turn.pairs:
        found.setdefault(scorer, []).append(scored)
    return [(grid, found[grid.code]) for grid in store.district.grids if grid.code in found]


def _core(store: Store) -> list[Chat]:
    groups = store.district.groups_for(Purpose.CORE)
    return list(map(chat_of, groups)) or list(office(store))


def _pair(sheet: ScoreSheet) -> tuple[str, str]:
    return sheet.scorer, sheet.scored
