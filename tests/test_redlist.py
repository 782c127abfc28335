"""红黄榜: who comes on it, which step may follow which, and that two who are equally fast do not both publish it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.releasing import named_in
from domain.redlist import (
    LEADS,
    Listed,
    ListEntry,
    ListEvent,
    ListState,
    ListStep,
    RedList,
    objections,
    placed,
    standing,
)
from domain.refused import ListChanged
from domain.rules import DEFAULTS, Rules
from domain.rulevalues import Bar
from storage.database import Database
from tests.turns import ONE_DATABASE
from texts.redlist import shown
from understanding.orders.without_a_case.objection_words import Ruled, objected, ruled

NOW = datetime(2026, 4, 1, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
TOTALS = st.one_of(st.none(), st.integers(0, 100).map(float))
ENTRIES = st.lists(st.tuples(TOTALS, st.integers(0, 9)), max_size=20).map(
    lambda rows: [entry(f"{place:02}", total, due) for place, (total, due) in enumerate(rows)]
)
BARS = st.builds(Bar, st.one_of(st.none(), st.integers(1, 9)), st.one_of(st.none(), st.integers(0, 100)))


def entry(grid: str, total: float | None, due: int = 9) -> ListEntry:
    """A grid with a score."""
    return ListEntry(grid, total, total, None, due)


def event(step: ListStep, grid: str = "") -> ListEvent:
    """One line of a history."""
    return ListEvent(1, NOW, 1, step, grid)


def listed(*totals: float, rules: Rules = DEFAULTS) -> str:
    """On which list each of these comes: + good, - weak."""
    entries = [entry(f"{place:02}", total) for place, total in enumerate(totals)]
    found = {one.grid: one.listed for one in placed(entries, rules.good_bar, rules.weak_bar, 3)}
    return "".join(
        {Listed.GOOD: "+", Listed.WEAK: "-", Listed.NEITHER: "."}[found[one.grid]] for one in entries
    )


def test_place_and_points_must_both_hold() -> None:
    """The first three with at least 90, the last three with at most 80; equals are equal."""
    assert listed(99, 95, 92, 91, 85, 81, 80, 70, 60) == "+++...---"
    assert listed(99, 99, 99, 99, 50, 50, 50, 50) == "++++----", "equals share a place"
    assert listed(89, 88, 81) == "...", "nobody is shamed for being last with 81"
    assert listed(47) == listed(99) == ".", "one alone is neither first nor last"
    assert listed(99, 47) == "+-"
    assert listed(100, 100, 100, 100) == "++++"
    assert listed(rules=replace(DEFAULTS, good_bar=Bar(1, None))) == ""


@given(ENTRIES, BARS, BARS, st.integers(0, 5))
def test_places_are_fair(entries: list[ListEntry], good: Bar, weak: Bar, least: int) -> None:
    """Everybody is there once; who has too few limits or no score has no place and no list; more is never worse."""
    found = placed(entries, good, weak, least)
    assert sorted(one.grid for one in found) == sorted(one.grid for one in entries)
    ranked = [one for one in found if one.place is not None]
    assert all((one.place is not None) == (one.total is not None and one.due >= least) for one in found)
    assert all(one.listed is Listed.NEITHER for one in found if one.place is None)
    for one in ranked:
        for other in ranked:
            assert (one.total or 0) <= (other.total or 0) or (one.place or 0) < (other.place or 0)
            if (one.total, one.listed) == (other.total, Listed.GOOD):
                assert other.listed is Listed.GOOD


def test_objections_are_what_the_events_say() -> None:
    """Undecided, upheld, dismissed; a draft drawn up anew has none; who was upheld is on neither list."""
    raised = [event(ListStep.OBJECT, "01"), event(ListStep.OBJECT, "02"), event(ListStep.OBJECT, "03")]
    found = objections([*raised, event(ListStep.UPHOLD, "01"), event(ListStep.DISMISS, "02")])
    assert [(one.grid, one.decided is not None, one.upheld) for one in found] == [
        ("01", True, True),
        ("02", True, False),
        ("03", False, False),
    ]
    good = [replace(entry(grid, 99), listed=Listed.GOOD) for grid in ("01", "02", "03")]
    assert [one.listed for one in standing(good, found)] == [Listed.NEITHER, Listed.GOOD, Listed.GOOD]
    assert objections([*raised, event(ListStep.DRAW_UP)]) == ()


def test_every_step_leads_somewhere() -> None:
    """Each state has its row, each can be reached, and nothing leads out of a list that was withdrawn."""
    assert set(LEADS) == set(ListState)
    assert {step for steps in LEADS.values() for step in steps} == set(ListStep)
    reached = {state for steps in LEADS.values() for state in steps.values()}
    assert reached == set(ListState) and not LEADS[ListState.WITHDRAWN]
    published = [
        (state, step)
        for state, steps in LEADS.items()
        for step, after in steps.items()
        if after is ListState.PUBLISHED
    ]
    # Nothing is published that nobody could object to, and only that goes outside.
    assert published == [
        (ListState.OBJECTING, ListStep.SIGN),
        (ListState.PUBLISHED, ListStep.RELEASE),
    ]


def test_whoever_is_slower_is_told(database: Database) -> None:
    """Two leaders sign what both have read as 异议期: one does; a list of one month is begun once."""
    names = ("红榜", "黄榜")
    new = RedList(date(2026, 3, 1), 1, ListState.OBJECTING, names, "", (), NOW, NOW + timedelta(days=2))
    with database.transaction() as store:
        kept = store.redlists.begin(new)
        signed = replace(kept, state=ListState.PUBLISHED)
        line = ListEvent(kept.id, NOW, None, ListStep.SIGN)
        store.redlists.move(kept, signed, line)
        with pytest.raises(ListChanged):
            store.redlists.move(kept, signed, line)
        with pytest.raises(ListChanged):
            store.redlists.begin(new)
        assert store.redlists.of_month(new.month) == signed
        assert [one.step for one in store.redlists.history(kept)] == [ListStep.SIGN]


@ONE_DATABASE
def test_what_was_withdrawn_is_part_of_the_story_of_the_next(database: Database) -> None:
    """The correction has a history of its own; the track of the month has both, each with which list it was."""
    names = ("红榜", "黄榜")
    with database.transaction() as store:
        lists = [
            store.redlists.begin(RedList(date(2026, 3, 1), revision, state, names, "", (), NOW))
            for revision, state in ((1, ListState.PUBLISHED), (2, ListState.DRAFT))
        ]
        first, second = lists
        steps = ((first, ListStep.SIGN), (first, ListStep.WITHDRAW), (second, ListStep.DRAW_UP))
        for one, step in steps:
            store.redlists.move(one, one, ListEvent(one.id, NOW, None, step))
        assert [event.step for event in store.redlists.history(second)] == [ListStep.DRAW_UP]
        track = [(which, event.step) for which, event in store.redlists.track(date(2026, 3, 1))]
        assert track == [(1, ListStep.SIGN), (1, ListStep.WITHDRAW), (2, ListStep.DRAW_UP)]
        assert store.redlists.track(date(2026, 4, 1)) == []


@ONE_DATABASE
def test_one_alone_is_on_no_list(database: Database) -> None:
    """A draft says why both lists are empty though a grid has few points."""
    entries = placed([entry("01", 47), entry("02", 90, due=1)], DEFAULTS.good_bar, DEFAULTS.weak_bar, 3)
    names = ("红榜", "黄榜")
    with database.reading() as store:
        told = shown(
            RedList(NOW.date(), 1, ListState.DRAFT, names, "", entries, NOW), (), store.district, NOW
        )
    assert "黄榜：无" in told and "排名的只有 1 个网格" in told


@ONE_DATABASE
def test_nobody_goes_outside_by_name(database: Database) -> None:
    """对外发布: a grid that is called like somebody of the register holds the text back; places do not."""
    with database.transaction() as store:
        somebody = store.district.people[0].name
        assert named_in(f"红榜：1. {somebody}网格 100", store) == [somebody]
        assert named_in("红榜：1. 双龙网格 100", store) == []


def test_what_is_said_of_an_objection() -> None:
    """金山的异议不成立 decides with its reason, 没被评分不公平，有异议 objects; an appeal and a question do neither."""
    told = ruled("双龙社区的异议不成立，规则没写下雨可以免")
    assert told == Ruled("双龙社区", upheld=False, why="规则没写下雨可以免", named=True)
    assert ruled("成立") == Ruled("", upheld=True, why="", named=False)
    assert not any(map(ruled, ("异议成立吗", "不接受", "谁的异议成立", "76不成立")))
    grids = ["长城网格", "双龙网格"]
    assert objected("长城网格没被评分不公平，我们有异议", grids) == ("长城网格", "没被评分不公平")
    for text in (
        "长城网格 12 有异议",
        "长城网格排名不对",
        "我们网格没评分，有异议",
        "长城网格评分有异议怎么提",
    ):
        assert objected(text, grids) is None, text
